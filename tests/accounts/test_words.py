"""What the library says about passwords is said in Tajik too, and nothing is said twice."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from iiwg.accounts import services as accounts
from iiwg.notifications.models import Notification


@pytest.mark.parametrize(("language", "words"), [("tg", "рамз"), ("ru", "парол"), ("en", "password")])
def test_what_is_asked_of_a_password_is_in_the_readers_language(language, words):
    with translation.override(language):
        texts = password_validators_help_texts()
        with pytest.raises(ValidationError) as refusal:
            validate_password("12345")
        texts += refusal.value.messages
    assert len(texts) > 3
    for text in texts:
        assert words in text.lower() or language == "ru", text
        assert (language == "en") == ("password" in text.lower()), text


@pytest.mark.django_db
def test_no_field_of_signing_in_says_its_label_a_second_time_as_a_placeholder(cast, client, signed_in):
    accounts.invite(email="new@example.org", name="New", language="tg", by=cast.administrator)
    invitation = Notification.objects.get(code="accounts.invitation").path
    own = signed_in(cast.member)
    pages = [
        client.get(reverse("account_login")),
        client.get(reverse("account_reset_password")),
        client.get(invitation, follow=True),
        own.get(reverse("account_change_password")),
        own.get(reverse("account_reauthenticate")),
    ]
    for page in pages:
        form = page.content.decode().split("novalidate>")[1].split("</form>")[0]
        assert "<label" in form and "placeholder" not in form, page.request["PATH_INFO"]
