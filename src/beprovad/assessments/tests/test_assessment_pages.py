import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beprovad.assessments.actions.assessments import close_assessment, deepen_assessment
from beprovad.assessments.models import Answer, Assessment, Decision, Setup
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.words.deciding import KIND_WORDS
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.words.standard import standard_key
from beprovad.knowledge.models import Evidence, Method

pytestmark = pytest.mark.django_db
AUTOSAVE = {"x-autosave": "1", "accept": "application/json"}


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


def url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.pk, *more])


def page(who, assessment, name="assessment", *more, area="all"):
    return makers.browser(who).get(url(name, assessment, *more), {"area": area}).content.decode()


def page_of(who, assessment):
    return makers.browser(who).get(url("assessment", assessment))


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_question_whose_field_is_empty_says_so_among_the_unanswered(alva, assessment):
    deepen_assessment(assessment=assessment, by=alva)
    makers.answered(assessment, alva, "kostar")
    shown = page(alva, assessment)
    assert "Vad kostar det? uppgiften saknas" in words(shown[shown.index('id="unanswered"') :])


def test_a_field_that_does_not_apply_is_not_missed(alva, assessment):
    def missed():
        shown = page(alva, assessment)
        return words(shown[shown.index("setup-missing") :].partition("</p>")[0])

    deepen_assessment(assessment=assessment, by=alva)
    assert "Kostnad" in missed()
    makers.answered(assessment, alva, "kostar", Verdict.NOT_APPLICABLE)
    assert "Kostnad" not in missed()


def test_a_question_in_the_lists_own_words_has_the_help_of_the_standard_one_that_it_asks(alva):
    cost = str(standard_key("cost"))
    asked = makers.version(
        makers.q("Hur mycket pengar går det åt?", covers=[cost]),
        makers.q("Vad säger ekonomen?", covers=[cost], help="Fråga Siv."),
        makers.q("Vad tror vi?"),
        number=2,
    )
    found = makers.assessment(alva, against=asked)
    first, *others = (words(page(alva, found, "question", each.pk)) for each in makers.questions(found))
    assert "Till hjälp ur standardlistan Vad kostar det att börja, och vad kostar det varje år?" in first
    assert "Så tar ni reda på det: Offert, ekonomen, någon som redan har infört det." in first
    assert not any("Till hjälp ur standardlistan" in other for other in others)


def test_the_last_question_leads_back_to_the_assessment(alva, assessment):
    def onwards(question):
        return re.findall(
            r'class="neighbour-next"[^>]*href="([^"]+)"', page(alva, assessment, "question", question.pk)
        )

    first, last, *_ = makers.questions(assessment)
    assert onwards(first) == [url("question", assessment, last.pk)]
    assert onwards(last) == [url("assessment", assessment)]


# Starting


def start(who, **told):
    form = {"place": makers.authority().pk, "purpose": "", **told}
    return makers.browser(who).post(reverse("assessments:new"), form)


def test_an_assessment_is_started_with_a_method_a_place_and_the_list_that_is_used_there(alva):
    version = makers.version()
    answer = start(alva, method=makers.method().pk, version=version.pk, purpose="Veckosamtalen räcker inte.")
    made = Assessment.objects.get()
    assert answer["Location"] == url("assessment", made)
    assert (made.method.name, made.version, made.unit) == ("Vardagskompassen", version, None)
    assert "Veckosamtalen räcker inte." in page(alva, made)


def test_a_new_method_is_added_on_the_way(alva):
    start(alva, new_method="Samtal på väg", version=makers.version().pk)
    assert Assessment.objects.get().method == Method.objects.get(name="Samtal på väg")


def test_a_unit_of_the_authority_is_a_place_too(alva):
    start(alva, method=makers.method().pk, version=makers.version().pk, place=makers.unit().pk)
    made = Assessment.objects.get()
    assert (made.unit.name, made.authority) == ("Enheten för vuxna", makers.authority())


def test_the_same_method_twice_is_told_and_allowed_on_purpose(alva, assessment):
    told = {"method": assessment.method_id, "version": assessment.version_id}
    answer = start(alva, **told)
    assert (answer.status_code, Assessment.objects.count()) == (422, 1)
    assert "Det finns redan en prövning" in answer.content.decode()
    assert start(alva, **told, is_on_purpose="on").status_code == 302
    assert Assessment.objects.count() == 2


def test_nothing_chosen_says_what_is_missing_and_keeps_what_was_written(alva):
    answer = start(alva, purpose="Veckosamtalen räcker inte.")
    assert answer.status_code == 422
    assert "Välj ett arbetssätt" in answer.content.decode()
    assert "Veckosamtalen räcker inte." in answer.content.decode()


def test_staff_who_do_not_lead_start_nothing():
    assert makers.browser(makers.colleague()).get(reverse("assessments:new")).status_code == 404


def test_nobody_starts_one_at_another_authority(alva):
    answer = start(
        alva, method=makers.method().pk, version=makers.version().pk, place=makers.authority("Granö").pk
    )
    assert (answer.status_code, Assessment.objects.count()) == (422, 0)


# Screening, depth, progress


def test_the_screening_asks_its_own_questions_and_the_depth_all(alva, assessment):
    shown = words(page(alva, assessment))
    assert "Vilket behov svarar det mot?" in shown
    assert "Vad säger forskningen?" not in shown
    assert "2 frågor till väntar tills ni går på djupet." in shown
    assert makers.browser(alva).post(url("deepen", assessment)).status_code == 302
    assert "Vad säger forskningen?" in words(page(alva, assessment))


def test_a_list_without_screening_asks_everything_at_once(alva):
    made = makers.assessment(alva, against=makers.version(makers.q("Ett?"), makers.q("Två?"), number=90))
    assert "0 av 2 frågor besvarade" in words(page(alva, made))
    assert "Gå på djupet" not in page(alva, made)


def next_question(answer):
    row = answer.context["page"].next_question
    return row.words.text if row else None


def test_the_first_thing_that_one_sees_is_the_question_to_answer_and_not_the_decision(alva, assessment):
    answer = page_of(alva, assessment)
    assert next_question(answer) == "Vilket behov svarar det mot?"
    shown = answer.content.decode()
    assert "notice-attention" not in shown
    assert shown.index("Svara på frågan") < shown.index("Fatta beslut")
    assert re.findall(r"button-primary[^>]*>([^<]+)<", shown) == ["Svara på frågan"]


def test_when_the_first_questions_are_answered_the_depth_is_proposed_and_what_others_are_asked_is_not(
    alva, assessment
):
    makers.answered(assessment, alva, "Vilket behov")
    answer = page_of(alva, assessment)
    assert next_question(answer) is None
    assert "Ni har svarat på det ni själva kan av de första frågorna." in words(answer.content.decode())
    assert answer.content.decode().count("Gå på djupet") == 1


def test_nothing_is_proposed_when_a_decision_stands_or_the_assessment_is_put_away(alva, assessment):
    decided = deciding.filled(assessment, alva)
    deciding.decided(decided, alva)
    assert next_question(page_of(alva, assessment)) is None
    other = makers.assessment(alva, is_on_purpose=True)
    close_assessment(assessment=other, reason="", by=alva)
    assert next_question(page_of(alva, other)) is None


# One word for each stage, wherever it is spoken of


def listed(who, state=""):
    answer = makers.browser(who).get(reverse("assessments:assessments"), {"state": state} if state else {})
    return [(row.assessment, str(row.stood.words)) for row in answer.context["rows"]]


def test_what_is_decided_is_not_under_way_and_each_stands_in_one_list(alva):
    first, deep, pilot, away = (makers.assessment(alva, is_on_purpose=True) for _ in range(4))
    makers.browser(alva).post(url("deepen", deep))
    deciding.decided(deciding.filled(pilot, alva), alva)
    close_assessment(assessment=away, reason="", by=alva)
    assert set(listed(alva)) == {(first, "första frågorna"), (deep, "på djupet")}
    assert listed(alva, "decided") == [(pilot, "pilot")]
    assert listed(alva, "closed") == [(away, "avslutad")]
    assert set(listed(alva, "nonsense")) == set(listed(alva))


def test_the_page_and_the_methods_page_call_it_what_the_list_calls_it(alva):
    first, pilot = (makers.assessment(alva, is_on_purpose=True) for _ in range(2))
    deciding.decided(deciding.filled(pilot, alva), alva)
    for made, name in ((first, "första frågorna"), (pilot, "pilot")):
        assert str(page_of(alva, made).context["page"].stood.words) == name
    told = makers.browser(alva).get(reverse("knowledge:method", args=[first.method_id])).content.decode()
    assert "första frågorna" in told
    assert re.search(r"chip[^>]*>pilot<", told)


def test_an_empty_list_does_not_say_that_nothing_was_ever_begun(alva):
    pilot = makers.assessment(alva)
    deciding.decided(deciding.filled(pilot, alva), alva)
    shown = makers.browser(alva).get(reverse("assessments:assessments")).content.decode()
    assert "Ingen prövning pågår" in shown


def test_a_search_says_where_else_the_words_are_found_and_leads_there(alva):
    pilot = makers.assessment(alva, of=makers.method("Samtalskort"))
    deciding.decided(deciding.filled(pilot, alva), alva)
    shown = makers.browser(alva).get(reverse("assessments:assessments"), {"q": "samtalskort"})
    assert "1 träff bland de beslutade" in shown.content.decode()
    assert "?state=decided&amp;q=samtalskort" in shown.content.decode()
    nowhere = makers.browser(alva).get(reverse("assessments:assessments"), {"q": "finns inte"})
    assert "Ingen prövning passar" in nowhere.content.decode()


def test_a_judged_question_whose_field_is_empty_says_what_is_missing_and_a_filled_one_that_it_is(
    alva, assessment
):
    deepen_assessment(assessment=assessment, by=alva)
    asked = makers.question(assessment, "kostar")
    makers.answered(assessment, alva, "kostar", verdict=Verdict.FOR)
    assert "uppgiften saknas" in page(alva, assessment)
    shown = page(alva, assessment, "question", asked.pk)
    assert "uppgiften saknas" in shown
    assert ">obesvarad<" not in shown
    Setup.objects.update_or_create(assessment=assessment, defaults={"cost_note": "ca 300 tkr"})
    makers.answered(assessment, alva, "kostar", verdict=None)
    assert ">ifyllt<" in page(alva, assessment, "question", asked.pk)


def test_a_list_without_screening_is_in_depth_from_the_start(alva):
    made = makers.assessment(alva, against=makers.version(makers.q("Ett?"), number=91))
    assert listed(alva) == [(made, "på djupet")]


def test_what_is_not_answered_is_listed_openly(alva, assessment):
    makers.answered(assessment, alva, "Vilket behov")
    shown = words(page(alva, assessment))
    assert "1 av 2 frågor besvarade" in shown
    assert "En fråga är inte besvarad" in shown
    assert "väntar på brukare" in shown


def test_what_only_users_may_answer_waits_for_them_however_much_is_written(alva, assessment):
    answer = makers.answered(assessment, alva, "brukarna", Verdict.FOR, "Vi tror att de gillar det.")
    assert "0 av 2 frågor besvarade" in words(page(alva, assessment))
    shown = page(alva, assessment, "question", answer.question_id)
    assert "Får bara besvaras av brukare" in shown
    assert "leaf=users" in shown
    makers.linked(assessment, alva, "brukarna", makers.evidence("Elva av femton vill ha det", "users"))
    assert "1 av 2 frågor besvarade" in words(page(alva, assessment))


def test_withdrawn_evidence_marks_every_answer_that_stood_on_it_and_opens_the_users_question_again(
    alva, assessment
):
    makers.answered(assessment, alva, "brukarna")
    piece = makers.evidence("Elva av femton vill ha det", "users")
    makers.linked(assessment, alva, "brukarna", piece)
    Evidence.objects.filter(pk=piece.pk).update(
        withdrawn_at=timezone.now(), withdrawn_because="Fel enhet hade svarat."
    )
    shown = words(page(alva, assessment))
    assert "Underlag har dragits tillbaka" in shown
    assert "0 av 2 frågor besvarade" in shown
    asked = makers.question(assessment, "brukarna")
    assert "Fel enhet hade svarat." in page(alva, assessment, "question", asked.pk)
    listed = makers.browser(alva).get(reverse("assessments:assessments")).content.decode()
    assert "underlag tillbakadraget" in listed


def test_an_area_is_shown_by_itself_the_first_with_something_open_before_others(alva, assessment):
    deepen_assessment(assessment=assessment, by=alva)
    makers.answered(assessment, alva, "Vilket behov")
    shown = makers.browser(alva).get(url("assessment", assessment)).content.decode()
    assert 'id="area-benefit"' in shown
    assert 'id="area-purpose"' not in shown
    named = makers.browser(alva).get(url("assessment", assessment), {"area": "knowledge"}).content.decode()
    assert 'id="area-knowledge"' in named


def test_two_clicks_lead_from_an_answer_to_what_it_stands_on(alva, assessment):
    asked = makers.question(assessment)
    piece = makers.evidence()
    makers.answered(assessment, alva)
    makers.linked(assessment, alva, None, piece)
    assert url("question", assessment, asked.pk) in page(alva, assessment)
    assert reverse("knowledge:evidence", args=[piece.pk]) in page(alva, assessment, "question", asked.pk)


def test_what_somebody_wrote_as_markup_is_shown_and_never_run(alva, assessment):
    makers.answered(assessment, alva, None, Verdict.FOR, "**Stort** behov <script>alert(1)</script>")
    shown = page(alva, assessment)
    assert "<strong>Stort</strong>" in shown
    assert "<script>alert" not in shown


# The question's page


def save(who, assessment, asked, base, reasons, *, headers=None, **more):
    form = {"base": base, "verdict": "for", "reasons": reasons, **more}
    return makers.browser(who).post(url("question", assessment, asked.pk), form, headers=headers or AUTOSAVE)


def test_an_autosave_is_answered_with_the_next_base(alva, assessment):
    answer = save(alva, assessment, makers.question(assessment), 0, "Behovet är stort.")
    assert (answer.status_code, answer.json()["base"]) == (200, 1)


def test_without_javascript_the_button_saves_and_leads_back(alva, assessment):
    asked = makers.question(assessment)
    answer = save(alva, assessment, asked, 0, "Behovet är stort.", headers={"accept": "text/html"})
    assert answer["Location"] == url("question", assessment, asked.pk)
    assert "Behovet är stort." in page(alva, assessment, "question", asked.pk)


@pytest.mark.parametrize("headers", [AUTOSAVE, {"accept": "text/html"}])
def test_the_second_of_two_on_the_same_base_is_shown_both_answers(alva, assessment, headers):
    asked, bo = makers.question(assessment), makers.colleague()
    save(alva, assessment, asked, 0, "Alvas svar")
    answer = save(bo, assessment, asked, 0, "Bos svar", headers=headers)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Alvas svar" in shown
    assert "Bos svar" in shown
    assert "Alva Ekström" in shown
    waiting = page(bo, assessment, "question", asked.pk)
    assert "Bos svar" in waiting
    settled = makers.browser(bo).post(url("settle", assessment, asked.pk), {"kept": "mine", "seen": 1})
    assert settled.status_code == 302
    assert Answer.objects.get().reasons == "Bos svar"


@pytest.mark.parametrize("headers", [AUTOSAVE, {"accept": "text/html"}])
def test_an_identity_number_is_refused_with_the_reason_and_the_text_stays(alva, assessment, headers):
    asked = makers.question(assessment)
    answer = save(alva, assessment, asked, 0, "Personnummer 811228-9874", headers=headers)
    assert answer.status_code == 422
    assert "personnummer" in answer.content.decode()
    if headers is not AUTOSAVE:
        assert "811228-9874" in answer.content.decode()
    assert not Answer.objects.exclude(reasons="").exists()


@pytest.mark.parametrize("form", [{}, {"base": "x"}, {"base": "0", "verdict": "maybe"}, {"base": 9**30}])
def test_a_form_that_no_page_of_ours_sends_changes_nothing(alva, assessment, form):
    asked = makers.question(assessment)
    answer = makers.browser(alva).post(url("question", assessment, asked.pk), form)
    assert (answer.status_code, Answer.objects.count()) == (422, 0)


def test_a_field_question_leads_to_its_field(alva, assessment):
    asked = makers.question(assessment, "kostar")
    assert "Frågan besvaras i ett fält" in page(alva, assessment, "question", asked.pk)


def test_a_question_has_its_neighbours(alva, assessment):
    first, second = makers.questions(assessment)[:2]
    shown = page(alva, assessment, "question", first.pk)
    assert f'rel="next" href="{url("question", assessment, second.pk)}"' in shown
    assert 'rel="prev"' not in shown


def test_the_history_tells_who_and_when(alva, assessment):
    asked, bo = makers.question(assessment), makers.colleague()
    save(alva, assessment, asked, 0, "Alvas svar")
    save(bo, assessment, asked, 1, "Bos svar")
    shown = words(page(alva, assessment, "question", asked.pk))
    assert "Alvas svar" in shown
    assert "Bo Ahlin" in shown


def test_a_closed_assessment_is_read_and_opened_again(alva, assessment):
    makers.answered(assessment, alva)
    makers.browser(alva).post(url("close", assessment), {"reason": "Inte aktuellt."})
    asked = makers.question(assessment)
    assert "Prövningen är avslutad" in page(alva, assessment, "question", asked.pk)
    assert save(alva, assessment, asked, 1, "Mera").status_code == 422
    makers.browser(alva).post(url("reopen", assessment))
    assert save(alva, assessment, asked, 1, "Mera").status_code == 200


def test_purpose_place_and_lead_are_changed(alva, assessment):
    place, bo = makers.unit(), makers.colleague()
    form = {"purpose": "Ett nytt skäl", "place": place.pk, "lead": bo.person_id}
    assert makers.browser(alva).post(url("edit", assessment), form).status_code == 302
    assessment.refresh_from_db()
    assert (assessment.purpose, assessment.unit, assessment.lead) == ("Ett nytt skäl", place, bo.person)


# How much is asked of the database


def filled(alva, count):
    asked = [makers.q(f"Fråga {number}?", list(Area)[number % 10]) for number in range(count)]
    made = makers.assessment(alva, against=makers.version(*asked, number=100 + count), is_on_purpose=True)
    for question in makers.questions(made):
        makers.answered(made, alva, question.text)
        makers.linked(made, alva, question.text, makers.evidence(f"Underlag {question.pk}"))
    return made


def queries(who, address):
    client = makers.browser(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.whole
def test_an_assessment_of_sixty_answers_is_shown_with_at_most_twelve_queries(alva):
    few, many = filled(alva, 3), filled(alva, 60)
    address = url("assessment", many) + "?area=all"
    assert queries(alva, address) <= 12
    assert queries(alva, url("assessment", few) + "?area=all") == queries(alva, address)


@pytest.mark.whole
def test_a_question_asks_the_same_whatever_stands_around_it(alva):
    few, many = filled(alva, 3), filled(alva, 30)
    asked = [queries(alva, url("question", made, makers.question(made).pk)) for made in (few, many)]
    assert asked[0] == asked[1]


@pytest.mark.whole
def test_the_list_asks_the_same_for_one_as_for_many(alva):
    address = reverse("assessments:assessments")
    filled(alva, 3)
    one = queries(alva, address)
    for count in (4, 5, 6):
        filled(alva, count)
    assert queries(alva, address) == one


def test_a_field_that_is_filled_says_so_and_leads_there(alva, assessment):
    deepen_assessment(assessment=assessment, by=alva)
    assert "Fylls i i upplägget" in page(alva, assessment)
    Setup.objects.update_or_create(assessment=assessment, defaults={"cost_note": "ca 300 tkr"})
    shown = page(alva, assessment)
    assert "Ifyllt i upplägget" in shown
    assert "1 av 4 frågor besvarade" in words(shown)
    assert f"{reverse('assessments:setup', args=[assessment.pk])}#cost" in shown


def test_the_list_tells_the_latest_decision(alva, assessment):
    for number, kind in enumerate(("pilot", "keep"), start=1):
        Decision.objects.create(
            assessment=assessment, number=number, kind=kind, decided_on=makers.DAY, decided_by="Alva Ekström",
            reasons="Så.", signed_by=alva, signed_by_label="Alva Ekström", stamp=1, record={},
        )  # fmt: skip
    answer = makers.browser(alva).get(reverse("assessments:assessments"), {"state": "decided"})
    shown = words(answer.content.decode())
    assert str(KIND_WORDS[DecisionKind.KEEP]) in shown
    assert str(KIND_WORDS[DecisionKind.PILOT]) not in shown
