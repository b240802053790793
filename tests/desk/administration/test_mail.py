"""The page of a letter that was sent."""

import pytest

from iiwg.notifications.models import Notification

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
