"""The letters that this room sends. Called after the act that they tell of has been committed."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from beprovad.people.models import Invitation

log = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Whether the mail server took the letter. In the inviter's language; the link is only here."""
    words = {"invitation": invitation, "person": invitation.person, "link": link}
    message = EmailMessage(
        subject=_("Inbjudan till Beprövad"),
        body=render_to_string("people/mail/invitation.txt", words),
        to=[invitation.email],
    )
    try:
        return message.send() == 1
    except (SMTPException, OSError):
        log.exception("An invitation could not be sent")
        return False
