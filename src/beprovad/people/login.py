"""How an account comes to be: by invitation only. The code in the mail is django-allauth's."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the adapter's interface
        return False

    def format_email_subject(self, subject: str) -> str:
        """Without the host's name in brackets: the sender says who it is from."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that does not answer is told to the person, who can try again."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("A login code could not be sent")
            messages.error(_request(), _("Mejlet gick inte iväg. Vänta en stund och be om en ny kod."))


def _request() -> HttpRequest:
    request: HttpRequest = context.request
    return request
