"""What parts of a page promise: errors reachable by ear, paper always light, nothing of the layout overwritten."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import Client

from iiwg.documents.forms import UploadField
from iiwg.pages.context import version
from members.terms.models import TermsOfReference

SCSS = Path(settings.BASE_DIR) / "static/scss"


def two_complaints(value):
    raise ValidationError(["The first complaint.", "The second complaint."])


class Sample(forms.Form):
    text = forms.CharField(validators=[two_complaints])
    yes = forms.BooleanField()


def test_every_error_is_in_what_describes_the_field():
    drawn = Template("{% load forms %}{% field form.text %}").render(Context({"form": Sample({"text": "x"})}))
    assert 'aria-describedby="id_text_error"' in drawn
    described = re.search(r'<div id="id_text_error">(.*?)</div>', drawn, re.DOTALL).group(1)
    assert "The first complaint." in described and "The second complaint." in described


def test_a_required_box_says_so():
    drawn = Template("{% load forms %}{% field form.yes %}").render(Context({"form": Sample()}))
    assert re.search(r'<label for="id_yes">.*\(required\)', drawn, re.DOTALL)


def test_dark_colours_and_cards_are_for_screens_only():
    """On paper a dark theme would print pale words, and a list would print as cards of a phone."""
    layout, parts = (SCSS / "_layout.scss").read_text(), (SCSS / "_components.scss").read_text()
    dark = [line for line in layout.splitlines() if "tokens($dark)" in line]
    assert dark and all(line.startswith("@media screen") for line in dark)
    assert "@media (max-width: 699px)" not in parts


@pytest.mark.django_db
def test_a_page_about_a_version_does_not_change_the_version_of_the_site(cast, signed_in):
    terms = TermsOfReference.objects.first()
    page = signed_in(cast.secretary).get(f"/members/terms/{terms.pk}/").content.decode()
    foot = page[page.index("<footer") :]
    assert version() and f"Version {version()}<" in foot


@pytest.mark.django_db
def test_settings_can_be_reached_on_a_phone(cast, signed_in):
    link = 'class="phone-only" href="/settings/"'
    assert link in signed_in(cast.administrator).get("/").content.decode()
    assert link not in signed_in(cast.member).get("/").content.decode()


@pytest.mark.django_db
def test_sign_in_asks_two_things_and_links_once_to_the_forgotten_password():
    page = Client().get("/accounts/login/").content.decode()
    assert page.count("/accounts/password/reset/") == 1
    assert re.findall(r'<input type="(?!hidden)[^>]*name="(\w+)"', page) == ["login", "password"]


class Questions(forms.Form):
    """A form whose fields are filled in with different inputs."""

    name = forms.CharField(help_text="As in the passport.")
    colours = forms.MultipleChoiceField(
        choices=[("r", "red"), ("b", "blue")], widget=forms.CheckboxSelectMultiple, help_text="One or more."
    )
    size = forms.ChoiceField(choices=[("s", "small")], widget=forms.RadioSelect)
    yes = forms.BooleanField()
    file = UploadField()


def drawn_fields(form):
    """The fields of a form as a page draws them."""
    return Template("{% load forms %}{% form_fields form %}").render(Context({"form": form}))


def test_the_summary_of_errors_leads_to_every_field_that_has_one():
    form = Questions({})
    form.add_error(None, "The two days are the wrong way round.")
    page = drawn_fields(form)
    summary, fields = page.split("</ul>", 1)
    assert 'role="alert"' in summary and 'tabindex="-1"' in summary and "There is a problem" in summary
    assert "<li>The two days are the wrong way round.</li>" in summary
    links = re.findall(r'href="#(\w+)">(\w+): This field is required.', summary)
    assert [label for _id, label in links] == ["Name", "Colours", "Size", "Yes", "File"]
    assert [name for name, _label in links if f'id="{name}"' not in fields] == []


def test_a_form_without_errors_has_no_summary():
    assert 'role="alert"' not in drawn_fields(Questions())


def test_help_and_errors_describe_the_field_under_the_names_django_gives_them():
    page = drawn_fields(Questions({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert '<fieldset aria-describedby="id_colours_helptext id_colours_error">' in page
    described = {name for names in re.findall(r'aria-describedby="([^"]*)"', page) for name in names.split()}
    assert [name for name in described if f'id="{name}"' not in page] == []


@pytest.mark.django_db
def test_a_refused_page_says_so_in_its_title_and_takes_the_focus(cast, signed_in):
    client = signed_in(cast.secretary)
    page = client.post("/register/add/", {"latitude": "39"}).content.decode()
    assert re.search(r"<title>\s*Error: +Add a facility", " ".join(page.split()))
    assert "data-takes-focus" in page
    assert (
        'querySelector("[data-takes-focus]")?.focus()'
        in (Path(settings.BASE_DIR) / "static/js/site.js").read_text()
    )
    assert "<title> Add a facility" in " ".join(client.get("/register/add/").content.decode().split())


@pytest.mark.django_db
def test_the_gallery_shows_every_part(cast, signed_in):
    page = signed_in(cast.member).get("/components/").content.decode()
    for part in ("badge-draft", "badge-overdue", 'class="steps"', 'class="empty"', "aria-invalid", "progress-line",
                 "table-list", "history", 'type="file"'):  # fmt: skip
        assert part in page, part
