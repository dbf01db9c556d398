"""Pure helpers that could be packages of their own: no Django, no clock, no network."""
