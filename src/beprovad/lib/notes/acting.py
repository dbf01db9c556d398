"""The last resort in a note that lists nobody: those who are told to have opened, informed or led something."""

import re
from collections.abc import Iterable

from beprovad.lib.notes.drafts import Draft, attendee
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.listed import Listing
from beprovad.lib.notes.model import Attendee, Doubt
from beprovad.lib.notes.names import names_in
from beprovad.lib.notes.stretch import stretch_of

_SAYS = (
    r"(?:hälsa(?:r|de)|informera(?:r|de)|redogör|redogjorde|rapportera(?:r|de)|berätta(?:r|de)|öppna(?:r|de)|"
    r"inled(?:er|de)|presentera(?:r|de)|föredr(?:ar|og)|redovisa(?:r|de)|visa(?:r|de)|framför(?:de)?|"
    r"tacka(?:r|de)|avsluta(?:r|de)|meddela(?:r|de)|uppdatera(?:r|de)|påpeka(?:r|de)|föresl(?:år|og)|"
    r"orienter(?:er|te|ede)|gennemgik)\b"
)
_SAYS_AFTER = re.compile(rf"(?:,[^.,:]{{2,80}},)?(?: från [A-ZÅÄÖ][\w-]+)?\s{_SAYS}")
_SAYS_BEFORE = re.compile(rf"\b{_SAYS}\s\Z", re.IGNORECASE)
_IS_AWAY = re.compile(r"\s(?:är|var) (?:sjuk|förhindrad|frånvarande)\b|\sdelt(?:ar|og) (?:inte|ej)\b")
_LOOK = 20
_FEW = 3
#: At a general meeting those who speak are some of many, and nobody's presence is told.
_GENERAL = re.compile(r"stämma|årsmöte|generalforsamling", re.IGNORECASE)
_TOP = 400


def tell_actors(listing: Listing, plain: str, lines: Iterable[Line]) -> None:
    """Fill a listing that is empty with the people whose deeds at the meeting are told, and those told to be away."""
    if _GENERAL.search(plain, 0, _TOP):
        return
    present: dict[str, Attendee] = {}
    absent: dict[str, Attendee] = {}
    for line in lines:
        for hit in names_in(line.text):
            before = line.text[max(0, hit.start - _LOOK) : hit.start]
            is_away = _IS_AWAY.match(line.text, hit.end)
            if not (is_away or _SAYS_AFTER.match(line.text, hit.end) or _SAYS_BEFORE.search(before)):
                continue
            name = stretch_of(plain, line.start + hit.start, line.start + hit.end)
            there = absent if is_away else present
            there.setdefault(name.text.casefold(), attendee(Draft(name, (Doubt.PROSE,)), None))
    if len(present) >= _FEW:
        listing.attendees.extend(one for name, one in present.items() if name not in absent)
        listing.absent.extend([] if listing.absent else absent.values())
