"""Words of the letters about the verification of the night."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice

VERIFICATION_FAILED = Notice(
    "desk.verification_failed",
    _("Verification failed: what is kept is not what was kept"),
    _(
        "The verification of the night has found something wrong:\n\n%(faults)s\n\n"
        "Somebody may have changed the records or the files past the site, or a disk may be failing. "
        "Run manage.py verify on the server: it names everything. Change nothing before you have copied the newest backup away."
    ),
)

ANCHOR = Notice(
    "desk.anchor",
    _("Newest seal of the record of actions"),
    _(
        "Keep this letter. The number of the last event, the digest of the seal over it, and the moment:\n\n%(anchor)s\n\n"
        "To compare it with the record later: manage.py verify --anchor followed by this line in quotes."
    ),
)
