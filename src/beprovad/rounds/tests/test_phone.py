"""A seat by plain pages: read, answer, change, take back, vote; and what is said when something is refused."""

import gzip
import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from beprovad.rounds.actions import leading
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.rounds.rules.kinds import Kind, Pace, Seating
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running
from beprovad.rounds.tests.phones import CODE, HERE, joined, send, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


@pytest.fixture
def phone(led):
    """A browser with a seat."""
    return joined()


def page_of(phone, where=HERE):
    return words_on(phone.get(where))


def values():
    return [json.loads(one.value) if one.value else None for one in Input.objects.order_by("pk")]


def test_a_text_is_sent_by_a_plain_form_and_has_its_receipt_on_the_next_page(led, phone):
    asked = opened(prompt(led))
    assert asked.title in page_of(phone)
    answer = send(phone, asked, "Vad kostar det?")
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    page = page_of(phone)
    sent = page.index(">Vad kostar det?<")
    assert page.index("Du har skickat") < sent < page.index("✓ Sparat</p>", sent)


def test_the_same_form_posted_twice_is_one_input(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    send(phone, asked, "Vad kostar det?")
    assert values() == ["Vad kostar det?"]


def test_each_page_gives_the_next_text_a_slot_of_its_own(led, phone):
    opened(prompt(led))
    slots = [re.findall(r'name="slot" value="([^"]+)"', phone.get(HERE).content.decode()) for _ in range(3)]
    assert len({slot for (slot,) in slots}) == 3


def test_a_text_is_changed_and_taken_back(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    send(phone, asked, "Vad kostar det per år?", act="change")
    assert values() == ["Vad kostar det per år?"]
    send(phone, asked, "Vad kostar det per år?", act="retract")
    assert values() == [None]
    assert phone.get(HERE).context["page"].texts == []


def test_what_a_phone_with_a_fast_clock_sent_is_still_replaced_by_a_plain_form(led, phone):
    asked = opened(prompt(led, Kind.CHOICE))
    ahead = int((timezone.now() + timedelta(hours=3)).timestamp() * 1000)
    Input.objects.create(
        prompt=asked, seat=Seat.objects.get(), slot="", n=ahead, value='["a"]', received_at=timezone.now()
    )
    send(phone, asked, "b", slot="")
    assert values() == [["b"]]


@pytest.mark.parametrize(
    ("kind", "sent", "stored"),
    [
        (Kind.CHOICE, {"answer": "b"}, ["b"]),
        (Kind.SCALE, {"answer": "4"}, 4),
        (Kind.DOTS, {"answer-a": "2", "answer-b": "1"}, {"a": 2, "b": 1}),
        (Kind.RANKING, {"answer-a": "2", "answer-b": "1"}, ["b", "a"]),
        (Kind.WORDS, {"answer": ["tillit", "tid", ""]}, ["tillit", "tid"]),
    ],
)
def test_every_kind_is_answered_by_a_plain_form_and_taken_back(led, phone, kind, sent, stored):
    asked = opened(prompt(led, kind))
    assert asked.title in page_of(phone)
    assert phone.post(f"{HERE}inputs/", {"prompt": asked.pk, "slot": "", **sent}).status_code == 302
    assert values() == [stored]
    page = page_of(phone)
    assert "✓ Svaret är sparat" in page
    assert phone.get(HERE).context["answer"] == stored
    send(phone, asked, slot="", act="retract")
    assert values() == [None]


def test_information_asks_nothing(led, phone):
    opened(prompt(led, Kind.INFORMATION, "Prata vid bordet", help="Vad talar för?"))
    page = page_of(phone)
    assert "Vad talar för?" in page
    assert ">Skicka<" not in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Skriv något först."),
        ("x" * 201, "Det är för långt. Högst 200 tecken får plats."),
        ("Ring 19811218-9876", "Här står ett personnummer."),
    ],
)
def test_a_refused_text_stays_in_its_field_with_the_words_beside_it(led, phone, text, words):
    asked = opened(prompt(led))
    answer = send(phone, asked, text)
    page = words_on(answer)
    assert answer.status_code == 422
    assert page.index(words) < page.index("</textarea>")
    assert f">{text}</textarea>" in page
    assert values() == []


def test_a_change_that_is_refused_is_said_at_its_row_and_the_old_text_stands(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    answer = send(phone, asked, "Fråga 19811218-9876", act="change")
    page = words_on(answer)
    assert answer.status_code == 422
    assert '<details class="own-change" open>' in page
    assert "Fråga 19811218-9876</textarea>" in page
    assert values() == ["Vad kostar det?"]


def test_a_refused_choice_keeps_what_was_chosen(led, phone):
    asked = opened(prompt(led, Kind.DOTS))
    told = {"prompt": asked.pk, "slot": "", "answer-a": "9"}
    answer = phone.post(f"{HERE}inputs/", told)
    assert answer.status_code == 422
    assert answer.context["answer"] == {"a": "9", "b": ""}


def test_more_than_one_may_send_is_refused_and_the_words_are_kept(led, phone):
    asked = opened(prompt(led, settings={"most": 1}))
    send(phone, asked, "Ett")
    answer = send(phone, asked, "Två", slot="2")
    assert answer.status_code == 422
    assert "Fler går inte att skicka." in words_on(answer)
    assert ">Två</textarea>" in words_on(answer)


def test_what_comes_after_the_close_is_refused_and_shown_again(led, phone):
    asked = opened(prompt(led))
    leading.close_prompt(prompt=asked, by=coordinator())
    answer = send(phone, asked, "En mening som inte hann")
    page = words_on(answer)
    assert answer.status_code == 422
    assert "Steget har stängt." in page
    assert "En mening som inte hann" in page
    assert values() == []


def test_what_belonged_to_an_earlier_prompt_is_shown_above_the_present_one(led, phone):
    first, second = opened(prompt(led)), prompt(led, Kind.CHOICE, "Ska vi pröva?")
    leading.open_prompt(prompt=second, by=coordinator())
    page = words_on(send(phone, first, "För sent"))
    assert page.index("Steget har stängt.") < page.index("För sent") < page.index("Ska vi pröva?")


def test_a_closed_prompt_shows_what_one_sent_and_lets_nothing_be_changed(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    leading.close_prompt(prompt=asked, by=coordinator())
    page = page_of(phone)
    assert "Steget är stängt." in page
    assert "Vad kostar det?" in page
    assert ">Skicka<" not in page


def test_what_is_held_says_so(led, phone):
    asked = opened(prompt(led, is_moderated=True))
    send(phone, asked, "Vad kostar det?")
    assert "✓ Sparat. Visas när den som leder har släppt fram det.</p>" in page_of(phone)
    assert "Vad kostar det?" not in page_of(joined())


def test_the_room_sees_what_comes_in_where_the_prompt_lets_it(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    assert "Vad kostar det?" in page_of(joined())
    Prompt.objects.update(shows_inputs=False)
    assert "Vad kostar det?" not in page_of(joined())


def test_the_room_sees_the_results_once_they_are_revealed(led, phone):
    asked = opened(prompt(led, Kind.CHOICE))
    send(phone, asked, "a", slot="")
    assert "Så svarade rummet" not in page_of(phone)
    leading.reveal_results(prompt=asked, by=coordinator())
    assert "Så svarade rummet" in page_of(phone)


def test_a_question_is_voted_for_and_the_vote_taken_back(led, phone):
    asked = opened(prompt(led, Kind.QUESTIONS))
    send(phone, asked, "Vad kostar det?")
    question = Input.objects.get()
    other = joined()

    def press():
        return other.post(f"{HERE}votes/", {"prompt": asked.pk, "vote": question.pk})

    assert press().status_code == 302
    assert 'aria-pressed="true"' in page_of(other)
    assert 'Rösta <span class="numbers">1</span>' in page_of(phone)
    press()
    assert 'aria-pressed="true"' not in page_of(other)
    assert 'Rösta <span class="numbers">0</span>' in page_of(phone)


def test_a_vote_for_nothing_is_nothing(led, phone):
    asked = opened(prompt(led, Kind.QUESTIONS))
    assert phone.post(f"{HERE}votes/", {"prompt": asked.pk, "vote": "'; drop"}).status_code == 422
    assert phone.post(f"{HERE}votes/", {"prompt": "x", "vote": "1"}).status_code == 422


@pytest.mark.parametrize(
    "told", [{}, {"prompt": "x"}, {"prompt": "99999999999999999999"}, {"prompt": "7", "slot": "%"}]
)
def test_what_no_form_of_ours_sends_is_refused_in_words(led, phone, told):
    opened(prompt(led))
    assert phone.post(f"{HERE}inputs/", told).status_code == 422


def test_the_time_it_closes_is_told_and_sent_for_the_countdown(led, phone):
    closes_at = timezone.now() + timedelta(minutes=2)
    opened(prompt(led), closes_at=closes_at)
    page = page_of(phone)
    assert "Stänger klockan " in page
    assert f'data-closes-at="{int(closes_at.timestamp() * 1000)}"' in page


def test_the_next_prompt_is_reached_by_a_link(led, phone):
    assert f'<a href="{HERE}">Visa nästa steg</a>' in page_of(phone)


@pytest.fixture
def own_pace():
    led = running(a_round(pace=Pace.OWN, code=None), code=CODE)
    for title, kind in (("Ett", Kind.TEXTS), ("Två", Kind.CHOICE), ("Tre", Kind.SCALE)):
        prompt(led, kind, title)
    Prompt.objects.update(opened_at=timezone.now() - timedelta(hours=1))
    return led


def test_at_ones_own_pace_one_goes_forth_and_back(own_pace):
    phone = joined()
    page = page_of(phone)
    assert "Steg 1 av 3" in page
    assert "Föregående" not in page
    page = page_of(phone, f"{HERE}?prompt=2")
    assert 'href="?prompt=1"' in page
    assert 'href="?prompt=3"' in page
    assert "Nästa" not in page_of(phone, f"{HERE}?prompt=3")
    assert "Steg 3 av 3" in page_of(phone, f"{HERE}?prompt=99")
    assert "Steg 1 av 3" in page_of(phone, f"{HERE}?prompt=x")


def test_at_ones_own_pace_an_answer_leads_back_to_its_prompt(own_pace):
    phone, second = joined(), own_pace.prompts.get(title="Två")
    answer = send(phone, second, "a", slot="")
    assert answer["Location"] == f"{HERE}?prompt=2"
    refused = send(phone, second, "z", slot="")
    assert refused.status_code == 422
    assert "Steg 2 av 3" in words_on(refused)


def test_a_round_at_ones_own_pace_says_until_when_it_is_open(own_pace):
    Prompt.objects.update(closes_at=timezone.now() + timedelta(days=2))
    page = page_of(joined())
    assert "Öppet till " in page
    assert "count-down" not in page


def test_a_round_at_ones_own_pace_says_when_it_opens(own_pace):
    Prompt.objects.update(opened_at=timezone.now() + timedelta(days=1))
    page = page_of(joined())
    assert "Öppnar " in page
    assert ">Skicka<" not in page


def test_a_page_asks_the_database_as_often_with_many_inputs(led, phone, django_assert_max_num_queries):
    asked = opened(prompt(led))
    for number in range(15):
        send(phone, asked, f"Fråga {number}?", slot=str(number))
    with django_assert_max_num_queries(6):
        phone.get(HERE)


def test_a_phone_gets_everything_in_less_than_a_picture(led, phone):
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    page = gzip.compress(phone.get(HERE).content)
    assert len(page) + len(phone_styles().zipped) + len(phone_script().zipped) < 30_000


def test_the_two_files_are_handed_out_for_ever_and_come_in_few_requests(led, phone):
    page = page_of(phone)
    for bundle, kind in ((phone_styles(), "css"), (phone_script(), "js")):
        address = f"/r/phone-{bundle.version}.{kind}"
        assert address in page
        answer = Client().get(address)
        assert answer.content == bundle.content
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert page.count("<script") == 1
    assert page.count('rel="stylesheet"') == 1


def test_nobody_is_asked_to_log_in_and_nothing_of_the_house_is_shown(led, phone):
    page = page_of(phone)
    assert "Logga in" not in page
    assert "<nav" not in page
    assert "sessionid" not in phone.cookies


def test_the_page_is_never_kept_so_that_going_back_shows_what_has_been_sent_since(led, phone):
    assert phone.get(HERE)["Cache-Control"] == "private, no-store"
    assert Client().get(HERE)["Cache-Control"] == "private, no-store"
    opened(prompt(led))
    assert 'autocomplete="off" novalidate' in page_of(phone)  # nor are older marks put back by the browser


def test_the_about_text_and_titles_are_shown_as_written(led, phone):
    Round.objects.update(title="<b>Vad</b> behöver vi?", about="Rad ett\nRad två <i>")
    assert "&lt;b&gt;Vad&lt;/b&gt; behöver vi?" in page_of(phone)
    assert "Rad ett<br>Rad två &lt;i&gt;" in words_on(Client().get(HERE))


def test_a_table_is_never_spoken_to_as_one(led, phone):
    led.seating = Seating.TABLES
    led.save()
    asked = opened(prompt(led))
    send(phone, asked, "Vad kostar det?")
    pages = [page_of(phone)]
    leading.close_prompt(prompt=asked, by=coordinator())
    pages += [page_of(phone), page_of(Client())]
    for page in pages:
        said = re.sub(r"<(script|style)[^>]*>.*?</\1>|<[^>]*>", " ", page)
        shown = " ".join([said, *re.findall(r'data-[a-z]+="([^"]*)"', page)])
        assert not re.search(r"\b(du|dig|din|ditt|dina)\b", shown, re.IGNORECASE), shown
    assert "Det ni har skickat är med." in pages[1]


@pytest.mark.parametrize(
    ("seating", "said"),
    [
        (Seating.TABLES, "behåller den frågorna och bordens namn."),
        (Seating.PHONES, "behåller den frågorna och hur många som ställde dem, men inga namn."),
    ],
)
def test_before_one_joins_it_is_told_what_a_checklist_keeps_when_the_rest_goes(led, seating, said):
    led.seating = seating
    led.save()
    page = page_of(Client())
    assert "Efter 24 månader tas platser och namn bort" in page
    assert said in page
