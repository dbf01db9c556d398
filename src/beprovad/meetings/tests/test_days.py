"""Words of time on a matter: months, and the next meeting whose day the same note tells."""

from datetime import date

import pytest

from beprovad.meetings.actions.saving import save_meeting
from beprovad.meetings.models import Matter
from beprovad.meetings.rules.days import day_due, day_to_wake
from beprovad.meetings.tests import makers, matter_makers
from beprovad.meetings.tests.test_reading import settle

HELD, NEXT = date(2026, 10, 14), date(2026, 12, 9)


@pytest.mark.parametrize(
    ("words", "waking", "due"),
    [
        ("i mars 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("utredningen är klar i mars", date(2027, 3, 1), date(2027, 3, 31)),
        ("mars", date(2027, 3, 1), date(2027, 3, 1)),
        ("före november", date(2026, 11, 1), date(2026, 11, 1)),
        ("under februari 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("i oktober", None, None),
        ("nästa möte", NEXT, NEXT),
        ("nästa nätverksmöte", NEXT, NEXT),
        ("nästa gång", NEXT, NEXT),
        ("den 1 december", date(2026, 12, 1), date(2026, 12, 1)),
        ("nästa år", None, None),
        ("våren", None, None),
        ("majoriteten är överens", None, None),
        ("", None, None),
    ],
)
def test_words_of_time_mean_a_day(words: str, waking: date | None, due: date | None) -> None:
    assert (day_to_wake(words, HELD, NEXT), day_due(words, HELD, NEXT)) == (waking, due)


def test_the_next_meeting_is_no_day_when_the_note_does_not_say_which() -> None:
    assert day_due("nästa möte", HELD, None) is None
    assert day_due("nästa möte", HELD, date(2026, 1, 1)) is None


@pytest.mark.django_db
def test_a_saved_matter_wakes_in_its_month_or_comes_back_at_the_next_meeting() -> None:
    by = matter_makers.coordinator("IFO", "Funktionsstöd")
    reading = makers.reading(by)
    settle(reading)
    save_meeting(reading, by=by)
    assert Matter.objects.get(state="parked").wake_on == date(2026, 3, 1)
    assert Matter.objects.get(state="continuing").due_on == date(2025, 12, 9)
