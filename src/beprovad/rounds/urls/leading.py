from django.urls import path

from beprovad.rounds.views import keying_in, leading

_ROUND = "rounds/<int:round_id>/"
_PROMPT = "rounds/prompts/<int:prompt_id>/"

urlpatterns = [
    path(f"{_ROUND}board/", leading.board_page, name="board"),
    path(f"{_ROUND}board/now/", leading.board_now, name="board_now"),
    path(f"{_ROUND}screen/", leading.screen, name="screen"),
    path(f"{_ROUND}screen/now/", leading.screen_now, name="screen_now"),
    path(f"{_ROUND}open/", leading.open_round, name="open_round"),
    path(f"{_ROUND}next/", leading.next_prompt, name="next_prompt"),
    path(f"{_ROUND}lock/", leading.lock, name="lock"),
    path(f"{_ROUND}end/", leading.end, name="end"),
    path(f"{_ROUND}seats/", leading.seats, name="seats"),
    path(f"{_ROUND}seats/<int:seat_number>/remove/", leading.take_away_seat, name="remove_seat"),
    path(f"{_PROMPT}open/", leading.open_prompt, name="open_prompt"),
    path(f"{_PROMPT}close/", leading.close_prompt, name="close_prompt"),
    path(f"{_PROMPT}timer/", leading.timer, name="timer"),
    path(f"{_PROMPT}reveal/", leading.reveal, name="reveal"),
    path(f"{_PROMPT}go-through/", leading.go_through, name="go_through"),
    path(f"{_PROMPT}undo/", leading.undo, name="undo"),
    path(f"{_PROMPT}key-in/", keying_in.paper, name="key_in"),
]
