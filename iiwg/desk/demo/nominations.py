"""DEMO nominations: one in each state, so that the desk has something to show."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.documents.rendering import render_text
from members.institutions.official_letter import OfficialLetter
from members.nominations.models import NominationRequest
from members.nominations.services import acceptance, nominations, requests, steps
from members.seats.services import lpi

# unit, days ago, working days to answer, what came of it
STORIES = (
    ("MINT-MPM", 45, 15, "late"),
    ("COES", 12, 15, "open"),
    ("MEWR-GTS", 30, 20, "submitted"),
    ("MEWR-WR", 40, 20, "returned"),
    ("STATE_SERVICE", 60, 15, "accepted"),
)


def build(cast, today: datetime.date) -> None:
    """Requests and nominations in every state, through the same services as the pages."""
    by = cast.users["secretariat"]
    steps.add(
        name="DEMO: ministry",
        steps=[("Раёсат", 2), ("Шуъбаи ҳуқуқ", 5), ("Муовини вазир", 3), ("Вазир", 5)],
        by=by,
    )
    for number, (code, ago, days, state) in enumerate(STORIES, start=1):
        request = requests.ask(cast.institutions[code], capacity="member", working_days=days, by=by)
        begun = today - datetime.timedelta(days=ago)
        due = request.due_on - datetime.timedelta(days=ago)
        NominationRequest.objects.filter(pk=request.pk).update(requested_on=begun, due_on=due)
        request.letters.update(made_on=begun)
        request.refresh_from_db()
        if state in ("submitted", "returned", "accepted"):
            _nominate(cast, request.seat, request, state, number, today, by)
    operator = cast.users["operator"]
    held = nominations.prepare_unasked(
        cast.institutions["ZARAFSHON"], capacity="member", by=operator, **_person(9, today)
    )
    nominations.submit(held, letter=_letter(9, today), by=operator)
    following = lpi.prepare_next(by=by)
    lpi.add(following, cast.institutions["ZARAFSHON"], note="DEMO", by=by)
    lpi.propose(following, by=by)


def _nominate(cast, seat, request, state, number, today, by) -> None:
    nomination = nominations.prepare(seat, nomination_request=request, by=by, **_person(number, today))
    nominations.submit(nomination, letter=_letter(number, today), on_behalf=True, by=by)
    nomination.refresh_from_db()
    if state == "returned":
        nominations.send_back(nomination, note="DEMO: the signature is missing.", by=by)
    if state == "accepted":
        acceptance.accept(nomination, person=None, is_new=True, number=f"DEMO-{number}", by=by)


def _person(number: int, today: datetime.date) -> dict:
    return {
        "family_name": f"DEMO Номзад {number}",
        "latin_name": f"DEMO Nominee {number}",
        "job_title": "Сармутахассис",
        "language": "tg",
        "email": f"nominee{number}@demo.example",
        "starts_on": today,
        "ends_on": None,
    }


def _letter(number: int, today: datetime.date) -> OfficialLetter:
    page = render_text("<p>DEMO</p>", format="pdf", language="tg", title="DEMO")
    scan = SimpleUploadedFile(f"DEMO-{number}.pdf", page)
    return OfficialLetter(f"DEMO-{number}/1", today - datetime.timedelta(days=3), signatory="DEMO", scan=scan)
