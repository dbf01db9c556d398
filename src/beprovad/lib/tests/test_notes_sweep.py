"""People whom no separator shows: rows of names, roles and organisations in pages without line breaks."""

from beprovad.lib.notes import read_note

AGENDA = (
    " 1 Mötets öppnande Ordföranden hälsar alla välkomna och förklarar mötet öppnat. 2 Ekonomi Styrelsen beslutar "
    "att fastställa budgeten för det kommande året. 3 Nästa möte Styrelsen träffas igen i slutet av våren."
)


def names(found):
    return [one.name.value for one in found]


def test_groups_with_their_own_headings_belong_to_the_same_list():
    record = read_note(
        "Protokoll 2015-05-05 Närvarande Ledamöter: Kommunrepresentanter Tore Ek Granö kommun (ordf.) Solveig Alm "
        "Lillby kommun Ersättare: Kommunrepresentanter Karl-Anton Holm Granö kommun Jan O Nyman Lillby kommun "
        "Adjungerade: Cecilia Lind Norrviks naturråd" + AGENDA
    )
    assert set(names(record.attendees)) == {
        "Tore Ek", "Solveig Alm", "Karl-Anton Holm", "Jan O Nyman", "Cecilia Lind",
    }  # fmt: skip


def test_who_came_from_the_office_is_not_among_those_who_did_not_come():
    record = read_note(
        "Protokoll 2013-04-04 Närvarande: Barbro Ek Lennart Alm (Norra gruppen) Inga-Lisa Holm (Södra gruppen) "
        "Anmält förhinder: Yvonne Dahl (Östra gruppen) Från kansliet: Camilla Lind Justerare: Lennart Alm"
        + AGENDA
    )
    assert names(record.absent) == ["Yvonne Dahl"]
    assert "Camilla Lind" in names(record.attendees)


def test_letters_after_the_names_tell_who_was_absent():
    record = read_note(
        "Pensionärsrådet 2013-04-04 Närvarolista Ledamöter Närv (N), Frånv (F) Ja Nej Hans Ek SON N Berit Alm KS N "
        "Bengt Holm KoF F Sune Dahl PRO N Karl-Ingvar Lind SPF Frånvaro anmäld Lena Ström SKPF N" + AGENDA
    )
    assert set(names(record.attendees)) == {"Hans Ek", "Berit Alm", "Sune Dahl", "Lena Ström"}
    assert set(names(record.absent)) == {"Bengt Holm", "Karl-Ingvar Lind"}


def test_those_who_sign_are_not_added_to_the_list():
    record = read_note(
        "Protokoll 2013-04-04 Beslutande Barbro Ek Lennart Alm Inga-Lisa Holm Utses att justera Lennart Alm "
        "Underskrift Sekreterare Camilla Lind Ordförande Barbro Ek BEVIS Anslaget tas ned Sven Dahl" + AGENDA
    )
    assert names(record.attendees) == ["Barbro Ek", "Lennart Alm", "Inga-Lisa Holm"]


def test_a_surname_may_end_like_a_town():
    record = read_note(
        "Närvarande: Daniel Ek, Astrid Fågelstad, Pelle Norrstad, Gävle stad\n\nDagordning\n1. Ekonomi"
    )
    assert names(record.attendees) == ["Daniel Ek", "Astrid Fågelstad", "Pelle Norrstad"]


def test_where_nobody_is_listed_those_who_opened_informed_and_reported_came():
    record = read_note(
        "Anteckningar från dialogen 4 maj 2022\n\n1. Hans Ek, vice ordförande, hälsar välkommen. Ordföranden "
        "Ulla Alm är sjuk.\n\n2. Inger Holm från Plangruppen informerar om bygget.\n\n3. Till sist redogör "
        "Mona Lind för kursen."
    )
    assert names(record.attendees) == ["Hans Ek", "Inger Holm", "Mona Lind"]
    assert names(record.absent) == ["Ulla Alm"]


def test_at_a_general_meeting_those_who_speak_are_no_list():
    record = read_note(
        "Årsmöte 4 maj 2022\n\n1. Hans Ek hälsar välkommen.\n\n2. Inger Holm informerar om bygget.\n\n3. Mona "
        "Lind redovisar enkäten."
    )
    assert names(record.attendees) == []
