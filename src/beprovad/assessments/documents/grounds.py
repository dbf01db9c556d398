"""What it stands on: the clover in words, what speaks against, what is uncertain and what nobody has answered."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from beprovad.assessments.documents.texts import Blocks, capital, short
from beprovad.assessments.documents.values import Pages
from beprovad.assessments.queries.record import field_said
from beprovad.assessments.rules.brief import Answered, Brief, Ground
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.words.answering import STATE_WORDS, VERDICT_WORDS
from beprovad.assessments.words.printing import lacks_said
from beprovad.checklists.rules.areas import Field
from beprovad.checklists.words import said_text
from beprovad.documents import outline
from beprovad.documents.markdown import markdown_blocks
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_WORDS
from beprovad.web.components.clover import NAMES, WORDS, Level

FIRST = 3
"""So many of each on the first page; the rest stand in their own section."""

Said = Callable[[Answered, Brief, Pages], outline.Item]


def everything(known: Brief, pages: Pages) -> Iterator[outline.Section]:
    """What the first page could not hold, under headings of its own; what it did hold stands there only."""
    yield outline.Section(_("Vad det står på"), 1, tuple(_leaves(known)))
    for heading, items, held in (
        (_("Allt som talar emot"), against(known, pages, said_whole), 0),
        (_("Allt som är osäkert"), [said_whole(each, known, pages) for each in known.uncertain], 0),
        (_("Alla obesvarade frågor"), unanswered(known, pages), FIRST),
    ):
        if len(items) > held:
            yield outline.Section(heading, 1, (outline.bullets(*items),))


def _leaves(known: Brief) -> Blocks:
    rows = (
        outline.definition(
            str(NAMES[leaf.value]), outline.bold(level_said(known, leaf)), f". {lacks_said(known, leaf)}"
        )
        for leaf in Leaf
    )
    yield outline.Definitions(tuple(rows))
    if is_research_weak(known):
        yield outline.Notice(outline.runs(_("Brist på belägg betyder inte brist på effekt.")))


def level_said(known: Brief, leaf: Leaf) -> str:
    return str(WORDS[leaf.value][Level(getattr(known.leaves, leaf.value))])


def is_research_weak(known: Brief) -> bool:
    return known.leaves.research in (Level.EMPTY, Level.UNSUPPORTED, Level.UNCLEAR, Level.THIN)


def against(known: Brief, pages: Pages, said: Said) -> list[outline.Item]:
    """Answers that speak against, then evidence that does and that none of them stands on."""
    carried = {ground for each in known.against for ground in each.grounds}
    loose = [ground for ground in known.contradicting if ground.id not in carried]
    told = [said(each, known, pages) for each in known.against]
    return told + [outline.item(claim(ground, pages), *numbers(ground)) for ground in loose]


def said_short(each: Answered, known: Brief, pages: Pages) -> outline.Item:
    """The reasons in a sentence or two; where there are none, the evidence that speaks against."""
    asked = outline.Run(said_text(each.question), bold=True, page=pages.question(each.question_id))
    contradicting = next(iter(_contradicting(each, known)), None)
    if each.reasons.strip() or contradicting is None:
        return outline.item(asked, f" {short(each.reasons, 20)}".rstrip())
    return outline.item(asked, " ", claim(contradicting, pages), *numbers(contradicting))


def said_whole(each: Answered, known: Brief, pages: Pages) -> outline.Item:
    """The reasons whole, what its field says, and the evidence that speaks against it or tells otherwise."""
    asked = outline.Run(said_text(each.question), bold=True, page=pages.question(each.question_id))
    field = field_said(known.terms, Field(each.field)) if each.field else ""
    found = [known.ground(ground) for ground in each.grounds]
    doubts = [
        ground for ground in found if ground.direction != Direction.SUPPORTS and not ground.is_withdrawn
    ]
    grounds = (outline.bullets(*(ground_said(ground, known, pages) for ground in doubts)),) if doubts else ()
    told = (outline.paragraph(short(field, 40)),) if field else ()
    return outline.item(asked, below=(*told, *markdown_blocks(each.reasons), *grounds))


def _contradicting(each: Answered, known: Brief) -> list[Ground]:
    return [ground for ground in known.contradicting if ground.id in each.grounds]


def unanswered(known: Brief, pages: Pages) -> list[outline.Item]:
    """What only users may answer first: nobody else can put it right."""
    order = sorted(known.unknown, key=lambda each: each.standing is not AnswerState.WAITING_FOR_USERS)
    return [
        outline.item(
            outline.Run(said_text(each.question), page=pages.question(each.question_id)),
            " ",
            outline.italic(why_open(each, known)),
        )
        for each in order
    ]


def why_open(each: Answered, known: Brief) -> str:
    if each.standing is AnswerState.WAITING_FOR_USERS:
        if any(ground.leaf == Leaf.USERS and not ground.is_withdrawn for ground in known.grounds):
            return _("Bara brukarna kan svara, och på just den frågan finns inget svar från dem.")
        return _("Bara brukarna kan svara, och ingen har frågat dem.")
    said = VERDICT_WORDS[each.verdict] if each.verdict is Verdict.LATER else STATE_WORDS[each.standing]
    return f"({said})"


def ground_said(ground: Ground, known: Brief, pages: Pages) -> outline.Item:
    """With whose it is where it is not the authority's own."""
    direction = str(DIRECTION_WORDS[Direction(ground.direction)])
    taken_back = (" ", outline.bold(_("(taget ur bruk)"))) if ground.is_withdrawn else ()
    lead = outline.italic(f"{capital(direction)}: ")
    whose = (f" ({ground.owner})",) if ground.owner not in ("", known.authority) else ()
    return outline.item(lead, claim(ground, pages), *numbers(ground), *whose, *taken_back)


def claim(ground: Ground, pages: Pages) -> outline.Run:
    return outline.Run(ground.claim, page=pages.evidence(ground.id))


def numbers(ground: Ground) -> tuple[str, ...]:
    """The sources' numbers, on the line of the last word."""
    return (f"\u00a0[{', '.join(map(str, ground.sources))}]",) if ground.sources else ()
