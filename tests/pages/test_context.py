"""What every page shows around its matter: places, banners and name come from the rooms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.institutions.models import Group
from members.terms.models import TermsOfReference

pytestmark = pytest.mark.django_db
DEMO, LEGAL_BASIS = "Nothing here is a record of the group.", "Legal basis not recorded"


def nav(page: str) -> str:
    """The bar with the places."""
    return page.split('<nav class="nav"')[1].split("</nav>")[0]


def test_the_places_stand_in_one_order_and_settings_only_for_who_manages_users(cast, signed_in):
    labels = ["Home", "Meetings", "Follow-up", "Members", "Register"]
    shown = nav(signed_in(cast.administrator).get("/").content.decode())
    places = [shown.index(f"<span>{label}</span>") for label in [*labels, "Settings"]]
    assert places == sorted(places)
    assert "Settings" not in nav(signed_in(cast.secretary).get("/").content.decode())


def test_one_place_is_the_current_one(cast, signed_in):
    client = signed_in(cast.secretary)
    for path in ("/", "/meetings/", "/members/"):
        shown = nav(client.get(path).content.decode())
        assert shown.count('aria-current="page"') == 1
        assert shown.index(f'href="{path}"') < shown.index('aria-current="page"')


def test_the_site_is_called_what_the_terms_of_today_call_the_group(cast, signed_in, unsealed):
    client = signed_in(cast.secretary)
    brand = '<a class="brand" href="/">{}</a>'
    assert brand.format(cast.terms.name_en) in client.get("/").content.decode()
    with unsealed():
        TermsOfReference.objects.update(ends_on="2000-01-02", starts_on="2000-01-01")
    assert brand.format("Working group on tailings safety") in client.get("/").content.decode()


def test_banners_say_what_is_invented_and_what_has_no_legal_basis(cast, signed_in, client):
    client_of_a_member = signed_in(cast.member)
    page = client_of_a_member.get("/").content.decode()
    assert DEMO not in page
    assert LEGAL_BASIS in page.split("<footer")[1]
    Group.objects.update(demo=True)
    assert DEMO in client_of_a_member.get("/").content.decode().split("<header")[0]
    sign_in = client.get("/accounts/login/", headers={"Accept-Language": "en"}).content.decode()
    assert DEMO in sign_in
    assert LEGAL_BASIS not in sign_in


def test_invented_records_are_marked_also_where_no_terms_apply(cast, signed_in, unsealed):
    Group.objects.update(demo=True)
    with unsealed():
        TermsOfReference.objects.update(ends_on="2000-01-02", starts_on="2000-01-01")
    assert DEMO in signed_in(cast.secretary).get("/").content.decode()


@pytest.mark.parametrize("name", ["secretary", "observer", "administrator", "member", "focal", "leading"])
def test_the_frame_of_a_page_asks_the_session_the_account_and_the_terms(cast, signed_in, name):
    client = signed_in(getattr(cast, name))
    client.get("/search/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/search/")
    assert len(asked) == 3
