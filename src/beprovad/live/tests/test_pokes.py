"""Words that travel: in this process, and between processes."""

import pytest
from django.db import transaction

from beprovad.live import pokes


@pytest.fixture
def heard():
    told: list[tuple[str, str]] = []
    stop = pokes.listen_here(lambda room, topic: told.append((room, topic)))
    yield told
    stop()


@pytest.mark.django_db(transaction=True)
def test_a_change_is_told_when_it_is_committed(heard: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        pokes.changed("parlour", "salon")
        assert heard == []
    assert heard == [("parlour", "salon")]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_is_not_told(heard: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        pokes.changed("parlour", "salon")
        transaction.set_rollback(True)
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_change_is_told_at_once(heard: list[tuple[str, str]]) -> None:
    pokes.changed("parlour", "salon")
    assert heard == [("parlour", "salon")]


def test_a_process_does_not_listen_to_itself() -> None:
    assert pokes.read_word(pokes.changed_word(("parlour", "salon"))) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"from": "x"}', '{"from": "x", "changed": 1}', '"hej"'])
def test_what_is_not_understood_is_passed_over(text: str) -> None:
    assert pokes.read_word(text) is None


def test_another_process_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = pokes.changed_word(("parlour", "salon"))
    present = pokes.present_word(("parlour", "salon"), 3, 1, ("anna",))
    monkeypatch.setattr(pokes, "this_process", lambda: "another")
    word = pokes.read_word(changed)
    assert word is not None
    assert word.changed == ("parlour", "salon")
    word = pokes.read_word(present)
    assert word is not None
    assert word.present == (("parlour", "salon"), (3, 1, ["anna"]))
