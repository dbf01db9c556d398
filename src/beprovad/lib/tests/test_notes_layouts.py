"""Layouts that real notes have: pages without line breaks, attendance in columns, titles without numbers."""

import pytest

from beprovad.lib.notes import MatterKind, read_note

HEAD = (
    "1 Granö kommun Kulturnämnden PROTOKOLL Sammanträdesdatum 2012-03-04 Plats och tid Stora salen, kl 13.00-15.30 "
    "Beslutande Bo Ek (S), ordförande Siv Alm (M) Ove Ström (C) ej § 12 Eva Lind (V) tjg ersättare "
    "Övriga deltagande Ulla Berg, kulturchef Karin Holm, nämndsekreterare Utses att justera Siv Alm "
    "Underskrifter Sekreterare Karin Holm Paragrafer 10-13 Ordförande Bo Ek Justerande Siv Alm "
)
ITEMS = (
    ("Godkännande av dagordning", "Kulturnämnden beslutar att godkänna dagordningen."),
    (
        "Ekonomisk rapport",
        "Ulla Berg redogör för läget. Nämnden beslutar att lägga rapporten till handlingarna.",
    ),
    ("Bidrag till föreningar", "Fyra föreningar har sökt bidrag. Nämnden beslutar att bordlägga ärendet."),
)


def names(found):
    return [one.name.value for one in found]


def titles(text):
    return [item.title.value for item in read_note(text).agenda]


@pytest.mark.parametrize(
    "sign", ["§ {}", "{} §", "KN § {}", "§ {} Dnr KN/2012:17", "{}", "{}.", "{})", "Ärende {}"]
)
def test_a_page_without_line_breaks_has_its_items_however_they_are_numbered(sign):
    page = HEAD + " ".join(f"{sign.format(at + 10)} {title} {text}" for at, (title, text) in enumerate(ITEMS))
    assert titles(page) == [title for title, _ in ITEMS]
    record = read_note(page)
    assert names(record.attendees) == ["Bo Ek", "Siv Alm", "Ove Ström", "Eva Lind", "Ulla Berg", "Karin Holm"]
    assert [one.value for one in record.note_takers] == ["Karin Holm"]


def test_titles_without_numbers_are_found_in_a_page_without_line_breaks():
    page = (
        "1 Rådet 9 november 2009 Närvarande Bo Ek, Siv Alm, Ove Ström\n\n"
        "2 Mötets öppnande Ordföranden hälsade alla välkomna till mötet. Föregående protokoll Protokollet lades till "
        "handlingarna. Färdtjänst Siv Alm tog upp väntetiderna. Nästa möte Måndagen den 8 februari 2010 kl. 13.00."
    )
    assert titles(page) == ["Mötets öppnande", "Föregående protokoll", "Färdtjänst", "Nästa möte"]


@pytest.mark.parametrize(
    ("words", "present", "absent"),
    [
        ("Närv: Bo Ek, Siv Alm\nFrånv: Ove Ström", ["Bo Ek", "Siv Alm"], ["Ove Ström"]),
        ("Närvarande: Ek, Anna; Alm, Bo", ["Anna Ek", "Bo Alm"], []),
        ("Närvarande: Anna- webbansvarig, Bo – kassör", ["Anna", "Bo"], []),
        ("Närvarande: Bo Ek, SBN Siv Alm, BN Ove Ström", ["Bo Ek", "Siv Alm", "Ove Ström"], []),
        ("Närvarande    Frånvarande\nBE - SA - OS    EL - PD", ["BE", "SA", "OS"], ["EL", "PD"]),
        ("Tilstede: Bo Ek\nForfall: Siv Alm\nFra kontoret: Ove Ström", ["Bo Ek", "Ove Ström"], ["Siv Alm"]),
        (
            "Närvarolista\nNärvaro Votering\nLedamöter Ja Nej\nBo Ek m x\nSiv Alm s x",
            ["Bo Ek", "Siv Alm"],
            [],
        ),
        ("Närvarande: Bo Ek. Ej deltagit: Siv Alm.", ["Bo Ek"], ["Siv Alm"]),
    ],
)
def test_a_list_of_people_is_read_in_many_shapes(words, present, absent):
    record = read_note(
        f"Styrelsemöte 2012-03-04\n\n{words}\n\n1. Öppnande\nMötet öppnades.\n2. Avslut\nTack."
    )
    assert (names(record.attendees), names(record.absent)) == (present, absent)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("att bevilja bidraget", MatterKind.DECISION),
        ("att bordlägga frågan till maj", MatterKind.PARKED),
        ("att uppdra åt kansliet att ta fram ett underlag", MatterKind.ASSIGNMENT),
        ("att ge ordföranden i uppdrag att svara", MatterKind.ASSIGNMENT),
    ],
)
def test_a_clause_of_a_decision_is_what_its_verb_says(words, kind):
    record = read_note(f"Möte 2012-03-04\n\n§ 1 Budget\n\nBeslut\n\n{words}\n\n§ 2 Avslut\n\nTack.")
    assert [one.kind for one in record.matters] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "Siv Alm, sekreterare",
        "Vid protokollet Siv Alm Justeras Bo Ek",
        "Till mötesordförande valdes Bo Ek och till sekreterare Siv Alm.",
        "Pennan hölls av Siv Alm",
    ],
)
def test_who_took_the_notes_is_found(words):
    record = read_note(f"Möte 2012-03-04\n\nMötet öppnades av Bo Ek.\n\n{words}")
    assert [one.value for one in record.note_takers] == ["Siv Alm"]


def test_a_title_that_is_a_clause_ends_at_its_stop():
    note = "Möte 2012-03-04\n\n§ 1/ Mötet öppnas.\n\n§ 2/ Vi valde jourvärd för juni. En söndag saknas.\n"
    assert titles(note) == ["Mötet öppnas", "Vi valde jourvärd för juni"]
