"""Sentences that say who may, for those who may not."""

from django.utils.translation import gettext_lazy as _

SECRETARIAT_ONLY = _("Only the secretariat records this.")
BY_DECISION = _("It is adopted with the approval of the minutes that hold the decision.")
INSTITUTION_OR_SECRETARIAT = _("Only those who speak for the institution, or the secretariat, do this.")
