from django.urls import URLPattern

matters: list[URLPattern] = []
