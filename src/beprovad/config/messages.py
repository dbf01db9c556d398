"""The texts to translate: `extract` them from code and templates, `compile` catalogues, list what is `missing`.

The source texts are Swedish, so Swedish needs no catalogue of ours; English lives in locale/en. GNU gettext is
not needed: Python is read with `ast`, templates with Django's `templatize`, catalogues are Babel's.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
TRANSLATED = ("en",)

# How many leading arguments are texts, and whether the first of them is a context.
_FUNCTIONS = {
    "_": (1, False),
    "gettext": (1, False),
    "gettext_lazy": (1, False),
    "gettext_noop": (1, False),
    "ngettext": (2, False),
    "ngettext_lazy": (2, False),
    "pgettext": (2, True),
    "pgettext_lazy": (2, True),
    "npgettext": (3, True),
    "npgettext_lazy": (3, True),
}
_CALL = re.compile(r"\b(_|n?p?gettext)\(")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]")


@dataclass(frozen=True)
class Text:
    """One text to translate: what it is, and the file that it stands in."""

    words: str | tuple[str, str]
    context: str | None
    place: str


def texts() -> Iterator[Text]:
    """Every marked text of the package, in the order of its files."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield from _texts_in(ast.parse(path.read_text(encoding="utf-8")), _place(path))
    for path in sorted([*PACKAGE.rglob("*.html"), *PACKAGE.rglob("templates/**/*.txt")]):
        yield from _texts_in_template(path)


def extract(language: str) -> Catalog:
    """The language's catalogue as it should be: new texts added untranslated, texts that left kept as obsolete."""
    catalog = _read(language)
    template = Catalog(project="beprovad")
    for text in texts():
        template.add(text.words, locations=[(text.place, 0)], context=text.context)
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def compile_catalogues() -> list[Path]:
    """Write a .mo beside every .po; none is no error."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
        written.append(source)
    return written


def missing(language: str) -> list[str]:
    """What keeps the language from being complete: one line each, none when it is."""
    catalog = _read(language)
    lines = []
    for text in texts():
        message = catalog.get(text.words, text.context)
        if fault := _fault(message):
            lines.append(f"{text.place}: {fault}: {text.words!r}")
    return sorted(set(lines))


def _fault(message: Message | None) -> str:
    if message is None:
        return "not in the catalogue"
    if message.fuzzy:
        return "uncertain (fuzzy)"
    wordings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(wordings):
        return "not translated"
    return "" if _placeholders(wordings) == _placeholders(message.id) else "other placeholders"


def _placeholders(wordings: object) -> set[str]:
    joined = " ".join(wordings) if isinstance(wordings, tuple | list) else str(wordings)
    return set(_PLACEHOLDER.findall(joined.replace("%%", "")))


def _place(path: Path) -> str:
    return f"src/beprovad/{path.relative_to(PACKAGE).as_posix()}"


def _texts_in(tree: ast.AST, place: str) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (text := _text_of(node, place)):
            yield text


def _text_of(call: ast.Call, place: str) -> Text | None:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    count, has_context = _FUNCTIONS.get(name, (0, False))
    words = [part.value for part in call.args[:count] if isinstance(part, ast.Constant)]
    if not count or len(words) != count or not all(isinstance(word, str) for word in words):
        return None
    context = str(words.pop(0)) if has_context else None
    return Text((str(words[0]), str(words[1])) if len(words) > 1 else str(words[0]), context, place)


def _texts_in_template(path: Path) -> Iterator[Text]:
    """`templatize` turns tags into calls on one line each; everything else it blots out."""
    told = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for found in _CALL.finditer(told):
        if call := _whole_call(told, found.start()):
            yield from _texts_in(call, _place(path))


def _whole_call(told: str, start: int) -> ast.Expression | None:
    end = told.find(")", start)
    while end != -1:
        try:
            return ast.parse(told[start : end + 1], mode="eval")
        except SyntaxError:  # that bracket stood inside the text
            end = told.find(")", end + 1)
    return None


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language, project="beprovad", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _write(language: str, catalog: Catalog) -> None:
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)


def main() -> int:
    """`python -m beprovad.config.messages extract|compile|missing`."""
    parser = argparse.ArgumentParser(prog="beprovad.config.messages", description=__doc__)
    parser.add_argument("what", choices=("extract", "compile", "missing"))
    what = parser.parse_args().what
    if what == "compile":
        compile_catalogues()
        return 0
    if what == "extract":
        for language in TRANSLATED:
            _write(language, extract(language))
        return 0
    lines = [f"{language}: {line}" for language in TRANSLATED for line in missing(language)]
    print("\n".join(lines[:60]) if lines else "Every text is translated.")
    if lines:
        print(f"{len(lines)} texts are not translated. make messages gathers them.", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
