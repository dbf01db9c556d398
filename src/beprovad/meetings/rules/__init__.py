"""Decisions of the meetings room: pure, no Django, clock or database."""
