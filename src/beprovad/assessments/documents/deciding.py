"""The decision as it was signed, the way of working, and the fields that it is decided on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from beprovad.assessments.documents.texts import (
    Blocks,
    capital,
    day_said,
    ended,
    not_said,
    short,
    texts,
    told,
)
from beprovad.assessments.documents.values import Deciding
from beprovad.assessments.queries.record import READING, field_of, judged_rows, read_rows
from beprovad.assessments.rules.brief import Brief, Terms
from beprovad.assessments.rules.decisions import READ_FIRST, TRIAL, Draft
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import (
    CONSEQUENCE_WORDS,
    FIELD_WORDS,
    KIND_WORDS,
    LIKELIHOOD_WORDS,
    PART_TITLES,
    Words,
)
from beprovad.assessments.words.described import UNDESCRIBED_WORDS, undescribed_said
from beprovad.checklists.rules.areas import Field
from beprovad.documents import outline


def decided(decision: Deciding) -> Iterator[outline.Section]:
    rows: dict[Words, str] = {
        _("Beslut"): capital(str(KIND_WORDS[DecisionKind(decision.kind)])),
        _("Beslutat av"): decision.decided_by,
        _("Enligt delegation"): decision.delegation or not_said(),
        _("Beslutsdag"): day_said(decision.decided_on),
        _("Diarienummer"): decision.registration or not_said(),
        _("Omprövas"): day_said(decision.review_on) if decision.review_on else "",
        _("Undertecknat"): _signed(decision),
    }
    yield outline.Section(_("Beslutet"), 1, (outline.Definitions(tuple(told(rows))),))
    yield from texts(
        {
            _("Skäl"): decision.reasons,
            _("Villkor"): decision.conditions,
            _("Varför utan brukarnas svar"): decision.without_users_because,
        }
    )


def _signed(decision: Deciding) -> str:
    if isinstance(decision, Draft):
        return _("Inte än.")
    when = date_format(localtime(decision.signed_at), _("j F Y H.i")).replace(" ", "\u00a0", 1)
    return _("%(who)s, %(when)s") % {"who": decision.signed_by_label, "when": when}


def method(known: Brief) -> Iterator[outline.Section]:
    said = {
        _("För vem"): known.target_group,
        _("Vad det ska ge"): known.aim,
        _("Så går det till"): known.how,
    }
    if any(text.strip() for text in said.values()):
        yield outline.Section(_("Arbetssättet"), 1)
        yield from texts(said)
    else:
        yield outline.Section(_("Arbetssättet"), 1, (outline.paragraph(_nobody_has_described()),))


def what_it_is(known: Brief) -> str:
    """In a line or two, and that nobody has said what it is where nobody has."""
    said = {name: getattr(known, name) for name in UNDESCRIBED_WORDS}
    if not any(text.strip() for text in said.values()):
        return _nobody_has_described()
    told = (
        _cut_to_say(known.how.strip().split("\n")[0], 24),
        _("För vem: %(whom)s") % {"whom": _cut_to_say(known.target_group, 20)}
        if known.target_group.strip()
        else "",
        _("Ska ge: %(aim)s") % {"aim": _cut_to_say(known.aim, 24)} if known.aim.strip() else "",
    )
    return " ".join((*(ended(each) for each in told if each), *map(str, undescribed_said(said))))


def _cut_to_say(text: str, words: int) -> str:
    """Whole sentences without a sign that there are more: the whole of it stands under a heading of its own."""
    return short(text, words).removesuffix(" …").replace(":…", " …")


def _nobody_has_described() -> str:
    return _("Ingen har beskrivit arbetssättet.")


def terms(known: Brief, kind: DecisionKind | None) -> Iterator[outline.Section]:
    """What becomes part of the decision first, also where it is empty; then the rest, and what nobody has said."""
    whole, first = known.terms, READ_FIRST[kind] if kind else ()
    yield outline.Section(_("Upplägg"), 1)
    if kind and first:
        rows = {words: said or not_said() for words, said in judged_rows(known, first)}
        yield outline.Section(str(PART_TITLES[kind]), 2, (outline.Definitions(tuple(told(rows))),))
    rest = tuple(_rest_of(known, first))
    if rest:
        yield outline.Section(_("Övriga uppgifter") if first else "", 2, rest)
    if whole.goals:
        goals = (", ".join(filter(None, (goal.text, goal.origin))) for goal in whole.goals)
        yield outline.Section(_("Mål som det tjänar"), 2, (outline.bullets(*goals),))
    if whole.effects:
        yield outline.Section(_("Förväntade effekter"), 2, (_effects(whole),))
    if whole.dangers:
        yield outline.Section(_("Risker"), 2, (_dangers(whole),))


def _rest_of(known: Brief, first: Collection[str]) -> Blocks:
    whole = known.terms
    rest = {
        words: said
        for words, said in read_rows(whole, [each for each in READING if each not in first])
        if said
    }
    if rest:
        yield outline.Definitions(tuple(told(rest)))
    missed = [
        name for name in READING if name not in (*first, *_NOT_MISSED) and field_of(name) not in known.spared
    ]
    empty = [str(words) for words, said in read_rows(whole, missed) if not said]
    lists = _lists(whole).items()
    empty += [str(FIELD_WORDS[field]) for field, rows in lists if not rows and field not in known.spared]
    if empty:
        what = ", ".join(f"{each[:1].lower()}{each[1:]}" for each in empty)
        yield outline.paragraph(outline.italic(_("Inte angivet: %(what)s.") % {"what": what}))


_NOT_MISSED = ("cost_note", *TRIAL)
"""What a plan can do without: the note beside a sum, and what belongs to a pilot alone."""


def _lists(whole: Terms) -> Mapping[Field, tuple[object, ...]]:
    return {Field.RISKS: whole.dangers, Field.EXPECTED_EFFECTS: whole.effects, Field.GOALS: whole.goals}


def _effects(whole: Terms) -> outline.Table:
    header = (_("Mått"), _("Nu"), _("Önskat"), _("För vem"), _("Syns tidigast"))
    rows = (
        (
            each.indicator,
            each.now,
            each.wanted,
            each.for_whom,
            day_said(each.earliest_on) if each.earliest_on else "",
        )
        for each in whole.effects
    )
    return outline.table(header, *rows)


def _dangers(whole: Terms) -> outline.Table:
    """The gravest first; no sum is printed."""
    gravest = sorted(whole.dangers, key=lambda each: -each.likelihood * each.consequence)
    header = (_("Risk"), _("Sannolikhet"), _("Konsekvens"), _("Det gör vi"))
    rows = (
        (
            each.text,
            _of_five(each.likelihood, LIKELIHOOD_WORDS),
            _of_five(each.consequence, CONSEQUENCE_WORDS),
            each.response or not_said(),
        )
        for each in gravest
    )
    return replace(outline.table(header, *rows), shares=(34, 19, 19, 28))


def _of_five(level: int, words: Mapping[int, Words]) -> str:
    return _("%(level)d av 5, %(words)s") % {"level": level, "words": words[level]}
