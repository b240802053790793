"""What the library says about passwords is said in Tajik too."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils import translation


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
