from django import forms
from django.template import engines

from beprovad.web.components.forms import drop_zone, field, fields, form_errors


class Planned(forms.Form):
    title = forms.CharField(label="Rubrik", help_text="Kort.")
    place = forms.CharField(label="Plats", required=False, widget=forms.TextInput(attrs={"class": "own"}))
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Slag", choices=[("a", "A")], widget=forms.RadioSelect)
    is_joint = forms.BooleanField(label="Gemensamt", required=False)
    file = forms.FileField(label="Fil", required=False)
    origin = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("place") == "ingenstans":
            raise forms.ValidationError("Platsen finns inte.")
        return self.cleaned_data


def test_help_and_errors_are_tied_to_the_field():
    drawn = field(Planned({})["title"])

    assert 'aria-describedby="id_title_helptext id_title_error"' in drawn
    assert 'id="id_title_helptext"' in drawn
    assert 'id="id_title_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_a_field_without_errors_says_none():
    assert "field-error" not in field(Planned()["title"])


def test_an_optional_field_says_so():
    assert "(valfritt)" in field(Planned()["place"])
    assert "(valfritt)" not in field(Planned()["title"])


def test_a_page_may_say_it_in_its_own_words():
    drawn = field(Planned()["title"], label="Vad heter mötet?", help="Som i kallelsen.")

    assert "Vad heter mötet?" in drawn
    assert "Som i kallelsen." in drawn


def test_more_attributes_reach_the_control_and_classes_add_up():
    drawn = field(Planned()["place"], hx_post="/x/", class_="wide")

    assert 'hx-post="/x/"' in drawn
    assert 'class="control own wide"' in drawn


def test_choices_that_belong_together_have_a_legend():
    drawn = field(Planned({})["kind"])

    assert "<legend>Slag" in drawn
    assert 'aria-describedby="id_kind_error"' in drawn


def test_the_word_of_a_checkbox_stands_after_it():
    drawn = field(Planned()["is_joint"])

    assert drawn.index("<input") < drawn.index("Gemensamt")


def test_a_hidden_field_is_only_itself():
    assert field(Planned()["origin"]) == '<input type="hidden" name="origin" id="id_origin">'


def test_a_form_is_all_its_fields():
    drawn = fields(Planned())

    assert all(f'name="{name}"' in drawn for name in Planned.base_fields)
    assert "notice" not in drawn


def test_what_is_wrong_is_gathered_with_links_to_the_fields():
    drawn = form_errors(Planned({"place": "ingenstans"}))

    assert 'role="alert"' in drawn
    assert '<a href="#id_title">Rubrik</a>' in drawn
    assert '<a href="#id_kind">Slag</a>' in drawn
    assert "Platsen finns inte." in drawn


def test_what_was_typed_is_data():
    form = Planned({"title": '"><script>alert(1)</script>', "kind": "<script>"})

    assert "<script>" not in fields(form)


def test_a_drop_zone_is_a_file_field():
    drawn = drop_zone(Planned()["file"], title="Släpp filen här")

    assert '<label for="id_file">Släpp filen här</label>' in drawn
    assert 'type="file"' in drawn


def test_a_filter_can_be_cleared_when_something_is_chosen(rf):
    template = engines["django"].from_string("{% filter_bar form %}")

    assert "Rensa urvalet" in template.render({"form": Planned()}, rf.get("/?place=Norrvik"))
    assert "Rensa urvalet" not in template.render({"form": Planned()}, rf.get("/?place="))


def test_a_text_that_saves_itself_can_be_saved_by_hand(rf):
    source = '{% autosave "/notes/7/" name="text" value="Hej" base=3 label="Anteckning" %}'
    drawn = engines["django"].from_string(source).render({}, rf.get("/"))

    assert 'action="/notes/7/"' in drawn
    assert '<input type="hidden" name="base" value="3">' in drawn
    assert '<label for="autosave-notes7-text">Anteckning</label>' in drawn
    assert 'type="submit"' in drawn
