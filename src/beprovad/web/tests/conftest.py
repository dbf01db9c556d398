"""The skin is tested alone: addresses of its own, and no room's links in the head."""

import pytest

from beprovad.web import navigation


@pytest.fixture(autouse=True)
def skin_alone(settings, monkeypatch):
    settings.ROOT_URLCONF = "beprovad.web.tests.urls"
    settings.DEMO = True
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    monkeypatch.setattr(navigation, "_links", {})
    monkeypatch.setattr(navigation, "_person_line", [])
