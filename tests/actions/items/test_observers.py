"""Observers read action items and reports only where the group's Terms of Reference say so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from actions.items.services import work
from members.terms.models import TermsOfReference
from members.terms.services import terms
from tests import scenes
from tests.actions.items.test_actions import PNG
from tests.cast import fresh, terms_of_reference

pytestmark = pytest.mark.django_db
WORDS = "What we did at the dam"


@pytest.fixture
def item(cast):
    """An action item of published minutes, reported on with a file."""
    scenes.published(cast, texts=(("action", "Report on the dam."),))
    found = ActionItem.objects.get()
    work.report(found, text=WORDS, file=SimpleUploadedFile("dam.png", PNG), by=cast.focal)
    return found


def answers(item, client) -> tuple[int, int, bool]:
    """What a reader gets: the item, the file of its report, and whether the list names the item."""
    page = client.get(f"/follow-up/{item.pk}/")
    file = client.get(f"/follow-up/{item.pk}/reports/{item.reports.get().pk}/")
    listed = item.text in client.get("/follow-up/?state=all").content.decode()
    assert (WORDS in page.content.decode()) == (page.status_code == 200)
    return page.status_code, file.status_code, listed


def test_observers_read_no_more_of_the_follow_up_than_members_do(cast, item, signed_in):
    assert cast.terms.observers_read_reports is False
    for who in (cast.observer, cast.member):
        assert answers(item, signed_in(who)) == (404, 404, False)
    assert answers(item, signed_in(cast.focal)) == (200, 200, True)


def test_terms_that_open_reports_let_observers_read_them_and_nobody_else(cast, item, signed_in):
    scenes.reports_opened(cast)
    assert answers(item, signed_in(cast.observer)) == (200, 200, True)
    assert answers(item, signed_in(cast.member)) == (404, 404, False)
    for who in (cast.observer, cast.member, cast.administrator, cast.stranger):
        sees = visible_actions(fresh(who)).filter(pk=item.pk).exists()
        assert sees == fresh(who).has_perm("actions.view_actionitem", item), who


def test_the_version_of_the_day_decides(cast, item, signed_in, unsealed):
    opened = scenes.reports_opened(cast)
    with unsealed():
        TermsOfReference.objects.filter(pk=opened.pk).update(starts_on=scenes.day(1))
    assert answers(item, signed_in(cast.observer)) == (404, 404, False)


def test_the_terms_of_another_country_open_nothing(cast, item, signed_in):
    terms_of_reference(cast.places, code="KZ-TEST", country="KZ", observers_read_reports=True)
    assert TermsOfReference.objects.on().filter(observers_read_reports=True).exists()
    assert answers(item, signed_in(cast.observer)) == (404, 404, False)


def test_what_is_restricted_or_not_published_stays_closed_to_observers(cast, item, signed_in):
    scenes.reports_opened(cast)
    scenes.approved(cast, meeting=scenes.held(cast, -3, sequence=4), texts=(("action", "Not published."),))
    other = ActionItem.objects.get(text="Not published.")
    ActionItem.objects.filter(pk=item.pk).update(access="restricted")
    for closed in (item, other):
        assert signed_in(cast.observer).get(f"/follow-up/{closed.pk}/").status_code == 404


def test_the_setting_is_in_the_form_on_the_page_and_in_a_copy(cast, signed_in):
    client = signed_in(cast.secretary)
    opened = scenes.reports_opened(cast)
    copy = terms.copy_to_draft(opened, code="COPY", by=cast.secretary)
    assert copy.observers_read_reports is True
    label = "bservers read action items and the reports on them"
    assert label in client.get(f"/members/terms/{opened.pk}/").content.decode()
    assert 'name="observers_read_reports"' in client.get(f"/members/terms/{copy.pk}/edit/").content.decode()
    changes = client.get(f"/members/terms/{opened.pk}/compare/{cast.terms.pk}/").content.decode()
    assert label in changes


@pytest.mark.parametrize(
    ("who", "opened", "said", "counted"),
    [
        ("secretary", False, "", True),
        ("observer", False, "None is open to you.", False),
        ("administrator", False, "None is open to you.", False),
        ("observer", True, "Shown are those of published minutes.", True),
        ("leading", False, "Shown are all open ones, and those of meetings held in your turn.", True),
        ("incoming", False, "Shown are those of meetings held in your turn.", True),
        ("focal", False, "Shown are those your institution is responsible for or works on.", True),
    ],
)
def test_the_list_says_truly_whose_items_its_reader_sees(cast, item, signed_in, who, opened, said, counted):
    if opened:
        scenes.reports_opened(cast)
    page = signed_in(getattr(cast, who)).get("/follow-up/").content.decode()
    lead = " ".join(page.split('class="lead"')[1].split("</p>")[0].split())
    assert said in lead
    assert ("Shown are" in lead or "None is open" in lead) == bool(said)
    assert ("open action items are overdue" in lead) == counted
