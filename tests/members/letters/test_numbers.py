"""Numbers of outgoing letters."""

import pytest

from iiwg.workflow.tables import Refused
from members.institutions.official_letter import OfficialLetter
from members.letters import services as letters
from members.nominations.services import requests
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_a_number_the_pattern_gives_is_never_one_that_was_typed(cast, unsealed):
    from members.letters import services as letters
    from members.terms.models import NumberPattern

    with unsealed():
        NumberPattern.objects.create(terms=cast.terms, kind="letter_out", pattern="{n}/{year}", scope="year")
    first, second = (
        requests.first_letter(
            requests.ask(cast.places[code], capacity="member", working_days=5, by=cast.secretary)
        )
        for code in ("MEWR", "MINT")
    )
    letters.record_sent(first, letter=OfficialLetter(f"1/{day().year}", day()), by=cast.secretary)
    letters.record_sent(second, letter=OfficialLetter(date=day()), by=cast.secretary)
    second.refresh_from_db()
    assert second.our_number == f"2/{day().year}"


def test_an_outgoing_number_is_given_once_a_year(cast):
    first, second = (
        requests.first_letter(
            requests.ask(cast.places[code], capacity="member", working_days=5, by=cast.secretary)
        )
        for code in ("MEWR", "MINT")
    )
    facts = {"letter": OfficialLetter("7-1", day()), "by": cast.secretary}
    letters.record_sent(first, **facts)
    with pytest.raises(Refused, match="bears the number 7-1"):
        letters.record_sent(second, **facts)
