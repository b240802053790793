"""The page of a letter that was sent."""

import pytest

from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post

pytestmark = pytest.mark.django_db


def test_the_link_that_sets_a_password_is_shown_to_its_reader_only(cast, signed_in, settings):
    signed_in(cast.member).logout()
    signed_in(cast.stranger).post("/accounts/logout/")
    from django.test import Client

    Client().post("/accounts/password/reset/", {"email": cast.incoming.email})
    letter = Notification.objects.get(code="accounts.password")
    page = signed_in(cast.administrator).get(f"/settings/mail/{letter.pk}/").content.decode()
    assert "/reset/key/" not in page
    assert "shown to its reader only" in page


def test_the_test_letter_goes_through_the_outbox(cast, signed_in):
    signed_in(cast.administrator).post("/settings/mail/test/")
    assert Notification.objects.get(code="desk.test").to_email == "admin@example.org"


def test_a_letter_that_had_no_address_is_not_called_sent(cast, signed_in):
    letter = post(Recipient(name="Nobody", key="x"), "x", "A subject", "t")
    client = signed_in(cast.administrator)
    listed = client.get("/settings/mail/").content.decode().split("<tbody>")[1].split("</tbody>")[0]
    page = client.get(f"/settings/mail/{letter.pk}/").content.decode()
    for shown in (listed, page, client.get("/settings/mail/?format=csv").content.decode()):
        assert "no address on record" in shown and "Sent" not in shown
