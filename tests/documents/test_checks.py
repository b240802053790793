"""Anybody may ask whether a paper is what was approved, and is told that and no more."""

import hashlib
import re

import pytest
from django.core.cache import cache
from docx import Document

from iiwg.audit.actors import SYSTEM
from iiwg.documents import services
from iiwg.documents.checks import mark_of
from iiwg.documents.models import Rendition
from iiwg.pages.dates import long_date
from meetings.minutes.services import approvals, lines, printing
from tests.scenes import approved, day, digest_of, pdf_text, sent, sent_corrigendum

pytestmark = pytest.mark.django_db
TEXT = "Confidential words"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    """The limit counts from nothing."""
    cache.clear()


def single_spaces(text: str) -> str:
    """A text with one plain space between its words."""
    return " ".join(text.split())


def page(client, address: str) -> str:
    """The words of the answer."""
    html = client.get(address, headers={"accept-language": "en"}).content.decode()
    return " ".join(re.sub("<[^>]+>", " ", html[html.index("<main") :]).split())


def made(draft, file_format="pdf") -> Rendition:
    """The file of minutes as they stand."""
    rendition = printing.ask_for_file(draft, draft.language, file_format, by=SYSTEM)
    services.make(rendition.pk)
    rendition.refresh_from_db()
    return rendition


def content(rendition) -> bytes:
    """The bytes of a file that was made."""
    with rendition.file.open() as file:
        return file.read()


def test_a_code_is_known_once_the_text_is_approved(cast, client):
    draft = sent(cast, texts=(("decided", TEXT),))
    code = mark_of(digest_of(draft)).code
    assert re.fullmatch(r"([0-9A-F]{4}-){3}[0-9A-F]{4}", code)
    assert "Not known" in page(client, f"/check/{code}/")
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    said = page(client, f"/check/{code}/")
    assert f"Known Minutes of the meeting of {single_spaces(long_date(draft.meeting.held_on, 'en'))}" in said
    assert f"Approved: {single_spaces(long_date(day(), 'en'))}" in said
    assert TEXT not in said and "Пешбарзода" not in said
    typed = code.replace("-", " ").lower()
    assert " Known Minutes" in page(client, f"/check/?code={typed}")


@pytest.mark.parametrize("code", ["0" * 16, "", "9766", "zz", "0" * 65])
def test_another_code_is_not_known(cast, client, code):
    draft = approved(cast)
    asked = code or digest_of(draft)[:15]  # one letter short
    assert "Not known" in page(client, f"/check/?code={asked}")


def test_the_text_of_a_round_that_was_returned_is_not_known(cast, client):
    draft = sent(cast)
    old = digest_of(draft)
    approvals.return_with_remark(draft, digest=old, note="Again", by=cast.leading)
    line = draft.lines.get()
    lines.save_line(line, base_version=line.version, text="Other", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert "Not known" in page(client, f"/check/{mark_of(old).code}/")
    assert " Known " in page(client, f"/check/{mark_of(digest_of(draft)).code}/")


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_file_is_known_to_the_last_byte(cast, client, file_format):
    file = content(made(approved(cast), file_format))
    right, wrong = (hashlib.sha256(data).hexdigest() for data in (file, file + b" "))
    assert "exactly the one that was made" in page(client, f"/check/?sha256={right}")
    assert "Not known" in page(client, f"/check/?sha256={wrong}")
    assert "Not known" in page(client, f"/check/?sha256={right[:20]}")


def test_the_file_of_a_draft_is_not_known_even_after_its_text_was_approved(cast, client):
    draft = sent(cast)
    file = content(made(draft))
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert "Not known" in page(client, f"/check/?sha256={hashlib.sha256(file).hexdigest()}")


def test_the_paper_carries_its_code_and_address_in_every_form(cast, settings):
    settings.BASE_URL = "https://group.example.org"
    draft = approved(cast)
    mark = mark_of(digest_of(draft))
    assert mark.address == f"https://group.example.org/check/{mark.code.replace('-', '')}/"
    paper = made(draft)
    text = pdf_text(content(paper))
    assert mark.address in text.replace(" ", "") and f"Code: {mark.code}" in text
    with made(draft, "docx").file.open() as file:
        words = "\n".join(paragraph.text for paragraph in Document(file).paragraphs)
    assert mark.address in words and mark.code in words


def test_a_draft_carries_no_code(cast):
    assert "Code: " not in pdf_text(content(made(sent(cast))))


def test_nobody_asks_without_end(cast, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"check": "2/m/ip"}
    answers = [client.get(f"/check/{number:016x}/").status_code for number in range(3)]
    assert answers == [200, 200, 429]
    assert client.get("/check/").status_code == 200  # the page itself asks nothing


def test_minutes_that_were_corrected_say_so_and_the_corrigendum_is_known_itself(cast, client):
    row = sent_corrigendum(cast)
    minutes = row.minutes
    code = mark_of(digest_of(minutes)).code
    assert "It was not corrected after that." in page(client, f"/check/{code}/")
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    assert "It was corrected after that." in page(client, f"/check/{code}/")
    assert " Known " in page(client, f"/check/{mark_of(digest_of(row)).code}/")
