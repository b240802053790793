"""The hand-over pack: who opens which one, and what is in it for whom."""

import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from dateutil.relativedelta import relativedelta

from iiwg.documents.models import Rendition
from iiwg.documents.services import make
from meetings.agenda.models import AgendaItem
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from members.chairs.services import delegation, officials
from tests import scenes
from tests.cast import people, person, user
from tests.members.chairs.test_chairs import official_letter
from tests.scenes import day

pytestmark = pytest.mark.django_db
DECISION, TASK = "MARK-DECISION", "MARK-TASK"


@pytest.fixture
def calendar(cast):
    """Four turns one after the other – ended, today's, the next, a later one – and a deputy of today's co-chair."""
    year = relativedelta(months=12)
    for name, code, begins in (
        ("former", "CEP", cast.lead_term.starts_on - year),
        ("later", "MEWR", cast.next_term.starts_on + year),
    ):
        account = user(f"{name}@example.org")
        setattr(cast, name, account)
        term = ChairingTerm.objects.create(
            terms=cast.terms,
            institution=cast.places[code],
            person=person(name.title(), account),
            starts_on=begins,
            ends_on=begins + year - timedelta(days=1),
        )
        setattr(cast, f"{name}_term", term)
    cast.deputy = user("deputy@example.org")
    delegation.delegate(
        cast.lead_term, person("Муовинзода", cast.deputy), starts_on=day(), ends_on=day(9), by=cast.leading
    )
    return cast


@pytest.mark.parametrize(
    ("term", "who"),
    [
        ("former_term", {"secretary", "former", "leading", "deputy"}),
        ("lead_term", {"secretary", "leading", "deputy", "incoming"}),
        ("next_term", {"secretary", "incoming"}),
        ("later_term", {"secretary"}),
    ],
)
def test_a_pack_is_opened_by_who_hands_over_and_who_takes_over(calendar, signed_in, quick_paper, term, who):
    everybody = people(calendar) | {name: getattr(calendar, name) for name in ("former", "later", "deputy")}
    path = f"/handover/{getattr(calendar, term).pk}/"
    for address in (path, f"{path}pack.pdf", f"{path}pack.zip"):
        opened = {
            name for name, account in everybody.items() if signed_in(account).head(address).status_code == 200
        }
        assert opened == who, address


def test_who_takes_over_within_the_turn_opens_its_pack_and_who_was_replaced_does_not(
    cast, signed_in, unwritten
):
    successor = person("Ҷонишинзода", user("successor@example.org"), cast.places["MINT"])
    officials.nominate_official(
        cast.places["MINT"], successor, starts_on=day(30), letter=official_letter(cast), by=cast.secretary
    )
    part = cast.lead_term.parts.get()
    unwritten()
    seen = {
        (account.email.split("@")[0], term.pk): signed_in(account).head(f"/handover/{term.pk}/").status_code
        for account in (cast.leading, successor.user, cast.incoming)
        for term in (cast.lead_term, part)
    }
    assert seen == {
        ("leading", cast.lead_term.pk): 200, ("leading", part.pk): 403,
        ("successor", cast.lead_term.pk): 200, ("successor", part.pk): 200,
        ("incoming", cast.lead_term.pk): 200, ("incoming", part.pk): 200,
    }  # fmt: skip


def pack(client, term) -> str:
    """Everything a reader finds in a pack: the page, the PDF, and each file of the archive."""
    path = f"/handover/{term.pk}/"
    found = [client.get(path).content.decode(), scenes.pdf_text(client.get(f"{path}pack.pdf").content)]
    packed = zipfile.ZipFile(BytesIO(client.get(f"{path}pack.zip").content))
    for name in packed.namelist():
        content = packed.read(name)
        found.append(scenes.pdf_text(content) if name.endswith(".pdf") else content.decode())
    return " ".join(found)


def test_what_is_approved_and_not_published_is_in_the_pack_only_for_who_may_read_it(cast, signed_in):
    draft = scenes.approved(cast, texts=(("decided", DECISION), ("action", TASK)))
    for rendition in Rendition.objects.exclude(footnote=""):
        make(rendition.pk)
    for name in ("leading", "secretary"):
        words = pack(signed_in(people(cast)[name]), cast.lead_term)
        assert words.count(DECISION) == 4, (
            name
        )  # the page, the two PDFs of the pack, the minutes in the archive
        assert TASK in words, name
    words = pack(signed_in(cast.incoming), cast.lead_term)
    assert DECISION not in words
    assert TASK not in words
    approvals.publish(draft, by=cast.secretary)
    words = pack(signed_in(cast.incoming), cast.lead_term)
    assert words.count(DECISION) == 4
    assert TASK in words


def test_the_minutes_in_the_archive_are_the_text_that_was_approved_last(cast, signed_in):
    draft = scenes.sent(cast, texts=(("decided", DECISION),))
    digest = scenes.digest_of(draft)
    approvals.return_with_remark(draft, digest=digest, note="Again.", by=cast.leading)
    draft.refresh_from_db()
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.leading)
    for rendition in Rendition.objects.exclude(footnote=""):
        make(rendition.pk)
    assert pack(signed_in(cast.leading), cast.lead_term).count(DECISION) == 4


def test_a_restricted_item_without_lines_is_not_in_the_minutes_of_the_pack(cast, signed_in):
    meeting = scenes.held(cast)
    AgendaItem.objects.create(
        meeting=meeting,
        ordinal=2,
        title="SECRET",
        title_en="SECRET",
        access="restricted",
        agenda_class="other",
    )
    scenes.published(cast, meeting=meeting)
    for rendition in Rendition.objects.exclude(footnote=""):
        make(rendition.pk)
    assert "SECRET" not in pack(signed_in(cast.incoming), cast.lead_term)


def test_the_chapters_stand_in_one_order_and_the_archive_holds_pack_table_and_minutes(cast, signed_in):
    draft = scenes.published(cast, texts=(("decided", DECISION), ("action", TASK)))
    for rendition in Rendition.objects.exclude(footnote=""):
        make(rendition.pk)
    client = signed_in(cast.leading)
    page = client.get(f"/handover/{cast.lead_term.pk}/").content.decode()
    headings = [
        "Next meeting", "Open action items (1)", "Letters awaiting an answer", "Nominations under way",
        "Drafts under way", "Decisions of the last year",
    ]  # fmt: skip
    places = [page.index(f"<h2>{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert "Letters to be signed and sent" not in page
    packed = client.get(f"/handover/{cast.lead_term.pk}/pack.zip").content
    names = zipfile.ZipFile(BytesIO(packed)).namelist()
    assert names[:2] == ["Hand-over of the chair.pdf", "Action items.csv"]
    assert [name for name in names[2:] if str(draft.meeting.held_on) in name] == names[2:]
    assert len(names) == 3


def test_the_pack_is_an_act_that_both_sides_sign(cast, signed_in):
    page = signed_in(cast.leading).get(f"/handover/{cast.lead_term.pk}/").content.decode()
    act = " ".join(re.sub("<[^>]+>", " ", page[page.index("Act of the hand-over of the chair") :]).split())
    given = f"Handed over: {cast.lead_term.institution_name()} {cast.leading_person}"
    taken = f"Taken over: {cast.next_term.institution_name()} {cast.incoming_person}"
    assert act.index(given) < act.index(taken)
