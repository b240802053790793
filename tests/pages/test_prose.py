"""Text of plain paragraphs and lists, as it is stored and shown."""

import re

import pytest
from django.utils import translation

from iiwg.audit.actors import SYSTEM
from iiwg.pages.prose import tidy
from iiwg.pages.templatetags.pages import prose
from members.presets import services as presets
from members.terms.models import TermsOfReference
from tests.cast import user

pytestmark = pytest.mark.django_db


def test_characters_no_word_processor_takes_are_dropped():
    assert tidy("a\x01b\x08c\x1bd\tе\nf\ufffe") == "abcd\tе\nf"


def test_the_lines_of_a_list_stay_lines_on_the_page_of_the_terms(db, signed_in):
    presets.load("tj", by=SYSTEM)
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    page = signed_in(user("secretary@example.org", "secretariat")).get(draft.get_absolute_url())
    words = re.sub(r"\s*\n\s*", " ", page.content.decode())
    for number, items in ((12, 5), (16, 7)):
        paragraph = words.split(f'id="p{number}"')[1].split(f'id="p{number + 1}"')[0]
        assert paragraph.count("<li>") == items
    assert "<li>The Academy of Science;</li>" in words


def test_a_text_in_another_language_is_marked(db):
    terms = TermsOfReference.objects.create(code="X", chair_model="single")
    paragraph = terms.paragraphs.create(number=1, text_ru="Да\n- раз")
    with translation.override("en"):
        shown = prose(paragraph, "text")
    assert shown.startswith('<div lang="ru"><p>Да</p>')
    assert '<span class="lang-tag">ru</span>' in shown


def test_what_looks_like_html_is_shown_as_text(db):
    terms = TermsOfReference.objects.create(code="X", chair_model="single")
    paragraph = terms.paragraphs.create(number=1, text_en="<b>bold</b>")
    with translation.override("en"):
        assert prose(paragraph, "text") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_a_table_from_word_or_excel_is_written_with_bars_and_stays_as_it_is():
    written = tidy("Before\nName\tSum\nA | b\t1\nAfter")
    assert written == "Before\n\n| Name | Sum |\n| --- | --- |\n| A \\| b | 1 |\n\nAfter"
    assert tidy(written) == written


@pytest.mark.parametrize("pasted", ["•\tone\n•\ttwo", "1.\tone\n2.\ttwo", "a)\tone\nb)\ttwo", "one\ttwo"])
def test_a_list_of_word_is_no_table(pasted):
    assert "|" not in tidy(pasted)


def test_two_tables_with_other_columns_are_two():
    assert tidy("a\tb\n1\t2\nc\td\te\n3\t4\t5").count("---") == 2 + 3
