"""The room's pages in a browser without JavaScript: from a meeting's questions to a published version."""

import pytest
from django.urls import reverse

from beprovad.checklists.actions import ship_standard_checklist
from beprovad.checklists.models import Checklist, ChecklistVersion
from beprovad.checklists.tests import makers as lists
from beprovad.people.rules import Role
from beprovad.people.tests import makers
from beprovad.people.tests.makers import browser

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
    first, second = lists.ids(draft, "Vilka risker", "Vad finns det för risker")
    assert press(client, draft, f"join:{second},{first},{second}").status_code == 302
    assert lists.texts(draft).count("Vad finns det för risker?") == 1

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
    risks, other = lists.ids(draft, "Vilka risker", "Vad finns det för risker")
    press(client, draft, f"join:{risks},{other}")
    late = press(client, draft, f"save:{other}", text="Vad är farligt?", area="risks")
    assert late.status_code == 409
    assert 'name="added" value="Vad är farligt?"' in late.content.decode()


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
