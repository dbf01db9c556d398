"""A refusal becomes an error at the field that it is about."""

from types import TracebackType

from django import forms

from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.words import REFUSAL_WORDS

_FIELDS = {
    Refusal.NAME_IS_EMPTY: ("name", "written"),
    Refusal.NAME_IS_TAKEN: ("name",),
    Refusal.EMAIL_IS_ANOTHERS: ("email",),
    Refusal.EMAIL_HAS_ACCOUNT: ("email",),
    Refusal.NAME_MEANS_ANOTHER: ("written",),
    Refusal.ENDS_BEFORE_IT_BEGINS: ("on",),
    Refusal.ALREADY_THERE: ("network", "person", "organisation"),
}


def put_refusal(form: forms.Form, refused: PeopleRefused) -> None:
    fields = [name for name in _FIELDS.get(refused.reason, ()) if name in form.fields]
    form.add_error(fields[0] if fields else None, str(REFUSAL_WORDS[refused.reason]))


class Refusals:
    """`with Refusals(form):` around an act: a refusal stands in the form, and what follows the block is done."""

    def __init__(self, form: forms.Form) -> None:
        self.form = form

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, PeopleRefused):
            return False
        put_refusal(self.form, error)
        return True
