"""Settings of Terms of Reference that cannot be."""

import pytest

from members.terms.services import terms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reminder_overdue_every_days", "0"),
        ("rotation_period_months", "32767"),
        ("min_member_term_months", "0"),
        ("time_zone", "Mars/Phobos"),
        ("calendar_country", "ZZ"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(cast, field, value):
    from members.terms.forms import TermsForm

    form = TermsForm({field: value}, instance=terms.copy_to_draft(cast.terms, code="X", by=cast.secretary))
    assert field in form.errors
