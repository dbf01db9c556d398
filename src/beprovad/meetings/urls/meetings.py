from django.urls import URLPattern

meetings: list[URLPattern] = []
