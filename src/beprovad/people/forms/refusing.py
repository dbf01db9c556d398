"""A refusal becomes an error at the field that it is about."""

from django import forms

from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.words import REFUSAL_WORDS

_FIELDS = {
    Refusal.NAME_IS_EMPTY: "name",
    Refusal.NAME_IS_TAKEN: "name",
    Refusal.EMAIL_IS_ANOTHERS: "email",
    Refusal.EMAIL_HAS_ACCOUNT: "email",
    Refusal.NAME_MEANS_ANOTHER: "written",
    Refusal.ENDS_BEFORE_IT_BEGINS: "on",
    Refusal.ALREADY_THERE: "network",
}


def put_refusal(form: forms.Form, refused: PeopleRefused) -> None:
    field = _FIELDS.get(refused.reason)
    form.add_error(field if field in form.fields else None, str(REFUSAL_WORDS[refused.reason]))
