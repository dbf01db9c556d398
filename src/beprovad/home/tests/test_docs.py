"""The tour is true to the code: every path exists, and every name stands in the file that it is told of."""

import re
from pathlib import Path

import pytest

import beprovad

PACKAGE = Path(beprovad.__file__).parent
DOCS = PACKAGE.parent.parent / "docs"
TOUR = (DOCS / "tour.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`([a-z_/]+\.py)`", TOUR)))
TOLD = re.findall(r"`([a-z_/]+\.py)`\s·\s((?:`\w+`(?:,\s|\s)?)+)", TOUR)
NAMED = [(path, name) for path, names in TOLD for name in re.findall(r"`(\w+)`", names)]


@pytest.mark.parametrize("path", PATHS)
def test_every_file_of_the_tour_is_there(path):
    assert (PACKAGE / path).is_file()


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_name_of_the_tour_is_made_in_its_file(path, name):
    source = (PACKAGE / path).read_text(encoding="utf-8")
    assert re.search(rf"^(def|class) {name}\b", source, re.MULTILINE)


def test_the_tour_tells_of_enough_to_be_held_to():
    assert len(PATHS) > 30
    assert len(NAMED) > 25


def test_every_link_of_the_readme_leads_to_a_file():
    readme = DOCS.parent / "README.md"
    links = re.findall(r"\]\(([^)#]+)\)", readme.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (readme.parent / link).exists()]
    assert missing == []
