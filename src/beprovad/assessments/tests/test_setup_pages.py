import html as escapes
import re

import pytest
from django.utils.formats import date_format

from beprovad.assessments.actions.setup import EffectSaid, GoalSaid, RiskSaid, add_effect, add_goal, add_risk
from beprovad.assessments.models import Assessment, ExpectedEffect, FieldRevision, Goal, Risk, Setup
from beprovad.assessments.rules.kinds import Scope, Verdict
from beprovad.assessments.rules.setup import MOST_ROWS, TEXT_LIMIT
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.tests.deciding import ahead, day, url
from beprovad.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


def words(answer):
    return escapes.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def opened(who, assessment):
    """The form as the page shows it to somebody who opens it now."""
    return shown(makers.browser(who).get(url("setup", assessment.pk)))


def shown(page):
    """What the form on the page would send, pressed as it stands."""
    fields = [field for group in page.context["groups"] for part in group.parts for field in part.fields]
    values = {field.name: field.bound.value() for field in fields}
    bases = {f"{field.name}_base": field.base for field in fields}
    return {**{name: "" if value is None else value for name, value in values.items()}, **bases}


def save(who, assessment, form=None, **said):
    whole = form or opened(who, assessment)
    return makers.browser(who).post(url("setup", assessment.pk), {**whole, **said})


def saved(assessment):
    return Setup.objects.get(assessment=assessment)


# The whole


def test_all_fields_are_saved_at_once_and_stand_there_again(alva, assessment):
    save(
        alva, assessment, cost_once="300 000", cost_yearly="0", payer="Enhetens budget", staff_time="Två timmar",
        replaces="Veckosamtalen", owner=alva.person.pk, head_provides="Tid", training="Sex dagar",
        collaboration="Med vården", scope="pilot", hypothesis="Fler klarar det.", stop_rule="Två avbryter.",
        decision_on=day(ahead()), follow_up_how="Intervjuer", follow_up_on=day(ahead(30)),
    )  # fmt: skip
    setup = saved(assessment)
    assert (setup.cost_once, setup.cost_yearly, setup.owner, setup.scope) == (
        300_000,
        0,
        alva.person,
        Scope.PILOT,
    )
    assert (setup.decision_on, setup.saved_by_label) == (ahead(), "Alva Ekström")
    assert opened(alva, assessment)["cost_once"] == "300\u00a0000"


def test_saving_raises_what_a_decision_is_read_on_and_nothing_changed_does_not(alva, assessment):
    save(alva, assessment, staff_time="Två timmar")
    stamp = Assessment.objects.get().stamp
    assert stamp == 2
    save(alva, assessment)
    assert Assessment.objects.get().stamp == stamp


# Money as people write it


def test_a_sum_that_can_only_mean_one_thing_is_saved_at_once_with_no_question_and_no_line(alva, assessment):
    answer = save(alva, assessment, cost_once="ca 40 tkr", cost_yearly="300 tkr")
    assert answer.status_code == 302
    setup = saved(assessment)
    assert (setup.cost_once, setup.cost_once_is_about, setup.cost_note) == (40_000, True, "")
    assert (setup.cost_yearly, setup.cost_yearly_is_about) == (300_000, False)
    assert opened(alva, assessment)["cost_once"] == "ca 40\u00a0000"


def test_a_sum_that_may_mean_several_things_is_asked_about_and_not_saved_before_it_is_answered(
    alva, assessment
):
    answer = save(alva, assessment, cost_once="40", staff_time="Två timmar")
    assert answer.status_code == 422
    assert "Kostnad en gång: du skrev ”40”. Vilket belopp menar du?" in words(answer)
    assert 'name="cost_once" value="40"' in answer.content.decode()
    assert (saved(assessment).cost_once, saved(assessment).staff_time) == (None, "Två timmar")


def test_the_question_about_a_sum_is_no_error_and_one_press_answers_it(alva, assessment):
    page = save(alva, assessment, cost_once="40").content.decode()
    for word_of_error in ("field-wrong", "field-error", "Det här behöver rättas"):
        assert word_of_error not in page
    for kronor in (40_000, 40):
        assert f'form="setup-form" name="cost_once_is" value="{kronor}"' in page


def test_a_small_sum_that_was_answered_is_shown_so_that_nobody_asks_again(alva, assessment):
    assert save(alva, assessment, cost_once="40", cost_once_is="40").status_code == 302
    assert saved(assessment).cost_once == 40
    assert save(alva, assessment).status_code == 302


def test_an_estimate_stays_one_when_it_is_shown_and_saved_again(alva, assessment):
    save(alva, assessment, cost_once="ca 300 tkr", cost_yearly="drygt 20 000 kr")
    shown = opened(alva, assessment)
    assert (shown["cost_once"], shown["cost_yearly"]) == ("ca 300\u00a0000", "ca 20\u00a0000")
    assert shown["cost_note"] == "drygt 20 000 kr"
    save(alva, assessment, cost_once="300 000")
    setup = saved(assessment)
    assert (setup.cost_once_is_about, setup.cost_yearly_is_about) == (False, True)
    assert (setup.cost_yearly, setup.cost_note) == (20_000, "drygt 20 000 kr")


def test_a_span_that_was_answered_is_an_estimate_and_its_words_are_kept(alva, assessment):
    span = "mellan 30 och 50 tkr"
    assert save(alva, assessment, cost_once=span).status_code == 422
    save(alva, assessment, cost_once=span, cost_once_is="40000", cost_note="Utan lokaler.")
    setup = saved(assessment)
    assert (setup.cost_once, setup.cost_once_is_about) == (40_000, True)
    assert setup.cost_note == f"Utan lokaler.\n{span}"


def test_an_answer_of_another_sum_answers_nothing(alva, assessment):
    assert save(alva, assessment, cost_once="50", cost_once_is="40000").status_code == 422


def test_what_has_been_answered_is_saved_though_something_else_is_wrong(alva, assessment):
    form = {"cost_once": "30-50 tkr", "cost_once_is": "40000", "decision_on": day(ahead(-1))}
    answer = save(alva, assessment, **form)
    assert answer.status_code == 422
    assert (saved(assessment).cost_once, saved(assessment).cost_note) == (40_000, "30-50 tkr")
    assert "du skrev" not in words(answer)


@pytest.mark.parametrize("written", ["vet inte", "Okänt", "?"])
def test_not_knowing_a_sum_is_an_answer_and_not_refused(alva, assessment, written):
    save(alva, assessment, cost_yearly="20 000")
    answer = makers.browser(alva).post(
        url("setup", assessment.pk), {**opened(alva, assessment), "cost_yearly": written}, follow=True
    )
    assert answer.status_code == 200
    assert saved(assessment).cost_yearly is None
    assert "Kostnad per år: inte känt." in words(answer)
    assert (
        autosave(alva, assessment, "cost_yearly", written)
        .json()["beside"]["cost_yearly"]
        .startswith("Inte känt")
    )


def test_a_sum_that_saves_itself_is_shown_as_it_is_saved(alva, assessment):
    assert autosave(alva, assessment, "cost_once", "ca 40 tkr").json()["shown"] == "ca 40\u00a0000"
    assert autosave(alva, assessment, "staff_time", "Två timmar").json()["shown"] is None


@pytest.mark.parametrize("written", ["beror på", "-5", "9" * 40])
def test_what_is_no_sum_is_answered_and_kept(alva, assessment, written):
    answer = save(alva, assessment, cost_yearly=written)
    assert answer.status_code == 422
    assert f'value="{written}"' in answer.content.decode()
    assert "Det går inte att läsa som ett belopp." in words(answer)


# Bad input


def test_a_personal_identity_number_is_refused_and_the_text_stays(alva, assessment):
    answer = save(alva, assessment, staff_time="Fråga 19121212-1212 om tiden")
    assert answer.status_code == 422
    assert "Här står ett personnummer." in words(answer)
    assert "om tiden" in words(answer)


def test_a_very_long_text_is_refused_with_the_limit_and_stays(alva, assessment):
    answer = save(alva, assessment, staff_time="x" * (TEXT_LIMIT + 1))
    assert answer.status_code == 422
    assert "Här får 10 000 tecken plats, och det här är 10 001." in words(answer)
    assert "x" * (TEXT_LIMIT + 1) in answer.content.decode()
    assert (
        "maxlength" not in re.search(r"<textarea[^>]*name=\"staff_time\"[^>]*>", answer.content.decode())[0]
    )


def test_a_day_that_has_been_is_refused_unless_it_stood_there(alva, assessment):
    assert save(alva, assessment, decision_on=day(ahead(-1))).status_code == 422
    deciding.filled(assessment, alva)
    Setup.objects.update(decision_on=ahead(-3))
    assert save(alva, assessment, staff_time="Två timmar").status_code == 302


def test_an_owner_is_one_of_the_authoritys_people(alva, assessment):
    other = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert save(alva, assessment, owner=other.person.pk).status_code == 422
    assert save(alva, assessment, owner="9" * 40).status_code == 422


# Two at once


def test_of_two_who_wrote_in_the_same_field_both_texts_are_shown(alva, assessment):
    bo = makers.colleague()
    mine = opened(alva, assessment)
    save(bo, assessment, staff_time="Fyra timmar")
    answer = save(alva, assessment, mine, staff_time="Två timmar", training="Sex dagar")
    assert answer.status_code == 409
    assert "Fyra timmar" in words(answer)
    assert "Sparat av Bo Ahlin" in words(answer)
    assert shown(answer)["staff_time"] == "Två timmar"
    assert (saved(assessment).staff_time, saved(assessment).training) == ("Fyra timmar", "Sex dagar")


def test_one_chooses_ones_own_or_what_is_saved(alva, assessment):
    bo = makers.colleague()
    mine = opened(alva, assessment)
    save(bo, assessment, staff_time="Fyra timmar")
    answer = save(alva, assessment, mine, staff_time="Två timmar")
    (over,) = re.findall(r'name="staff_time_keep" value="(\w{12})"', answer.content.decode())
    settled = save(alva, assessment, shown(answer), staff_time_keep="theirs")
    assert settled["Location"] == url("setup", assessment.pk) + "#field-staff_time"
    assert saved(assessment).staff_time == "Fyra timmar"
    save(alva, assessment, shown(answer), staff_time_keep=over)
    assert saved(assessment).staff_time == "Två timmar"


def test_ones_own_text_holds_only_over_the_text_that_one_was_shown(alva, assessment):
    bo = makers.colleague()
    mine = opened(alva, assessment)
    save(bo, assessment, staff_time="Fyra timmar")
    answer = save(alva, assessment, mine, staff_time="Två timmar")
    (over,) = re.findall(r'name="staff_time_keep" value="(\w{12})"', answer.content.decode())
    save(bo, assessment, staff_time="Fem timmar")
    answer = save(alva, assessment, shown(answer), staff_time_keep=over)
    assert answer.status_code == 409
    assert "Fem timmar" in words(answer)


def test_saving_without_choosing_writes_over_nobody(alva, assessment):
    bo = makers.colleague()
    mine = opened(alva, assessment)
    save(bo, assessment, staff_time="Fyra timmar")
    answer = save(alva, assessment, mine, staff_time="Två timmar")
    assert save(alva, assessment, shown(answer)).status_code == 409
    assert saved(assessment).staff_time == "Fyra timmar"


def test_what_only_the_other_wrote_is_not_written_over(alva, assessment):
    bo = makers.colleague()
    mine = opened(alva, assessment)
    save(bo, assessment, owner=bo.person.pk, decision_on=day(ahead()), cost_once="5 000")
    assert save(alva, assessment, mine, training="Sex dagar").status_code == 302
    setup = saved(assessment)
    assert (setup.owner, setup.decision_on, setup.cost_once, setup.training) == (
        bo.person, ahead(), 5000, "Sex dagar",
    )  # fmt: skip


def test_two_who_wrote_the_same_agree(alva, assessment):
    mine = opened(alva, assessment)
    save(makers.colleague(), assessment, staff_time="Två timmar")
    assert save(alva, assessment, mine, staff_time="Två timmar").status_code == 302


def test_a_form_from_no_page_of_ours_writes_over_nothing(alva, assessment):
    browser = makers.browser(alva)
    assert browser.post(url("setup", assessment.pk), {"base": "x"}).status_code == 302
    assert not Setup.objects.filter(saved_at__isnull=False).exists()
    answer = browser.post(url("setup", assessment.pk), {"staff_time": "Två timmar", "staff_time_base": "{"})
    assert answer.status_code == 409
    assert "Två timmar" in words(answer)


# What is wrong in one field


def test_what_is_wrong_in_one_field_is_told_there_and_the_others_are_saved(alva, assessment):
    answer = save(alva, assessment, decision_on=day(ahead(-1)), staff_time="Två timmar", training="Sex dagar")
    assert answer.status_code == 422
    assert (saved(assessment).staff_time, saved(assessment).training) == ("Två timmar", "Sex dagar")
    assert saved(assessment).decision_on is None
    assert shown(answer)["decision_on"] == day(ahead(-1))
    assert answer.content.decode().count("field-wrong") == 1
    assert "Det andra som du ändrade är sparat." in words(answer)


def test_what_is_saved_beside_a_wrong_field_is_not_a_clash_when_the_form_is_sent_again(alva, assessment):
    answer = save(alva, assessment, decision_on=day(ahead(-1)), staff_time="Två timmar")
    again = save(alva, assessment, shown(answer), decision_on=day(ahead()), staff_time="Tre timmar")
    assert again.status_code == 302
    assert (saved(assessment).staff_time, saved(assessment).decision_on) == ("Tre timmar", ahead())


def test_words_that_a_sum_was_read_from_wait_with_it_when_the_note_is_wrong(alva, assessment):
    told = {"cost_once": "drygt 300 tkr", "cost_note": "Fråga 19121212-1212"}
    answer = save(alva, assessment, **told)
    assert saved(assessment).cost_once is None
    assert "Beloppet sparas när det som står under Om kostnaden är rättat." in words(answer)
    save(alva, assessment, shown(answer), cost_note="Utan lokaler.")
    assert (saved(assessment).cost_once, saved(assessment).cost_note) == (
        300_000,
        "Utan lokaler.\ndrygt 300 tkr",
    )


# A field that saves itself


def autosave(who, assessment, name, value, base=None, **more):
    form = {name: value, f"{name}_base": opened(who, assessment)[f"{name}_base"] if base is None else base}
    return makers.browser(who).post(
        url("setup", assessment.pk), {**form, **more}, headers={"X-Autosave": "1"}
    )


def test_a_field_that_is_sent_alone_gets_a_receipt_and_leaves_the_others(alva, assessment):
    save(alva, assessment, training="Sex dagar")
    receipt = autosave(alva, assessment, "staff_time", "Två timmar").json()
    assert (saved(assessment).staff_time, saved(assessment).training) == ("Två timmar", "Sex dagar")
    assert re.fullmatch(r"\d\d\.\d\d", receipt["saved_at"])
    assert (receipt["filled"]["staff_time"], receipt["filled"]["owner"]) == (True, False)
    assert autosave(alva, assessment, "staff_time", "Tre timmar", receipt["base"]).status_code == 200


def test_the_same_sent_again_when_the_receipt_was_lost_gets_one(alva, assessment):
    base = opened(alva, assessment)["staff_time_base"]
    first = autosave(alva, assessment, "staff_time", "Två timmar", base).json()
    assert autosave(alva, assessment, "staff_time", "Två timmar", base).json() == first


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("scope", "pilot", Scope.PILOT),
        ("decision_on", day(ahead()), ahead()),
        ("cost_yearly", "20 000", 20_000),
        ("staff_time", "", ""),
    ],
)
def test_every_kind_of_field_saves_itself(alva, assessment, name, value, kept):
    assert autosave(alva, assessment, name, value).status_code == 200
    assert getattr(saved(assessment), name) == kept


def test_an_owner_saves_itself_and_the_history_knows_the_name(alva, assessment):
    autosave(alva, assessment, "owner", alva.person.pk)
    assert saved(assessment).owner == alva.person
    assert FieldRevision.objects.get().said == "Alva Ekström"


def test_a_field_that_two_wrote_in_is_answered_with_both_texts_alone(alva, assessment):
    base = opened(alva, assessment)["staff_time_base"]
    save(makers.colleague(), assessment, staff_time="Fyra timmar")
    answer = autosave(alva, assessment, "staff_time", "Två timmar", base)
    assert answer.status_code == 409
    assert "Fyra timmar" in words(answer)
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("staff_time", "Fråga 19121212-1212", "Här står ett personnummer."),
        ("decision_on", "2020-01-01", "Dagen har redan varit."),
        ("cost_once", "beror på", "Det går inte att läsa som ett belopp."),
        ("cost_once", "40", "du skrev ”40”. Vilket belopp menar du?"),
        ("owner", "99999", "Välj"),
    ],
)
def test_a_field_that_cannot_be_saved_is_told_why_beside_it(alva, assessment, name, value, why):
    answer = autosave(alva, assessment, name, value)
    assert answer.status_code == 422
    assert why in words(answer)
    assert not Setup.objects.filter(saved_at__isnull=False).exists()


def test_the_words_of_an_estimate_stand_in_the_note_and_the_receipt_says_so(alva, assessment):
    save(alva, assessment, cost_note="Utan lokaler.")
    receipt = autosave(alva, assessment, "cost_once", "drygt 20 000 kr").json()
    assert saved(assessment).cost_note == "Utan lokaler.\ndrygt 20 000 kr"
    (note,) = receipt["also"]
    assert (note["name"], note["value"]) == ("cost_note", "Utan lokaler.\ndrygt 20 000 kr")
    assert autosave(alva, assessment, "cost_note", "Med lokaler.", note["base"]).status_code == 200


def test_one_persons_autosaves_in_a_row_are_one_entry_in_the_journal_and_what_stood_before_is_kept(
    alva, assessment
):
    for said in ("Två", "Två timmar", "Två timmar i veckan"):
        autosave(alva, assessment, "staff_time", said)
    save(makers.colleague(), assessment, staff_time="Fyra timmar")
    assert Entry.objects.filter(event="assessments.SetupChanged").count() == 2
    page = makers.browser(alva).get(url("setup", assessment.pk))
    (field,) = [each for group in page.context["groups"] for part in group.parts for each in part.fields
                if each.earlier]  # fmt: skip
    assert [(each.words, each.who) for each in field.earlier] == [("Två timmar i veckan", "Alva Ekström")]


def test_an_autosave_into_an_assessment_that_was_put_away_is_told_so(alva, assessment):
    from beprovad.assessments.actions.assessments import close_assessment

    close_assessment(assessment=assessment, reason="", by=alva)
    answer = autosave(alva, assessment, "staff_time", "Två timmar")
    assert answer.status_code == 422
    assert "Prövningen är avslutad." in words(answer)


def test_nothing_is_saved_in_an_assessment_that_was_put_away(alva, assessment):
    from beprovad.assessments.actions.assessments import close_assessment

    close_assessment(assessment=assessment, reason="", by=alva)
    answer = save(alva, assessment, staff_time="Två timmar")
    assert answer.status_code == 422
    assert "Prövningen är avslutad." in words(answer)
    assert "Två timmar" in words(answer)


# Days that cannot all be right


def effect(assessment, by, earliest_on, indicator="Klarar morgonen"):
    return add_effect(
        assessment=assessment, said=EffectSaid(indicator=indicator, earliest_on=earliest_on), by=by
    )


def test_an_effect_that_shows_after_the_day_of_the_decision_is_saved_and_told_beside_it(alva, assessment):
    effect(assessment, alva, ahead(90))
    receipt = autosave(alva, assessment, "decision_on", day(ahead(60))).json()
    assert saved(assessment).decision_on == ahead(60)
    said = receipt["beside"]["decision_on"]
    for each in (ahead(90), ahead(60)):
        assert date_format(each, "j F Y") in said
    page = makers.browser(alva).get(url("setup", assessment.pk))
    assert words(page).count(said) == 2  # beside the field, and beside the effect
    receipt = autosave(alva, assessment, "decision_on", day(ahead(100))).json()
    assert receipt["beside"]["decision_on"] == ""


def test_an_effect_that_shows_after_the_follow_up_is_told_and_a_pilots_day_counts_in_a_pilot_only(
    alva, assessment
):
    effect(assessment, alva, ahead(90))
    save(alva, assessment, decision_on=day(ahead(60)), follow_up_on=day(ahead(70)), scope="broad")
    groups = makers.browser(alva).get(url("setup", assessment.pk)).context["groups"]
    fields = [shown for group in groups for part in group.parts for shown in part.fields]
    told = {shown.name: shown.beside for shown in fields if shown.beside}
    assert list(told) == ["follow_up_on"]
    assert "första uppföljningen är redan" in told["follow_up_on"]


def test_the_reading_before_a_signature_says_which_days_do_not_go_together(alva, assessment):
    deciding.filled(assessment, alva, decision_on=ahead(60), follow_up_on=ahead(20))
    browser = makers.browser(alva)
    page = browser.get(url("decide", assessment.pk))
    form = {
        "stamp": page.context["stamp"], "seen": page.context["seen"], "kind": "pilot", "decided_on": day(ahead(0)),
        "decided_by": "Alva", "reasons": "Vi vet nog.", "without_users_because": "I mars.", "step": "check",
    }  # fmt: skip
    check = browser.post(url("decide", assessment.pk), form)
    assert check.status_code == 200
    assert "Stämmer dagarna?" in words(check)
    assert "men ni beslutar om fortsättningen redan" in words(check)
    Setup.objects.update(decision_on=ahead(200), follow_up_on=ahead(-3))
    check = browser.post(url("decide", assessment.pk), form)
    assert f"Första uppföljningen är {date_format(ahead(-3), 'j F Y')}, före beslutet" in words(check)
    Setup.objects.update(follow_up_on=ahead(200))
    assert "Stämmer dagarna?" not in words(browser.post(url("decide", assessment.pk), form))


# Risks, effects, goals


def test_what_stands_in_the_form_is_saved_on_the_way_to_a_new_risk(alva, assessment):
    answer = save(alva, assessment, staff_time="Två timmar", then="add_risk")
    assert answer["Location"] == url("add_risk", assessment.pk)
    assert saved(assessment).staff_time == "Två timmar"


def test_whoever_comes_from_a_decision_keeps_the_way_back_to_it(alva, assessment):
    form = {"cost_once": "40", "cost_once_is": "40000"}
    answer = makers.browser(alva).post(
        url("setup", assessment.pk) + "?then=decide", {**opened(alva, assessment), **form}
    )
    assert answer["Location"] == url("setup", assessment.pk) + "?then=decide#field-cost_once"


def test_on_goes_only_to_the_pages_of_this_assessment(alva, assessment):
    for elsewhere in ("https://annan.example/", "decision-1", "change_risk-x", "change_risk-" + "9" * 40):
        assert save(alva, assessment, then=elsewhere)["Location"] == url("setup", assessment.pk)
    assert save(alva, assessment, then="decide")["Location"] == url("decide", assessment.pk)


def risk(assessment, by, text="Färre hinner", likelihood=3, consequence=4):
    said = RiskSaid(text=text, likelihood=likelihood, consequence=consequence)
    return add_risk(assessment=assessment, said=said, by=by)


def test_a_risk_is_written_read_changed_and_removed(alva, assessment):
    browser = makers.browser(alva)
    form = {"text": "Färre hinner", "likelihood": 3, "consequence": 4, "response": "Vikarier"}
    browser.post(url("add_risk", assessment.pk), form)
    made = Risk.objects.get()
    shown = words(browser.get(url("setup", assessment.pk)))
    assert "Sannolikhet 3 av 5, möjligt. Konsekvens 4 av 5, allvarligt." in shown
    seen = browser.get(url("change_risk", assessment.pk, made.pk)).context["seen"]
    browser.post(url("change_risk", assessment.pk, made.pk), {**form, "likelihood": 2, "seen": seen})
    assert Risk.objects.get().likelihood == 2
    browser.post(url("remove_risk", assessment.pk, made.pk))
    assert not Risk.objects.exists()


def test_a_risk_has_both_steps(alva, assessment):
    answer = makers.browser(alva).post(
        url("add_risk", assessment.pk), {"text": "Färre hinner", "likelihood": 7}
    )
    assert answer.status_code == 422
    assert "Färre hinner" in words(answer)
    assert not Risk.objects.exists()


def test_two_who_change_the_same_risk_see_each_others_words(alva, assessment):
    made, browser = risk(assessment, alva), makers.browser(alva)
    seen = browser.get(url("change_risk", assessment.pk, made.pk)).context["seen"]
    form = {"text": "Färre får tid", "likelihood": 3, "consequence": 4, "seen": seen}
    Risk.objects.update(text="Bara hälften hinner")
    answer = browser.post(url("change_risk", assessment.pk, made.pk), form)
    assert answer.status_code == 409
    assert "Bara hälften hinner" in words(answer)
    assert "Färre får tid" in words(answer)
    browser.post(url("change_risk", assessment.pk, made.pk), {**form, "seen": answer.context["seen"]})
    assert Risk.objects.get().text == "Färre får tid"


def test_an_effect_has_a_day_before_which_its_absence_says_nothing(alva, assessment):
    browser = makers.browser(alva)
    form = {"indicator": "Byten i månaden", "now": "7", "wanted": "3", "earliest_on": day(ahead(90))}
    assert (
        browser.post(url("add_effect", assessment.pk), {**form, "earliest_on": day(ahead(-1))}).status_code
        == 422
    )
    browser.post(url("add_effect", assessment.pk), form)
    assert ExpectedEffect.objects.get().earliest_on == ahead(90)


def test_a_goal_says_where_it_stands(alva, assessment):
    makers.browser(alva).post(
        url("add_goal", assessment.pk), {"text": "Likvärdigt stöd", "origin": "Plan 2027"}
    )
    assert Goal.objects.get().origin == "Plan 2027"


def test_a_list_that_nobody_can_hold_in_mind_is_refused(alva, assessment):
    Goal.objects.bulk_create(Goal(assessment=assessment, text=f"Mål {n}") for n in range(MOST_ROWS))
    answer = makers.browser(alva).post(url("add_goal", assessment.pk), {"text": "Ett mål till"})
    assert answer.status_code == 422
    assert "Här finns redan femtio rader." in words(answer)
    assert Goal.objects.count() == MOST_ROWS


def test_the_picture_has_the_same_risks_as_the_list(alva, assessment):
    risk(assessment, alva)
    risk(assessment, alva, "Fler väntar", 5, 5)
    picture = makers.browser(alva).get(url("setup", assessment.pk)).context["page"].picture
    assert len(picture.squares) == 25
    assert [(s.x, s.y, s.numbers, s.shade) for s in picture.squares if s.numbers] == [
        (160, 0, "2", "heavy"),
        (120, 80, "1", "heavy"),
    ]


# What the assessment's page says of it


def test_the_assessments_page_says_what_is_filled_and_what_is_missing(alva, assessment):
    deciding.filled(assessment, alva)
    page = makers.browser(alva).get(url("assessment", assessment.pk))
    summary = page.context["page"].slots["setup"]
    assert "300\u00a0000 kr en gång" in page.content.decode()
    assert [line.field for line in summary.missing] == [
        "staff_time", "training", "collaboration", "risks", "goals",
    ]  # fmt: skip


def test_the_page_takes_as_many_queries_with_many_rows_as_with_none(
    alva, assessment, django_assert_max_num_queries
):
    for number in range(20):
        risk(assessment, alva, f"Risk {number}")
        add_effect(assessment=assessment, said=EffectSaid(indicator=f"Effekt {number}"), by=alva)
        add_goal(assessment=assessment, said=GoalSaid(text=f"Mål {number}"), by=alva)
    browser = makers.browser(alva)
    with django_assert_max_num_queries(9):
        browser.get(url("setup", assessment.pk))


# Charlie


@pytest.mark.parametrize(
    "who", ["another authority", "politician", "member it is shared with", "handed a question"]
)
def test_whoever_does_not_assess_here_is_not_told_that_there_are_fields(alva, assessment, who):
    from beprovad.assessments.actions.handing import hand_question
    from beprovad.assessments.models import Share
    from beprovad.people.rules import Role
    from beprovad.people.tests import makers as people

    charlie = {
        "another authority": lambda: makers.user("Ture Lindh", at=makers.authority("Granö")),
        "politician": lambda: makers.user("Petra Falk", Role.POLITICIAN),
        "member it is shared with": makers.member,
        "handed a question": lambda: makers.user("Ture Lindh", at=makers.authority("Granö")),
    }[who]()
    Share.objects.create(assessment=assessment, network=people.network(), shared_by_label="Alva Ekström")
    if who == "handed a question":
        hand_question(
            assessment_id=assessment.pk, question=makers.question(assessment), person=charlie.person,
            message="", due_on=None, by=alva,
        )  # fmt: skip
    made, browser = risk(assessment, alva), makers.browser(charlie)
    pages = [
        url("setup", assessment.pk), url("add_risk", assessment.pk), url("change_risk", assessment.pk, made.pk),
        url("remove_risk", assessment.pk, made.pk), url("decide", assessment.pk),
        url("discard_draft", assessment.pk),
    ]  # fmt: skip
    assert {browser.post(page).status_code for page in pages} == {404}
    assert Risk.objects.exists()


def test_a_risk_of_another_assessment_is_not_there(alva, assessment):
    other = makers.assessment(alva, is_on_purpose=True)
    made = risk(other, alva)
    assert makers.browser(alva).get(url("change_risk", assessment.pk, made.pk)).status_code == 404


def test_the_first_day_of_a_pilot_may_have_been_and_what_does_not_go_with_it_is_told(alva, assessment):
    effect(assessment, alva, ahead(10))
    autosave(alva, assessment, "scope", "pilot")
    assert autosave(alva, assessment, "begins_on", day(ahead(-3))).json()["beside"]["begins_on"] == ""
    assert saved(assessment).begins_on == ahead(-3)
    early = autosave(alva, assessment, "begins_on", day(ahead(20))).json()["beside"]["begins_on"]
    assert "kan synas redan" in early
    assert date_format(ahead(20), "j F Y") in early
    late = autosave(alva, assessment, "decision_on", day(ahead(15))).json()["beside"]["begins_on"]
    assert f"men ni beslutar om fortsättningen redan {date_format(ahead(15), 'j F Y')}" in late


def test_a_follow_up_while_the_pilot_runs_is_saved_and_told_beside_it(alva, assessment):
    save(alva, assessment, scope="pilot", begins_on=day(ahead(5)), decision_on=day(ahead(60)))
    told = autosave(alva, assessment, "follow_up_on", day(ahead(30))).json()["beside"]["follow_up_on"]
    assert "medan piloten pågår" in told
    assert saved(assessment).follow_up_on == ahead(30)
    assert autosave(alva, assessment, "follow_up_on", day(ahead(60))).json()["beside"]["follow_up_on"] == ""
    assert (
        "börjar först"
        in autosave(alva, assessment, "follow_up_on", day(ahead(4))).json()["beside"]["follow_up_on"]
    )


def test_the_reading_before_a_signature_says_that_the_pilot_begins_before_it_is_decided(alva, assessment):
    deciding.filled(assessment, alva, begins_on=ahead(-3), follow_up_on=ahead(20))
    browser = makers.browser(alva)
    page = browser.get(url("decide", assessment.pk))
    form = {
        "stamp": page.context["stamp"], "seen": page.context["seen"], "kind": "pilot", "decided_on": day(ahead(0)),
        "decided_by": "Alva", "reasons": "Vi vet nog.", "without_users_because": "I mars.", "step": "check",
    }  # fmt: skip
    said = words(browser.post(url("decide", assessment.pk), form))
    assert f"Piloten börjar {date_format(ahead(-3), 'j F Y')}, före beslutet" in said
    assert "medan piloten pågår" in said


def test_later_said_of_a_filled_field_leaves_the_question_open_and_says_so(alva, assessment):
    Assessment.objects.update(is_in_depth=True)
    save(alva, assessment, cost_once="300 000")
    shown = words(makers.browser(alva).get(url("assessment", assessment.pk)))
    assert "1 av 4 frågor besvarade" in shown
    makers.answered(assessment, alva, "kostar", Verdict.LATER, "Vi frågar igen i mars.")
    shown = words(makers.browser(alva).get(url("assessment", assessment.pk)))
    assert "0 av 4 frågor besvarade" in shown
    assert "uppgiften saknas" not in shown
    question = url("question", assessment.pk, makers.question(assessment, "kostar").pk)
    asked = words(makers.browser(alva).get(question))
    assert "Ni har sagt ”senare”, så frågan räknas inte som besvarad än." in asked
    assert "uppgiften saknas" not in asked


def test_whoever_leaves_a_question_to_fill_in_its_field_comes_back_to_it(alva, assessment):
    asked = makers.question(assessment, "kostar")
    question = url("question", assessment.pk, asked.pk)
    left = makers.browser(alva).get(question).text
    there = f"{url('setup', assessment.pk)}?then=question-{asked.pk}"
    assert f'href="{there}#cost"' in left
    assert "Spara och gå tillbaka till frågan" in words(makers.browser(alva).get(there))
    assert save(alva, assessment, cost_once="40000", then=f"question-{asked.pk}")["Location"] == question
    plain = makers.browser(alva).post(there, {**opened(alva, assessment), "payer": "Ramen"})
    assert plain["Location"] == there


@pytest.mark.parametrize("elsewhere", ["question", "question-x", "question-", "https://charlie.example/", ""])
def test_no_other_way_back_is_taken_from_an_address(alva, assessment, elsewhere):
    shown = makers.browser(alva).get(url("setup", assessment.pk), {"then": elsewhere})
    assert "gå tillbaka" not in words(shown)
    assert save(alva, assessment, then=elsewhere)["Location"] == url("setup", assessment.pk)
