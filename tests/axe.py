"""axe looks at a page whenever something stands on it, or stands together on it, that it has not yet seen clean.

What it finds depends on what stands where, in which language, width and theme, and not on what people have written
there. So a page is taken apart: each element with all that it stands in, its attributes and its state, each step from
one heading to the next, each name that is there twice, and the kind of page (the address without its numbers). When
all of that was seen before in that language, width and theme, axe is not asked again, whoever looks. What was not
clean is not remembered.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))

# The numbers are hashes of 53 bits. A value that is not a plain word is told only as being there or being empty.
TAKE_APART = r"""() => {
    const mix = (text) => {
        let a = 0xdeadbeef, b = 0x41c6ce57;
        for (let place = 0; place < text.length; place++) {
            a = Math.imul(a ^ text.charCodeAt(place), 2654435761);
            b = Math.imul(b ^ text.charCodeAt(place), 1597334677);
        }
        return 4294967296 * (2097151 & (b ^ (a >>> 15))) + ((a ^ (b >>> 13)) >>> 0);
    };
    const REFERENCES = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];
    const found = (ids) => ids.split(/\s+/).every((id) => document.getElementById(id));
    const value = ({ name, value }, one) => {
        if (name === "class") return [...one.classList].sort().join(" ");
        if (name === "style") return value;
        if (REFERENCES.includes(name)) return found(value);
        if (name === "href" && value.length > 1 && value.startsWith("#")) return found(value.slice(1));
        return /^-?[a-z0-9][a-z-]{0,20}$/.test(value) ? value : value.trim() !== "";
    };
    const scrolls = (one) =>
        (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight) &&
        /auto|scroll/.test(getComputedStyle(one).overflow);
    const state = (one) => [
        [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""),
        one.textContent.trim() !== "",
        one.labels?.length > 0,
        one.matches(":checked, :has(> :checked), :checked + *"),
        one.matches(":disabled"), one.matches(":invalid"), one.matches(":focus"),
        one.checkVisibility(), scrolls(one),
    ];
    const HOLDS = "ul, ol, dl, table, thead, tbody, tr, fieldset, details, figure, select, object, [role]";
    const parts = new Set();
    const walk = (one, within) => {
        const attributes = [...one.attributes].map((each) => `${each.name}=${value(each, one)}`).sort();
        const place = mix(`${within} ${one.localName} ${attributes}`);
        parts.add(mix(`${place} ${state(one)}`));
        const held = [...one.children, ...(one.shadowRoot?.children ?? [])];
        if (one.matches(HOLDS)) {
            parts.add(mix(`${place} holds ${[...new Set(held.map((each) => each.localName))].sort()}`));
        }
        if (one.localName !== "svg") for (const each of held) walk(each, place);
    };
    walk(document.documentElement, 0);

    const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const twice = (names) => names.filter((name, place) => names.indexOf(name) !== place);
    const levels = shown("h1, h2, h3, h4, h5, h6, [role=heading]").map((one) => one.ariaLevel ?? one.localName);
    const ids = [...document.querySelectorAll("[id]")].map((one) => `id ${one.id}`);
    const landmarks = shown("header, footer, main, nav, aside, section, form, [role]");
    const whole = [
        `kind ${location.pathname.replace(/\d+/g, "N")}`,
        `title ${document.title.trim() !== ""}`,
        ...["h1", "main"].map((name) => `${name} ${shown(name).length}`),
        ...levels.map((level, place) => `heading ${levels[place - 1]} ${level}`),
        ...twice(ids),
        ...twice(landmarks.map((one) => `${one.localName} ${one.role} ${one.ariaLabel}`)),
    ];
    for (const words of whole) parts.add(mix(words));

    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const look = [document.documentElement.lang, innerWidth, dark, document.documentElement.dataset.theme];
    return { look: JSON.stringify(look), parts: [...parts] };
}"""


class Axe:
    """Call it with a page as it stands: one sentence for each thing found; an empty list is what we want.

    The scripts are run by the debugger, so the page's content policy stays as strict as it is.
    """

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}
        self._script = SCRIPT.read_text(encoding="utf-8")

    def __call__(self, page: Page) -> list[str]:
        stands = page.evaluate(TAKE_APART)
        seen = self._seen.setdefault(stands["look"], set())
        if seen.issuperset(stands["parts"]):
            return []
        found = self._look(page)
        if not found:
            seen.update(stands["parts"])
        return found

    def _look(self, page: Page) -> list[str]:
        page.evaluate(self._script)
        told = page.evaluate("axe.run().then(found => JSON.stringify(found.violations))")
        return [
            f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
            for rule in json.loads(told)
            for node in rule["nodes"]
        ]
