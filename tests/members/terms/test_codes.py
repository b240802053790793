"""The page of the Terms of Reference speaks the language of its reader: no English label, no code without its meaning."""

import re

import pytest
from django.utils import translation

from members.terms.services.codes import country_in_words, reminder_in_words, zone_in_words
from members.terms.services.compare import settings_in_words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "city", "country"),
    [
        ("en", "Dushanbe (UTC+5)", "Tajikistan"),
        ("ru", "Душанбе (UTC+5)", "Таджикистан"),
        ("tg", "Душанбе (UTC+5)", "Тоҷикистон"),
    ],
)
def test_a_time_zone_and_a_country_have_names(language, city, country):
    with translation.override(language):
        assert (zone_in_words("Asia/Dushanbe"), country_in_words("TJ")) == (city, country)


def test_a_reminder_says_when_it_is_sent():
    with translation.override("ru"):
        said = [reminder_in_words(days) for days in (14, 3, 1, 0)]
    assert said == ["за 14 дней", "за 3 дня", "за 1 день", "в самый день"]


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_no_setting_has_an_english_name(cast, language):
    with translation.override(language):
        labels = [row.label for row in settings_in_words(cast.terms)]
    assert [label for label in labels if re.search("[A-Za-z]", label)] == []


def test_a_pattern_of_numbers_has_an_example(cast):
    with translation.override("ru"):
        patterns = next(row for row in settings_in_words(cast.terms) if row.label == "Образцы номеров").value
    assert "{meeting}/{year}-T{n}, например 4/2026-T1" in patterns


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_the_page_of_a_new_password_has_no_english_word(cast, signed_in, language):
    page = signed_in(cast.member, language).get("/accounts/password/change/").content.decode()
    form = re.sub("<[^>]*>", " ", page[page.index("<h1") :].split("</main>")[0])
    assert re.findall("[A-Za-z]{3,}", form) == []
