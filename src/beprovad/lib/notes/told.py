"""People told of in sentences: "Vi som var där var …", "Lotta Frisell och Göran Norling hade fått förhinder"."""

import re
from collections.abc import Iterator

from beprovad.lib.notes.drafts import Draft, attendee
from beprovad.lib.notes.entries import is_entry
from beprovad.lib.notes.labels import label_at
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.listed import Listing
from beprovad.lib.notes.model import Attendee, Doubt
from beprovad.lib.notes.names import name_at, names_in
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.prose import Block, blocks
from beprovad.lib.notes.stretch import Stretch, stretch_of
from beprovad.lib.notes.words import GROUP_WORDS

_CAME = re.compile(
    r"(?:\b(?:vi som (?:var där|var med|var närvarande|deltog|träffades|sågs)(?: var| är|(?=:))|vi var|"
    r"med (?:på|vid) (?:mötet|träffen|telefon)(?: var)?|på plats var|närvarande (?:var|vid mötet var|"
    r"är)|(?:i|vid|på) (?:mötet|träffen|sammanträdet) deltog|deltog gjorde|\b(?:deltog|närvarade|"
    r"medverkade)\b(?= [A-ZÅÄÖÆØ])|deltagare var|samlade var|present were|those present were|"
    r"til stede var)\s*:?\s*)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\s*(?:,\s*)?\b(?:hade|har|fick|var|är|kunde)\b(?:\s(?:tyvärr|dessutom|båda|också))?\s(?:fått |"
    r"anmält |lämnat |meddelat |skickat )?(?:förhinder|förhindrade?|återbud|frånvaro|frånvarande|"
    r"inte (?:komma|närvara|vara med|med)|ej (?:komma|närvara|med)|sjuka?)\b|\bdelt(?:og|ar) (?:inte|ej)\b|"
    r"\b(?:ville|kunde) (?:inte|ej) (?:vara med|komma|delta)\b|\bsent apologies\b|"
    r"\bhavde meldt afbud\b|\bhadde meldt forfall\b|\b(?:är|var) anmäl(?:d|t|da) (?:som )?frånvarande\b",
    re.IGNORECASE,
)
#: "Från kansliet närvarade Anna Ek och Bo Alm" after a list of the others.
_CAME_ALSO = re.compile(
    r"\b(?:Från|Dessutom|Också|Även)\b[^.:]{0,90}\b(?:närvarade|deltog|medverkade)\s+(?=[A-ZÅÄÖ])"
)
#: "Emma, Kalle och Tova är närvarande."
_ARE_HERE = re.compile(
    r"\s(?:är|var|var också|fanns) (?:närvarande|på plats|med på mötet|samlade)\b", re.IGNORECASE
)
_GATHERED = re.compile(r"\b(?:träffades|samlades|möttes|sågs|var samlade|satt tillsammans)\b", re.IGNORECASE)
_FEW = 2
_FIRST_BLOCKS = 14


def tell_people(listing: Listing, plain: str, lines: list[Line], head: list[int], base: int) -> Listing:
    """The listing, filled from the first sentences with those whom they tell of."""
    free = [index for index in head if index not in listing.used]
    for block in blocks(plain, lines, free, base)[:_FIRST_BLOCKS]:
        for sentence in block.sentences():
            _tell(listing, sentence)
    if not listing.absent:
        _tell_apologies(listing, plain, lines)
    if not listing.attendees:
        list_without_label(listing, plain, lines, head)
    if not listing.attendees:
        _tell_of_presence(listing, plain, lines)
    if not listing.attendees:
        _tell_of_many(listing, blocks(plain, lines, free, base)[:_FIRST_BLOCKS])
    return listing


_APOLOGIES = re.compile(
    r"\b[Aa]polog(?:y|ies)\b[^.:]{0,60}\b(?:from|by)\s+(?P<after>[^.]{3,300})"
    r"|(?:\A|(?<=[.:]\s))(?P<before>[A-Z][^.:]{3,200}?)\s(?:had |have )?(?:sent|gave|given|tendered|offered)\s"
    r"(?:(?:their|his|her)\s)?apologies\b"
)
_FAR_DOWN = 60


def _tell_apologies(listing: Listing, plain: str, lines: list[Line]) -> None:
    """As in "Apologies were received from Cllr Ek and Bo Alm", which in English notes is an item of its own."""
    for line in lines[:_FAR_DOWN]:
        found = _APOLOGIES.search(line.text)
        if found is None:
            continue
        group = "after" if found["after"] else "before"
        part = stretch_of(plain, line.start + found.start(group), line.start + found.end(group))
        listing.absent.extend(_people(part))


_IS_AWAY = re.compile(r"\s(?:är|var) (?:anmäl(?:d|t|da) )?(?:som )?(?:frånvarande|förhindrade?)\b")


def _tell_of_presence(listing: Listing, plain: str, lines: list[Line]) -> None:
    """As in "Emma, Kalle och Tova är närvarande." under an item, where no list tells who came."""
    for line in lines[:_FAR_DOWN]:
        text = line.stretch(plain)
        here, away = _ARE_HERE.search(text.text), _IS_AWAY.search(text.text)
        if here and not listing.attendees and not _NEGATED.search(text.text):
            listing.attendees.extend(_people(text.cut(0, here.start())))
        elif away and listing.attendees:
            listing.absent.extend(_people(text.cut(0, away.start())))


_MANY = 3
_TELLS_OF_OTHERS = re.compile(
    r"\b(?:frånvarande|förhinder|återbud|kopia|sändlista|kallade|justera\w*|valdes|utsågs|tack till)\b",
    re.IGNORECASE,
)


def _tell_of_many(listing: Listing, found: list[Block]) -> None:
    """The last resort: a sentence near the top that names three people or more."""
    for block in found:
        for sentence in block.sentences():
            hits = list(names_in(sentence.text))
            if len(hits) >= _MANY and not _TELLS_OF_OTHERS.search(sentence.text):
                drafts = (Draft(sentence.cut(hit.start, hit.end)) for hit in hits)
                listing.attendees.extend(attendee(_from_prose(draft), None) for draft in drafts)
                return


def list_without_label(listing: Listing, plain: str, lines: list[Line], head: list[int]) -> None:
    """Where nothing says who came: three or more entries in a row at the top of the note are taken for it."""
    run: list[int] = []
    for index in [*head[:_TOP_LINES], -1]:
        is_member = index >= 0 and index not in listing.used and _is_sure_entry(lines[index])
        goes_on = index >= 0 and (
            lines[index].is_furniture or (run and GROUP_WORDS.fullmatch(lines[index].body))
        )
        if is_member or goes_on:
            run.extend([index] if is_member else [])
            continue
        if len(run) >= _LEAST_ENTRIES:
            for at in run:
                people = read_row(lines[at].stretch(plain)).people
                for draft in people:
                    there = listing.absent if draft.is_absent else listing.attendees
                    there.append(attendee(_from_prose(draft), None))
                listing.used.setdefault(at, set()).add("attendees")
            return
        run = []


_TOP_LINES = 60
_LEAST_ENTRIES = 3
_LONGEST_LINE = 80


def _is_sure_entry(line: Line) -> bool:
    hit = name_at(line.body)
    return (
        hit is not None
        and hit.is_known
        and len(line.body) < _LONGEST_LINE
        and is_entry(line.body)
        and label_at(line.body) is None
    )


def _tell(listing: Listing, sentence: Stretch) -> None:
    also = _CAME_ALSO.search(sentence.text)
    if also and listing.attendees:
        known = {one.name.value for one in listing.attendees}
        found = _people(sentence.cut(also.end()))
        listing.attendees.extend(one for one in found if one.name.value not in known)
        return
    came = _CAME.search(sentence.text)
    if came and not listing.attendees and name_at(sentence.text, came.end(), single=True):
        listing.attendees.extend(_people(sentence.cut(came.end())))
        return
    here = _ARE_HERE.search(sentence.text) if not listing.attendees else None
    if here and not _NEGATED.search(sentence.text):
        listing.attendees.extend(_people(sentence.cut(0, here.start())))
        return
    if not listing.attendees and _GATHERED.search(sentence.text):
        hits = list(names_in(sentence.text))
        if len(hits) >= _FEW:
            listing.attendees.extend(
                attendee(_from_prose(Draft(sentence.cut(hit.start, hit.end))), None) for hit in hits
            )
            return
    missed = _MISSED.search(sentence.text)
    if missed and not _has_names(listing.absent, sentence):
        found = _people(sentence.cut(0, missed.start()))
        listing.absent.extend(one for one in found if Doubt.UNKNOWN_NAME not in one.name.doubts)


_NEGATED = re.compile(r"\b(?:inte|ej|ingen|inga)\b", re.IGNORECASE)


def _has_names(absent: list[Attendee], sentence: Stretch) -> bool:
    return any(one.name.value in sentence.text for one in absent)


def _people(part: Stretch) -> Iterator[Attendee]:
    for draft in read_row(part, is_plain_list=True).people:
        yield attendee(_from_prose(draft), None)


def _from_prose(draft: Draft) -> Draft:
    draft.doubts = (*draft.doubts, Doubt.PROSE)
    return draft
