from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.fingerprints import LIMIT, changed_since, prints, read, written

VALUES = st.dictionaries(
    st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text(max_size=20)), max_size=6
)


@given(VALUES)
def test_what_nobody_touched_has_not_changed(values: dict[str, object]) -> None:
    assert changed_since(read(written(prints(values))), prints(dict(values))) == ()


@given(VALUES, st.text(max_size=8), st.text(max_size=20))
def test_exactly_what_was_touched_has_changed(values: dict[str, object], name: str, said: str) -> None:
    after = {**values, name: f"{said}."}
    expected = () if values.get(name) == after[name] else (name,)
    assert changed_since(prints(values), prints(after)) == expected


def test_what_is_gone_has_changed_too() -> None:
    assert changed_since(prints({"a": 1, "b": 2}), prints({"a": 1})) == ("b",)


@given(st.text(max_size=200))
def test_any_text_is_read_without_falling_over(carried: str) -> None:
    assert isinstance(read(carried), dict)


def test_what_we_never_wrote_is_nothing() -> None:
    assert read('{"a": 1}') == read("[]") == read("{") == read('{"a":"' + "x" * LIMIT + '"}') == {}
