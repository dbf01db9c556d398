"""Text made regular: one kind of line break, composed letters, no invisible marks."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)


def tidy(text: str) -> str:
    """The same words with plain line breaks and spaces, in composed form (NFC), without invisible marks."""
    plain = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", plain))


_MOST_DIGITS = 18  # what every database holds as an integer


def whole_number(written: str) -> int | None:
    """A number as an address or a form sends it; None for anything else, and for more than a database holds."""
    is_one = written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
    return int(written) if is_one else None


_NAME_MARKS = re.compile(r"[\s.,;:·()\"_/\u2010-\u2015-]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u00b4`]")


def name_key(name: str) -> str:
    """How a name is compared: "Anna-Karin  ÖBERG," and "anna karin öberg" are one key; accents stay.

    At most 200 characters, as the columns that keep it.
    """
    plain = _APOSTROPHES.sub("'", tidy(name)).casefold()
    return _NAME_MARKS.sub(" ", plain).strip()[:200].rstrip()


def without_accents(key: str) -> str:
    """Letters without their marks: "påhlman" is "pahlman"; "ø" and "æ" are "o" and "a"."""
    plain = unicodedata.normalize("NFD", key.replace("ø", "o").replace("æ", "a"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text without the characters that XML cannot hold at all; everything a person sees is kept."""
    return _NOT_XML.sub("", text)


def spreadsheet_safe(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is shown as a text (CWE-1236)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def sort_key(name: str) -> str:
    """How names stand in a Swedish list: å, ä and ö after z, other accents as the plain letter."""
    return without_accents(name_key(name).translate(_LETTERS))


def person_sort_key(name: str) -> tuple[str, str]:
    """How persons stand in a Swedish list: by surname, the last word, then by the names before it."""
    *given, surname = tidy(name).split() or [""]
    return sort_key(surname), sort_key(" ".join(given))
