"""The one typesetter that all documents share: made once, used by one thread at a time, offline.

Only fonts that come with it are used. A template sees its inputs as data and no file but those beside it.
"""

import threading
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

_HERE = Path(__file__).parent
_one_at_a_time = threading.Lock()


def typeset_pdf(template: str, inputs: dict[str, str], *, written_at: datetime | None) -> bytes:
    """The template with its inputs as PDF/UA-1; raises TypstError when the standard cannot be kept."""
    return _typeset(template, inputs, "pdf", "ua-1", written_at)


def typeset_png(template: str, inputs: dict[str, str]) -> bytes:
    """The template's one page as a picture for print, 200 dots an inch."""
    return _typeset(template, inputs, "png", None, None)


def _typeset(
    template: str,
    inputs: dict[str, str],
    form: Literal["pdf", "png"],
    standard: Literal["ua-1"] | None,
    written_at: datetime | None,
) -> bytes:
    with _one_at_a_time:
        written = _compiler(template).compile(
            format=form, sys_inputs=inputs, pdf_standards=standard, timestamp=written_at, ppi=200
        )
    if not isinstance(written, bytes):
        raise TypeError("a template that is typeset here gives one file")
    return written


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(_HERE / template, root=_HERE, ignore_system_fonts=True)
