"""What parts of a page promise: errors reachable by ear, paper always light, nothing of the layout overwritten."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import Client

from iiwg.pages.context import version
from members.terms.models import TermsOfReference

SCSS = Path(settings.BASE_DIR) / "static/scss"


def two_complaints(value):
    raise ValidationError(["The first complaint.", "The second complaint."])


class Sample(forms.Form):
    text = forms.CharField(validators=[two_complaints])
    yes = forms.BooleanField()


def test_every_error_is_in_what_describes_the_field():
    drawn = Template("{% load pages %}{% field form.text %}").render(Context({"form": Sample({"text": "x"})}))
    assert 'aria-describedby="id_text_error"' in drawn
    described = re.search(r'<div id="id_text_error">(.*?)</div>', drawn, re.DOTALL).group(1)
    assert "The first complaint." in described and "The second complaint." in described


def test_a_required_box_says_so():
    drawn = Template("{% load pages %}{% field form.yes %}").render(Context({"form": Sample()}))
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
