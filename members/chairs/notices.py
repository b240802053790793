"""The words of letters about the chair."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice
from members.terms.texts import by_chairs_lazy

DELEGATED = Notice(
    "members.delegated",
    _("A deputy acts for you: %(deputy)s"),
    by_chairs_lazy(
        _(
            "The secretariat recorded, from a signed letter or order, that %(deputy)s acts for you as chair from "
            "%(starts)s. If this is not right, withdraw it on the page below; it ends at once."
        ),
        _(
            "The secretariat recorded, from a signed letter or order, that %(deputy)s acts for you as co-chair from "
            "%(starts)s. If this is not right, withdraw it on the page below; it ends at once."
        ),
    ),
)
DEPUTY = Notice(
    "members.deputy",
    _("You act for %(official)s"),
    by_chairs_lazy(
        _(
            "%(official)s (%(institution)s) lets you act as chair from %(starts)s to %(ends)s: you approve minutes and "
            "see what the chair sees. What waits for you stands on your home page."
        ),
        _(
            "%(official)s (%(institution)s) lets you act as co-chair from %(starts)s to %(ends)s: you approve minutes and "
            "see what the co-chair sees. What waits for you stands on your home page."
        ),
    ),
)
DEPUTY_WITHOUT_END = Notice(
    "members.deputy_without_end",
    _("You act for %(official)s"),
    by_chairs_lazy(
        _(
            "%(official)s (%(institution)s) lets you act as chair from %(starts)s until it is withdrawn: you approve "
            "minutes and see what the chair sees. What waits for you stands on your home page."
        ),
        _(
            "%(official)s (%(institution)s) lets you act as co-chair from %(starts)s until it is withdrawn: you approve "
            "minutes and see what the co-chair sees. What waits for you stands on your home page."
        ),
    ),
)
CHAIR_ENDED = Notice(
    "members.chair_ended",
    _("The chair of your institution ends: %(institution)s"),
    _(
        "The secretariat recorded that your institution (%(institution)s) chairs until %(day)s. Deputies act until then, "
        "too. If this is not right, please tell the secretariat."
    ),
)
CHAIR_CHANGED = Notice(
    "members.chair_changed",
    _("The chair is recorded for another official: %(institution)s"),
    _(
        "The secretariat recorded that from today you no longer chair for your institution (%(institution)s). If this is "
        "not right, please tell the secretariat."
    ),
)
