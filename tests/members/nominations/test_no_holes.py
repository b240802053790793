"""No letter has a sentence with a hole in it where a number or a date is not known."""

import pytest

from iiwg.pages.dates import long_date
from members.letters.models import Letter
from members.nominations.texts import nomination_html, reminder_html
from tests.documents.reading import words_of_html
from tests.members.nominations.test_nominations import submitted
from tests.scenes import day

pytestmark = pytest.mark.django_db
TODAY = " ".join(long_date(day(), "en").split())
KNOWN = [("7", day(), f" № 7 of {TODAY}"), ("7", None, " № 7"), ("", day(), f" of {TODAY}")]


def words(html: str) -> str:
    """The words of a letter."""
    return " ".join(words_of_html(html))


def answer(nomination, cast, first) -> str:
    """The draft of a nomination letter."""
    return words(
        nomination_html(
            nomination.seat, nomination, terms=cast.terms, secretariat="S", first=first, language="en"
        )
    )


def reminder(nomination, cast, first) -> str:
    """The reminder of a request."""
    nomination.request.language = "en"
    return words(
        reminder_html(nomination.request, terms=cast.terms, first=first, on=day(), signatory=("Head", "Name"))
    )


@pytest.mark.parametrize(("number", "on", "said"), KNOWN)
def test_letters_cite_what_is_known_of_the_letter_that_asked(cast, number, on, said):
    nomination, first = submitted(cast), Letter(our_number=number, our_date=on)
    assert f"In answer to your letter{said}. " in answer(nomination, cast, first)
    assert f"By our letter{said} we asked you to nominate" in reminder(nomination, cast, first)


def test_letters_cite_no_letter_where_nothing_is_known_of_it(cast):
    nomination, first = submitted(cast), Letter()
    assert "In answer" not in answer(nomination, cast, first)
    assert " We asked you to nominate" in reminder(nomination, cast, first)
