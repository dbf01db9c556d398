"""A round at one's own pace: composed, opened, answered between two times, closed by the clock, read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.actions.composing import add_prompt, compose_round
from beprovad.rounds.actions.keeping import end_overrun
from beprovad.rounds.actions.leading import StepRefused, close_prompt, open_prompt, open_round
from beprovad.rounds.models import Round
from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import Kind, Pace, PromptState
from beprovad.rounds.rules.pace import Refusal, state_at
from beprovad.rounds.tests.makers import coordinator, network
from beprovad.rounds.words.ready import Ready, drafts

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def alice():
    return coordinator()


def entered(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def composed(alice, ready=Ready.EVALUATION, *, opens=None, closes=HOUR):
    led = compose_round(title="Efter dagen", networks=[network()], drafts=drafts(ready), by=alice)
    now = timezone.now()
    times = {"opens_at": now + opens if opens else None, "closes_at": now + closes}
    Round.objects.filter(pk=led.pk).update(pace=Pace.OWN, **times)
    return Round.objects.get(pk=led.pk)


def states(led, at=None):
    return [state_at(one.times, at or timezone.now()) for one in led.prompts.all()]


def settings_of(led, closes_at, **more):
    local = timezone.localtime(closes_at).strftime("%Y-%m-%dT%H:%M")
    return {
        "title": led.title,
        "about": "",
        "networks": [network().pk],
        "place": "",
        "closes_at": local,
        **more,
    }


def refusal(led, alice):
    with pytest.raises(StepRefused) as caught:
        open_round(led=led, by=alice)
    return caught.value.refusal


def test_the_whole_way_from_settings_to_results(alice):
    client = entered(alice)
    led = compose_round(title="Efter dagen", networks=[network()], drafts=drafts(Ready.EVALUATION), by=alice)
    told = settings_of(led, timezone.now() + 2 * HOUR, pace="own", seating="phones", opens_at="")
    assert client.post(reverse("rounds:settings", args=[led.pk]), told).status_code == 302
    assert client.post(reverse("rounds:open_round", args=[led.pk])).status_code == 302
    led.refresh_from_db()
    scale, texts, _ = led.prompts.all()

    phone, here = Client(), reverse("rounds:phone", args=[led.code])
    phone.post(here)
    assert "Steg 1 av 3" in phone.get(here).content.decode()
    send = reverse("rounds:send", args=[led.code])
    phone.post(send, {"prompt": scale.pk, "slot": "", "answer": "4"})
    phone.post(send, {"prompt": texts.pk, "slot": "a1", "answer": "Att fråga först"})
    assert "Att fråga först" in phone.get(f"{here}?prompt=2").content.decode()
    board = client.get(reverse("rounds:board", args=[led.pk])).content.decode()
    assert board.count("1 har svarat") == 2

    assert end_overrun(led.closes_at) == 0
    assert end_overrun(led.closes_at + timedelta(seconds=1)) == 1
    bob = User.objects.create_user("bob@sjobygden.example", person=people.person("Bob Berg"))
    people.seat(bob.person, "IFO", Role.MEMBER)
    shown = entered(bob).get(reverse("rounds:results", args=[led.pk])).content.decode()
    assert "Att fråga först" in shown
    assert "1 har svarat. Medelvärdet är 4,0" in shown


def test_every_step_is_open_between_the_two_times_and_exactly_then(alice):
    led = open_round(led=composed(alice, opens=HOUR, closes=3 * HOUR), by=alice)
    assert states(led) == [PromptState.WAITING] * 3
    assert states(led, led.opens_at) == [PromptState.OPEN] * 3
    assert states(led, led.closes_at) == [PromptState.OPEN] * 3
    assert states(led, led.closes_at + timedelta(microseconds=1)) == [PromptState.CLOSED] * 3


def test_a_step_that_takes_from_another_needs_somebody_who_leads(alice):
    assert refusal(composed(alice, Ready.CHECKLIST), alice) is Refusal.NEEDS_LEADING


def test_a_round_whose_time_has_passed_does_not_open(alice):
    assert refusal(composed(alice, closes=-HOUR), alice) is Refusal.CLOSES_BEFORE


def test_a_step_that_is_opened_again_closes_when_the_others_do(alice):
    led = open_round(led=composed(alice), by=alice)
    first = close_prompt(prompt=led.prompts.first(), by=alice)
    assert open_prompt(prompt=first, by=alice).closes_at == led.closes_at
    added = add_prompt(led=led, draft=Draft(Kind.TEXTS, "Något mer?"), by=alice)
    assert open_prompt(prompt=added, by=alice).closes_at == led.closes_at


def test_more_time_is_given_while_it_runs_and_reaches_every_step(alice):
    led = open_round(led=composed(alice), by=alice)
    later = led.closes_at.replace(second=0, microsecond=0) + 24 * HOUR
    answer = entered(alice).post(reverse("rounds:settings", args=[led.pk]), settings_of(led, later))
    assert answer.status_code == 302
    led.refresh_from_db()
    assert {led.closes_at, *led.prompts.values_list("closes_at", flat=True)} == {later}
    assert led.pace == Pace.OWN


def test_the_settings_of_a_round_that_is_led_are_kept_when_it_runs(alice):
    led = compose_round(title="I rummet", networks=[network()], drafts=drafts(Ready.CHECK_IN), by=alice)
    open_round(led=led, by=alice)
    told = {"title": "I salen", "about": "", "networks": [network().pk], "place": ""}
    assert entered(alice).post(reverse("rounds:settings", args=[led.pk]), told).status_code == 302
    led.refresh_from_db()
    assert (led.title, led.pace, led.closes_at) == ("I salen", Pace.LED, None)
