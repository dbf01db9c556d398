from django.urls import path

from beprovad.rounds.views import joining, pages, phone

_ROUND = "r/<str:code>/"  # short: people type it

urlpatterns = [
    path("r/", joining.enter, name="enter"),
    path("r/phone-<slug:version>.css", pages.styles, name="phone_styles"),
    path("r/phone-<slug:version>.js", pages.script, name="phone_script"),
    path(_ROUND, phone.phone, name="phone"),
    path(f"{_ROUND}inputs/", phone.send, name="send"),
    path(f"{_ROUND}votes/", phone.vote, name="vote"),
    path(f"{_ROUND}pictures/<int:prompt_id>/", phone.picture, name="picture"),
]
