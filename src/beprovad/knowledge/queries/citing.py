"""A source as it is cited."""

from dataclasses import dataclass

from beprovad.knowledge.models import Source
from beprovad.knowledge.rules.citations import Cited, citation, link


@dataclass(frozen=True)
class SourceLine:
    """A source as it is cited, and where it is read."""

    source: Source
    citation: str
    link: str


def source_line(source: Source) -> SourceLine:
    told = cited(source)
    return SourceLine(source, citation(told), link(told))


def cited(source: Source) -> Cited:
    return Cited(
        title=source.title,
        authors=source.authors,
        year=source.year,
        published_in=source.published_in,
        identifier=source.identifier,
        url=source.url,
    )
