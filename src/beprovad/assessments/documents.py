"""Beslutsunderlaget: a first page that a committee reads in two minutes, then everything that it stands on.

What is unanswered and what speaks against are printed as openly as the rest. Before a decision it is marked as a draft;
afterwards it is printed from what was known when the decision was signed, word for word.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from beprovad.assessments.models import Decision
from beprovad.assessments.queries.record import READING, read_rows, replaces_said
from beprovad.assessments.queries.sums import costs_said
from beprovad.assessments.rules.brief import Answered, Brief, Costs, Effect, Ground, Terms
from beprovad.assessments.rules.decisions import READ_FIRST, TRIAL, Draft
from beprovad.assessments.rules.kinds import DecisionKind, Scope, Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.words.answering import STATE_WORDS, VERDICT_WORDS
from beprovad.assessments.words.deciding import (
    CONSEQUENCE_WORDS,
    FIELD_WORDS,
    KIND_TITLES,
    KIND_WORDS,
    LIKELIHOOD_WORDS,
    PART_TITLES,
    Words,
)
from beprovad.assessments.words.printing import PROPOSED_WORDS, facts_said, lacks_said
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.words import AREA_WORDS, said_text
from beprovad.documents import outline
from beprovad.documents.markdown import markdown_blocks
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_WORDS, LEAF_WORDS
from beprovad.web.components.clover import NAMES, WORDS, Level, clover_svg

FIRST = 3
"""So many of each on the first page; the rest stand in their own section."""

Deciding = Decision | Draft
"""A decision as it was signed, or as it will stand when it is."""

Definition = outline.Definition
Blocks = Iterator[outline.Block]


def brief_outline(
    known: Brief, decision: Deciding | None = None, *, earlier: Decision | None = None
) -> outline.Document:
    """The whole underlag. With a decision, `known` is what stood in its record, or will when the draft is signed.

    Without one it is how things stand now, and `earlier` is what has been decided on something older.
    """
    signed = None if isinstance(decision, Draft) else decision
    english = (get_language() or "").startswith("en")
    return outline.Document(
        title=known.method,
        subtitle=_("Beslutsunderlag för %(place)s")
        % {"place": ", ".join(filter(None, (known.unit, known.authority)))},
        language=outline.Language.ENGLISH if english else outline.Language.SWEDISH,
        meta=tuple(_head(known)),
        marks=() if signed else (_draft_mark(earlier, decision),),
        sections=tuple(_sections(known, decision, earlier)),
        author=signed.signed_by_label if signed else known.lead,
        written_at=signed.signed_at.replace(microsecond=0) if signed else None,
    )


def _head(known: Brief) -> Iterator[Definition]:
    rows: dict[Words, str] = {
        _("Frågan"): known.purpose,
    }
    return _told(rows)


def _draft_mark(earlier: Decision | None, draft: Deciding | None = None) -> str:
    if draft is not None:
        return _("Inte undertecknat än")
    if earlier is None:
        return _("Utkast: inget beslut är fattat")
    return _("Läget nu, inte det som beslutades %(day)s") % {"day": _day(earlier.decided_on)}


def _sections(known: Brief, decision: Deciding | None, earlier: Decision | None) -> Iterator[outline.Section]:
    yield from _first_page(known, decision, earlier)
    if decision is not None:
        yield from _decided(decision)
    yield from _whole(known)
    yield from _method(known)
    yield from _terms(known.terms, _kind(known, decision))
    yield outline.Section(_("Frågor och svar"), 1, tuple(_about_answers(known)))
    for area in Area:
        answers = [each for each in known.answers if each.area == area]
        if answers:
            yield outline.Section(str(AREA_WORDS[area]), 2)
            yield from (_answer(each, known) for each in answers)
    yield from _evidence(known)
    if known.sources:
        lines = (
            outline.item(outline.link(source.line, source.link) if source.link else source.line)
            for source in known.sources
        )
        yield outline.Section(_("Källor"), 1, (outline.numbers(*lines),))


def _kind(known: Brief, decision: Deciding | None) -> DecisionKind | None:
    """What is decided, or proposed."""
    if decision is not None:
        return DecisionKind(decision.kind)
    proposed = {Scope.PILOT: DecisionKind.PILOT, Scope.BROAD: DecisionKind.INTRODUCE}
    return proposed.get(known.terms.scope) if known.terms.scope else None


def _first_page(
    known: Brief, decision: Deciding | None, earlier: Decision | None
) -> Iterator[outline.Section]:
    """What is asked, what it stands on, costs and gives; what speaks against, and what nobody knows, with counts."""
    against, unanswered = _against(known, _said_short), _unanswered(known)
    yield outline.Section(_("I korthet"), 1, tuple(_in_short(known, decision, earlier)))
    yield outline.Section(
        _counted(_("Det som talar emot"), against), 2, tuple(_first(against, _nothing_against()))
    )
    yield outline.Section(
        _counted(_("Det som ingen har svarat på"), unanswered),
        2,
        (*_first(unanswered, _("Alla frågor är besvarade.")), *_further_on(len(known.uncertain))),
    )


def _further_on(uncertain: int) -> Blocks:
    if uncertain:
        said = ngettext(
            "Dessutom är ett svar osäkert. Allt står längre fram.",
            "Dessutom är %(count)d svar osäkra. Allt står längre fram.",
            uncertain,
        )
        yield outline.paragraph(outline.italic(said % {"count": uncertain}))


def _counted(heading: str, told: Sequence[outline.Item]) -> str:
    return f"{heading} ({len(told)})" if told else heading


def _whole(known: Brief) -> Iterator[outline.Section]:
    """What the first page could not hold, under headings of its own; what it did hold stands there only."""
    yield outline.Section(_("Vad det står på"), 1, tuple(_leaves(known)))
    for heading, told, held in (
        (_("Allt som talar emot"), _against(known, _said_whole), 0),
        (_("Allt som är osäkert"), [_said_whole(each) for each in known.uncertain], 0),
        (_("Alla obesvarade frågor"), _unanswered(known), FIRST),
    ):
        if len(told) > held:
            yield outline.Section(heading, 1, (outline.bullets(*told),))


def _in_short(known: Brief, decision: Deciding | None, earlier: Decision | None) -> Blocks:
    if decision is None:
        stands = _("Inget beslut är fattat.") if earlier is None else f"{_draft_mark(earlier)}."
        proposed = str(PROPOSED_WORDS[known.terms.scope]) % {"method": known.method}
        yield outline.paragraph(outline.bold(proposed), f" {stands}")
    else:
        words = _("%(what)s, %(day)s av %(who)s") % {
            "what": KIND_TITLES[DecisionKind(decision.kind)],
            "day": _day(decision.decided_on),
            "who": decision.decided_by,
        }
        yield outline.paragraph(outline.bold(f"{words}."), f" {_short(decision.reasons, 18)}")
    yield outline.Beside(
        outline.Figure(
            svg=clover_svg(**{leaf.value: getattr(known.leaves, leaf) for leaf in Leaf}),
            alt=_clover_words(known),
            share=15,
        ),
        outline.Paragraph(tuple(_leaves_in_short(known))),
    )
    terms = known.terms
    first = terms.effects[0] if terms.effects else None
    rows: dict[Words, str] = {
        _("Kostnad"): _cost(terms.costs),
        _("Ersätter"): _short(replaces_said(terms)) or _not_said(),
        _("Ägare"): terms.owner or _not_said(),
        _("Väntas ge"): _effect(first) if first else _not_said(),
        _("Följs upp"): _follow_up(terms, decision),
    }
    yield outline.Definitions(tuple(_told(rows)))


def _cost(costs: Costs) -> str:
    """What is known of it, and what is not; who pays belongs to it."""
    note = _short(costs.note, 15)
    said = costs_said(costs) or " ".join(filter(None, (note, _("Ingen summa är känd."))))
    payer = _("Betalas av: %(whom)s.") % {"whom": costs.payer.rstrip(".")} if costs.payer else ""
    return f"{said} {payer or _('Vem som betalar står inte.')}"


def _follow_up(terms: Terms, decision: Deciding | None) -> str:
    """How, and on which day the decision is looked at again."""
    day = _again(terms, decision)
    again = _("Tas upp igen %(day)s.") % {"day": day} if day else _("Ingen dag är satt då det tas upp igen.")
    return f"{_short(terms.follow_up_how, 20) or _not_said()} {again}"


def _not_said() -> str:
    return _("Står inte.")


def _again(terms: Terms, decision: Deciding | None) -> str:
    is_pilot = decision.kind == DecisionKind.PILOT if decision else terms.scope == Scope.PILOT
    day = terms.decision_on if is_pilot else (decision.review_on if decision else None)
    return _day(day) if day else ""


def _progress(known: Brief) -> str:
    answered = len(known.answers) - len(known.unanswered)
    said = ngettext(
        "%(answered)d av %(total)d fråga är besvarad.",
        "%(answered)d av %(total)d frågor är besvarade.",
        len(known.answers),
    )
    return said % {"answered": answered, "total": len(known.answers)}


def _clover_words(known: Brief) -> str:
    told = (
        f"{NAMES[leaf.value]}: {WORDS[leaf.value][Level(getattr(known.leaves, leaf.value))]}" for leaf in Leaf
    )
    return ". ".join(told) + "."


def _leaves_in_short(known: Brief) -> Iterator[outline.Run]:
    """A line for each leaf: its level, and the first thing that is missing."""
    for leaf in Leaf:
        level = WORDS[leaf.value][Level(getattr(known.leaves, leaf.value))]
        lacks = [lack for lack in known.leaves.missing if lack.leaf == leaf]
        first = replace(known, leaves=replace(known.leaves, missing=tuple(lacks[:1])))
        yield outline.Run(f"{NAMES[leaf.value]}: ")
        yield outline.bold(str(level))
        yield outline.Run(f". {lacks_said(first, leaf)}\n")
    if _is_research_weak(known):
        yield outline.italic(_("Brist på belägg betyder inte brist på effekt."))


def _is_research_weak(known: Brief) -> bool:
    return known.leaves.research in (Level.EMPTY, Level.THIN)


def _leaves(known: Brief) -> Blocks:
    rows = []
    for leaf in Leaf:
        level = WORDS[leaf.value][Level(getattr(known.leaves, leaf.value))]
        rows.append(
            outline.definition(
                str(NAMES[leaf.value]), outline.bold(str(level)), f". {lacks_said(known, leaf)}"
            )
        )
    yield outline.Definitions(tuple(rows))
    if _is_research_weak(known):
        yield outline.Notice(outline.runs(_("Brist på belägg betyder inte brist på effekt.")))


def _against(known: Brief, said: Callable[[Answered], outline.Item]) -> list[outline.Item]:
    """Answers that speak against with their reasons, then evidence that does."""
    told = [said(each) for each in known.against]
    return told + [outline.item(ground.claim, *_numbers(ground)) for ground in known.contradicting]


def _said_short(each: Answered) -> outline.Item:
    return outline.item(outline.bold(said_text(each.question)), f" {_short(each.reasons, 14)}".rstrip())


def _said_whole(each: Answered) -> outline.Item:
    return outline.item(outline.bold(said_text(each.question)), below=markdown_blocks(each.reasons))


def _nothing_against() -> str:
    return _("Inget svar och inget underlag talar emot. Det kan bero på att ingen har letat.")


def _unanswered(known: Brief) -> list[outline.Item]:
    """What only users may answer first: nobody else can put it right."""
    order = sorted(known.unanswered, key=lambda each: each.standing is not AnswerState.WAITING_FOR_USERS)
    return [outline.item(said_text(each.question), " ", outline.italic(_why_open(each))) for each in order]


def _why_open(each: Answered) -> str:
    if each.standing is AnswerState.WAITING_FOR_USERS:
        return _("Bara brukarna kan svara, och ingen har frågat dem.")
    said = VERDICT_WORDS[each.verdict] if each.verdict is Verdict.LATER else STATE_WORDS[each.standing]
    return f"({said})"


def _first(told: Sequence[outline.Item], nothing: str) -> Blocks:
    """As many as the first page holds; how many there are stands in the heading, and all of them further on."""
    yield outline.bullets(*told[:FIRST]) if told else outline.paragraph(nothing)


def _decided(decision: Deciding) -> Iterator[outline.Section]:
    rows: dict[Words, str] = {
        _("Beslut"): _capital(str(KIND_WORDS[DecisionKind(decision.kind)])),
        _("Beslutat av"): decision.decided_by,
        _("Enligt delegation"): decision.delegation,
        _("Beslutsdag"): _day(decision.decided_on),
        _("Diarienummer"): decision.registration,
        _("Omprövas"): _day(decision.review_on) if decision.review_on else "",
        _("Undertecknat"): _signed(decision),
    }
    yield outline.Section(_("Beslutet"), 1, (outline.Definitions(tuple(_told(rows))),))
    yield from _texts(
        {
            _("Skäl"): decision.reasons,
            _("Villkor"): decision.conditions,
            _("Därför utan brukarnas svar"): decision.without_users_because,
        }
    )


def _signed(decision: Deciding) -> str:
    if isinstance(decision, Draft):
        return _("Inte än.")
    when = date_format(localtime(decision.signed_at), "j F Y H.i")
    return _("%(who)s, %(when)s") % {"who": decision.signed_by_label, "when": when}


def _method(known: Brief) -> Iterator[outline.Section]:
    told = {
        _("För vem"): known.target_group,
        _("Vad det ska ge"): known.aim,
        _("Så går det till"): known.how,
    }
    if any(text.strip() for text in told.values()):
        yield outline.Section(_("Arbetssättet"), 1)
        yield from _texts(told)


def _texts(told: Mapping[str, str]) -> Iterator[outline.Section]:
    """Each text that says something under a heading, which stays on the page of its text."""
    return (
        outline.Section(title, 2, tuple(markdown_blocks(text)))
        for title, text in told.items()
        if text.strip()
    )


def _terms(terms: Terms, kind: DecisionKind | None) -> Iterator[outline.Section]:
    """What becomes part of the decision first, also where it is empty; then the rest, and what nobody has said."""
    first = READ_FIRST[kind] if kind else ()
    yield outline.Section(_("Upplägg"), 1)
    if kind and first:
        rows = ((words, said or _not_said()) for words, said in read_rows(terms, first))
        yield outline.Section(str(PART_TITLES[kind]), 2, (outline.Definitions(tuple(_told(dict(rows)))),))
    rest = tuple(_rest_of(terms, first))
    if rest:
        yield outline.Section(_("Övriga uppgifter") if first else "", 2, rest)
    if terms.goals:
        goals = (", ".join(filter(None, (goal.text, goal.origin))) for goal in terms.goals)
        yield outline.Section(_("Mål som det tjänar"), 2, (outline.bullets(*goals),))
    if terms.effects:
        yield outline.Section(_("Förväntade effekter"), 2, (_effects(terms),))
    if terms.dangers:
        yield outline.Section(_("Risker"), 2, (_dangers(terms),))


def _rest_of(terms: Terms, first: Collection[str]) -> Blocks:
    rest = read_rows(terms, [name for name in READING if name not in first])
    told = {words: said for words, said in rest if said}
    if told:
        yield outline.Definitions(tuple(_told(told)))
    needed = [name for name in READING if name not in (*first, *_NOT_MISSED)]
    unsaid = [str(words) for words, said in read_rows(terms, needed) if not said]
    unsaid += [str(FIELD_WORDS[field]) for field, rows in _lists(terms).items() if not rows]
    if unsaid:
        yield outline.paragraph(outline.italic(_("Står inte: %(what)s.") % {"what": ", ".join(unsaid)}))


_NOT_MISSED = ("cost_note", *TRIAL)
"""What a plan can do without: the note beside a sum, and what belongs to a pilot alone."""


def _lists(terms: Terms) -> Mapping[Field, tuple[object, ...]]:
    return {Field.RISKS: terms.dangers, Field.EXPECTED_EFFECTS: terms.effects, Field.GOALS: terms.goals}


def _effects(terms: Terms) -> outline.Table:
    header = (_("Mått"), _("Nu"), _("Önskat"), _("För vem"), _("Syns tidigast"))
    rows = (
        (
            each.indicator,
            each.now,
            each.wanted,
            each.for_whom,
            _day(each.earliest_on) if each.earliest_on else "",
        )
        for each in terms.effects
    )
    return outline.table(header, *rows)


def _dangers(terms: Terms) -> outline.Table:
    """The gravest first; no sum is printed."""
    gravest = sorted(terms.dangers, key=lambda each: -each.likelihood * each.consequence)
    header = (_("Risk"), _("Sannolikhet"), _("Konsekvens"), _("Det gör vi"))
    rows = (
        (
            each.text,
            f"{each.likelihood} ({LIKELIHOOD_WORDS[each.likelihood]})",
            f"{each.consequence} ({CONSEQUENCE_WORDS[each.consequence]})",
            each.response,
        )
        for each in gravest
    )
    return replace(outline.table(header, *rows), shares=(34, 19, 19, 28))


def _about_answers(known: Brief) -> Blocks:
    checklist = {"checklist": said_text(known.checklist), "number": known.version}
    words = _("Frågorna står i checklistan %(checklist)s, version %(number)s.") % checklist
    depth = "" if known.is_in_depth else " " + _("Bara de första frågorna är ställda.")
    held = " " + _("Prövningen hålls ihop av %(who)s.") % {"who": known.lead} if known.lead else ""
    yield outline.paragraph(f"{_progress(known)} {words}{depth}{held}")


def _answer(each: Answered, known: Brief) -> outline.Section:
    return outline.Section(said_text(each.question), 3, tuple(_answer_blocks(each, known)))


def _answer_blocks(each: Answered, known: Brief) -> Blocks:
    if each.verdict is not None:
        by = ", ".join(filter(None, (each.by, _day(localtime(each.at).date()) if each.at else "")))
        yield outline.paragraph(
            outline.bold(_capital(str(VERDICT_WORDS[each.verdict]))), f" – {by}" if by else ""
        )
    if each.standing is not AnswerState.ANSWERED:
        yield outline.paragraph(outline.italic(_why_open(each)))
    elif each.field:
        yield outline.paragraph(outline.italic(_("Svaret står under Upplägg.")))
    yield from markdown_blocks(each.reasons)
    if each.taken_from:
        said = _("Övertaget från %(whom)s. Anpassat: %(how)s") % {
            "whom": each.taken_from,
            "how": each.adaptation,
        }
        yield outline.paragraph(outline.italic(said))
    if each.grounds:
        yield outline.bullets(*(_ground(known.ground(ground)) for ground in each.grounds))


def _ground(ground: Ground) -> outline.Item:
    direction = str(DIRECTION_WORDS[Direction(ground.direction)])
    taken_back = (" ", outline.bold(_("(taget ur bruk)"))) if ground.is_withdrawn else ()
    return outline.item(
        outline.italic(f"{_capital(direction)}: "), ground.claim, *_numbers(ground), *taken_back
    )


def _evidence(known: Brief) -> Iterator[outline.Section]:
    if not known.grounds:
        return
    yield outline.Section(_("Underlag"), 1)
    for leaf in Leaf:
        pieces = [ground for ground in known.grounds if ground.leaf == leaf]
        if pieces:
            blocks = (outline.bullets(*(_piece(ground) for ground in pieces)),)
            yield outline.Section(str(LEAF_WORDS[leaf]), 2, blocks)


def _piece(ground: Ground) -> outline.Item:
    about = ", ".join(filter(None, (_capital(facts_said(ground)), _day(ground.dated_on), ground.owner)))
    below: list[outline.Block] = [outline.paragraph(outline.italic(about))]
    below += markdown_blocks(ground.details)
    if ground.is_withdrawn:
        below.append(outline.paragraph(outline.bold(_("Taget ur bruk:")), " ", ground.withdrawn_because))
    first = _ground(ground)
    return outline.Item(first.runs, tuple(below))


def _numbers(ground: Ground) -> Iterable[str]:
    return (f" [{', '.join(map(str, ground.sources))}]",) if ground.sources else ()


def _effect(effect: Effect) -> str:
    """As "Byten i månaden: 7 → 3, syns tidigast 1 mars 2027"."""
    change = " → ".join(filter(None, (effect.now, effect.wanted)))
    said = f"{effect.indicator}: {change}" if change else effect.indicator
    if effect.earliest_on is None:
        return said
    return _("%(effect)s, syns tidigast %(day)s") % {"effect": said, "day": _day(effect.earliest_on)}


def _short(text: str, words: int = 30) -> str:
    """Formatted text on one line, as much of it as the first page has room for; the whole stands with its answer."""
    return Truncator(_plain(text)).words(words)


def _plain(text: str) -> str:
    return " ".join(" ".join(_lines(markdown_blocks(text))).split())


def _lines(blocks: Iterable[outline.Block]) -> Iterator[str]:
    """What paragraphs, quotations and lists say, in reading order."""
    for block in blocks:
        if isinstance(block, outline.Paragraph | outline.Quote):
            yield "".join(run.text for run in block.runs)
        elif isinstance(block, outline.BulletList | outline.NumberedList):
            for item in block.items:
                yield "".join(run.text for run in item.runs)
                yield from _lines(item.below)


def _told(rows: Mapping[Words, str]) -> Iterator[Definition]:
    return (outline.definition(str(term), said) for term, said in rows.items() if said)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: date) -> str:
    return date_format(day, "j F Y")
