"""A view that was to ask its permission on an object and did not is a fault, and a loud one."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from iiwg.accounts.middleware import SignInRequired
from iiwg.pages.gate import allow

pytestmark = pytest.mark.django_db


def answer_to(rf, who, view):
    """What the middleware makes of a view, for a person."""
    request = rf.get("/x/")
    request.user = who
    request.resolver_match = SimpleNamespace(view_name="members:x")
    return SignInRequired(lambda request: None).process_view(request, view, (), {})


def careless(request):
    """A view that shows an object to whoever comes."""
    return HttpResponse("secret")


def careful(request):
    """A view that asks, as `get_for_user` does."""
    request.permission_asked = True
    return HttpResponse("open")


def absent(request):
    """A view that found nothing to ask about."""
    return HttpResponse(status=404)


def test_a_view_that_does_not_ask_on_its_object_shows_nothing(rf, cast):
    with pytest.raises(RuntimeError, match="members:x did not ask its permission on an object"):
        answer_to(rf, cast.secretary, allow(careless, "members.view_register", on_object=True))


def test_a_view_that_asks_or_finds_nothing_answers(rf, cast):
    asks = answer_to(rf, cast.secretary, allow(careful, "members.view_register", on_object=True))
    assert asks.content == b"open"
    finds = answer_to(rf, cast.secretary, allow(absent, "members.view_register", on_object=True))
    assert finds.status_code == 404


def test_a_permission_without_an_object_is_asked_before_the_view(rf, cast):
    with pytest.raises(PermissionDenied):
        answer_to(rf, cast.stranger, allow(careless, "members.view_register"))
    assert answer_to(rf, cast.secretary, allow(careless, "members.view_register")) is None
