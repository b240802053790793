"""The words of letters about minutes and about corrigenda to them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice
from meetings.minutes.models import Corrigendum, Minutes
from members.terms.texts import by_chairs_lazy

FOR_APPROVAL = Notice(
    "meetings.for_approval",
    _("Minutes of %(meeting)s await your approval"),
    _(
        "The minutes of %(meeting)s of %(day)s are ready. Please read them and press Approve, or return them "
        "with a remark. It takes five minutes and works on a phone."
    ),
)
RETURNED = Notice(
    "meetings.returned",
    _("Minutes of %(meeting)s were returned"),
    by_chairs_lazy(
        _("The chair returned the minutes of %(meeting)s with this remark:\n\n%(remark)s"),
        _("The co-chair returned the minutes of %(meeting)s with this remark:\n\n%(remark)s"),
    ),
)
APPROVED = Notice(
    "meetings.approved",
    _("Minutes of %(meeting)s are approved"),
    _("The minutes of %(meeting)s of %(day)s are approved. You can publish them now."),
)
PUBLISHED = Notice(
    "meetings.published",
    _("Minutes published: %(meeting)s, %(day)s"),
    _("The minutes of %(meeting)s of %(day)s are published. You can read and download them."),
)
CORRIGENDUM_FOR_APPROVAL = Notice(
    "meetings.corrigendum_for_approval",
    _("A corrigendum to the minutes of %(meeting)s awaits your approval"),
    _(
        "A corrigendum to the minutes of %(meeting)s of %(day)s is ready. Please read it and press Approve, or "
        "return it with a remark."
    ),
)
CORRIGENDUM_RETURNED = Notice(
    "meetings.corrigendum_returned",
    _("The corrigendum to the minutes of %(meeting)s was returned"),
    by_chairs_lazy(
        _("The chair returned the corrigendum to the minutes of %(meeting)s with this remark:\n\n%(remark)s"),
        _(
            "The co-chair returned the corrigendum to the minutes of %(meeting)s with this remark:\n\n%(remark)s"
        ),
    ),
)
CORRIGENDUM_APPROVED = Notice(
    "meetings.corrigendum_approved",
    _("The corrigendum to the minutes of %(meeting)s is approved"),
    _("The corrigendum to the minutes of %(meeting)s of %(day)s is approved. You can publish it now."),
)
CORRIGENDUM_PUBLISHED = Notice(
    "meetings.corrigendum_published",
    _("The minutes of %(meeting)s were corrected"),
    _(
        "A corrigendum to the minutes of %(meeting)s of %(day)s is published. It says what is to be read instead of what."
    ),
)
DEPUTY_APPROVED = Notice(
    "meetings.deputy_approved",
    _("%(deputy)s approved for you: %(paper)s"),
    _("%(deputy)s, who acts for you, approved this text today: %(paper)s."),
)
DEPUTY_RETURNED = Notice(
    "meetings.deputy_returned",
    _("%(deputy)s returned for you: %(paper)s"),
    _("%(deputy)s, who acts for you, returned this text today: %(paper)s. The remark was:\n\n%(remark)s"),
)


@dataclass(frozen=True)
class Notices:
    """The letters on the way of a text: to those asked, to the secretariat, to the members."""

    asked: Notice
    returned: Notice
    approved: Notice
    published: Notice


OF_MINUTES = Notices(FOR_APPROVAL, RETURNED, APPROVED, PUBLISHED)
OF_CORRIGENDUM = Notices(
    CORRIGENDUM_FOR_APPROVAL, CORRIGENDUM_RETURNED, CORRIGENDUM_APPROVED, CORRIGENDUM_PUBLISHED
)


def of(paper: Minutes | Corrigendum) -> Notices:
    """The letters about a text, whichever it is."""
    return OF_CORRIGENDUM if isinstance(paper, Corrigendum) else OF_MINUTES
