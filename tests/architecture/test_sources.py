"""What no file may hold, and what every template must."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = {".png", ".pdf", ".docx", ".woff2", ".ico", ".jpg", ".mo"}

# Written in pieces, so that this file does not find itself.
INDEX_HOST = re.compile(
    r"pypi\." r"(org|python)|files\.python" r"hosted|--(extra-)?index-" r"url\b|--trusted-" r"host\b"
)
MACHINE_PATH = re.compile(r"(?<![\w.$)}/-])/(work|home/\w+|Users|root|mnt|farm)/[\w.]")
INLINE_STYLE = re.compile(r"\sstyle\s*=|<style[\s>]", re.IGNORECASE)
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|\shx-on|javascript:", re.IGNORECASE
)
OUTSIDE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE)


def files() -> list[Path]:
    """Everything that is committed."""
    told = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    paths = [ROOT / name for name in told.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def templates() -> list[Path]:
    return [path for path in files() if path.suffix == ".html" and "templates" in path.parts]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Where the pattern stands, as file:line: text."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_index() -> None:
    makefile_flags = re.compile(r"--no-emit-")
    assert [line for line in found(INDEX_HOST, files()) if not makefile_flags.search(line)] == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    assert found(MACHINE_PATH, files()) == []


def test_no_template_holds_inline_style() -> None:
    assert found(INLINE_STYLE, templates()) == []


def test_no_template_holds_inline_script() -> None:
    assert found(INLINE_SCRIPT, templates()) == []


def test_no_template_loads_anything_from_elsewhere() -> None:
    assert found(OUTSIDE, templates()) == []


def bare_texts(source: str) -> list[str]:
    """Words in a template that stand outside every translation tag."""
    source = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", " ", source, flags=re.DOTALL)
    source = re.sub(
        r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", " ", source, flags=re.DOTALL
    )
    source = re.sub(r"<(script|style|svg|code|pre)\b.*?</\1>", " ", source, flags=re.DOTALL)
    source = SAMPLE.sub(" ", source)
    words = re.findall(
        r"""\s(?:aria-label|title|alt|placeholder)\s*=\s*"([^"{]*[^\W\d_]{2}[^"{]*)\"""", source
    )
    text = re.sub(r"<[^>]*>", "\n", re.sub(r"{[%{].*?[%}]}", "\n", source, flags=re.DOTALL))
    words += [line.strip() for line in text.splitlines()]
    return [
        line
        for line in words
        if re.search(r"[^\W\d_]{3}", line) and line.strip(" ·–|:") not in NAMES and not CLASS.match(line)
    ]


CLASS = re.compile(r"^[a-z]+(-[a-z]+)+$")  # a block that fills a class attribute
SAMPLE = re.compile(r"""<(\w+)[^>]*\stranslate="no"[^>]*>.*?</\1>""", re.DOTALL)  # names and the like
NAMES = {"Beprövad", "Svenska", "English", "PDF", "DOCX", "CSV", "Word", "Markdown", "EUPL-1.2"}


SAMPLES = {"styleguide.html"}  # shows components with sample content, to those who build pages


@pytest.mark.parametrize(
    "path",
    [path for path in templates() if path.name not in SAMPLES],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_text_of_a_template_is_marked_for_translation(path: Path) -> None:
    assert bare_texts(path.read_text(encoding="utf-8")) == []


def test_a_bare_text_is_noticed() -> None:
    assert bare_texts('<p title="En hjälp">Hej du</p>{% translate "Rätt" %}') == ["En hjälp", "Hej du"]
    assert bare_texts("<p>{% blocktranslate %}Hej <b>du</b>{% endblocktranslate %} {{ name }}</p>") == []


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_tests_run_on_the_versions_that_the_product_runs_on() -> None:
    tests = pins("test.txt")
    assert {name: tests.get(name) for name in pins("base.txt")} == pins("base.txt")


def test_every_requirement_carries_its_hashes() -> None:
    for name in ("base.txt", "test.txt"):
        blocks = re.split(
            r"^(?=[\w.-]+==)", (ROOT / "requirements" / name).read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        assert [
            block.splitlines()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block
        ] == []


def real_names() -> Iterator[str]:
    """The people in the real notes, where those lie beside the checkout."""
    for path in (ROOT.parent / "shared/notes").glob("*.expected.json"):
        if path.name.startswith("example"):
            continue
        told = json.loads(path.read_text(encoding="utf-8"))
        yield from (person["name"] for person in told["attendees"] if " " in (person.get("name") or ""))
        yield from (name for name in told["note_takers"] if " " in name)


def test_no_file_names_a_person_of_the_real_notes() -> None:
    names = sorted(set(real_names()))
    if not names:
        pytest.skip("the real notes are not beside this checkout")
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files()}
    assert [
        f"{path.relative_to(ROOT)}: {name}" for path, text in texts.items() for name in names if name in text
    ] == []
