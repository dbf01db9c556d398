"""What a posted form says, for `validate` to judge. Pure: it knows the names that the widgets give their fields."""

from typing import Protocol

from beprovad.asking.specs import Choice, Dots, Ranking, Spec, Words


class Posted(Protocol):
    """A form's fields, such as Django's `QueryDict`."""

    def getlist(self, key: str) -> list[str]: ...


def posted_answer(spec: Spec, form: Posted, name: str) -> object:
    """What the widget `name` of this spec sent: raw, also where it is incomplete or wrong."""
    match spec:
        case Dots() | Ranking():
            return {
                option.key: "".join(form.getlist(field_name(name, option.key))[:1]) for option in spec.options
            }
        case Words() | Choice():
            return form.getlist(name)
        case _:
            return "".join(form.getlist(name)[:1])


def field_name(name: str, key: str) -> str:
    """The field of one option, where each has its own."""
    return f"{name}-{key}"
