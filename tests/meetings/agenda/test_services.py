"""Agendas that are sent."""

import pytest
from django.urls import reverse

from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.meeting.services import meetings, recipients
from members.chairs.models import ChairingTerm
from members.institutions.models import InstitutionUserObjectPermission
from members.seats.models import MembershipTerm
from tests import scenes

pytestmark = pytest.mark.django_db


def test_the_same_agenda_is_sent_once(cast):
    meeting = scenes.planned(cast)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    with pytest.raises(Refused, match="nothing changed since"):
        agendas.send(meeting, is_final=True, by=cast.secretary)
    agendas.add_item(meeting, title_en="One more", agenda_class="resilience", by=cast.secretary)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert meeting.agenda_versions.count() == 2


def test_an_agenda_is_not_sent_to_nobody(cast, signed_in):
    meeting = scenes.planned(cast)
    MembershipTerm.objects.all().delete()
    InstitutionUserObjectPermission.objects.all().delete()
    ChairingTerm.objects.update(person=None)
    missed = recipients.of_meeting(meeting)
    assert [(addressee.recipient, addressee.why) for addressee in missed] == [(None, "nobody holds the seat")]
    with pytest.raises(Refused, match="Nobody would get the agenda") as refusal:
        agendas.send(meeting, is_final=True, by=cast.secretary)
    assert refusal.value.mend == ("See who is a member", reverse("members:composition"))
    meeting.refresh_from_db()
    assert meeting.is_planned and not meeting.agenda_versions.exists()
    page = signed_in(cast.secretary).get(reverse("meetings:agenda-send", args=[meeting.pk])).content.decode()
    assert (
        reverse("members:composition") in page.split("<main")[1]
        and "Send the agenda to the members" not in page
    )


def test_a_new_item_comes_before_the_one_that_closes_the_meeting(cast):
    meeting = meetings.plan(held_on=scenes.day(10), sequence=3, by=cast.secretary)
    agendas.add_usual_agenda(meeting, by=cast.secretary)
    usual = [item.title_en for item in agendas.items_of(meeting)]
    assert (usual[0].split()[0], usual[-1]) == ("Opening", "Next steps and closing")
    for title in ("Seepage", "Repairs"):
        agendas.add_item(meeting, title_en=title, agenda_class="resilience", by=cast.secretary)
    titles = [item.title_en for item in agendas.items_of(meeting)]
    assert titles == [*usual[:-1], "Seepage", "Repairs", usual[-1]]
    agendas.move_item(agendas.items_of(meeting).last(), up=True, by=cast.secretary)
    agendas.add_item(meeting, title_en="Any other business", agenda_class="other", by=cast.secretary)
    titles = [item.title_en for item in agendas.items_of(meeting)]
    assert titles[-3:] == [usual[-1], "Repairs", "Any other business"]
