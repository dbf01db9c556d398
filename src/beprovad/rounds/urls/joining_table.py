from django.urls import path

from beprovad.rounds.views import joining_table as table

_PROMPT = "rounds/prompts/<int:prompt_id>/"

urlpatterns = [
    path(f"{_PROMPT}join/", table.join, name="join"),
    path(f"{_PROMPT}join/chosen/", table.join_chosen, name="join_chosen"),
    path(f"{_PROMPT}join/proposed/", table.join_proposed, name="join_proposed"),
    path(f"{_PROMPT}join/part/", table.part, name="part"),
    path(f"{_PROMPT}join/undo/", table.undo_joining, name="undo_joining"),
    path(f"{_PROMPT}join/word/<int:input_id>/", table.reword_one, name="reword_one"),
    path(f"{_PROMPT}groups/<int:group_id>/", table.reword, name="reword"),
]
