"""Invented content for the page that shows every component; rooms above add the components of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator

from beprovad.web.components.reading import TreeNode


class ExampleForm(forms.Form):
    title = forms.CharField(label="Rubrik", help_text="Så som den ska stå i kallelsen.")
    day = forms.DateField(label="Dag", widget=forms.DateInput(attrs={"type": "date"}))
    text = forms.CharField(label="Anteckning", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    network = forms.ChoiceField(
        label="Nätverk", choices=[("ifo", "IFO-chefer"), ("fs", "Chefer funktionsstöd")]
    )
    kind = forms.ChoiceField(
        label="Vad är det?",
        choices=[("a", "Uppdrag"), ("p", "Parkerat")],
        widget=forms.RadioSelect,
        required=False,
    )
    is_joint = forms.BooleanField(label="Gemensamt för båda nätverken", required=False)


class ExampleFilter(forms.Form):
    text = forms.CharField(label="Sök", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(label="Läge", required=False, choices=[("", "Alla"), ("open", "Öppna")])


class ExampleUpload(forms.Form):
    file = forms.FileField(label="Anteckning", help_text=".txt, .md, .docx eller .pdf, högst 25 MB")


CHIPS = {
    "open": "öppet", "assignment": "uppdrag", "parked": "parkerat", "continuing": "fortsätter",
    "approved": "godkänt", "closed": "avslutat", "contribution": "medskick", "dispatch": "utskick",
    "information": "information", "draft": "utkast", "sent": "utskickat", "good": "talar för",
    "uncertain": "osäkert", "attention": "talar emot", "users": "väntar på brukare", "source": "källa",
    "neutral": "övrigt",
}  # fmt: skip
TREE = (
    TreeNode("Storhamn", "#tree", "kommun", (
        TreeNode("Socialförvaltning Centrum", "#tree", "nämnd och förvaltning"),
        TreeNode("Socialförvaltning Hamnen", "#tree", "nämnd och förvaltning", (
            TreeNode("Vuxenenheten", "#tree"),
        )),
    )),
    TreeNode("Granö", "#tree", "kommun"),
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the page by a room above: a template with its own head (`styles`, `scripts`) and what fills it."""

    template: str
    styles: str
    scripts: str
    fill: Callable[[], dict[str, object]]


_parts: list[Part] = []


def register_part(part: Part) -> None:
    """Called in `apps.py`; a part stands once, however often it is registered."""
    if part not in _parts:
        _parts.append(part)


@dataclass(frozen=True)
class FilledPart:
    part: Part
    filled: dict[str, object]


def parts() -> list[FilledPart]:
    return [FilledPart(part, part.fill()) for part in _parts]


def examples() -> dict[str, object]:
    """What the style guide's template is filled with."""
    return {
        "form": ExampleForm(initial={"title": "Chefsdag i november"}),
        "wrong_form": ExampleForm({"title": "", "day": "i går", "network": "ifo"}, prefix="wrong"),
        "filter_form": ExampleFilter(),
        "upload_form": ExampleUpload(),
        "chips": tuple(CHIPS.items()),
        "page_of_many": Paginator(range(200), 20).page(3),
        "tree_nodes": TREE,
        "parts": parts(),
    }
