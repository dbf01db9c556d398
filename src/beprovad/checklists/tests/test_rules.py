"""What words point at, which questions are alike, what a pasted list holds, and what differs: rules alone."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.checklists.queries.versions import proposed_covers, proposed_fields
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.differences import Asked, Change, differences
from beprovad.checklists.rules.drafting import (
    MOST_PASTED,
    MOST_QUESTIONS,
    Refusal,
    pasted_questions,
    refuse_pasted,
    refuse_text,
    sentences,
)
from beprovad.checklists.rules.frames import FRAMES, seen_through
from beprovad.checklists.rules.likeness import alike
from beprovad.checklists.rules.signs import proposed_area, signs, users_word
from beprovad.checklists.words.standard import STANDARD, standard_key

WORDS = st.sampled_from(
    (
        "vad", "kostar", "det", "inte", "har", "vi", "följt", "upp", "risker", "finns", "nytta", "för", "brukarna",
        "pilot", "ansvar", "aldrig", "utbildning", "mål",
    )
)  # fmt: skip
QUESTIONS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), max_size=12)


@pytest.mark.parametrize(
    ("text", "area", "word"),
    [
        ("Vad kostar licenserna?", Area.COST, "kostar"),
        ("Hur mår personalen av det?", Area.STAFF, "personalen"),
        ("Finns det studier?", Area.KNOWLEDGE, "studier"),
        ("Vem håller i det sedan?", Area.CARRYING_OUT, "håller i"),
        ("Vilka personuppgifter sparas?", Area.LAW, "personuppgifter"),
        ("Vilken lag styr detta?", Area.LAW, "Vilken lag"),
        ("Vilka lagar och regler måste vi följa?", Area.LAW, "Vilka lagar"),
        ("Vad säger lagstiftningen?", Area.LAW, "lagstiftningen"),
        ("Ryms det i socialtjänstlagen?", Area.LAW, "socialtjänstlagen"),
        ("Vad gör vi om det inte blir som vi tänkt, när vi försöker?", Area.RISKS, "gör vi om det"),
        ("Och om det inte blir bra?", Area.RISKS, "om det inte blir"),
        ("Räcker medarbetarnas tid till att lära sig?", Area.STAFF, "Räcker medarbetarnas tid"),
        ("Hinner vi med det?", Area.STAFF, "Hinner vi"),
        ("Vem har testat det förut?", Area.KNOWLEDGE, "har testat"),
        ("Får alla i kommunen samma chans till det?", Area.EQUITY, "samma chans"),
        ("Hur vet vi att det hjälper?", Area.FOLLOW_UP, "vet vi att det"),
        ("Vad gör vi när det inte fungerar?", Area.RISKS, "gör vi när det inte"),
        ("Vad händer när projektpengarna tar slut?", Area.COST, "projektpengarna"),
        ("Vad skiljer det från det vi gör nu?", Area.COMPARISON, "det vi gör"),
        ("Har någon annan kommun prövat?", Area.KNOWLEDGE, "annan kommun"),
        ("Hur länge ska vi pröva?", Area.CARRYING_OUT, "ska vi pröva"),
        ("Är brukarna tillfrågade?", Area.BENEFIT, "tillfrågade"),
        ("Vad tycker medarbetarna?", Area.STAFF, "tycker medarbetarna"),
        ("Ska vi göra det på försök?", Area.CARRYING_OUT, "på försök"),
        ("Vem håller i det hos oss?", Area.CARRYING_OUT, "håller i"),
        ("Hur gör vi med den som tackar nej?", Area.ETHICS, "tackar nej"),
        ("Vad kan gå fel?", Area.RISKS, "gå fel"),
        ("Vilka faror ser vi?", Area.RISKS, "faror"),
        ("Vilka bördor lägger det på dem?", Area.BENEFIT, "bördor"),
    ],
)
def test_an_area_is_proposed_by_a_word_that_is_named(text, area, word):
    assert proposed_area(text) is area
    assert signs(text)[0].word == word


def test_a_question_that_points_nowhere_belongs_to_the_rest():
    assert proposed_area("Hej och hå?") is Area.OTHER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Har någon frågat brukarna?", "frågat brukarna"),
        ("Hur vet vi det? Måste fråga dem.", "Måste fråga dem"),
        ("Vad säger de som berörs?", "säger de som berörs"),
        ("Vad tycker de som får stödet?", "tycker de som får"),
        ("Hur frågar vi de unga?", "frågar vi de unga"),
        ("Vad vill klienterna?", "vill klienterna"),
        ("Har deltagarna tillfrågats?", "deltagarna tillfrågats"),
        ("Får brukarna själva säga vad det gav?", "brukarna själva säga"),
    ],
)
def test_a_question_that_says_that_those_concerned_must_be_asked_is_proposed_for_users_only(text, words):
    assert users_word(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hur gagnar den brukaren?",
        "Vad säger de som redan arbetar så?",
        "Fråga dem som jobbar här",
        "Fråga dem som ska göra det",
        "Vad tycker medarbetarna?",
        "Vill vi att brukarna ska bli fler?",
        "Har vi frågat personalen?",
        "Vem har bett om det?",
        "Hur påverkas brukarna av att vi frågar personalen?",
        "Är brukarna tillfrågade?",
        "Blev de som berörs tillfrågade?",
    ],
)
def test_one_that_speaks_of_users_or_asks_somebody_else_is_not(text):
    assert users_word(text) == ""


def test_whether_users_have_been_asked_is_not_a_question_of_expected_effects():
    assert proposed_fields(["Är brukarna tillfrågade?"]) == [""]


def test_of_the_standard_list_only_what_users_alone_may_answer_is_proposed_so():
    proposed = {each.slug for each in STANDARD if users_word(str(each.text))}
    assert proposed == {each.slug for each in STANDARD if each.only_users}


@pytest.mark.parametrize(
    "text",
    [
        "Vad kostar det i tid?",
        "Hur mycket tid kostar det?",
        "Kostar det personalen tid?",
        "Vilken tid kommer det att kosta?",
        "Hur många timmar kostar det i veckan?",
    ],
)
def test_what_costs_time_is_not_a_question_of_money(text):
    assert "cost" not in {sign.slug for sign in signs(text)}
    assert proposed_area(text) is Area.STAFF
    assert proposed_fields([text]) == [Field.STAFF_TIME]
    assert str(standard_key("cost")) not in proposed_covers(text)


@pytest.mark.parametrize("text", ["Vad kostar det?", "Vad kostar det, och hur mycket arbetstid tar det?"])
def test_a_question_of_money_is_one_also_beside_time(text):
    assert proposed_fields([text]) == [Field.COST]


def test_two_wordings_of_one_question_are_proposed_to_be_joined():
    assert alike(["Vilka risker finns?", "Vad kostar det?", "Vad finns här för risker?"]) == ((0, 2),)


def test_a_question_and_its_negation_never_are():
    assert alike(["Har vi följt upp det?", "Har vi inte följt upp det?"]) == ()
    assert alike(["Vilka är det till för?", "Vilka är det inte till för?"]) == ()


@given(QUESTIONS)
def test_likeness_is_settled_by_the_texts_alone_and_puts_no_question_in_two_groups(texts):
    groups = alike(texts)
    assert groups == alike(list(texts))
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    assert all(len(group) > 1 and list(group) == sorted(group) for group in groups)


@given(QUESTIONS)
def test_nothing_that_denies_is_joined_with_what_does_not(texts):
    for group in alike(texts):
        denials = {bool({"inte", "aldrig"} & set(texts[place].split())) for place in group}
        assert len(denials) == 1


def test_bullets_and_numbers_before_a_pasted_line_go_and_the_same_line_twice_is_one():
    pasted = "- Vad kostar det?\n\n 2) Vem betalar?\n• Vad kostar det?\n[x] Och sedan?\n1990 var ett år?"
    assert pasted_questions(pasted) == (
        "Vad kostar det?", "Vem betalar?", "Och sedan?", "1990 var ett år?",
    )  # fmt: skip


@given(st.text(max_size=400))
def test_no_word_of_a_pasted_line_is_lost(pasted):
    kept = " ".join(pasted_questions(pasted))
    assert all(
        part in kept
        for line in pasted.splitlines()
        for part in line.split()
        if part.isalpha() and part != "o"
    )


def test_what_a_list_cannot_hold_is_refused_with_why():
    many = tuple(f"Fråga {number}?" for number in range(MOST_QUESTIONS + 1))
    assert refuse_pasted(many, "x") is Refusal.TOO_MANY
    assert refuse_pasted(many[:-1], "x") is None
    assert refuse_pasted(("Fråga?",), "x" * (MOST_PASTED + 1)) is Refusal.TOO_MANY
    assert refuse_pasted((), "-\n-") is Refusal.NO_QUESTIONS
    assert refuse_text("  ") is Refusal.EMPTY_TEXT
    assert refuse_text("å" * 1001) is Refusal.TOO_LONG
    assert refuse_text("Vem är 811228-9874?") is Refusal.IDENTITY_NUMBER


def test_a_text_of_several_questions_is_proposed_to_be_parted_where_they_end():
    assert sentences("Vad kostar det? Och vem betalar?") == ("Vad kostar det?", "Och vem betalar?")


KEYS = [uuid4() for _ in range(5)]
SLUGS = st.sets(st.sampled_from([each.slug for each in STANDARD]))


def test_a_frame_asks_only_with_questions_that_the_standard_list_has():
    known = {each.slug for each in STANDARD}
    assert all(set(slugs) <= known for criteria in FRAMES.values() for slugs in criteria.values())


def test_the_standard_list_asks_for_everything_in_every_frame():
    assert all(not seen.missing for seen in seen_through({each.slug for each in STANDARD}))
    assert all(not seen.asked for seen in seen_through(set()))


@given(SLUGS, SLUGS)
def test_a_list_that_asks_more_is_never_seen_to_ask_less(some, more):
    for less, all_of_it in zip(seen_through(some), seen_through(some | more), strict=True):
        assert set(less.asked) <= set(all_of_it.asked)
        assert {*less.asked, *less.missing} == set(FRAMES[less.frame])


LISTS = st.lists(
    st.builds(
        Asked, key=st.sampled_from(KEYS), area=st.sampled_from(list(Area)), text=st.sampled_from("abc")
    ),
    unique_by=lambda asked: asked.key,
)


@given(LISTS)
def test_a_list_does_not_differ_from_itself_in_whatever_order(asked):
    assert differences(asked, list(reversed(asked))) == ()


@given(LISTS, LISTS)
def test_what_is_added_one_way_is_removed_the_other(before, after):
    def told(change, found):
        return {(each.after or each.before).key for each in found if each.change is change}

    there, back = differences(before, after), differences(after, before)
    assert told(Change.ADDED, there) == told(Change.REMOVED, back)
    assert told(Change.REWORDED, there) == told(Change.REWORDED, back)
    assert told(Change.MOVED, there) == told(Change.MOVED, back)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Har det provats i en kommun av vår storlek?", "like-ours"),
        ("Finns det någon lika stor kommun som gör så?", "like-ours"),
        ("Hur gick det i kommuner som vår?", "like-ours"),
        ("Är det prövat i en verksamhet som liknar vår?", "like-ours"),
        ("Vad ska vi sluta göra i stället?", "replaces"),
        ("Vad slutar vi med om vi börjar?", "replaces"),
        ("Vad kan vi välja bort?", "replaces"),
        ("Vad ska vi göra mindre av?", "replaces"),
    ],
)
def test_a_question_in_ones_own_words_covers_the_standard_one_that_it_asks(text, slug):
    assert str(standard_key(slug)) in proposed_covers(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Har det provats i en kommun av vår storlek?", "scope"),
        ("Vad kan vi göra i stället?", "replaces"),
        ("Hur slutar vi?", "replaces"),
        ("Hur liknar det vad vi gör?", "like-ours"),
    ],
)
def test_and_none_that_it_does_not_ask(text, slug):
    assert str(standard_key(slug)) not in proposed_covers(text)
