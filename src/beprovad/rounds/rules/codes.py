"""Join codes: six characters that nobody mixes up when they are read from a screen at the back of a room. Pure."""

from collections.abc import Callable, Sequence

LETTERS = "2345679ACDEFGHJKLMNPQRTUVWXY"
"""28 characters. Of those that look alike one is left: no 0, O (Q stays), 1, I, 8 or B, S (5 stays), Z (2 stays)."""

LENGTH = 6
_MEANT = str.maketrans({"0": "Q", "O": "Q", "S": "5", "Z": "2"})


def make_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code by a chooser of one character, such as `secrets.choice`."""
    return "".join(choose(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code that somebody meant: case, spaces and hyphens do not matter. None for what can be no code."""
    code = "".join(typed.split()).replace("-", "").upper().translate(_MEANT)
    return code if len(code) == LENGTH and all(letter in LETTERS for letter in code) else None


def spaced(code: str) -> str:
    """As it is shown, in two halves."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
