"""A form without a token: who may send it is told by the browser."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from beprovad.web.origin import from_our_pages

HOST = "rundor.example"
ELSEWHERE = "https://elsewhere.example"


@from_our_pages
def door(request):
    return HttpResponse("in")


def sent(method="post", *, secure=True, **headers):
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    request = getattr(RequestFactory(), method)("/", headers={"host": HOST, **told}, secure=secure)
    return door(request).status_code


@pytest.fixture(autouse=True)
def _is_us(settings):
    settings.ALLOWED_HOSTS = [HOST]


@pytest.mark.parametrize(
    "told",
    [
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},  # the reader's own hand: a page sent again
        {"origin": f"https://{HOST}"},
        {"sec_fetch_site": "same-origin", "origin": "null"},  # a browser that hides where one comes from
        {"referer": f"https://{HOST}/r/ACDEFG/"},
    ],
)
def test_a_form_of_our_own_pages_is_taken(told):
    assert sent(**told) == 200


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": f"https://other.{HOST}"},
        {"sec_fetch_site": "cross-site", "origin": f"https://{HOST}"},
        {"origin": ELSEWHERE},
        {"origin": "null"},
        {"origin": f"http://{HOST}"},
        {"origin": f"https://{HOST}:8443"},
        {"origin": f"https://{HOST}.elsewhere.example"},
        {"referer": f"{ELSEWHERE}/?https://{HOST}/"},
        {"referer": "https://[oj"},
        {"origin": ELSEWHERE, "referer": f"https://{HOST}/"},
    ],
)
def test_any_other_is_refused(told):
    assert sent(**told) == 403


def test_what_changes_nothing_is_answered_whoever_asks():
    assert sent("get", origin=ELSEWHERE) == 200


def test_an_address_that_we_trust_is_as_our_own(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://proxy.example"]
    assert sent(origin="https://proxy.example") == 200


def test_over_plain_http_the_address_says_so():
    assert sent(secure=False, origin=f"http://{HOST}") == 200
    assert sent(secure=False, origin=f"https://{HOST}") == 403
