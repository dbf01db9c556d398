"""Decisions of the start page: pure."""
