"""Which part of an assessment is shown: one area at a time, or everything."""

from dataclasses import dataclass

from beprovad.assessments.queries.assessment_page import AreaPart, AssessmentPage

ALL = "all"


@dataclass(frozen=True)
class ChosenAreas:
    parts: tuple[AreaPart, ...]
    is_all: bool
    name: str


def chosen_area(page: AssessmentPage, wanted: str) -> ChosenAreas:
    """The area that the address names; else the first that has something open, or simply the first."""
    if wanted == ALL:
        return ChosenAreas(page.areas, is_all=True, name=ALL)
    named = [part for part in page.areas if part.area == wanted]
    open_ones = [part for part in page.areas if not part.progress.is_complete]
    parts = tuple((named or open_ones or list(page.areas))[:1])
    return ChosenAreas(parts, is_all=False, name=parts[0].area.value if parts else "")
