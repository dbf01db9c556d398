"""A step's picture: what is taken, what is refused with why, who sees it, and when its file goes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.actions.composing import copy_round, remove_prompt
from beprovad.rounds.actions.leading import end_round
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.rules.pictures import MOST_BYTES, PictureRefusal, picture_ending, refuse_picture
from beprovad.rounds.tests.makers import a_round, coordinator, opened, running
from beprovad.rounds.tests.phones import words_on

PNG = b"\x89PNG\r\n\x1a\nen karta"
SVG = b"<svg onload='x()'/>"


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PNG, ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"GIF89a", ".gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"),
        (SVG, None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(content, ending):
    assert picture_ending(content) == ending


@given(st.binary(max_size=40))
def test_whatever_is_sent_is_judged_without_failing(content):
    assert (refuse_picture(content, len(content)) is None) == (picture_ending(content) is not None)


def test_a_picture_on_the_stroke_of_five_megabytes_is_taken():
    assert refuse_picture(PNG, MOST_BYTES) is None
    assert refuse_picture(PNG, MOST_BYTES + 1) is PictureRefusal.TOO_LARGE


@pytest.fixture
def alice(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return coordinator()


def browser(user):
    made = Client()
    made.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return made


def send(client, led, content, *, words="En karta", **more):
    address = reverse("rounds:new_prompt", args=[led.pk]) + "?kind=information"
    file = SimpleUploadedFile("semester i fjällen.png", content, "image/png")
    return client.post(
        address, {"title": "Så här ser det ut", "picture": file, "picture_text": words, **more}
    )


def files(tmp_path):
    return [found for found in tmp_path.rglob("*") if found.is_file()]


def test_a_picture_is_put_on_a_step_and_stands_on_the_board_the_screen_and_the_results(alice, tmp_path):
    led, client = a_round(), browser(alice)
    assert send(client, led, PNG).status_code == 302
    shown = led.prompts.get()
    assert shown.picture_text == "En karta"
    assert "semester" not in shown.picture.name
    opened(running(led).prompts.get())
    address = reverse("rounds:prompt_picture", args=[shown.pk])
    for name in ("board", "screen"):
        page = words_on(client.get(reverse(f"rounds:{name}", args=[led.pk])))
        assert f'src="{address}" alt="En karta"' in page
    end_round(led=led, by=alice)
    assert f'src="{address}" alt="En karta"' in words_on(client.get(reverse("rounds:results", args=[led.pk])))
    answer = client.get(address)
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (PNG, "image/png")


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (SVG, "En karta", "Det är ingen bild som går att visa."),
        (PNG + bytes(MOST_BYTES), "En karta", "Bilden är större än 5 MB."),
        (PNG, "", "Skriv vad bilden visar, för dem som inte ser den."),
    ],
    ids=["no picture", "too large", "no words"],
)
def test_what_is_not_taken_says_why_and_leaves_nothing(alice, tmp_path, content, words, said):
    led = a_round()
    answer = send(browser(alice), led, content, words=words)
    assert answer.status_code == 422
    assert said in words_on(answer)
    assert not led.prompts.exists()
    assert files(tmp_path) == []


def test_a_picture_is_exchanged_taken_away_and_its_file_goes_with_it(
    alice, tmp_path, django_capture_on_commit_callbacks
):
    led, client = a_round(), browser(alice)
    send(client, led, PNG)
    edit = reverse("rounds:edit_prompt", args=[led.prompts.get().pk])
    told = {"title": "Så här", "picture_text": "En annan karta"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, {**told, "picture": SimpleUploadedFile("b.gif", b"GIF89a", "image/gif")})
    assert [found.suffix for found in files(tmp_path)] == [".gif"]
    client.post(edit, told)
    assert led.prompts.get().picture.name.endswith(".gif")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, {**told, "drops_picture": "on"})
    assert (led.prompts.get().picture.name, led.prompts.get().picture_text) == ("", "")
    assert files(tmp_path) == []


def test_a_file_that_a_copied_round_shows_stays(alice, tmp_path, django_capture_on_commit_callbacks):
    led = a_round()
    send(browser(alice), led, PNG)
    copied = copy_round(source=led, title="Igen", by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        remove_prompt(prompt=led.prompts.get(), by=alice)
    assert len(files(tmp_path)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        remove_prompt(prompt=copied.prompts.get(), by=alice)
    assert files(tmp_path) == []


def test_who_does_not_see_the_round_does_not_see_its_picture(alice):
    led = running(a_round())
    send(browser(alice), led, PNG)
    shown = led.prompts.get()
    address = reverse("rounds:prompt_picture", args=[shown.pk])
    charlie = User.objects.create_user(
        "charlie@annanstans.example", person=people.person("Charlie Cederlund")
    )
    people.seat(charlie.person, "Annat", Role.COORDINATOR)
    bob = User.objects.create_user("bob@sjobygden.example", person=people.person("Bob Berg"))
    people.seat(bob.person, "IFO", Role.MEMBER)
    assert browser(charlie).get(address).status_code == 404
    assert browser(bob).get(address).status_code == 404
    end_round(led=led, by=alice)
    answer = browser(bob).get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == PNG
    assert browser(charlie).get(address).status_code == 404


def test_only_information_has_a_picture(alice):
    led = a_round()
    address = reverse("rounds:new_prompt", args=[led.pk]) + f"?kind={Kind.CHOICE}"
    assert 'type="file"' not in words_on(browser(alice).get(address))
