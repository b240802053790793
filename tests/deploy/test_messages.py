"""Compiled catalogues: made when a source changed, and a word that is not there yet is shown in another language, marked."""

import gettext
import os

import pytest

from deploy.messages import compile_catalogues

PLURALS = {
    "tg": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
RUSSIAN = """
msgid "Minutes"
msgstr "Протокол"

msgctxt "time"
msgid "Minutes"
msgstr "Минуты"

msgid "Sent to %(name)s"
msgstr "Отправлено: %(name)s"

msgid "%(days)s day"
msgid_plural "%(days)s days"
msgstr[0] "%(days)s день"
msgstr[1] "%(days)s дня"
msgstr[2] "%(days)s дней"
"""


@pytest.fixture
def catalogues(tmp_path):
    """Writes catalogues, compiles them and reads them as the site does."""

    def write(**texts):
        for language, text in texts.items():
            source = tmp_path / language / "LC_MESSAGES/django.po"
            source.parent.mkdir(parents=True, exist_ok=True)
            head = f"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {PLURALS[language]}\\n"
            source.write_text(f'msgid ""\nmsgstr "{head}"\n\n{text}')
        compile_catalogues(tmp_path)
        return {language: gettext.translation("django", tmp_path, [language]) for language in texts}

    return write


def test_catalogues_are_compiled_when_they_changed(catalogues, tmp_path):
    words = catalogues(
        tg='msgid "Minutes"\nmsgstr "Суратмаҷлис"\n\n#, fuzzy\nmsgid "Agenda"\nmsgstr "not this"\n'
    )["tg"]
    assert compile_catalogues(tmp_path) == []
    assert words.gettext("Minutes") == "Суратмаҷлис"
    assert words.gettext("Agenda") == "Agenda [англ.]"


def test_tajik_is_compiled_anew_when_a_russian_word_changed(catalogues, tmp_path):
    catalogues(tg='msgid "Minutes"\nmsgstr ""\n', ru=RUSSIAN)
    source, compiled = (tmp_path / f"ru/LC_MESSAGES/django.{kind}" for kind in ("po", "mo"))
    source.write_text(source.read_text().replace("Протокол", "Протокол встречи"))
    later = compiled.stat().st_mtime_ns + 10**9
    os.utime(source, ns=(later, later))
    assert compile_catalogues(tmp_path) == [compiled, tmp_path / "tg/LC_MESSAGES/django.mo"]
    with (tmp_path / "tg/LC_MESSAGES/django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Minutes") == "Протокол встречи [рус.]"


def test_a_missing_tajik_word_is_the_russian_one_marked(catalogues):
    tajik = catalogues(tg='msgid "Minutes"\nmsgstr ""\n', ru=RUSSIAN)["tg"]
    assert tajik.gettext("Minutes") == "Протокол [рус.]"


def test_a_missing_word_keeps_its_context(catalogues):
    tajik = catalogues(tg='msgctxt "time"\nmsgid "Minutes"\nmsgstr ""\n', ru=RUSSIAN)["tg"]
    assert tajik.pgettext("time", "Minutes") == "Минуты [рус.]"


def test_a_missing_word_keeps_its_placeholders(catalogues):
    tajik = catalogues(tg='msgid "Sent to %(name)s"\nmsgstr ""\n', ru=RUSSIAN)["tg"]
    assert tajik.gettext("Sent to %(name)s") % {"name": "Рустам"} == "Отправлено: Рустам [рус.]"


def test_a_guess_is_not_shown(catalogues):
    tajik = catalogues(tg='#, fuzzy\nmsgid "Minutes"\nmsgstr "Дақиқаҳо"\n', ru=RUSSIAN)["tg"]
    assert tajik.gettext("Minutes") == "Протокол [рус.]"


def test_plural_forms_that_are_missing_are_the_russian_ones_of_one_and_of_many(catalogues):
    text = 'msgid "%(days)s day"\nmsgid_plural "%(days)s days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    tajik = catalogues(tg=text, ru=RUSSIAN)["tg"]
    shown = [tajik.ngettext("%(days)s day", "%(days)s days", n) % {"days": n} for n in (1, 5, 11)]
    assert shown == ["1 день [рус.]", "5 дней [рус.]", "11 дней [рус.]"]


def test_only_the_plural_form_that_is_missing_is_marked(catalogues):
    text = 'msgid "%(days)s day"\nmsgid_plural "%(days)s days"\nmsgstr[0] "%(days)s рӯз"\nmsgstr[1] ""\n'
    tajik = catalogues(tg=text, ru=RUSSIAN)["tg"]
    assert tajik.ngettext("%(days)s day", "%(days)s days", 1) == "%(days)s рӯз"
    assert tajik.ngettext("%(days)s day", "%(days)s days", 5) == "%(days)s дней [рус.]"


def test_where_russian_is_missing_too_both_readers_see_english_marked(catalogues):
    text = 'msgid "Seat"\nmsgstr ""\n\nmsgid "%(n)s seat"\nmsgid_plural "%(n)s seats"\n'
    read = catalogues(
        tg=f'{text}msgstr[0] ""\nmsgstr[1] ""\n', ru=f'{text}msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    )
    for words in read.values():
        assert words.gettext("Seat") == "Seat [англ.]"
        assert words.ngettext("%(n)s seat", "%(n)s seats", 1) == "%(n)s seat [англ.]"
        assert words.ngettext("%(n)s seat", "%(n)s seats", 5) == "%(n)s seats [англ.]"
