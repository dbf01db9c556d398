"""The pages of the login that we use; django-allauth's others (passwords, addresses, signing up) are not here."""

from allauth.account.views import account_inactive, confirm_login_code, logout, request_login_code
from django.urls import path

from beprovad.people.views.entering import closed_door

urlpatterns = [
    path("", request_login_code, name="account_login"),
    path("", request_login_code, name="account_request_login_code"),
    path("code/", confirm_login_code, name="account_confirm_login_code"),
    path("logout/", logout, name="account_logout"),
    path("inactive/", account_inactive, name="account_inactive"),
    path("closed/", closed_door, name="account_signup"),
]
