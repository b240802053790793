"""A text kept in several languages is read in the wanted one, else in the best known one, by whoever reads it."""

from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from iiwg.pages.fields import needs_one_language
from iiwg.pages.languages import by_preference, current_language, fields_of, in_language, labels_of
from members.institutions.models import Institution, InstitutionName

TEXTS = {"tg": "Сарбанд", "ru": "Плотина", "en": "Dam", "kk": "Бөгет"}
# wanted, kept: what is read
READ = [
    ("tg", "tg ru en kk", "tg"),
    ("tg", "ru en kk", "ru"),
    ("tg", "en kk", "en"),
    ("ru", "tg en", "en"),
    ("en", "tg ru", "ru"),
    ("ru", "tg kk", "tg"),
    ("en", "kk", "kk"),
    ("tg", "", ""),
]


@pytest.mark.parametrize(("wanted", "kept", "read"), READ)
def test_all_read_the_same_language(db, wanted, kept, read):
    texts = {code: TEXTS[code] for code in kept.split()}
    row = SimpleNamespace(**{f"name_{code}": text for code, text in texts.items()})
    institution = Institution.objects.create(code="BODY", kind="authority")
    for code, text in texts.items():
        InstitutionName.objects.create(institution=institution, language=code, text=text)
    expected = TEXTS.get(read, "")
    assert in_language(row, "name", wanted) == expected
    assert institution.name(wanted) == (expected or "BODY")
    shown = f'<span lang="{read}">{expected}</span><span class="lang-tag">{read}</span>'
    with translation.override(wanted):
        page = Template('{% load pages members %}{% translated row "name" %}|{% institution body %}')
        translated, name = page.render(Context({"row": row, "body": institution})).split("|")
    assert translated == (expected if read in (wanted, "") else shown)
    assert name == {"": "BODY", wanted: expected}.get(read, shown)


def test_the_wanted_language_is_not_asked_twice():
    assert by_preference("en") == ("en", "ru", "tg", "kk")


def test_without_a_reader_the_language_is_that_of_the_installation(settings):
    with translation.override(None, deactivate=True):
        translation.deactivate_all()
        assert current_language() == settings.LANGUAGE_CODE


def test_columns_and_labels_are_one_a_language():
    assert fields_of("title") == ("title_tg", "title_ru", "title_en")
    assert labels_of("title", "A", "B", "C") == {"title_tg": "A", "title_ru": "B", "title_en": "C"}
    with pytest.raises(ValueError, match="shorter"):
        labels_of("title", "A", "B")


@pytest.mark.parametrize(("filled", "is_valid"), [("", False), ("title_tg", True), ("title_en", True)])
def test_one_language_is_enough_and_needed(filled, is_valid):
    class OneForm(forms.Form):
        title_tg = forms.CharField(required=False)
        title_ru = forms.CharField(required=False)
        title_en = forms.CharField(required=False)

        def clean(self):
            needs_one_language(self, "title", "Write it in at least one language.")
            return self.cleaned_data

    form = OneForm({filled: "Dam"})
    assert form.is_valid() is is_valid
    assert list(form.errors) == ([] if is_valid else ["title_tg"])
