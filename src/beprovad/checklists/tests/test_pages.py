"""The room's pages in a browser without JavaScript: from a meeting's questions to a published version."""

import re

import pytest
from django.urls import reverse

from beprovad.checklists.actions import begin_draft, begin_from, publish_draft, ship_standard_checklist
from beprovad.checklists.models import Checklist, ChecklistVersion
from beprovad.checklists.queries.versions import blind_spots, questions_in_order
from beprovad.checklists.rules.origins import CameFrom, Raised, Worded
from beprovad.checklists.tests import makers as lists
from beprovad.checklists.tests import test_beginning as beginning
from beprovad.checklists.words.standard import standard_key
from beprovad.people.rules import Role
from beprovad.people.tests import makers
from beprovad.people.tests.makers import browser
from beprovad.rounds.tests import makers as rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return lists.esther()


def page(client, name, *args, status=200):
    answer = client.get(reverse(f"checklists:{name}", args=args))
    assert answer.status_code == status
    return answer.content.decode()


def press(client, draft, act, **more):
    draft.refresh_from_db()
    address = reverse("checklists:draft", args=[draft.pk])
    return client.post(address, {"base": draft.revision, "do": act, **more})


def test_what_was_asked_at_a_meeting_becomes_a_published_version_in_a_few_presses(esther):
    client, meeting = browser(esther), lists.held(esther)
    shown = client.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    make = reverse("checklists:from_meeting", args=[meeting.pk])
    assert make in shown
    form = client.get(make).context["form"]
    told = {"title": form["title"].value(), "keeper": form["keeper"].value(), "found": form["found"].value()}
    assert client.post(make, told).status_code == 302

    draft = ChecklistVersion.objects.get()
    assert lists.texts(draft) == list(lists.ASKED)
    board = page(client, "draft", draft.pk)
    assert "Är det här samma fråga?" in board
    first, second = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    assert press(client, draft, f"join:{second},{first},{second}").status_code == 302
    assert lists.texts(draft).count("Vad finns här för risker?") == 1

    publish = reverse("checklists:publish", args=[draft.pk])
    draft.refresh_from_db()
    answer = client.post(publish, {"base": draft.revision, "note": "Bordens frågor."})
    assert answer["Location"] == reverse("checklists:version", args=[draft.pk])
    shown = page(client, "version", draft.pk)
    assert "version 1" in shown
    assert "Varifrån kommer frågan?" in shown
    assert reverse("meetings:meeting", args=[meeting.pk]) in shown
    assert "– Vilka risker finns?" in shown


def test_every_button_of_a_draft_does_what_it_says(esther):
    client, draft = browser(esther), lists.draft(esther)
    cost, risks = lists.ids(draft, "kostar", "Vilka risker")
    press(client, draft, "move", chosen=[cost, risks], area="law")
    assert set(draft.questions.filter(area="law").values_list("pk", flat=True)) == {cost, risks}
    press(client, draft, "mark:screening", chosen=[cost])
    press(client, draft, "mark:only_users", chosen=[cost])
    assert draft.questions.filter(pk=cost, is_screening=True, only_users=True).exists()
    before = page(client, "draft", draft.pk)
    press(client, draft, f"up:{cost}")
    press(client, draft, f"down:{cost}")
    press(client, draft, f"part:{cost}", parts="Vad kostar det?\nVem betalar?")
    assert {"Vad kostar det?", "Vem betalar?"} <= set(lists.texts(draft))
    press(client, draft, "remove", chosen=[risks])
    assert "Vilka risker finns?" not in lists.texts(draft)
    press(client, draft, f"restore:{risks}")
    assert "Vilka risker finns?" in lists.texts(draft)
    press(client, draft, "add", added="Får vi spara uppgifterna?", area="")
    assert "Får vi spara uppgifterna?" in lists.texts(draft)
    saved = press(client, draft, f"save:{risks}", text="Vad kan gå fel?", area="risks", help="Tänk fritt.")
    assert saved.status_code == 302
    assert draft.questions.get(pk=risks).help == "Tänk fritt."
    assert "kostar" in before


def test_two_who_work_at_once_lose_nothing_and_are_told(esther):
    client, draft = browser(esther), lists.draft(esther)
    risks, cost = lists.ids(draft, "Vilka risker", "kostar")
    seen = draft.revision
    press(client, draft, f"save:{risks}", text="Vad kan gå fel?", area="risks")
    address = reverse("checklists:draft", args=[draft.pk])
    late = client.post(
        address, {"base": seen, "do": f"save:{risks}", "text": "Vad är farligt?", "area": "risks"}
    )
    assert late.status_code == 409
    told = late.content.decode()
    assert "Någon annan har ändrat samma fråga" in told
    assert "Esther Nyman var före" in told
    assert "Vad är farligt?" in told
    assert "Vad kan gå fel?" in told
    assert draft.questions.get(pk=risks).text == "Vad kan gå fel?"
    chosen = client.post(address, {"base": seen, "do": "remove", "chosen": [cost, risks]})
    assert chosen.status_code == 409
    assert f'value="{cost}" id="choose-{cost}" checked' in chosen.content.decode()
    assert client.post(address, {"base": seen, "do": "remove", "chosen": [cost]}).status_code == 302


def test_a_text_written_in_a_question_that_was_joined_away_meanwhile_is_kept_where_new_ones_are_written(
    esther,
):
    client, draft = browser(esther), lists.draft(esther)
    risks, other = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    press(client, draft, f"join:{risks},{other}")
    late = press(client, draft, f"save:{other}", text="Vad är farligt?", area="risks")
    assert late.status_code == 409
    assert 'name="added" value="Vad är farligt?"' in late.content.decode()


def test_one_press_says_no_to_the_proposal_that_only_users_may_answer(esther):
    client, draft = browser(esther), lists.draft(esther, "Har någon frågat brukarna?", "Vad kostar det?")
    shown = page(client, "draft", draft.pk)
    assert "för att det står ”frågat brukarna”" in shown
    (asked,) = lists.ids(draft, "frågat")
    press(client, draft, f"open:{asked}")
    assert not draft.questions.get(pk=asked).only_users
    assert "för att det står" not in page(client, "draft", draft.pk)


def test_everything_proposed_is_accepted_in_one_press_and_undone_in_another(esther):
    client = browser(esther)
    draft = lists.draft(esther, *(f"Vad är det {number} för?" for number in range(12)), *lists.ASKED)
    button = re.search(r'value="(accept:[^"]+)"', page(client, "draft", draft.pk)).group(1)
    press(client, draft, button)
    assert draft.questions.count() == 15
    assert draft.questions.filter(is_screening=True).exists()
    shown = page(client, "draft", draft.pk)
    assert "Godtog förslagen" in shown
    press(client, draft, re.search(r'value="(undo:\d+)"', shown).group(1))
    assert draft.questions.count() == 16
    assert not draft.questions.filter(is_screening=True).exists()


def test_who_joins_questions_of_two_fields_is_told_which_one_is_kept(esther):
    client, draft = browser(esther), lists.draft(esther, "Vad ersätter det?", "Vad kostar det?")
    ids = [each.pk for each in draft.questions.all()]
    client.post(
        reverse("checklists:draft", args=[draft.pk]), {"base": draft.revision, "do": "join", "chosen": ids}
    )
    assert "Frågan behåller vad det ersätter" in page(client, "draft", draft.pk)


def test_a_published_version_says_what_to_do_with_it_and_is_chosen_in_one_press(esther):
    version, client = lists.published(esther), browser(esther)
    shown = page(client, "version", version.pk)
    assert "Använd den i IFO" in shown
    choose = reverse("checklists:choose", args=[version.checklist_id])
    answer = client.post(f"{choose}?version={version.pk}", {"keeper": f"network:{lists.ifo().network.pk}"})
    assert answer["Location"] == reverse("checklists:version", args=[version.pk])
    shown = page(client, "version", version.pk)
    assert "Använd den i IFO" not in shown
    assert "Används av IFO" in shown


def test_a_head_begins_an_assessment_with_the_version_that_they_read(esther):
    version, client = lists.published(esther), browser(lists.alva())
    begin = f"{reverse('assessments:new')}?version={version.pk}"
    assert begin in page(client, "version", version.pk)
    assert client.get(begin).context["form"]["version"].value() == str(version.pk)


def test_questions_of_a_later_meeting_are_added_to_a_draft_from_the_meetings_page(esther):
    client, draft = browser(esther), lists.draft_of_meeting(esther)
    later = lists.held(esther, "Hur länge ska vi pröva?")
    add = reverse("checklists:add_from_meeting", args=[later.pk])
    assert add in client.get(reverse("meetings:meeting", args=[later.pk])).content.decode()
    form = client.get(add).context["form"]
    told = {"into": form["into"].value(), "found": form["found"].value()}
    assert client.post(add, told)["Location"] == reverse("checklists:draft", args=[draft.pk])
    assert "Hur länge ska vi pröva?" in lists.texts(draft)
    again = client.post(add, told)
    assert again.status_code == 422
    assert "Frågorna finns redan i utkastet" in again.content.decode()


def test_a_published_list_goes_on_as_its_next_version_with_what_a_later_meeting_asked(esther):
    client, version = browser(esther), lists.published(esther)
    later = lists.held(esther, "Hur länge ska vi pröva?")
    add = reverse("checklists:add_from_meeting", args=[later.pk])
    told = {"into": version.checklist_id, "found": [each.pk for each in later.questions.all()]}
    assert client.post(add, told).status_code == 302
    draft = version.checklist.versions.get(number=None)
    assert "Hur länge ska vi pröva?" in lists.texts(draft)
    assert len(lists.texts(draft)) == len(lists.ASKED) + 1


def test_of_two_who_rename_a_list_the_second_sees_both_names(esther):
    client, checklist = browser(esther), lists.draft(esther).checklist
    address = reverse("checklists:rename", args=[checklist.pk])
    for title, status in (("Vårt första", 302), ("Vårt andra", 409)):
        answer = client.post(address, {"revision": 1, "title": title, "about": ""})
        assert answer.status_code == status
    shown = answer.content.decode()
    assert "Vårt första" in shown
    assert 'value="Vårt andra"' in shown
    assert client.post(address, {"revision": 2, "title": "Vårt andra", "about": ""}).status_code == 302


def test_what_a_round_gave_is_read_on_the_draft_and_on_the_version(esther):
    client, meeting = browser(esther), lists.held(esther)
    draft = beginning.begin(esther, beginning.raised(meeting))
    shown = page(client, "draft", draft.pk)
    assert "5 prickar" in shown
    assert "3 bord" in shown
    shown = page(client, "version", draft.pk)
    for words in ("Vad är farligt?", "Bord 1, Bord 3", "Runda 1", "sammanfogad av Esther Nyman"):
        assert words in shown


def test_a_pasted_list_of_ten_thousand_lines_is_refused_and_stands_in_its_field(esther):
    client = browser(esther)
    pasted = "\n".join(f"- Fråga {number}?" for number in range(10_000))
    keeper = f"network:{lists.ifo().network.pk}"
    told = {"title": "Allt", "keeper": keeper, "pasted": pasted}
    answer = client.post(reverse("checklists:new_checklist"), told)
    assert answer.status_code == 422
    assert "högst 200 frågor" in answer.content.decode()
    assert "- Fråga 9999?" in answer.content.decode()
    assert not Checklist.objects.exists()


def test_a_draft_is_begun_from_the_standard_list_and_can_be_held_against_it(esther):
    standard, client = ship_standard_checklist(), browser(esther)
    told = {"title": "Vår", "keeper": f"network:{lists.ifo().network.pk}"}
    client.post(reverse("checklists:from_version", args=[standard.pk]), told)
    draft = ChecklistVersion.objects.get(number=None)
    assert lists.texts(draft) == lists.texts(standard)
    gone = draft.questions.first()
    press(client, draft, f"remove:{gone.pk}")
    forgotten = page(client, "blind_spots", draft.pk)
    assert gone.text in forgotten
    draft.refresh_from_db()
    client.post(
        reverse("checklists:take_in", args=[draft.pk]), {"base": draft.revision, "key": str(gone.key)}
    )
    assert gone.text in lists.texts(draft)
    answer = client.get(reverse("checklists:differences", args=[draft.pk]), {"against": standard.pk})
    assert "Frågorna är desamma" in answer.content.decode()


def test_what_differs_says_how_much_stays_and_leads_to_the_whole_list(esther):
    version = lists.published(esther, "Vad kostar det?", "Vilka risker finns?")
    client = browser(esther)
    client.post(reverse("checklists:next_version", args=[version.checklist_id]))
    draft = ChecklistVersion.objects.get(number=None)
    gone = draft.questions.order_by("pk").first()
    press(client, draft, f"remove:{gone.pk}")
    told = " ".join(page(client, "differences", draft.pk).split())
    assert "1 fråga är densamma." in told
    draft.refresh_from_db()
    newer = publish_draft(draft=draft, base=draft.revision, note="Kortare.", by=esther)
    told = page(client, "differences", newer.pk)
    assert "Kortare." in told
    assert f'<a href="{reverse("checklists:version", args=[newer.pk])}">Läs hela listan</a>' in told


def test_a_list_is_seen_through_known_frames_with_what_it_does_not_ask_for(esther):
    version = lists.published(esther, "Vad kostar det?", "Vilka risker finns?", "Vad säger forskningen?")
    forgotten = page(browser(esther), "blind_spots", version.pk)
    rows = {str(row.words): row for row in blind_spots(list(version.questions.all())).frames}
    assert "Behov" in forgotten
    hexagon = rows["Hexagon (NIRN)"]
    assert [str(each) for each in hexagon.asked] == ["förutsättningar", "belägg"]
    assert "likvärdighet" in [str(each) for each in rows["Från underlag till beslut (GRADE)"].missing]


def test_a_version_is_printed_in_three_ways_with_room_to_write(esther):
    version, client = lists.published(esther), browser(esther)
    pdf = client.get(reverse("checklists:version_pdf", args=[version.pk]))
    assert pdf.content.startswith(b"%PDF")
    docx = client.get(reverse("checklists:version_docx", args=[version.pk]))
    assert docx.content.startswith(b"PK")
    assert "Vem har bett om det här?" in page(client, "print_version", version.pk)


def test_the_list_and_the_page_of_a_checklist_ask_the_same_however_many_there_are(esther):
    client = browser(esther)
    version = lists.published(esther)
    counts = []
    for more in (1, 12):
        for number in range(more):
            lists.published(esther, f"Fråga {number}?", title=f"Lista {more} {number}")
        counts.append([queries(client, name, pk) for name, pk in pages(version)])
    assert counts[0] == counts[1]


def pages(version):
    return (("checklists", None), ("checklist", version.checklist_id), ("version", version.pk))


def queries(client, name, pk):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        page(client, name, *([pk] if pk else []))
    return len(asked)


@pytest.mark.parametrize("role", [Role.POLITICIAN, Role.ADMINISTRATOR])
def test_charlie_is_not_told_that_there_are_checklists(esther, role):
    version, draft = lists.published(esther), lists.draft(esther, title="Utkast")
    charlie = makers.user("Charlie Cederås")
    makers.post(charlie.person, makers.organisation("Granö"), role)
    client = browser(charlie)
    page(client, "checklists", status=404)
    for name in ("version", "blind_spots", "differences", "version_pdf", "from_version"):
        page(client, name, version.pk, status=404)
    page(client, "draft", draft.pk, status=404)
    page(client, "rename", draft.checklist_id, status=404)
    page(client, "add_from_meeting", lists.held(esther).pk, status=404)


def test_a_member_reads_what_is_published_and_sees_no_draft(esther):
    version, draft, client = lists.published(esther), lists.draft(esther), browser(lists.maj())
    page(client, "version", version.pk)
    page(client, "checklist", version.checklist_id)
    for name in ("draft", "publish", "version"):
        page(client, name, draft.pk, status=404)
    assert press(client, draft, "add", added="Nej?").status_code == 404
    assert client.post(reverse("checklists:next_version", args=[version.checklist_id])).status_code == 404
    page(client, "new_checklist", status=404)


def test_a_head_elsewhere_reads_where_a_question_comes_from_but_not_the_sentence_of_a_meeting_they_do_not_see(
    esther,
):
    draft = lists.draft_of_meeting(esther)
    client = browser(esther)
    client.post(reverse("checklists:publish", args=[draft.pk]), {"base": draft.revision})
    shown = page(browser(lists.alva()), "version", draft.pk)
    assert "Gemensam dag" in shown
    assert "– Vilka risker finns?" not in shown
    assert "/meetings/" not in shown.split("<main")[1]


# A draft of a round: how it stands, with the room's dots and tables


def of_a_round(esther):
    told = [
        ("Vad kostar det?", 2, "Bord 1"),
        ("Vilka risker finns?", 9, "Bord 2"),
        ("Vad är budgeten?", 4, "Bord 3"),
    ]
    questions = [
        Raised(
            text=text,
            came_from=CameFrom(said="Dagen", round_label="Dagen", round_id=led_by(esther).pk),
            wordings=(Worded(text=text, tables=(table,)),),
            dots=dots,
        )
        for text, dots, table in sorted(told, key=lambda each: -each[1])
    ]
    return begin_from(title="Dagens frågor", questions=questions, keeper=lists.ifo(), by=esther)


def led_by(_esther):
    return rounds.running(rounds.a_round(of=lists.ifo().network), code=None)


def places(page, *texts):
    return [page.index(f">{text}</label>") for text in texts]


def test_a_draft_of_a_round_says_how_it_is_ordered_and_shows_dots_and_tables_at_each_question(esther):
    draft = of_a_round(esther)
    shown = page(browser(esther), "draft", draft.pk)
    assert "Inom varje område kommer frågan med flest prickar först." in shown
    for dots, table in ((2, "Bord 1"), (9, "Bord 2"), (4, "Bord 3")):
        assert f"<strong>{dots} prickar</strong>" in shown
        assert f"1 bord: {table}</span>" in shown
    cost, risk, budget = places(shown, "Vad kostar det?", "Vilka risker finns?", "Vad är budgeten?")
    assert budget < cost < risk


def test_a_draft_is_read_by_dots_and_stays_so_after_an_act(esther):
    client, draft = browser(esther), of_a_round(esther)
    address = f"{reverse('checklists:draft', args=[draft.pk])}?order=dots"
    shown = client.get(address).content.decode()
    risk, budget, cost = places(shown, "Vilka risker finns?", "Vad är budgeten?", "Vad kostar det?")
    assert risk < budget < cost
    assert "asked-up" not in shown
    told = {"base": draft.revision, "do": "mark:screening", "chosen": lists.ids(draft, "risker")}
    assert client.post(address, told)["Location"] == f"{address}#question-{told['chosen'][0]}"


def test_when_somebody_has_moved_a_question_the_draft_no_longer_says_that_dots_order_it(esther):
    client, draft = browser(esther), of_a_round(esther)
    press(client, draft, f"down:{lists.ids(draft, 'budgeten')[0]}")
    shown = page(client, "draft", draft.pk)
    assert "Inom varje område" not in shown
    assert "i den ordning som ni har gett den" in shown


def test_a_draft_without_dots_has_nothing_to_order_by(esther):
    shown = page(browser(esther), "draft", lists.draft(esther).pk)
    assert "Efter prickar" not in shown


def test_a_version_shows_dots_and_tables_beside_each_question_and_says_a_rounds_name_once(esther):
    draft = of_a_round(esther)
    shown = page(browser(esther), "version", draft.pk)
    for dots in (2, 9, 4):
        assert f"<strong>{dots} prickar</strong><span>1 bord</span>" in shown
    assert shown.count(">Dagen<") == 3


def test_a_printed_list_says_where_every_question_comes_from_with_every_wording_table_and_dot(esther):
    raised = Raised(
        text="Vilka risker finns?",
        came_from=CameFrom(
            said="Dagen", round_label="Runda 1", prompt_label="Vad oroar?", editor="Esther Nyman"
        ),
        wordings=(
            Worded(text="Vad är farligt?", tables=("Bord 1", "Bord 3")),
            Worded(text="Finns det risker?", tables=("Bord 2",)),
        ),
        dots=7,
    )
    draft = begin_from(title="Dagens frågor", questions=[raised], keeper=lists.ifo(), by=esther)
    told = page(browser(esther), "print_version", draft.pk)
    assert "Varifrån kommer frågan?" in told
    assert (
        "Dagen · Runda 1 · på frågan ”Vad oroar?” · 3 bord · 7 prickar · sammanfogad av Esther Nyman" in told
    )
    assert "”Vad är farligt?” Bord 1, Bord 3" in told
    assert "”Finns det risker?” Bord 2" in told


def test_a_printed_list_says_on_one_line_where_a_question_comes_from_that_comes_from_one_place(esther):
    version = lists.published(esther, "Vad kostar det?")
    told = " ".join(page(browser(esther), "print_version", version.pk).split())
    assert "<p><strong>Varifrån kommer frågan?</strong> Inskriven för hand" in told


def test_a_question_joined_in_a_draft_says_by_whom_also_in_its_old_words_and_no_more_when_undone(esther):
    client, draft = browser(esther), lists.draft(esther)
    press(client, draft, "join", chosen=lists.ids(draft, "Vilka risker", "för risker"))
    assert "Sammanfogad i listan av Esther Nyman." in page(client, "version", draft.pk)
    press(client, draft, f"undo:{draft.acts.first().pk}")
    assert "Sammanfogad i listan" not in page(client, "version", draft.pk)


def test_a_first_version_is_not_asked_what_is_new(esther):
    client, draft = browser(esther), lists.draft(esther, title="Vad måste vi fråga?")
    shown = page(client, "publish", draft.pk)
    assert "Publicera ”Vad måste vi fråga?”" in shown
    assert "Vad är nytt" not in shown
    publish_draft(draft=draft, base=draft.revision, note="", by=esther)
    following = begin_draft(checklist=draft.checklist, by=esther)
    assert "Vad är nytt, med dina ord?" in page(client, "publish", following.pk)


def test_the_receipt_and_the_refusal_stand_in_the_bar_where_one_pressed_also_without_a_script(esther):
    client, draft = browser(esther), lists.draft(esther)
    chosen = lists.ids(draft, "Vilka risker")
    moved = press(client, draft, "move", chosen=chosen, area="law")
    assert moved["Location"].endswith(f"#question-{chosen[0]}")
    assert 'class="board-said" role="status"><span>Flyttade 1 fråga' in bar(page(client, "draft", draft.pk))
    refused = press(client, draft, "join", chosen=chosen)
    assert refused.status_code == 422
    assert 'role="alert"><p><strong>Inget har ändrats' in bar(refused.content.decode())


def bar(shown):
    """The form of the draft's bar: a post to it leads back to it."""
    return shown.partition('id="arrange"')[2].partition("</form>")[0]


def test_what_is_taken_in_gives_a_receipt_and_leads_to_the_next_forgotten_question(esther):
    client, draft = browser(esther), lists.draft(esther)
    part = blind_spots(questions_in_order(draft)).missing_by_area[0][1]
    answer = client.post(reverse("checklists:take_in", args=[draft.pk]), {"key": str(part[0].key)})
    assert answer["Location"].endswith(f"/forgotten/#row-{part[1].slug}")
    shown = page(client, "blind_spots", draft.pk)
    assert f"”{part[0].text}” är intagen." in shown
    assert f'id="row-{part[1].slug}"' in shown


def test_one_says_that_a_question_of_ones_own_asks_it_already_and_can_undo_that(esther):
    client, draft = browser(esther), lists.draft(esther, "Var har det gjorts förut?", "Vad kostar det?")
    address = reverse("checklists:blind_spots", args=[draft.pk])
    assert "?asked=like-ours#row-like-ours" in client.get(address).text
    assert "Vilken fråga frågar det?" in client.get(f"{address}?asked=like-ours").text
    told = {"covered": str(standard_key("like-ours")), "by": ""}
    nothing_chosen = client.post(reverse("checklists:cover", args=[draft.pk]), told, follow=True).text
    assert "Välj vilken av listans frågor som frågar det." in nothing_chosen
    assert '<option value="">Välj fråga</option>' in nothing_chosen
    (own,) = lists.ids(draft, "Var har det")
    told = {"covered": str(standard_key("like-ours")), "by": own}
    answer = client.post(reverse("checklists:cover", args=[draft.pk]), told, follow=True)
    assert "Det frågas redan: ”Var har det gjorts förut?”" in answer.text
    assert "row-like-ours" not in answer.text
    press(client, draft, f"undo:{draft.acts.first().pk}")
    assert "row-like-ours" in client.get(address).text
    assert (
        client.post(reverse("checklists:cover", args=[draft.pk]), {"covered": "x", "by": own}).status_code
        == 302
    )
    assert client.post(reverse("checklists:cover", args=[draft.pk]), {"covered": "x"}).status_code == 302
