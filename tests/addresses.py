"""What the numbers in an address are of: for every address the kind of object it is played with, and its numbers.

Kinds are those of docs/permissions.csv (tests/objects.py) and those of MORE. An address whose `pk` is the number of
another row than that object says how it is found from the object.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.documents.services import store_file
from iiwg.notifications.models import Notification
from meetings.agenda.models import AgendaItem, AgendaPaper
from meetings.meeting.models import MeetingPaper
from meetings.minutes.models import Approval, Line
from members.calendar.models import Holiday
from members.institutions import services as institutions
from members.nominations.models import RequestStep, StepTemplate
from members.nominations.services import requests
from tests import scenes
from tests.cast import user
from tests.members.nominations.test_nominations import submitted

VALUES = {
    "kind": "pdf",
    "language": "en",
    "file_format": "pdf",
    "key": "6f1c7f0e-0000-4000-8000-000000000000",
}


def kept(cast):
    """A file that was kept."""
    return store_file(SimpleUploadedFile("paper.pdf", b"%PDF-1.4\n%%EOF\n"), by=cast.secretary)


def dated(cast):
    """A day in the calendar."""
    return Holiday.objects.create(country="TJ", day=scenes.day(40), name="Day")


def letter_of_mail(cast):
    """A letter in the outbox."""
    return Notification.objects.create(code="x", to_user=cast.member, language="en", subject="x", text="x")


def nomination_of_another(cast):
    """A nomination of an institution for which nobody of the cast speaks but its member."""
    speaker = user("cep@example.org")
    institutions.grant_focal_point(cast.places["CEP"], speaker, by=cast.secretary)
    return submitted(cast, "CEP", by=speaker)


# Objects that the permission table has no row for; a permission of "the site" or the predicate itself says who may.
MORE = {
    "another institution": lambda cast: cast.places["CEP"],
    "nomination of another institution": nomination_of_another,
    "letter to another institution": lambda cast: requests.first_letter(nomination_of_another(cast).request),
    "membership term": lambda cast: cast.membership,
    "day of the calendar": dated,
    "template of steps": lambda cast: StepTemplate.objects.create(name="Template"),
    "letter in the outbox": letter_of_mail,
    "account": lambda cast: cast.observer,
}

# Where the permission of an address is asked on another object than the one of the table.
ASKED_ON = {AgendaItem: lambda item: item.meeting}


def itself(cast, obj) -> dict:
    """The number of the object itself, and what may stand beside it."""
    return {"pk": obj.pk, "institution": cast.places["OPERATOR"].pk, "user": cast.focal.pk, "number": 16}


def numbered(row) -> dict:
    """Another row than the object itself: who sees that row is what counts."""
    return {"pk": row.pk, "named": row}


def of_post(cast, person) -> dict:
    """A post of a person."""
    return numbered(person.posts.first())


def of_name(cast, place) -> dict:
    """A name of an institution."""
    return numbered(place.names.first())


def of_parent(cast, place) -> dict:
    """What an institution belongs to."""
    return numbered(place.parents.get_or_create(parent=cast.places["OPERATOR"])[0])


def of_succession(cast, place) -> dict:
    """What takes the place of an institution."""
    return numbered(place.successors.get_or_create(after=cast.places["OPERATOR"])[0])


def of_terms(cast, terms) -> dict:
    """Terms beside the others, and the scan of their act."""
    type(terms).objects.filter(pk=terms.pk).update(instrument_document=kept(cast))
    return itself(cast, terms) | {"other": terms.pk}


def of_signature(cast, terms) -> dict:
    """Who signs Terms of Reference."""
    return numbered(terms.signatories.get_or_create(institution=cast.places["MEWR"])[0])


def with_document(cast, obj) -> dict:
    """An object to which its paper was added."""
    type(obj).objects.filter(pk=obj.pk).update(document=kept(cast))
    return {"pk": obj.pk}


def with_end_letter(cast, term) -> dict:
    """A chairing term with the letter that ended it."""
    type(term).objects.filter(pk=term.pk).update(end_document=kept(cast))
    return {"pk": term.pk}


def with_scan(cast, letter) -> dict:
    """A letter to which its scan was added."""
    type(letter).objects.filter(pk=letter.pk).update(scan=kept(cast))
    return {"pk": letter.pk}


def of_step(cast, request) -> dict:
    """A step of a request."""
    step = RequestStep.objects.create(request=request, ordinal=1, title="x", planned_on=scenes.day(9))
    return numbered(step)


def of_task(cast, meeting) -> dict:
    """A thing to prepare for a meeting."""
    return numbered(meeting.preparation_tasks.get_or_create(title="Hall", due_on=scenes.day(3))[0])


def of_meeting_paper(cast, meeting) -> dict:
    """A paper of a meeting."""
    return {
        "pk": meeting.pk,
        "paper_pk": MeetingPaper.objects.create(meeting=meeting, document=kept(cast)).pk,
    }


def of_agenda(cast, meeting) -> dict:
    """An agenda that was sent, and somebody on the list of participants."""
    from meetings.agenda import services as agendas
    from meetings.attendance import services as attendance

    if not meeting.agenda_versions.exists():
        agendas.send(meeting, is_final=False, by=cast.secretary)
    place = cast.places["CEP"]
    row = attendance.add(
        meeting, person=cast.member_person, institution=place, role="member", by=cast.secretary
    )
    return {"pk": meeting.pk, "number": 1, "row": row.pk}


def of_agenda_paper(cast, item) -> dict:
    """A paper of an agenda item whose agenda was sent."""
    paper = AgendaPaper.objects.create(item=item, document=kept(cast))
    return of_agenda(cast, item.meeting) | {"paper_pk": paper.pk, "named": paper}


def paper_itself(cast, item) -> dict:
    """The number of a paper of an agenda item."""
    return numbered(AgendaPaper.objects.create(item=item, document=kept(cast)))


def item_verb(cast, item) -> dict:
    """A verb of an agenda item."""
    return {"pk": item.pk, "verb": "up"}


def of_minutes(cast, minutes) -> dict:
    """Minutes are named by their meeting; an approval with its scan."""
    approval = Approval.objects.filter(minutes=minutes).last()
    return {"pk": minutes.meeting_id, "approval": approval.pk if approval else 1}


def of_corrigendum(cast, corrigendum) -> dict:
    """A corrigendum; an approval with its scan."""
    approval = corrigendum.approvals.last()
    return {"pk": corrigendum.pk, "approval": approval.pk if approval else 1}


def of_correction(cast, corrigendum) -> dict:
    """A correction."""
    return numbered(corrigendum.corrections.first())


def of_line(cast, minutes) -> dict:
    """A line of minutes, and its verb."""
    return numbered(Line.objects.filter(minutes=minutes).first()) | {"verb": "up"}


def of_report(cast, item) -> dict:
    """What was reported about an action item, with a file."""
    report = item.reports.create(text="Done.", by=cast.focal, document=kept(cast))
    return {"pk": item.pk, "report_pk": report.pk}


def of_notice(cast, nothing) -> dict:
    """A notice; whoever is not its reader only comes home."""
    return {"pk": letter_of_mail(cast).pk}


def account(cast, user) -> dict:
    """An account and a verb."""
    return {"pk": user.pk, "verb": "deactivate"}


INSTITUTIONS = ("institution", "another institution")
NOMINATIONS = ("nomination", "nomination of another institution")
LETTERS = ("letter", "letter to another institution")
TURNS = ("chairing term of today", "next chairing term")
FACILITIES = ("facility", "restricted facility")
MEETINGS = ("meeting", "restricted meeting")
ITEMS = ("agenda item", "restricted agenda item")
MINUTES = ("minutes waiting for approval", "published minutes", "published minutes of a restricted meeting")
CORRIGENDA = ("corrigendum waiting for approval", "published corrigendum")
ACTIONS = ("action item", "action item of a restricted meeting")
SITE = ("the site",)

# Kinds, how the numbers are found, names of addresses.
ADDRESSES = [
    (SITE, None, """
        members:overview members:lpi members:lpi-file members:lpi-prepare members:membership-add
        members:composition members:composition-write members:institutions members:institution-add members:people
        members:person-add members:terms members:regulation members:chairs members:rotation
        members:chairing-term-add members:nominations members:nominations-pdf members:nominations-ask
        members:nomination-add members:template-add members:calendar members:day-set members:calendar-fill
        members:establishment members:playbook members:objectives members:establishment-add members:sheet-export
        members:sheet-import members:sheet-preview members:sheet-write tmf_registry:list tmf_registry:facility-add
        meetings:list meetings:meeting-plan meetings:meeting-old meetings:outcomes actions:list
        documents:upload-begin documents:upload-piece pages:components desk:home desk:search desk:notices-read desk:gaps
        desk:users accounts:sessions accounts:sessions-end accounts:recovery
        desk:invite desk:mail desk:mail-test desk:mail-again desk:mail-seen desk:health desk:audit
    """),
    (("list of participating institutions",), itself, """
        members:lpi-version members:lpi-version-file members:lpi-add members:lpi-take-off members:lpi-propose
        members:lpi-take-back members:lpi-discard members:lpi-apply
    """),
    (("membership term",), itself, "members:membership-end members:membership-renew"),
    (("composition",), itself, "members:composition-approve members:composition-file"),
    (("composition",), with_document, "members:composition-document"),
    (INSTITUTIONS, itself, """
        members:institution members:institution-edit members:institution-name members:institution-parent
        members:focal-point-add members:focal-point-withdraw members:institution-sectors members:successor-add
    """),
    (("person",), itself, """
        members:person members:person-edit members:person-account members:person-invite members:person-merge
        members:post-add
    """),
    (("person",), of_post, "members:post-end members:post-correct members:post-withdraw"),
    (INSTITUTIONS, of_name, "members:name-correct members:name-withdraw"),
    (INSTITUTIONS, of_parent, "members:parent-correct members:parent-withdraw"),
    (INSTITUTIONS, of_succession, "members:succession-correct members:succession-withdraw"),
    (("terms of reference",), of_terms, """
        members:terms-version members:paragraph-edit members:paragraph-topics members:terms-copy members:terms-edit
        members:terms-lists members:terms-act members:terms-instrument members:terms-compare members:signatories
        members:terms-apply members:terms-put-in-force
    """),
    (("terms of reference",), of_signature, "members:signature"),
    (TURNS, with_document, """
        members:official-letter members:delegate members:skip members:swap members:official
        members:former-official members:chair-end desk:handover desk:handover-pdf desk:handover-zip
    """),
    (TURNS, with_end_letter, "members:end-letter"),
    (("delegation to a deputy",), itself, "members:withdraw"),
    (("request for a nomination",), itself, """
        members:request members:request-remind members:request-withdraw members:request-steps members:request-draft
    """),
    (("request for a nomination",), of_step, "members:step-done"),
    (NOMINATIONS, itself, """
        members:nomination members:nomination-edit members:nomination-submit members:nomination-accept
        members:nomination-return members:nomination-withdraw members:nomination-release members:nomination-draft
    """),
    (("template of steps",), itself, "members:template-edit members:template-remove"),
    (LETTERS, with_scan, "members:letter-sent members:letter-scan members:letter-text"),
    (("day of the calendar",), itself, "members:day-edit members:day-remove"),
    (("step of establishment",), with_document, """
        members:establishment-edit members:establishment-remove members:establishment-document
    """),
    (FACILITIES, itself, "tmf_registry:facility tmf_registry:facility-edit"),
    (MEETINGS, itself, """
        meetings:meeting meetings:meeting-edit meetings:meeting-hold meetings:meeting-close meetings:meeting-cancel
        meetings:meeting-paper-add meetings:minutes meetings:minutes-start
    """),
    (MEETINGS, of_meeting_paper, "meetings:meeting-paper"),
    (MEETINGS, of_task, "meetings:task-tick"),
    (MEETINGS, of_agenda, """
        meetings:agenda meetings:item-add meetings:agenda-usual meetings:agenda-send meetings:agenda-pdf
        meetings:agenda-pdf-state meetings:agenda-draft meetings:attendance meetings:attendance-mark meetings:attendance-members
        meetings:attendance-hours meetings:participant-add meetings:participant-edit meetings:participant-remove
        meetings:sign-in-sheet meetings:participants-pdf
    """),
    (ITEMS, itself, "meetings:item-edit meetings:item-paper-add"),
    (ITEMS, item_verb, "meetings:item-act"),
    (ITEMS, of_agenda_paper, "meetings:agenda-paper"),
    (ITEMS, paper_itself, "meetings:paper-off"),
    (MINUTES, of_minutes, """
        meetings:minutes-edit meetings:minutes-number meetings:minutes-control meetings:line-add
        meetings:minutes-approve meetings:approve meetings:return meetings:paper-approval meetings:approval-scan meetings:minutes-file
        meetings:minutes-file-state
    """),
    (MINUTES, itself, "meetings:minutes-send meetings:minutes-take-back meetings:minutes-publish"),
    (MINUTES, itself, "meetings:corrigendum-start"),
    (CORRIGENDA, of_corrigendum, """
        meetings:corrigendum meetings:corrigendum-reason meetings:corrigendum-correct meetings:corrigendum-discard
        meetings:corrigendum-approve meetings:corrigendum-return meetings:corrigendum-paper meetings:corrigendum-scan
        meetings:corrigendum-file meetings:corrigendum-file-state meetings:corrigendum-send
        meetings:corrigendum-take-back meetings:corrigendum-publish
    """),
    (CORRIGENDA, of_correction, "meetings:correction-remove"),
    (MINUTES, of_line, "meetings:line-save meetings:line-act"),
    (ACTIONS, itself, """
        actions:item actions:item-accept actions:item-report actions:item-finish actions:item-confirm
        actions:item-send-back actions:item-drop
    """),
    (ACTIONS, of_report, "actions:attachment"),
    (("account",), account, "desk:roles desk:close desk:user-act"),
    (("account",), account, "accounts:recovery-ask accounts:recovery-confirm"),
    (("letter in the outbox",), itself, "desk:letter desk:letter-again desk:letter-seen"),
    (SITE, of_notice, "desk:notice"),
]  # fmt: skip
