"""A file sent ahead in pieces: each piece once and in order, only by its sender, whole or not at all."""

import base64
from datetime import timedelta

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from iiwg.documents import incoming
from iiwg.documents.forms import ScanField
from iiwg.documents.models import IncomingFile
from iiwg.documents.services import store_file
from tests.cast import user

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n" + b"x" * 91 + b"\n%%EOF\n"


@pytest.fixture
def sender():
    """Somebody who is signed in."""
    return user("sender@example.org")


def begin(client, name="Мактуб.pdf", size=len(PDF)):
    """Ask for room; the answer."""
    encoded = base64.b64encode(name.encode()).decode()
    return client.post(
        "/uploads/", headers={"Upload-Length": str(size), "Upload-Metadata": f"filename {encoded}"}
    )


def piece(client, address, offset, content):
    """Send one piece; the answer."""
    return client.patch(
        address,
        data=content,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


class Letter(forms.Form):
    """A form as the rooms make them."""

    scan = ScanField()
    number = forms.CharField()


def form_of(key, number="7"):
    """The form as it arrives after its file."""
    return Letter({"scan-sent-ahead": key, "number": number}, {})


def test_the_pieces_make_the_file_that_was_sent(client, sender):
    client.force_login(sender)
    address = begin(client)["Location"]
    assert piece(client, address, 0, PDF[:40])["Upload-Offset"] == "40"
    # The line was cut: the browser asks how much has arrived and goes on from there.
    assert client.head(address)["Upload-Offset"] == "40"
    assert piece(client, address, 40, PDF[40:])["Upload-Offset"] == str(len(PDF))
    form = form_of(address.split("/")[-2])
    assert form.is_valid()
    kept = store_file(form.cleaned_data["scan"], by=sender)
    assert kept.file_name == "Мактуб.pdf"
    assert kept.file.open().read() == PDF


@pytest.mark.parametrize("offset", [0, 39, 41, 10_000])
def test_a_piece_twice_or_after_a_hole_is_refused(client, sender, offset):
    client.force_login(sender)
    address = begin(client)["Location"]
    piece(client, address, 0, PDF[:40])
    assert piece(client, address, offset, PDF[40:]).status_code == 409
    assert client.head(address)["Upload-Offset"] == "40"


def test_more_than_was_announced_is_refused(client, sender):
    client.force_login(sender)
    address = begin(client)["Location"]
    assert piece(client, address, 0, PDF + b"more").status_code == 409
    assert client.head(address)["Upload-Offset"] == "0"


def test_half_a_file_is_no_file(client, sender):
    client.force_login(sender)
    address = begin(client)["Location"]
    piece(client, address, 0, PDF[:40])
    form = form_of(address.split("/")[-2])
    assert form.errors == {"scan": ["The file did not arrive whole. Choose it again."]}


@pytest.mark.parametrize("key", ["nonsense", "00000000-0000-0000-0000-000000000000", "\0"])
def test_a_key_that_was_never_given_is_no_file(key):
    assert "scan" in form_of(key).errors


def test_nobody_else_reads_or_continues_it(client, sender):
    client.force_login(sender)
    address = begin(client)["Location"]
    client.force_login(user("other@example.org"))
    assert client.head(address).status_code == 404
    assert piece(client, address, 0, PDF).status_code == 404
    assert IncomingFile.objects.get().received == 0


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("a.exe", 10, "not accepted here"),
        ("a.pdf", 0, "is empty"),
        ("a.pdf", "nonsense", "is empty"),
        ("a.pdf", settings.UPLOAD_LIMIT_BYTES + 1, "is too large"),
    ],
)
def test_what_may_not_come_in_is_refused_before_the_first_byte(client, sender, name, size, sentence):
    client.force_login(sender)
    answer = begin(client, name, size)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not IncomingFile.objects.exists()


def test_the_content_is_looked_at_when_the_form_comes(client, sender):
    client.force_login(sender)
    address = begin(client, "a.pdf", 4)["Location"]
    piece(client, address, 0, b"MZxx")
    assert "is not what its name says" in form_of(address.split("/")[-2]).errors["scan"][0]


def test_a_mistake_elsewhere_in_the_form_does_not_lose_the_file(client, sender):
    client.force_login(sender)
    address = begin(client)["Location"]
    piece(client, address, 0, PDF)
    key = address.split("/")[-2]
    shown = str(form_of(key, number="")["scan"])
    assert f'value="{key}"' in shown
    assert "Мактуб.pdf" in shown


def test_a_file_sent_with_the_form_counts_where_the_browser_has_no_script():
    form = Letter({"number": "7", "scan-sent-ahead": ""}, {"scan": SimpleUploadedFile("a.pdf", PDF)})
    assert form.is_valid()
    assert form.cleaned_data["scan"].name == "a.pdf"


def test_what_nobody_finished_is_cleared_away(sender):
    old, fresh = (incoming.begin(name, 10, by=sender) for name in ("old.pdf", "new.pdf"))
    IncomingFile.objects.filter(pk=old.pk).update(
        begun_at=timezone.now() - timedelta(days=incoming.KEPT_DAYS, minutes=1)
    )
    incoming.discard_old()
    assert list(IncomingFile.objects.all()) == [fresh]


def test_one_person_cannot_fill_the_disk(sender):
    for number in range(incoming.AT_MOST + 3):
        last = incoming.begin(f"{number}.pdf", 10, by=sender)
    assert IncomingFile.objects.count() == incoming.AT_MOST
    assert IncomingFile.objects.filter(pk=last.pk).exists()


@pytest.mark.parametrize("metadata", ["filename ғ", "filename !!!", "filename", "", "filename 0JzQsA==,x"])
def test_nonsense_about_the_name_is_no_name(client, sender, metadata):
    client.force_login(sender)
    answer = client.post("/uploads/", headers={"Upload-Length": "5", "Upload-Metadata": metadata})
    assert answer.status_code == 400
    assert not IncomingFile.objects.exists()


def test_a_name_keeps_no_line_breaks_and_no_overrides(sender):
    assert incoming.begin("a\r\nb\u202egnp\x01.pdf", 10, by=sender).name == "a bgnp.pdf"


def test_what_arrived_stays_while_half_sent_files_give_way(sender):
    whole = incoming.begin("whole.pdf", 4, by=sender)
    incoming.append(whole.pk, 0, b"%PDF", by=sender)
    for number in range(incoming.AT_MOST + 2):
        incoming.begin(f"{number}.pdf", 10, by=sender)
    assert IncomingFile.objects.filter(pk=whole.pk).exists()


def test_a_form_does_not_take_the_file_of_another_person(cast, signed_in):
    stolen = incoming.begin("a.pdf", len(PDF), by=cast.focal)
    incoming.append(stolen.pk, 0, PDF, by=cast.focal)
    data = {
        "person": cast.member_person.pk,
        "number": "1",
        "date": "2026-01-01",
        "scan-sent-ahead": str(stolen.pk),
    }
    path = f"/members/chairs/{cast.next_term.pk}/official/"
    page = signed_in(cast.secretary).post(path, data).content.decode()
    assert "did not arrive whole" in page
    assert "a.pdf" not in page
