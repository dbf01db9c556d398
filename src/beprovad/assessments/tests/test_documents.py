"""Beslutsunderlaget: what stands in it, that it says what is not known, and that it can be read by everybody."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import docx
import pypdf
import pytest
from django.utils import timezone
from django.utils.translation import override

from beprovad.assessments.documents import Pages, Since, Stands, brief_outline
from beprovad.assessments.documents.texts import day_said
from beprovad.assessments.queries.withdrawals import Withdrawn
from beprovad.assessments.rules.brief import Answered, Brief, Costs, Danger, Lack
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.tests.test_brief import BRIEF
from beprovad.documents.docx import to_docx
from beprovad.documents.html import to_html
from beprovad.documents.outline import Document
from beprovad.documents.pdf import to_pdf
from beprovad.knowledge.actions import withdraw_evidence
from beprovad.people.rules import Role

pytestmark = pytest.mark.whole


def pdf_words(known: Brief = BRIEF, decision=None) -> str:
    return words_of(brief_outline(known, decision))


def words_of(document: Document) -> str:
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(document)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def decided(**told):
    return SimpleNamespace(
        kind="pilot", decided_on=date(2026, 11, 4), decided_by="Socialnämnden", delegation="4.12",
        registration="SN 2026/7", reasons="Vi vet **nog** för att pröva.", conditions="", review_on=None,
        without_users_because="Rådet möts i mars.", signed_by_label="Alva Ekström", signed_at=timezone.now(), **told,
    )  # fmt: skip


def test_what_speaks_against_and_what_nobody_has_answered_stand_before_the_rest() -> None:
    words = pdf_words()
    against, unanswered = words.index("Det som talar emot"), words.index("Det som ingen har svarat på")
    assert against < words.index("Vad kostar det?") < unanswered < words.index("Vad beslutet vilar på")
    assert "Budgeten är låst [1]" in words[against:unanswered]
    assert "Vad säger brukarna? Bara brukarna kan svara, och ingen har frågat dem." in words[unanswered:]
    assert "1. Norrvik (2026). Budget." in words


def test_before_the_decision_it_is_a_draft_and_afterwards_it_is_not() -> None:
    assert "Utkast: inget beslut är fattat" in pdf_words()
    words = pdf_words(decision=decided())
    assert "Utkast" not in words
    assert "Beslut 4 november 2026: pröva i en pilot. Fattat av Socialnämnden." in words
    assert "Varför utan brukarnas svar Rådet möts i mars." in words
    assert "SN 2026/7" in words
    assert "Den som får besluta tar upp det igen 1 maj 2027." in words


def test_after_a_decision_what_is_known_now_is_not_taken_for_what_was_decided() -> None:
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(BRIEF, stands=Stands(earlier=decided())))))
    words = " ".join(reader.pages[0].extract_text().split())
    assert "Läget nu, inte det som beslutades 4 november 2026" in words
    assert "Inget beslut är fattat" not in words


def test_fields_risks_and_effects_are_printed() -> None:
    words = pdf_words()
    assert "300 000 kr en gång" in words.replace("\xa0", " ")
    assert "Byten i månaden: nu 7, önskat 3, tidigast 1 mars 2027" in words
    assert "3 av 5, möjligt" in words
    assert "Brist på belägg betyder inte brist på effekt." in words


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        (
            Costs(once=300_000, once_is_about=True),
            "Ca 300 000 kr en gång. Vad det kostar per år är inte känt.",
        ),
        (
            Costs(yearly=5_000, payer="Kommunen"),
            "Vad det kostar att börja är inte känt. Vem som betalar: Kommunen.",
        ),
        (Costs(note="Beror på lokalen."), "Ingen summa är känd. Beror på lokalen."),
        (Costs(once=0, yearly=9, yearly_is_about=True), "0 kr en gång och ca 9 kr om året."),
    ],
)
def test_the_first_page_says_what_it_costs_and_what_of_it_nobody_knows(costs, said) -> None:
    known = replace(BRIEF, terms=replace(BRIEF.terms, costs=costs))
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(known))))
    assert said in " ".join(reader.pages[0].extract_text().split())
    word = docx.Document(io.BytesIO(to_docx(brief_outline(known))))
    assert any(said in each.text.replace("\xa0", " ") for each in word.paragraphs)


def test_an_empty_assessment_says_that_it_says_nothing() -> None:
    empty = Brief(
        method="Nytt", target_group="", aim="", how="", authority="Norrvik", unit="", checklist="Lista", version=1,
        purpose="", lead="", is_in_depth=False, leaves=BRIEF.leaves, answers=(), terms=type(BRIEF.terms)(),
    )  # fmt: skip
    words = pdf_words(empty)
    assert "Kostnad Ingen summa är känd. Vem som betalar är inte angivet." in words
    assert "Det kan bero på att ingen har letat." in words


def test_sixty_long_answers_leave_the_first_page_what_it_is() -> None:
    """What is cut short there stands whole further on."""
    reasons = "Det är långt att åka, och **ingen** har räknat på det. " * 40
    many = tuple(
        replace(
            BRIEF.answers[0], question_id=number, question=f"Fråga nummer {number}?", reasons=reasons,
            verdict=Verdict.AGAINST if number % 2 else Verdict.UNCERTAIN,
            standing=AnswerState.OPEN if number % 5 == 0 else AnswerState.ANSWERED, grounds=(),
        )
        for number in range(60)
    )  # fmt: skip
    terms = replace(BRIEF.terms, replaces=reasons, follow_up_how=reasons)
    long = replace(BRIEF, answers=many, terms=terms, purpose="Ska vi?")
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(long))))
    first = " ".join(reader.pages[0].extract_text().split())
    against = len(long.against) + len(long.contradicting)
    assert f"Det som talar emot ({against})" in first
    assert "Det som ingen har svarat på (12)" in first
    assert "48 av 60 frågor är besvarade. Av svaren är 30 osäkra." in first
    whole = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert whole.count("Fråga nummer 59?") >= 2
    assert "Allt står längre fram." in first, "the opening stands whole on its page"
    assert reader.pages[1].extract_text().lstrip().startswith("Vad beslutet vilar på")


def test_the_first_page_of_a_decided_pilot_says_how_big_it_is_when_it_begins_and_when_it_stops() -> None:
    terms = replace(
        BRIEF.terms, scale="Fem personer", length="Sex veckor", begins_on=date(2026, 11, 16),
        stop_rule="Två av fem avbryter.",
    )  # fmt: skip
    document = brief_outline(replace(BRIEF, terms=terms), decided())
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(document)))
    first = " ".join(reader.pages[0].extract_text().split())
    assert "Omfattning Fem personer. Sex veckor. Börjar 16 november 2026" in first
    assert "Stoppregel Två av fem avbryter." in first
    assert all("Diarienummer SN 2026/7" in page.extract_text() for page in reader.pages)
    assert f"Sida 2 av {len(reader.pages)}" in reader.pages[1].extract_text()


def test_what_has_happened_since_the_decision_is_told_before_all_else() -> None:
    gone = Withdrawn(4, "Budgeten är låst", "Den räknades om", date(2027, 1, 8))
    since = Since(superseded_on=date(2027, 2, 3), withdrawn=(gone,))
    document = brief_outline(BRIEF, decided(), since=since)
    first = " ".join(pypdf.PdfReader(io.BytesIO(to_pdf(document))).pages[0].extract_text().split())
    assert first.startswith("Ersatt av beslutet 3 februari 2027")
    said = "Sedan beslutet har ett underlag tagits ur bruk: ”Budgeten är låst”, 8 januari 2027."
    assert f"{said} Skäl: Den räknades om." in first


def test_what_was_withdrawn_after_the_decision_is_marked_wherever_it_is_printed_and_stands_as_it_was() -> (
    None
):
    gone = Withdrawn(4, "Budgeten är låst", "Den räknades om", date(2027, 1, 8))
    words = words_of(brief_outline(BRIEF, decided(), since=Since(withdrawn=(gone,))))
    told = words.replace("”Budgeten är låst”", "").replace(" [1]", "")
    assert told.count("Budgeten är låst") >= 4
    assert told.count("Budgeten är låst") == told.count("Budgeten är låst (taget ur bruk efter beslutet)")
    assert "Taget ur bruk 8 januari 2027, efter beslutet. Den räknades om." in words


PILOT = replace(BRIEF.terms, begins_on=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 10), "Piloten är beslutad 4 november 2026 och börjar 16 november 2026."),
        (date(2026, 11, 16), "Pilot pågår sedan 16 november 2026, beslutad 4 november 2026."),
        (date(2027, 5, 2), "Beslut om fortsättningen skulle fattas 1 maj 2027."),
    ],
)
def test_what_is_known_in_the_middle_of_a_pilot_is_no_proposal_and_says_of_which_day_it_is(
    today, said
) -> None:
    stands = Stands(earlier=decided(), today=today)
    words = words_of(brief_outline(replace(BRIEF, terms=PILOT), stands=stands))
    assert said in words
    assert "Förslaget är" not in words
    assert f"Läget {day_said(today)}, inte det som beslutades 4 november 2026".replace("\u00a0", " ") in words


def test_a_pilot_that_is_closed_or_whose_stop_rule_is_met_is_not_said_to_go_on() -> None:
    stands = Stands(earlier=decided(), today=date(2026, 12, 1))
    known = replace(BRIEF, terms=PILOT)
    met = words_of(brief_outline(known, stands=replace(stands, is_stop_rule_met=True)))
    closed = words_of(brief_outline(known, stands=replace(stands, is_closed=True)))
    assert "Pilotens stoppregel är uppfylld. Piloten beslutades 4 november 2026." in met
    assert "Beslut 4 november 2026: pröva i en pilot. Fattat av Socialnämnden." in closed
    assert "Pilot pågår" not in met + closed


def test_after_a_decision_the_day_on_which_it_is_taken_up_again_is_that_decisions() -> None:
    earlier = decided()
    earlier.kind, earlier.review_on = "keep", date(2027, 9, 1)
    words = words_of(brief_outline(BRIEF, stands=Stands(earlier=earlier, today=date(2026, 12, 1))))
    assert "Beslut 4 november 2026: behåll. Fattat av Socialnämnden." in words
    assert "Den som får besluta tar upp det igen 1 september 2027." in words


def test_an_uncertain_field_without_reasons_is_told_by_what_is_filled_in() -> None:
    known = with_answer(of(field="risks", verdict=Verdict.UNCERTAIN))
    assert "Ett svar är osäkert: • Vilka behöver vi arbeta med? Färre hinner" in pdf_words(known)


def test_what_users_have_against_it_stands_first_and_four_objections_stand_whole() -> None:
    reasons = (
        "Fyra kollegor tar över sex ärenden under hösten. De har sagt att det går en gång, men inte två."
    )
    more = tuple(of(verdict=Verdict.AGAINST, reasons=f"{reasons} {number}.") for number in range(2))
    theirs = replace(BRIEF.grounds[0], id=5, leaf="users", claim="Två av nio tackade nej", sources=())
    known = replace(BRIEF, answers=(*BRIEF.answers, *more), grounds=(*BRIEF.grounds, theirs))
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(known))))
    first = " ".join(reader.pages[0].extract_text().split())
    against = first[first.index("Det som talar emot (4)") :]
    assert against.index("Två av nio tackade nej") < against.index("Vad kostar det?")
    assert against.count(reasons) == 2


def test_of_what_is_unanswered_users_law_and_harm_stand_first_and_what_is_put_off_says_why() -> None:
    later = {"verdict": Verdict.LATER, "reasons": "Juristen svarar i december."}
    asked = (
        ("Varför just nu?", "purpose", {}),
        ("Vad är nackdelen?", "benefit", {}),
        ("Har vi stöd i lag?", "law", later),
    )
    more = tuple(
        replace(of(**told), question_id=number, question=text, area=area, standing=AnswerState.OPEN)
        for number, (text, area, told) in enumerate(asked, 10)
    )
    words = pdf_words(replace(BRIEF, answers=(*BRIEF.answers, *more)))
    order = ("Vad säger brukarna?", "Har vi stöd i lag?", "Vad är nackdelen?", "Varför just nu?")
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "Har vi stöd i lag? (senare) Juristen svarar i december." in words
    assert "1 av 5 frågor är besvarade." in words


def test_the_only_uncertain_answer_is_told_on_the_first_page_in_its_own_words() -> None:
    known = with_answer(of(verdict=Verdict.UNCERTAIN, reasons="En översikt, mest från vården."))
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(known))))
    first = " ".join(reader.pages[0].extract_text().split())
    said = "Ett svar är osäkert: • Vilka behöver vi arbeta med? En översikt, mest från vården."
    assert said in first


def test_the_paper_says_what_the_way_of_working_is_or_that_nobody_has_described_it() -> None:
    said = "Vad det är Ett samtal i månaden hemma. För vem: Vuxna med stöd i vardagen. Ska ge: Att man vet"
    assert said in pdf_words()
    assert "Det står inte hur det går till." in pdf_words(replace(BRIEF, how=""))
    words = pdf_words(replace(BRIEF, how="", aim="", target_group=""))
    assert "Vad det är Ingen har beskrivit arbetssättet." in words
    assert "Arbetssättet Ingen har beskrivit arbetssättet." in words


def test_what_is_missing_is_a_reason_for_what_a_leaf_is_not_and_each_leaf_has_its_letter() -> None:
    lacks = (Lack(leaf="profession", missing="profession_alone"),)
    document = brief_outline(replace(BRIEF, leaves=replace(BRIEF.leaves, missing=lacks)))
    assert "Profession: gott, men inte starkt: bara erfarenhet från ett håll" in words_of(document)
    assert all(f">{letter}</text>" in to_html(document) for letter in "FPBS")


def test_the_first_follow_up_is_not_taken_for_the_day_that_it_is_decided_again() -> None:
    terms = replace(BRIEF.terms, follow_up_on=date(2027, 6, 1))
    said = "Den som får besluta tar upp det igen 1 maj 2027, före den första uppföljningen 1 juni 2027."
    assert said in pdf_words(replace(BRIEF, terms=terms), decided())


def test_evidence_against_stands_with_the_answer_that_it_speaks_against_and_is_counted_once() -> None:
    loose = replace(BRIEF.grounds[0], id=5, claim="Ingen lokal finns", sources=())
    words = pdf_words(replace(BRIEF, grounds=(*BRIEF.grounds, loose)))
    assert "Det som talar emot (2)" in words
    assert "Vad kostar det? Underlag 1 talar emot: Budgeten är låst [1]" in words
    assert "Underlag 2 (sammanhang): Ingen lokal finns" in words


def test_what_is_uncertain_is_told_with_what_its_field_and_its_evidence_say() -> None:
    doubt = replace(BRIEF.grounds[0], id=5, direction="nuances", claim="Nio saknar telefon", sources=())
    risks = replace(
        BRIEF.answers[0], question_id=3, question="Vilka risker finns?", field="risks",
        verdict=Verdict.UNCERTAIN, grounds=(5,),
    )  # fmt: skip
    words = pdf_words(replace(BRIEF, answers=(*BRIEF.answers, risks), grounds=(*BRIEF.grounds, doubt)))
    assert "Vilka risker finns? Färre hinner Underlag 2 nyanserar: Nio saknar telefon" in words


def test_a_screening_is_not_taken_for_the_whole() -> None:
    said = "Bara de första frågorna är ställda. Resten står inte ens som obesvarade."
    assert said in pdf_words(replace(BRIEF, is_in_depth=False))
    assert said not in pdf_words()


def test_what_only_users_may_answer_beyond_the_screening_is_named_among_what_nobody_has_answered() -> None:
    asked = replace(BRIEF.answers[1], question_id=9, question="Vad är viktigt för dem?")
    words = pdf_words(replace(BRIEF, is_in_depth=False, beyond=(asked,)))
    assert "Det som ingen har svarat på (2)" in words
    assert "Vad är viktigt för dem? Bara brukarna kan svara" in words


def test_where_users_have_been_asked_of_something_else_it_is_not_said_that_nobody_asked_them() -> None:
    heard = replace(BRIEF, grounds=(*BRIEF.grounds, OURS))
    assert "ingen har frågat dem" not in pdf_words(heard)
    assert (
        "Vad säger brukarna? Bara brukarna kan svara, och på just den frågan finns inget svar"
        in pdf_words(heard)
    )


OURS = replace(BRIEF.grounds[0], id=5, leaf="users", direction="supports", claim="Samma person kommer",
               owner="Norrvik", sources=())  # fmt: skip
THEIRS = replace(OURS, id=6, claim="Man vet vem som kommer", owner="Storhamn")


@pytest.mark.parametrize(
    ("pieces", "only_others"), [([OURS], False), ([THEIRS], True), ([OURS, THEIRS], False)]
)
def test_other_users_than_ones_own_are_named_with_whose_they_are(pieces, only_others) -> None:
    answers = (
        *BRIEF.answers,
        replace(BRIEF.answers[0], question_id=3, grounds=tuple(each.id for each in pieces)),
    )
    words = pdf_words(replace(BRIEF, grounds=(*BRIEF.grounds, *pieces), answers=answers))
    said = "Inga egna brukare är tillfrågade. Svaren kommer från Storhamn."
    assert (said in words) is only_others
    assert ("Man vet vem som kommer (Storhamn)" in words) is (THEIRS in pieces)
    assert "Samma person kommer (" not in words


def test_on_paper_and_in_word_users_evidence_says_which_users_were_asked_how_and_by_whom() -> None:
    told = (("asked_whom", "vuxna med stöd, Granö"), ("asked_how", "interview"), ("asked_count", "12"),
            ("answered_count", "9"), ("asked_by", "Enheten"))  # fmt: skip
    known = replace(
        BRIEF, grounds=(replace(OURS, facts=told),), answers=(replace(BRIEF.answers[0], grounds=(OURS.id,)),)
    )
    said = "Vuxna med stöd, Granö: intervjuer, 9 av 12 svarade, frågade av Enheten"
    assert said in pdf_words(known)
    word = docx.Document(io.BytesIO(to_docx(brief_outline(known))))
    assert said in " ".join(each.text for each in word.paragraphs)


def test_a_question_that_is_a_field_is_answered_where_it_is_asked() -> None:
    owner = replace(
        BRIEF.answers[0], question_id=3, question="Vem håller i det?", field="owner", verdict=None
    )
    terms = replace(BRIEF.terms, owner="Petter Ohlin")
    words = pdf_words(replace(BRIEF, answers=(*BRIEF.answers, owner), terms=terms))
    assert "Vem håller i det? Petter Ohlin. Se Upplägg." in words


def test_an_answer_to_what_is_asked_no_longer_is_printed_and_not_counted() -> None:
    left = replace(BRIEF.answers[0], question_id=3, question="Vad sa vi förr?", is_asked=False)
    words = pdf_words(replace(BRIEF, answers=(*BRIEF.answers, left)))
    assert "1 av 2 frågor är besvarade." in words
    assert "Frågan ställs inte längre. Svaret står kvar." in words


def test_on_screen_a_claim_leads_to_what_it_stands_on_and_on_paper_nowhere() -> None:
    pages = Pages(evidence=lambda pk: f"/evidence/{pk}/", question=lambda pk: f"/q/{pk}/")
    document = brief_outline(BRIEF, pages=pages)
    assert '<a href="/evidence/4/">Budgeten är låst</a>' in to_html(document)
    assert '<a href="/q/2/">Vad säger brukarna?</a>' in to_html(document)
    assert b"/evidence/4/" not in to_docx(document)
    assert "/evidence/4/" not in str(pypdf.PdfReader(io.BytesIO(to_pdf(document))).pages[0].get("/Annots"))


def test_the_pdf_is_marked_for_those_who_listen() -> None:
    reader = pypdf.PdfReader(io.BytesIO(to_pdf(brief_outline(BRIEF))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_word_holds_the_same_words_with_real_headings() -> None:
    word = docx.Document(io.BytesIO(to_docx(brief_outline(BRIEF))))
    headings = [each.text for each in word.paragraphs if each.style and each.style.name.startswith("Heading")]
    assert headings[:4] == [
        "I korthet",
        "Det som talar emot (1)",
        "Det som ingen har svarat på (1)",
        "Vad beslutet vilar på",
    ]
    assert any("Bara brukarna kan svara" in each.text for each in word.paragraphs)


def test_in_english_the_products_words_are_english_and_what_people_wrote_is_as_they_wrote_it() -> None:
    with override("en"):
        document = brief_outline(BRIEF)
    assert document.subtitle != "Beslutsunderlag"
    assert document.title == "Samtal vid köksbordet"
    assert document.language == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["/", ".pdf", ".docx"])
def test_the_authoritys_people_get_it_and_nobody_else(client, ending) -> None:
    assessment = makers.assessment()
    address = f"/assessments/{assessment.pk}/report{ending}"
    client.force_login(makers.colleague())
    assert client.get(address).status_code == 200
    others = (
        makers.user("Ture Hall", at=makers.authority("Granö")),
        makers.user("Petra Lund", Role.POLITICIAN),
    )
    for other in (*others, makers.member()):
        client.force_login(other)
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_page_on_screen_has_the_menu_the_way_back_and_the_ways_to_paper(client) -> None:
    alva = makers.user()
    assessment = makers.assessment(alva)
    client.force_login(alva)
    page = client.get(f"/assessments/{assessment.pk}/report/").content.decode()
    for told in (
        'class="site-header', f'href="/assessments/{assessment.pk}/"', f"/assessments/{assessment.pk}/report.pdf",
        f"/assessments/{assessment.pk}/report.docx", "<print-page hidden>", 'href="#part-1"', 'id="part-1"',
    ):  # fmt: skip
        assert told in page
    assert page.count("<h1>") == 1


@pytest.mark.django_db
def test_a_politician_is_led_back_to_the_decision_and_nowhere_they_may_not_go(client) -> None:
    alva, petra = makers.user(), makers.user("Petra Lund", Role.POLITICIAN)
    assessment = makers.assessment(alva)
    piece = makers.evidence("Färre återfall")
    makers.linked(assessment, alva, piece=piece)
    decision = deciding.decided(deciding.filled(assessment, alva), alva)
    withdraw_evidence(evidence=piece, because="Dubbelräknad", by=alva)
    address = f"/assessments/decisions/{decision.pk}/report/"
    client.force_login(petra)
    page = client.get(address).content.decode()
    assert 'href="/committee/"' in page
    assert f'href="/assessments/decisions/{decision.pk}/"' in page
    assert "Sedan beslutet har ett underlag tagits ur bruk: ”Färre återfall”, " in page
    assert "Skäl: Dubbelräknad." in page
    assert f"/evidence/{piece.pk}/" not in page
    assert f"/assessments/{assessment.pk}/questions/" not in page
    client.force_login(alva)
    assert f"/evidence/{piece.pk}/" in client.get(address).content.decode()


# What a field says, and what it does not


def of(**told) -> Answered:
    return Answered(
        question_id=9,
        question="Vilka behöver vi arbeta med?",
        area="effects",
        standing=AnswerState.ANSWERED,
        **told,
    )


def with_answer(answer: Answered, **told) -> Brief:
    return replace(BRIEF, answers=(*BRIEF.answers, answer), **told)


def test_a_field_that_does_not_apply_is_said_so_and_is_not_told_as_missing() -> None:
    words = pdf_words(with_answer(of(field="collaboration", verdict=Verdict.NOT_APPLICABLE)), decided())
    assert "Samverkan som behövs Ej aktuellt." in words
    asked = words[words.index("Frågor och svar") :]
    assert "Vilka behöver vi arbeta med? Ej aktuellt" in asked
    assert "Se Upplägg" not in asked
    broad = replace(BRIEF.terms, scope=None)
    words = pdf_words(with_answer(of(field="collaboration", verdict=Verdict.NOT_APPLICABLE), terms=broad))
    missed = words[words.index("Inte angivet: ") : words.index("Mål som det tjänar")]
    assert missed.startswith("Inte angivet: vem som betalar, tid av personalen, ")
    assert "samverkan" not in missed


def test_an_empty_field_that_nobody_has_judged_is_told_as_missing() -> None:
    assert "Samverkan som behövs Inte angivet." in pdf_words(decision=decided())


def test_what_is_put_off_is_said_once() -> None:
    later = replace(
        of(verdict=Verdict.LATER, reasons="Juristen svarar i december."), standing=AnswerState.OPEN
    )
    words = pdf_words(with_answer(later))
    assert "Vilka behöver vi arbeta med? (senare)" in words[: words.index("Frågor och svar")]
    assert (
        "Vilka behöver vi arbeta med? Senare. Juristen svarar i december."
        in words[words.index("Frågor och svar") :]
    )


def test_how_big_and_how_long_a_pilot_is_are_sentences() -> None:
    terms = replace(BRIEF.terms, scale="en grupp, åttio besökare", length="sex månader")
    assert "Omfattning En grupp, åttio besökare. Sex månader." in pdf_words(replace(BRIEF, terms=terms))


def test_a_field_that_is_a_list_is_answered_with_a_list() -> None:
    dangers = (
        Danger(text="Fel person svarar.", likelihood=3, consequence=4),
        Danger(text="Köer.", likelihood=4, consequence=3),
    )
    known = with_answer(
        of(field="risks", verdict=Verdict.UNCERTAIN), terms=replace(BRIEF.terms, dangers=dangers)
    )
    assert "Se Upplägg: • Fel person svarar. • Köer." in pdf_words(known)


def test_a_risk_that_nobody_does_anything_about_says_that_nothing_is_said() -> None:
    assert "Färre hinner 3 av 5, möjligt 2 av 5, lindrigt Inte angivet." in pdf_words()


def test_the_checklist_is_named_as_a_title() -> None:
    assert "i checklistan ”Standardlistan”, version 1" in pdf_words()


def test_the_first_page_says_that_there_is_more_than_it_holds() -> None:
    more = tuple(of(verdict=Verdict.AGAINST, reasons=f"Skäl {number}.") for number in range(6))
    reader = pypdf.PdfReader(
        io.BytesIO(to_pdf(brief_outline(replace(BRIEF, answers=(*BRIEF.answers, *more)))))
    )
    first = " ".join(reader.pages[0].extract_text().split())
    assert "Det som talar emot (7)" in first
    assert "3 till står längre fram." in first
    assert "står längre fram." not in pdf_words()


def test_the_place_is_named_from_the_largest_to_the_smallest() -> None:
    assert "Beslutsunderlag för Norrvik, Enheten för vuxna" in pdf_words(
        replace(BRIEF, unit="Enheten för vuxna")
    )


def test_reasons_that_are_points_are_parted_where_they_are_told_on_one_line() -> None:
    known = with_answer(of(verdict=Verdict.AGAINST, reasons="- dyrt\n- tar tid"))
    assert "Vilka behöver vi arbeta med? dyrt; tar tid" in pdf_words(known)


def test_the_whole_claim_stands_once_among_the_evidence_and_is_referred_to_by_its_number_elsewhere() -> None:
    long = "Nio av de trettio som vi frågade saknar telefon, och de flesta av dem vill inte ha någon"
    piece = replace(BRIEF.grounds[0], id=5, direction="nuances", claim=long, sources=())
    sure = of(verdict=Verdict.FOR, grounds=(5,))
    unsure = replace(of(verdict=Verdict.UNCERTAIN, grounds=(5,)), question_id=10)
    words = pdf_words(replace(BRIEF, answers=(*BRIEF.answers, sure, unsure), grounds=(*BRIEF.grounds, piece)))
    assert words.count(long) == 1
    assert words.count("Underlag 2 nyanserar: Nio av de trettio som vi frågade saknar telefon, och de …") == 3
    assert f"2. Nyanserar: {long}" in words


def test_who_answered_is_not_taken_for_who_speaks_against() -> None:
    at = datetime(2026, 10, 19, 12, tzinfo=UTC)
    words = pdf_words(with_answer(of(verdict=Verdict.AGAINST, by="Alva Ekström", at=at)))
    assert "Talar emot. Svarat av Alva Ekström, 19 oktober 2026." in words
    assert "Vilka behöver vi arbeta med? Talar emot. Nej" in pdf_words(
        with_answer(of(verdict=Verdict.AGAINST, reasons="Nej"))
    )


def test_a_day_and_its_month_stand_on_one_line() -> None:
    assert "4\u00a0november 2026" in to_html(brief_outline(BRIEF, decided()))


def test_in_english_sums_and_times_are_english_and_it_is_said_that_answers_are_not_translated() -> None:
    signed = decided()
    signed.signed_at = datetime(2026, 11, 4, 15, tzinfo=UTC)
    with override("en"):
        page = to_html(brief_outline(BRIEF, signed)).replace("\u00a0", " ")
    assert "SEK 300,000" in page
    assert "4 November 2026, 16:00" in page
    assert "in the language they were written in" in page
    assert "det språk" not in to_html(brief_outline(BRIEF, signed))


def test_few_uncertain_answers_are_counted_in_letters() -> None:
    unsure = tuple(replace(of(verdict=Verdict.UNCERTAIN), question_id=number) for number in (9, 10, 11, 12))
    known = replace(BRIEF, answers=(BRIEF.answers[1], *unsure))
    assert "Av svaren är fyra osäkra." in pdf_words(known)
