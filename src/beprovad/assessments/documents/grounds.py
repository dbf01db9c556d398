"""What it stands on: the clover in words, what speaks against, what is uncertain and what nobody has answered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.assessments.documents.texts import Blocks, capital, short
from beprovad.assessments.documents.values import Pages
from beprovad.assessments.queries.record import field_rows
from beprovad.assessments.rules.brief import Answered, Brief, Ground
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.words.answering import STATE_WORDS, VERDICT_WORDS
from beprovad.assessments.words.printing import lacks_said
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.signs import signs
from beprovad.checklists.words import said_text
from beprovad.documents import outline
from beprovad.documents.markdown import markdown_blocks
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_WORDS, LEAF_WORDS
from beprovad.web.components.clover import NAMES, WORDS, Level

FIRST, MOST = 4, 5
"""So many of each on the first page, or all of them where that is no more; all stand in their own section."""

_ONE_LINE, _CUT = 70, 60
"""Letters of a claim that is told again: so many are told whole, a longer one is cut to so many."""

Said = Callable[[Answered, Brief, Pages], outline.Item]


def everything(known: Brief, pages: Pages) -> Iterator[outline.Section]:
    """What the first page could not hold, under headings of its own; what it did hold stands there only."""
    yield outline.Section(_("Vad beslutet vilar på"), 1, tuple(_leaves(known)))
    for heading, items, held in (
        (_("Allt som talar emot"), against(known, pages, said_whole), 0),
        (_("Allt som är osäkert"), [said_with_grounds(each, known, pages) for each in known.uncertain], 0),
        (_("Alla obesvarade frågor"), unanswered(known, pages), MOST),
    ):
        if len(items) > held:
            yield outline.Section(heading, 1, (outline.bullets(*items),))


def _leaves(known: Brief) -> Blocks:
    rows = (outline.definition(str(NAMES[leaf.value]), *leaf_said(known, leaf)) for leaf in Leaf)
    yield outline.Definitions(tuple(rows))
    if is_research_weak(known):
        yield outline.Notice(outline.runs(_("Brist på belägg betyder inte brist på effekt.")))


def leaf_said(known: Brief, leaf: Leaf) -> outline.Runs:
    """Its level and what is missing: a reason for what it is not, never for what it is."""
    level, lacks = Level(getattr(known.leaves, leaf.value)), lacks_said(known, leaf)
    if not lacks:
        return outline.runs(outline.bold(level_said(known, leaf)), ".")
    if level is Level.FAIR:
        return outline.runs(outline.bold(_("gott, men inte starkt")), f": {lacks[:1].lower()}{lacks[1:]}")
    return outline.runs(outline.bold(level_said(known, leaf)), f". {lacks}")


def level_said(known: Brief, leaf: Leaf) -> str:
    return str(WORDS[leaf.value][Level(getattr(known.leaves, leaf.value))])


def is_research_weak(known: Brief) -> bool:
    return known.leaves.research in (Level.EMPTY, Level.UNSUPPORTED, Level.UNCLEAR, Level.THIN)


def against(known: Brief, pages: Pages, said: Said) -> list[outline.Item]:
    """Answers that speak against, then evidence that does and that none of them stands on; users' own first."""
    carried = {ground for each in known.against for ground in each.grounds}
    loose = [ground for ground in known.contradicting if ground.id not in carried]
    told = [(_is_of_users(each, known), said(each, known, pages)) for each in known.against]
    told += [(ground.leaf == Leaf.USERS, _loose(ground, known, pages)) for ground in loose]
    return [item for is_of_users, item in sorted(told, key=lambda each: not each[0])]


def _is_of_users(each: Answered, known: Brief) -> bool:
    return each.only_users or any(ground.leaf == Leaf.USERS for ground in _contradicting(each, known))


def _loose(ground: Ground, known: Brief, pages: Pages) -> outline.Item:
    """With its number and its leaf, where its siblings have their question."""
    named = {"number": place_of(ground, known), "leaf": str(LEAF_WORDS[Leaf(ground.leaf)]).lower()}
    label = outline.bold(_("Underlag %(number)d (%(leaf)s):") % named)
    return outline.item(label, " ", claim(ground, pages), *numbers(ground), *withdrawn(ground, pages))


def said_short(each: Answered, known: Brief, pages: Pages) -> outline.Item:
    """The reasons in a sentence or two; or the evidence that speaks against, or what is filled in."""
    question = said_text(each.question)
    lead = question if question[-1:] in "?!.:" else f"{question}:"
    asked = outline.Run(lead, bold=True, page=pages.question(each.question_id))
    contradicting = next(iter(_contradicting(each, known)), None)
    if each.reasons.strip() or contradicting is None:
        rows = field_rows(known.terms, Field(each.field)) if each.field else ()
        told = each.reasons if each.reasons.strip() else "; ".join(row.rstrip(" .") for row in rows)
        return outline.item(asked, f" {short(told, 40)}".rstrip())
    said = (claim(contradicting, pages), *numbers(contradicting), *withdrawn(contradicting, pages))
    return outline.item(asked, " ", *said)


def said_whole(each: Answered, known: Brief, pages: Pages) -> outline.Item:
    """The reasons whole, what its field says, and whole the evidence that speaks against it or tells otherwise."""
    lines = [numbered_ground(ground, known, pages) for ground in _doubts(each, known)]
    return _told(each, known, pages, lines)


def said_with_grounds(each: Answered, known: Brief, pages: Pages) -> outline.Item:
    """The same, with the evidence in short."""
    lines = [ground_in_short(ground, known, pages) for ground in _doubts(each, known)]
    return _told(each, known, pages, lines)


def _told(each: Answered, known: Brief, pages: Pages, lines: Sequence[outline.Runs]) -> outline.Item:
    asked = outline.Run(said_text(each.question), bold=True, page=pages.question(each.question_id))
    below = (*field_blocks(each, known), *markdown_blocks(each.reasons), *on_lines(lines))
    return outline.item(asked, below=below)


def field_blocks(each: Answered, known: Brief) -> Blocks:
    """What its field says: a list as a list."""
    rows = field_rows(known.terms, Field(each.field)) if each.field else ()
    if len(rows) > 1:
        yield outline.bullets(*(short(row, 20) for row in rows))
    elif rows:
        yield outline.paragraph(short(rows[0], 40))


def _doubts(each: Answered, known: Brief) -> list[Ground]:
    found = (known.ground(ground) for ground in each.grounds)
    return [ground for ground in found if ground.direction != Direction.SUPPORTS and not ground.is_withdrawn]


def on_lines(lines: Sequence[outline.Runs]) -> Blocks:
    """One paragraph with each on a line, so that no answer's own list runs into its evidence."""
    if lines:
        first, *rest = lines
        yield outline.Paragraph((*first, *(run for line in rest for run in (outline.Run("\n"), *line))))


def _contradicting(each: Answered, known: Brief) -> list[Ground]:
    return [ground for ground in known.contradicting if ground.id in each.grounds]


def unanswered(known: Brief, pages: Pages) -> list[outline.Item]:
    """What weighs most first, with what somebody who puts it off has said."""
    order = sorted(known.unknown, key=_weighs)
    return [
        outline.item(
            outline.Run(said_text(each.question), page=pages.question(each.question_id)),
            " ",
            outline.italic(why_open(each, known)),
            f" {short(each.reasons, 20)}".rstrip(),
        )
        for each in order
    ]


_FIRST_AREAS = (Area.LAW, Area.RISKS, Area.ETHICS, Area.BENEFIT, Area.ACCESSIBILITY, Area.EQUITY)


def _weighs(each: Answered) -> int:
    """What only users may answer, which nobody else can put right; then law, harm, what is right, and what it gives."""
    if each.standing is AnswerState.WAITING_FOR_USERS:
        return -1
    asks_of_harm = any(sign.slug == "burden" for sign in signs(each.question))
    area = Area.RISKS if asks_of_harm else each.area
    return _FIRST_AREAS.index(Area(area)) if area in _FIRST_AREAS else len(_FIRST_AREAS)


def progress_said(known: Brief) -> str:
    """Of what is asked; an answer to what is asked no longer counts for nothing here."""
    total = sum(each.is_asked for each in known.answers)
    said = ngettext(
        "%(answered)d av %(total)d fråga är besvarad.",
        "%(answered)d av %(total)d frågor är besvarade.",
        total,
    )
    return said % {"answered": total - len(known.unanswered), "total": total}


def why_open(each: Answered, known: Brief) -> str:
    if each.standing is AnswerState.WAITING_FOR_USERS:
        if any(ground.leaf == Leaf.USERS and not ground.is_withdrawn for ground in known.grounds):
            return _("Bara brukarna kan svara, och på just den frågan finns inget svar från dem.")
        return _("Bara brukarna kan svara, och ingen har frågat dem.")
    said = VERDICT_WORDS[each.verdict] if each.verdict is Verdict.LATER else STATE_WORDS[each.standing]
    return f"({said})"


def ground_said(ground: Ground, known: Brief, pages: Pages) -> outline.Item:
    """Whole, as it stands among the evidence."""
    lead = outline.italic(f"{capital(str(DIRECTION_WORDS[Direction(ground.direction)]))}: ")
    return outline.item(lead, claim(ground, pages), *numbers(ground), *_whose(ground, known, pages))


def numbered_ground(ground: Ground, known: Brief, pages: Pages) -> outline.Runs:
    """Whole, with the number by which it is found among the evidence."""
    told = (_numbered(ground, known), claim(ground, pages), *numbers(ground), *_whose(ground, known, pages))
    return outline.runs(*told)


def ground_in_short(ground: Ground, known: Brief, pages: Pages) -> outline.Runs:
    """On a line, with the number by which the whole of it is found among the evidence."""
    whole = claim(ground, pages)
    cut = replace(whole, text=_cut(whole.text))
    return outline.runs(_numbered(ground, known), cut, *_whose(ground, known, pages))


def _cut(text: str) -> str:
    """Whole words of it, and a sign that there are more."""
    if len(text) <= _ONE_LINE:
        return text
    words = text[:_CUT].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{words}\u00a0…"


def _numbered(ground: Ground, known: Brief) -> outline.Run:
    said = {"number": place_of(ground, known), "direction": DIRECTION_WORDS[Direction(ground.direction)]}
    return outline.italic(_("Underlag %(number)d %(direction)s:") % said + " ")


def place_of(ground: Ground, known: Brief) -> int:
    """Its number among the evidence, leaf by leaf from 1."""
    return in_order(known).index(ground) + 1


def in_order(known: Brief) -> tuple[Ground, ...]:
    """The evidence as it is printed: leaf by leaf."""
    return tuple(ground for leaf in Leaf for ground in known.grounds if ground.leaf == leaf)


def _whose(ground: Ground, known: Brief, pages: Pages) -> tuple[str | outline.Run, ...]:
    """Whose it is where it is not the authority's own, and whether it holds no more."""
    owner = (f" ({ground.owner})",) if ground.owner not in ("", known.authority) else ()
    return (*owner, *withdrawn(ground, pages))


def withdrawn(ground: Ground, pages: Pages) -> tuple[str | outline.Run, ...]:
    """The mark of a piece that holds no more: since before the decision, or since after it."""
    if ground.id in pages.withdrawn:
        return " ", outline.bold(_("(taget ur bruk efter beslutet)"))
    return (" ", outline.bold(_("(taget ur bruk)"))) if ground.is_withdrawn else ()


def claim(ground: Ground, pages: Pages) -> outline.Run:
    return outline.Run(ground.claim, page=pages.evidence(ground.id))


def numbers(ground: Ground) -> tuple[str, ...]:
    """The sources' numbers, on the line of the last word."""
    return (f"\u00a0[{', '.join(map(str, ground.sources))}]",) if ground.sources else ()
