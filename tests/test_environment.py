"""The suite on PostgreSQL is chosen by a mark that tests have by themselves."""

import pytest


def marked(request) -> bool:
    """Whether this test is one of those that work with the database."""
    return request.node.get_closest_marker("database") is not None


def test_what_asks_for_the_database_is_marked(request, db):
    assert marked(request)


def test_what_asks_for_the_cast_is_marked(request, cast):
    assert marked(request)


@pytest.mark.django_db
def test_what_names_the_database_in_a_mark_is_marked(request):
    assert marked(request)


def test_what_needs_no_database_is_not_marked(request):
    assert not marked(request)
