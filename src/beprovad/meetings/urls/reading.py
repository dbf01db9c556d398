from django.urls import URLPattern

reading: list[URLPattern] = []
