"""What stays on the page of what follows it."""

from beprovad.documents.keeping import leads
from beprovad.documents.outline import Definitions, Section, bullets, definition, paragraph, table

ROOM = table(["Svar"], ["\n\n"])
LONG = paragraph("Det här är en lång text som ingen behöver hålla ihop med något annat. " * 3)


def test_all_that_is_said_of_a_question_stays_with_the_room_for_its_answer() -> None:
    asked = Section("Vad kostar det?", 2, (paragraph("Inledande fråga"), paragraph("Från mötet."), ROOM))
    assert [leads((asked,), 0, place) for place in (1, 2, 3)] == [True, True, False]


def test_a_long_text_stays_with_rows_only_where_it_stands_next_to_them() -> None:
    rows = Definitions((definition("Plats", "Regionhuset"),))
    assert leads((Section("", 1, (LONG, rows)),), 0, 1)
    assert not leads((Section("", 1, (LONG, paragraph("Från mötet."), rows)),), 0, 1)


def test_points_between_a_question_and_its_table_part_nothing() -> None:
    told = Section("", 1, (paragraph("Varifrån?"), bullets("Från mötet."), ROOM))
    assert [leads((told,), 0, place) for place in (1, 2)] == [True, True]


def test_words_before_a_list_may_part_from_it() -> None:
    assert not leads((Section("", 1, (paragraph("Närvarande"), bullets("Alva"))),), 0, 1)


def test_words_that_announce_a_list_stay_with_it() -> None:
    assert leads((Section("", 1, (paragraph("Utfall för utfall:"), bullets("Det håller."))),), 0, 1)
    assert not leads((Section("", 1, (paragraph("Utfall:"), LONG)),), 0, 1)


def test_a_short_word_under_a_heading_stays_with_the_part_below_it() -> None:
    area, below = Section("Kostnad", 1, (paragraph("Pengar och tid."),)), Section("Vad kostar det?", 2)
    assert leads((area, below), 0, 1)
    assert not leads((area, Section("Risker", 1)), 0, 1)
    assert not leads((area,), 0, 1)
    assert not leads((Section("Kostnad", 1, (LONG,)), below), 0, 1)
