"""The fictional region, told once for all tests of a file that only look at it."""

import pytest
from django.test import override_settings


@pytest.fixture(scope="module")
def told(once_for_the_file, tmp_path_factory):
    from beprovad.home import demo  # not above: Django is not set up yet when this file is read

    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("region")):
        demo.load(reset=False, progress=lambda _line: None)
        yield


@pytest.fixture
def region(told, db):
    """The region, in this test's own transaction: what it changes is undone for the next."""
