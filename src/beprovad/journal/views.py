"""The journal's page, for administrators."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from beprovad.journal.access import addresses, require_reader, unseen
from beprovad.journal.forms import FilterForm
from beprovad.journal.queries import entries, line

PAGE_SIZE = 50


@login_required
@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    require_reader(request)
    form = FilterForm(request.GET)
    page = Paginator(entries(form.sought()), PAGE_SIZE).get_page(request.GET.get("page"))
    hidden, urls = unseen(request, list(page)), addresses(request, list(page))
    lines = [line(entry, is_shown=entry.pk not in hidden, url=urls.get(entry.pk, "")) for entry in page]
    return render(request, "journal/journal.html", {"form": form, "page": page, "lines": lines})
