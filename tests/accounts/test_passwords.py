"""Passwords others would try first are refused: common ones, and those made of what everybody knows of a person."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from iiwg.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(cast):
    """Somebody of the committee of the environment."""
    User.objects.filter(pk=cast.member.pk).update(name="Фирӯз Саидзода")
    return User.objects.get(pk=cast.member.pk)


@pytest.mark.parametrize(
    "password",
    [
        "password12", "1234567890", "IIWG-tailings", "Tailings2026!", "хвостохранилище1", "Маҳфузгоҳ-2026",
        "Душанбе2026!", "Саидзода-1987", "member@example.org", "Committee2026", "Committee-Environmental",
        "КомитетОхраны1", "Secretariat#1",
    ],
)  # fmt: skip
def test_refused(owner, password):
    with pytest.raises(ValidationError):
        validate_password(password, owner)


@pytest.mark.parametrize(
    "password",
    [
        "a good long password",
        "тирезаи сабзи ҳамсоя",
        "green window of a committee",
        "хвостохранилище и облако",
    ],
)
def test_taken(owner, password):
    validate_password(password, owner)


def test_the_name_of_another_office_is_no_word_of_this_person(owner):
    validate_password("Emergency Situations", owner)
