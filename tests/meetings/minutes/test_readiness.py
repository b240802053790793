"""Minutes are not sent to nobody: who presided, who was the secretary and who is asked is said before, with a link."""

import pytest
from django.urls import reverse

from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.meeting.models import Meeting
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from meetings.minutes.services.readiness import readiness, warnings
from members.chairs.models import ChairingTerm
from tests import scenes
from tests.scenes import day

pytestmark = pytest.mark.django_db

PRESIDED = "It is not recorded who presided over the meeting."
SECRETARY = "It is not recorded who was the secretary of the meeting."
NOBODY = "No official of this institution is named to approve the minutes: Ministry of Industry and New Technologies."
NO_TURN = "It is not recorded under which chairing term the meeting was held."


def wanting(draft) -> list[str]:
    """What is missing, read afresh."""
    return [str(want) for want in readiness(Minutes.objects.get(pk=draft.pk))]


@pytest.mark.parametrize(
    ("meeting_lacks", "turn_lacks", "said"),
    [
        ((), (), []),
        (("presiding",), (), [PRESIDED]),
        (("secretary",), (), [SECRETARY]),
        ((), ("person",), [NOBODY]),
        (("presiding", "secretary"), ("person",), [PRESIDED, SECRETARY, NOBODY]),
    ],
)
def test_what_is_missing_before_minutes_are_sent(cast, meeting_lacks, turn_lacks, said):
    draft = scenes.minutes(cast)
    Meeting.objects.filter(pk=draft.meeting_id).update(**dict.fromkeys(meeting_lacks))
    if turn_lacks:
        ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    assert wanting(draft) == said
    if not said:
        approvals.send_for_approval(draft, by=cast.secretary)
        return
    with pytest.raises(Refused) as refusal:
        approvals.send_for_approval(draft, by=cast.secretary)
    assert str(refusal.value) == " ".join(said)


def test_sending_to_nobody_is_refused_with_a_link_to_where_it_is_mended(cast, signed_in):
    draft = scenes.minutes(cast)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    client = signed_in(cast.secretary)
    link = f'<a href="{reverse("members:official", args=[cast.lead_term.pk])}">Name the senior official</a>'
    for page in ("minutes", "minutes-edit"):
        assert link in client.get(reverse(f"meetings:{page}", args=[draft.meeting_id])).content.decode()
    page = client.post(reverse("meetings:minutes-send", args=[draft.pk]), follow=True).content.decode()
    notices = page.partition("Still missing")[0]
    assert NOBODY in notices and link in notices
    draft.refresh_from_db()
    assert draft.is_being_written


def test_a_meeting_of_no_turn_leads_to_where_a_turn_is_recorded(cast):
    ChairingTerm.objects.all().delete()
    draft = scenes.minutes(cast)
    (want,) = (want for want in readiness(draft) if NO_TURN in str(want))
    assert want.mend == ("Record a chairing term", reverse("members:chairing-term-add"))


def test_of_a_turn_that_is_over_the_official_is_entered_afterwards(cast):
    draft = scenes.minutes(cast)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None, ends_on=day(-2))
    (want,) = readiness(Minutes.objects.get(pk=draft.pk))
    assert want.mend == (
        "Name the senior official", reverse("members:former-official", args=[cast.lead_term.pk]),
    )  # fmt: skip


def test_who_took_over_within_the_turn_answers_for_it(cast):
    draft = scenes.minutes(cast)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None, ends_on=day(-2))
    later = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MINT"], first_part=cast.lead_term, starts_on=day(-1),
        ends_on=day(20),
    )  # fmt: skip
    assert wanting(draft) == [NOBODY]
    ChairingTerm.objects.filter(pk=later.pk).update(person=cast.leading_person)
    assert wanting(draft) == []


SILENT = "Nothing is written under these items"


def naming_items(client, pages: list[str]) -> list[str]:
    """Those of the pages that name items without lines."""
    return [page for page in pages if SILENT in client.get(page, follow=True).content.decode()]


def test_items_without_lines_are_named_before_sending_and_do_not_stop_it(cast, signed_in):
    draft = scenes.minutes(cast)
    pages = [reverse(f"meetings:{page}", args=[draft.meeting_id]) for page in ("minutes", "minutes-edit")]
    client = signed_in(cast.secretary)
    assert naming_items(client, pages) == []
    for title in ("Repairs", "Floods", "Taken off"):
        item = agendas.add_item(draft.meeting, title_en=title, agenda_class="other", by=cast.secretary)
    agendas.remove_item(item, by=cast.secretary)
    (sentence,) = warnings(draft)
    assert sentence.startswith(SILENT) and sentence.endswith(": 2. Repairs; 3. Floods.")
    assert naming_items(client, pages) == pages
    line = draft.lines.get()
    save = client.post(
        reverse("meetings:line-save", args=[line.pk]),
        {f"line-{line.pk}-base_version": line.version, f"line-{line.pk}-text": "Take note of it."},
        headers={"accept": "application/json"},
    )
    assert sentence in save.json()["missing"]
    approvals.send_for_approval(draft, by=cast.secretary)
    assert naming_items(client, pages) == []


def test_of_minutes_that_are_empty_it_is_enough_to_say_so(cast):
    draft = scenes.minutes(cast, texts=())
    assert warnings(draft) == []
    assert "The minutes are empty." in wanting(draft)
