"""What an official letter says, as one value that forms hand over and services take."""

from dataclasses import replace

import pytest
from django import forms

from iiwg.documents.models import DocumentVersion
from members.institutions.forms import OfficialLetterMixin
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.letters.forms import PaperForm
from members.letters.models import Letter
from tests.members.scans import scan
from tests.scenes import day

SAID = {
    "number": "12-4/301",
    "date": day(-1),
    "signatory": "Minister A. DEMO",
    "external_number": "EDMS 5",
    "external_date": day(-2),
}


class NumberForm(OfficialLetterMixin, forms.Form):
    """A form that asks for the number of a letter and for something else."""

    number = forms.CharField()
    note = forms.CharField()


@pytest.mark.parametrize(
    "missing", [{}, {"number": ""}, {"date": None}, {"scan": None}], ids=lambda missing: "".join(missing)
)
def test_a_person_is_named_by_number_date_and_scan(missing):
    letter = replace(OfficialLetter("7", day(-1), scan=scan()), **missing)
    assert letter.names_somebody == (not missing)


def test_a_letter_without_a_date_was_written_today():
    assert OfficialLetter(date=day(-9)).written_on == day(-9)
    assert NO_LETTER.written_on == day()


@pytest.mark.django_db
def test_a_scan_is_kept_once(cast):
    kept = OfficialLetter(scan=scan()).kept_scan(by=cast.secretary)
    assert OfficialLetter(scan=kept).kept_scan(by=cast.secretary) == kept
    assert NO_LETTER.kept_scan(by=cast.secretary) is None
    assert DocumentVersion.objects.count() == 1


def test_a_form_hands_a_letter_over_as_one_value():
    form = PaperForm(SAID, {"scan": scan()})
    assert form.is_valid()
    assert form.cleaned_data == {"letter": OfficialLetter(**SAID, scan=form.files["scan"])}


def test_what_else_a_form_asks_stays_beside_the_letter_and_what_is_missing_is_said():
    whole = NumberForm({"number": "7", "note": "x"})
    assert whole.is_valid()
    assert whole.cleaned_data == {"note": "x", "letter": OfficialLetter("7")}
    assert set(NumberForm({"note": "x"}).errors) == {"number"}


def test_a_form_shows_what_a_letter_on_record_says_but_its_scan():
    received = Letter(
        their_number=SAID["number"],
        their_date=SAID["date"],
        signatory=SAID["signatory"],
        external_number=SAID["external_number"],
        external_date=SAID["external_date"],
        our_number="1",
        our_date=day(),
        scan=DocumentVersion(pk=1),
    )
    assert received.as_received == OfficialLetter(**SAID, scan=received.scan)
    assert PaperForm.filled_from(received.as_received) == SAID
