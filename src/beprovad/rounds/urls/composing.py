from django.urls import path

from beprovad.rounds.views import composing

_ROUND = "rounds/<int:round_id>/"
_PROMPT = "rounds/prompts/<int:prompt_id>/"

urlpatterns = [
    path("rounds/", composing.rounds, name="rounds"),
    path("rounds/new/", composing.new_round, name="new_round"),
    path(_ROUND, composing.one_round, name="round"),
    path(f"{_ROUND}settings/", composing.settings, name="settings"),
    path(f"{_ROUND}copy/", composing.copy, name="copy"),
    path(f"{_ROUND}remove/", composing.remove, name="remove"),
    path(f"{_ROUND}prompts/new/", composing.new_prompt, name="new_prompt"),
    path(_PROMPT, composing.edit_prompt, name="edit_prompt"),
    path(f"{_PROMPT}remove/", composing.take_away_prompt, name="remove_prompt"),
    path(f"{_PROMPT}again/", composing.again, name="ask_again"),
    path(f"{_PROMPT}picture/", composing.picture, name="prompt_picture"),
    path(f"{_PROMPT}move/", composing.move, name="move_prompt"),
]
