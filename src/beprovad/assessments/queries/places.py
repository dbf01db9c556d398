"""Where something is assessed, as people in other municipalities call it."""

from beprovad.assessments.models import Assessment
from beprovad.people.models import Organisation


def authority_words(authority: Organisation) -> str:
    """As "Norrvik, Individ- och familjeförvaltningen": many municipalities have one of that name."""
    above = authority.parent
    return f"{above.name}, {authority.name}" if above else authority.name


def place_words(assessment: Assessment) -> str:
    """As "Norrvik, Enheten för vuxna", or the authority where no unit is named."""
    authority = assessment.authority
    if assessment.unit is None:
        return authority_words(authority)
    above = authority.parent or authority
    return f"{above.name}, {assessment.unit.name}"
