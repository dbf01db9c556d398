"""Writes of the meetings room, cut by journey; each function is one thing that a person does."""
