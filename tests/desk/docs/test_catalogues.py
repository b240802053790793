"""Words that are not there yet: counted, named before a release, collected without guesses into a list that keeps the rest."""

import pytest
from django.core.management import CommandError, call_command

from iiwg.desk.docs import catalogues

HEAD = {
    "tg": 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n',
    "ru": 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n',
}
SEAT = 'msgid "The seat is vacant"\nmsgstr "{}"\n'
LIST = (
    "language,context,english,translation,confidence,reviewed_by\n"
    'tg,,"The seat is vacant","Ҷой холӣ аст",unverified,"a reviewer\nof two lines"\n'
)


@pytest.fixture
def project(tmp_path, monkeypatch, settings):
    """A small project of its own: a source, two catalogues, a review list."""
    for language, text in {"tg": "Ҷой холӣ аст", "ru": "Место вакантно"}.items():
        source = tmp_path / f"locale/{language}/LC_MESSAGES/django.po"
        source.parent.mkdir(parents=True)
        source.write_text(HEAD[language] + SEAT.format(text))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/translation-review.csv").write_text(LIST)
    (tmp_path / "page.py").write_text('_("The seat is vacant")\n')
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [str(tmp_path / "locale")]
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(project):
    """The bytes of what is kept."""
    return {path: path.read_bytes() for path in [*project.rglob("*.po"), *project.rglob("*.csv")]}


def review_list(project):
    """The text of the review list."""
    return (project / "docs/translation-review.csv").read_text()


def test_collecting_again_changes_nothing(project):
    before = files(project)
    call_command("words", "--collect")
    assert files(project) == before


def test_a_new_string_is_missing_and_not_guessed_from_one_that_looks_alike(project):
    (project / "page.py").write_text('_("The seat is vacant")\n_("The seats are vacant")\n')
    call_command("words", "--collect")
    for language in ("tg", "ru"):
        text = (project / f"locale/{language}/LC_MESSAGES/django.po").read_text()
        assert text.startswith(HEAD[language])
        assert text.endswith('\n\nmsgid "The seats are vacant"\nmsgstr ""\n')
        assert "fuzzy" not in text
    assert review_list(project) == LIST + (
        "tg,,The seats are vacant,,missing,\nru,,The seats are vacant,,missing,\n"
    )
    before = files(project)
    call_command("words", "--collect")
    assert files(project) == before


def test_a_string_that_is_gone_leaves_catalogues_and_list(project):
    (project / "page.py").write_text('_("Chairs")\n')
    call_command("words", "--collect")
    assert review_list(project) == LIST.splitlines()[0] + "\ntg,,Chairs,,missing,\nru,,Chairs,,missing,\n"
    assert [word.english for word in catalogues.words(project, "tg")] == ["Chairs"]


def test_a_russian_word_leaves_the_list_when_it_is_there(project):
    (project / "page.py").write_text('_("The seat is vacant")\n_("Chairs")\n')
    call_command("words", "--collect")
    russian = project / "locale/ru/LC_MESSAGES/django.po"
    russian.write_text(russian.read_text().replace('"Chairs"\nmsgstr ""', '"Chairs"\nmsgstr "Председатели"'))
    call_command("words", "--collect")
    assert review_list(project) == LIST + "tg,,Chairs,,missing,\n"


def test_a_plural_of_which_a_form_is_missing_is_missing(project):
    tajik = project / "locale/tg/LC_MESSAGES/django.po"
    tajik.write_text(HEAD["tg"] + 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "рӯз"\nmsgstr[1] ""\n')
    assert [word.key for word in catalogues.missing(project)] == [("tg", "", "day")]
    tajik.write_text(HEAD["tg"] + 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "рӯз"\nmsgstr[1] "рӯзҳо"\n')
    assert [word.text for word in catalogues.words(project, "tg")] == ["рӯз || рӯзҳо"]


def test_the_count_never_stops_anybody_but_a_release_is_refused(project, capsys):
    call_command("words", "--release")
    assert capsys.readouterr().out == "Words missing: tg 0, ru 0\n"
    (project / "locale/tg/LC_MESSAGES/django.po").write_text(HEAD["tg"] + SEAT.format(""))
    call_command("words")
    assert capsys.readouterr().out == "Words missing: tg 1, ru 0\n"
    with pytest.raises(CommandError, match="tg: The seat is vacant"):
        call_command("words", "--release")


def test_a_word_that_was_missing_and_is_there_now_is_unverified(project):
    (project / "page.py").write_text('_("The seat is vacant")\n_("Chairs")\n')
    call_command("words", "--collect")
    catalogue = project / "locale/tg/LC_MESSAGES/django.po"
    catalogue.write_text(
        catalogue.read_text().replace('msgid "Chairs"\nmsgstr ""', 'msgid "Chairs"\nmsgstr "Раисон"')
    )
    call_command("words", "--collect")
    assert "tg,,Chairs,Раисон,unverified,\n" in review_list(project)
    assert "tg,,Chairs,,missing," not in review_list(project)
