"""Texts to translate are found wherever they are marked, and a gap in a catalogue is told."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from beprovad.config import messages


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with texts in code and in a template, and no catalogue."""
    (tmp_path / "room/templates/room").mkdir(parents=True)
    (tmp_path / "room/views.py").write_text(
        'from x import gettext as _, ngettext, pgettext\n_("Möten")\nngettext("%(n)s möte", "%(n)s möten", 2)\n'
        'pgettext("verb", "Dela")\n_(variable)\nother("Inte denna")\n',
        encoding="utf-8",
    )
    (tmp_path / "room/templates/room/page.html").write_text(
        '{% translate "Läs in (nu)" %} {% translate \'Dela\' context "verb" %}\n'
        "{% blocktranslate trimmed count n=n %}\n  {{ n }} person's\n{% plural %}\n"
        "  {{ n }} personer\n{% endblocktranslate %}\n"
        '{{ value|default:_("Inget än") }}{% include "a.html" with title=_("Rubrik") %}\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    return tmp_path


def translate(package: Path, **words: str) -> None:
    """Write a catalogue in which these texts are translated."""
    catalog = messages.extract("en")
    for text, translation in words.items():
        message = catalog.get(text)
        assert message is not None
        message.string = translation
    messages._write("en", catalog)


def test_every_marked_text_is_found_once_with_its_context_and_plural(package: Path) -> None:
    found = {(text.words, text.context) for text in messages.texts()}
    assert found == {
        ("Möten", None),
        (("%(n)s möte", "%(n)s möten"), None),
        ("Dela", "verb"),
        ("Läs in (nu)", None),
        (("%(n)s person's", "%(n)s personer"), None),
        ("Inget än", None),
        ("Rubrik", None),
    }


def test_without_a_catalogue_everything_is_missing_and_nothing_breaks(package: Path) -> None:
    assert messages.compile_catalogues() == []
    assert len(messages.missing("en")) == 8  # "Dela" stands in two files


def test_what_is_translated_is_no_longer_missing(package: Path) -> None:
    translate(package, Möten="Meetings", Rubrik="Heading")
    assert [line for line in messages.missing("en") if "Möten" in line or "Rubrik" in line] == []
    assert any("'Inget än'" in line for line in messages.missing("en"))


def test_a_translation_with_other_placeholders_is_told(package: Path) -> None:
    (package / "room/views.py").write_text('_("Från %(name)s")', encoding="utf-8")
    translate(package, **{"Från %(name)s": "From %(nmae)s"})
    assert any("other placeholders" in line for line in messages.missing("en"))


def test_an_uncertain_translation_counts_as_missing(package: Path) -> None:
    catalog = messages.extract("en")
    message = catalog.get("Möten")
    assert message is not None
    message.string, message.flags = "Meetings", {"fuzzy"}
    messages._write("en", catalog)
    assert any("fuzzy" in line for line in messages.missing("en"))


def test_translations_survive_new_texts_and_old_ones_are_kept_as_obsolete(package: Path) -> None:
    translate(package, Möten="Meetings", Rubrik="Heading")
    (package / "room/views.py").write_text('_("Ny text")', encoding="utf-8")
    messages._write("en", messages.extract("en"))
    with (package / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        catalog = read_po(file, locale="en")
    assert catalog.get("Rubrik").string == "Heading"
    assert catalog.get("Ny text").string == ""
    assert catalog.obsolete["Möten"].string == "Meetings"


def test_extracting_twice_changes_nothing(package: Path) -> None:
    translate(package, Möten="Meetings")
    first = (package / "locale/en/LC_MESSAGES/django.po").read_bytes()
    messages._write("en", messages.extract("en"))
    assert (package / "locale/en/LC_MESSAGES/django.po").read_bytes() == first


def test_a_catalogue_is_compiled_beside_its_source(package: Path) -> None:
    translate(package, Möten="Meetings")
    messages.compile_catalogues()
    assert (package / "locale/en/LC_MESSAGES/django.mo").exists()
