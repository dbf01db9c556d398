"""The pages of the login that we use; django-allauth's others (passwords, addresses, signing up) are not here."""

from allauth.account.views import RequestLoginCodeView, account_inactive, confirm_login_code, logout
from django.urls import path

from beprovad.people.views.entering import closed_door, personas_on_show

request_code = RequestLoginCodeView.as_view(extra_context={"personas": personas_on_show})

urlpatterns = [
    path("", request_code, name="account_login"),
    path("", request_code, name="account_request_login_code"),
    path("code/", confirm_login_code, name="account_confirm_login_code"),
    path("logout/", logout, name="account_logout"),
    path("inactive/", account_inactive, name="account_inactive"),
    path("closed/", closed_door, name="account_signup"),
]
