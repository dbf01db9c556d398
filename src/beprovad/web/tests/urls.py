from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(
        '{% extends "web/base.html" %}{% block title %}{{ title }}{% endblock %}'
        "{% block main %}<p>hit</p>{% endblock %}"
    )
    messages.success(request, "Sparat <b>nu</b>")
    return HttpResponse(template.render({"title": "Möten & ärenden"}, request))


def error(request: HttpRequest, which: str) -> HttpResponse:
    return render(request, f"{which}.html")


urlpatterns = [
    path("", page, name="start"),
    path("matters/", page, name="matters"),
    path("matters/old/", page, name="old_matters"),
    path("error/<which>/", error, name="error"),
    path("web/", include("beprovad.web.urls")),
    path("login/", include("allauth.urls")),
]
