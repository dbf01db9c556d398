"""The first page: what is asked or decided, what it stands on, costs and gives, what speaks against or is unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.assessments.documents.grounds import (
    FIRST,
    MOST,
    against,
    is_research_weak,
    leaf_said,
    level_said,
    progress_said,
    said_short,
    unanswered,
)
from beprovad.assessments.documents.texts import (
    Blocks,
    capital,
    day_said,
    ended,
    not_said,
    short,
    told,
    unsaid,
)
from beprovad.assessments.documents.values import Deciding, Pages, Since, Stands, kind_of
from beprovad.assessments.models import Decision
from beprovad.assessments.queries.record import replaces_said
from beprovad.assessments.queries.sums import costs_said
from beprovad.assessments.queries.withdrawals import Withdrawn
from beprovad.assessments.rules.brief import Brief, Costs, Effect, Terms
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import Words
from beprovad.assessments.words.printing import DECIDED_WORDS, PROPOSED_WORDS, number_said
from beprovad.checklists.rules.areas import Field
from beprovad.documents import outline
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.web.components.clover import NAMES, clover_svg


def first_page(
    known: Brief, decision: Deciding | None, stands: Stands, since: Since, pages: Pages
) -> Iterator[outline.Section]:
    """With counts; the rest of each stands further on."""
    contra, unknown = against(known, pages, said_short), unanswered(known, pages)
    yield outline.Section(_("I korthet"), 1, tuple(_in_short(known, decision, stands, since)))
    yield outline.Section(_counted(_("Det som talar emot"), contra), 2, tuple(_first(contra, _nothing())))
    yield outline.Section(
        _counted(_("Det som ingen har svarat på"), unknown),
        2,
        (
            *_first(unknown, _("Alla frågor är besvarade.")),
            *_not_asked(known),
            *_progress(known, pages),
        ),
    )


def _nothing() -> str:
    return _(
        "Inget svar och inget underlag är märkt som att det talar emot. Det kan bero på att ingen har letat."
    )


def _first(items: Sequence[outline.Item], nothing: str) -> Blocks:
    """As many as the first page holds, and that there are more; all of them stand further on.

    A single one more takes no more room than saying that there is one.
    """
    more = len(items) - FIRST if len(items) > MOST else 0
    said = ngettext("En till står längre fram.", "%(count)d till står längre fram.", more) % {"count": more}
    rest = (outline.item(outline.italic(said)),) if more else ()
    shown = items[:FIRST] if more else items
    yield outline.bullets(*shown, *rest) if items else outline.paragraph(nothing)


def _counted(heading: str, items: Sequence[outline.Item]) -> str:
    return f"{heading} ({len(items)})" if items else heading


def _not_asked(known: Brief) -> Blocks:
    """A screening is not taken for the whole: what was never asked is not even unanswered."""
    if not known.is_in_depth:
        words = _("Bara de första frågorna är ställda. Resten står inte ens som obesvarade.")
        yield outline.paragraph(outline.italic(words))


def _progress(known: Brief, pages: Pages) -> Blocks:
    """Of how many; the only uncertain answer in its own words, of several how many they are."""
    uncertain = len(known.uncertain)
    if uncertain == 1:
        further = _("Ett svar är osäkert:")
    elif uncertain:
        words = _("Av svaren är %(count)s osäkra. Allt står längre fram.")
        further = words % {"count": number_said(uncertain)}
    else:
        further = ""
    if known.answers:
        yield outline.paragraph(outline.italic(f"{progress_said(known)} {further}".rstrip()))
    if uncertain == 1:
        yield outline.bullets(said_short(known.uncertain[0], known, pages))


def _in_short(known: Brief, decision: Deciding | None, stands: Stands, since: Since) -> Blocks:
    if decision is not None:
        yield outline.paragraph(outline.bold(_decided(decision)), f" {short(decision.reasons, 60)}")
    elif stands.earlier is not None:
        yield outline.paragraph(outline.bold(_goes_on(known, stands.earlier, stands)))
    else:
        proposed = str(PROPOSED_WORDS[known.terms.scope]) % {"method": known.method}
        yield outline.paragraph(outline.bold(proposed), f" {_('Inget beslut är fattat.')}")
    if since.withdrawn:
        yield _gone(since.withdrawn)
    yield outline.Beside(
        outline.Figure(
            svg=clover_svg(**{leaf.value: getattr(known.leaves, leaf) for leaf in Leaf}),
            alt=_clover_words(known),
            share=18,
        ),
        outline.Paragraph(tuple(_leaves_in_short(known))),
    )
    yield outline.Definitions(tuple(told(_rows(known, decision or stands.earlier))))


def _gone(pieces: Sequence[Withdrawn]) -> outline.Notice:
    """Told first: what was known then is printed as it was, and this is what has become of it."""
    said = ngettext(
        "Sedan beslutet har ett underlag tagits ur bruk: %(claims)s",
        "Sedan beslutet har %(count)d underlag tagits ur bruk: %(claims)s",
        len(pieces),
    )
    claims = " ".join(map(_one_gone, pieces[:_GONE]))
    more = _("Resten är märkta längre fram.") if len(pieces) > _GONE else ""
    told = f"{said % {'count': len(pieces), 'claims': claims}} {more}".rstrip()
    return outline.Notice(outline.runs(told), tone=outline.Tone.ATTENTION)


def _decided(decision: Deciding) -> str:
    """What and when, and apart from that by whom: the day is the decision's."""
    what = str(DECIDED_WORDS[DecisionKind(decision.kind)]) % {"day": day_said(decision.decided_on)}
    return f"{what} {_('Fattat av %(who)s.') % {'who': decision.decided_by.rstrip('.')}}"


def _goes_on(known: Brief, earlier: Decision, stands: Stands) -> str:
    """What the decision has come to: of a pilot, whether it goes on, is to be stopped, or its day has passed."""
    first, last, today = known.terms.begins_on, known.terms.decision_on, stands.today
    if earlier.kind != DecisionKind.PILOT or first is None or today is None or stands.is_closed:
        return _decided(earlier)
    days = {"day": day_said(earlier.decided_on), "first": day_said(first), "last": day_said(last or first)}
    if stands.is_stop_rule_met:
        return _("Pilotens stoppregel är uppfylld. Piloten beslutades %(day)s.") % days
    if today < first:
        return _("Piloten är beslutad %(day)s och börjar %(first)s.") % days
    if last is not None and last < today:
        return _("Piloten började %(first)s. Beslut om fortsättningen skulle fattas %(last)s.") % days
    return _("Pilot pågår sedan %(first)s, beslutad %(day)s.") % days


_GONE = 3


def _one_gone(piece: Withdrawn) -> str:
    """The claim as a quotation, the day, and why: the reason is not taken for the claim."""
    told = {
        "claim": short(piece.claim, 24).rstrip("."),
        "day": day_said(piece.on),
        "why": ended(short(piece.because, 16)),
    }
    if not piece.because:
        return _("”%(claim)s”, %(day)s.") % told
    return _("”%(claim)s”, %(day)s. Skäl: %(why)s") % told


def _rows(known: Brief, decision: Deciding | None) -> dict[Words, str]:
    terms, kind = known.terms, kind_of(known, decision)
    first = terms.effects[0] if terms.effects else None
    trial: dict[Words, str] = {
        _("Omfattning"): _extent(terms),
        _("Stoppregel"): short(terms.stop_rule, 30) or not_said(),
    }
    return {
        **(trial if kind is DecisionKind.PILOT else {}),
        _("Kostnad"): _cost(terms.costs),
        _("Ersätter"): short(replaces_said(terms), 30) or unsaid(known, Field.REPLACES),
        _("Ägare"): terms.owner or unsaid(known, Field.OWNER),
        _("Väntas ge"): _effect(first) if first else unsaid(known, Field.EXPECTED_EFFECTS),
        _("Följs upp"): _follow_up(known, decision),
    }


def _extent(terms: Terms) -> str:
    """How big and how long a pilot is, and when it begins."""
    begins = _("Börjar %(day)s") % {"day": day_said(terms.begins_on)} if terms.begins_on else ""
    said = (short(terms.scale, 12), short(terms.length, 12), begins)
    return " ".join(ended(capital(each)) for each in said if each) or not_said()


def _cost(costs: Costs) -> str:
    """What is known of it, and what is not; who pays belongs to it."""
    note = ended(short(costs.note, 40))
    said = " ".join(filter(None, (costs_said(costs) or _("Ingen summa är känd."), note)))
    payer = _("Vem som betalar: %(whom)s.") % {"whom": costs.payer.rstrip(".")} if costs.payer else ""
    return f"{said} {payer or _('Vem som betalar är inte angivet.')}"


def _effect(effect: Effect) -> str:
    """As "Byten i månaden: nu 7, önskat 3, tidigast 1 mars 2027"."""
    now = _("nu %(value)s") % {"value": effect.now.rstrip(" .")} if effect.now else ""
    wanted = _("önskat %(value)s") % {"value": effect.wanted.rstrip(" .")} if effect.wanted else ""
    change = ", ".join(filter(None, (now, wanted)))
    said = f"{effect.indicator}: {change}" if change else effect.indicator
    if effect.earliest_on is None:
        return said
    return _("%(effect)s, tidigast %(day)s") % {"effect": said, "day": day_said(effect.earliest_on)}


def _follow_up(known: Brief, decision: Deciding | None) -> str:
    """How; who looks at the decision again and when; and the first follow-up, where it only comes after that."""
    day, first = _again(known, decision), known.terms.follow_up_on
    again = _looked_at_again(day, first)
    return f"{short(known.terms.follow_up_how, 30) or not_said()} {again}"


def _looked_at_again(day: date | None, first: date | None) -> str:
    days = {"day": day_said(day) if day else "", "first": day_said(first) if first else ""}
    if day and first and day < first:
        words = _("Den som får besluta tar upp det igen %(day)s, före den första uppföljningen %(first)s.")
        return words % days
    if day:
        again = _("Den som får besluta tar upp det igen %(day)s.") % days
    else:
        again = _("Ingen dag är satt då det tas upp igen.")
    return f"{again} {_('Första uppföljningen %(first)s.') % days}" if first else again


def _again(known: Brief, decision: Deciding | None) -> date | None:
    if kind_of(known, decision) is DecisionKind.PILOT:
        return known.terms.decision_on
    return decision.review_on if decision else None


def _clover_words(known: Brief) -> str:
    return ". ".join(f"{NAMES[leaf.value]}: {level_said(known, leaf)}" for leaf in Leaf) + "."


def _leaves_in_short(known: Brief) -> Iterator[outline.Run]:
    """A line for each leaf: its level, and the first thing that is missing."""
    for leaf in Leaf:
        lacks = [lack for lack in known.leaves.missing if lack.leaf == leaf]
        first = replace(known, leaves=replace(known.leaves, missing=tuple(lacks[:1])))
        yield outline.Run(f"{NAMES[leaf.value]}: ")
        yield from leaf_said(first, leaf)
        yield outline.Run("\n")
    if is_research_weak(known):
        yield outline.italic(_("Brist på belägg betyder inte brist på effekt."))
