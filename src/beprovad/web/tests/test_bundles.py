import gzip

import pytest
from django.urls import reverse

from beprovad.web.bundles import FOLDER, SCRIPT_ORDER, STYLE_ORDER, joined, script_bundle, style_bundle


@pytest.fixture(params=["styles", "script"])
def kind(request):
    return request.param


def bundle(kind):
    return style_bundle() if kind == "styles" else script_bundle()


def address(kind, version=""):
    return reverse(f"web:{kind}", args=[version or bundle(kind).version])


def test_the_current_version_may_be_kept_for_ever(client, kind):
    answer = client.get(address(kind))

    assert answer.content == bundle(kind).content
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_older_address_gives_the_present_content_and_is_not_kept(client, kind):
    answer = client.get(address(kind, "0123456789ab"))

    assert answer.content == bundle(kind).content
    assert answer["Cache-Control"] == "no-store"


def test_a_browser_that_unzips_gets_it_zipped(client, kind):
    answer = client.get(address(kind), headers={"Accept-Encoding": "gzip, br"})

    assert answer["Content-Encoding"] == "gzip"
    assert answer["Vary"].startswith("Accept-Encoding")
    assert gzip.decompress(answer.content) == bundle(kind).content


def test_every_file_is_in_its_bundle_once():
    for folder, order in (("css", STYLE_ORDER), ("js", SCRIPT_ORDER)):
        whole = joined(FOLDER / folder, order)
        for path in (FOLDER / folder).rglob("*.*"):
            assert whole.count(path.read_bytes()) == 1, path


def test_the_order_of_layers_is_said_before_any_layer_is_filled():
    assert style_bundle().content.index(b"@layer tokens, base") < style_bundle().content.index(
        b"@layer tokens {"
    )


def test_the_skin_is_light_over_the_wire():
    assert len(style_bundle().zipped) + len(script_bundle().zipped) < 14_000
