"""Word's XML by the local names of its elements, since the strict and the usual form differ in namespace."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """The element's name without namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (inner for inner in (() if element is None else element) if local(inner) == name)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(children(element, name), None)


def attribute(element: etree._Element | None, name: str) -> str:
    """The attribute by its local name; nothing when it, or the element, is missing."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")
