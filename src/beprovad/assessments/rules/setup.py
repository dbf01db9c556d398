"""Limits of an assessment's fields. Pure."""

TEXT_LIMIT = 10_000
MOST_ROWS = 50
"""Risks, effects or goals of one assessment; a list that nobody can hold in mind decides nothing."""
