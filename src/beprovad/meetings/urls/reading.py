from django.urls import path

from beprovad.meetings.views import reading as views

reading = [
    path("meetings/read-in/", views.read_in, name="read_in"),
    path("meetings/read-in/<int:reading_id>/", views.review_reading, name="review"),
    path("meetings/read-in/<int:reading_id>/accept-certain/", views.accept_certain, name="accept_certain"),
    path("meetings/read-in/<int:reading_id>/decide/", views.decide, name="decide_finding"),
    path("meetings/read-in/<int:reading_id>/add/", views.add, name="add_finding"),
    path("meetings/read-in/<int:reading_id>/networks/", views.choose_networks, name="choose_networks"),
    path("meetings/read-in/<int:reading_id>/mask/", views.mask, name="mask_identity_numbers"),
    path("meetings/read-in/<int:reading_id>/again/", views.read_again, name="read_again"),
    path("meetings/read-in/<int:reading_id>/save/", views.save, name="save_reading"),
    path("meetings/read-in/<int:reading_id>/discard/", views.discard, name="discard_reading"),
    path("meetings/read-in/<int:reading_id>/original/", views.original, name="original"),
    path("meetings/read-in/<int:reading_id>/<int:finding_id>/answer/", views.answer, name="answer_finding"),
    path("meetings/read-in/<int:reading_id>/<int:finding_id>/", views.correct, name="correct_finding"),
]
