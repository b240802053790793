"""What a paragraph of the Terms of Reference is about: the list of what our rules rest on.

A rule names its topic. Which paragraph speaks of it, under which number, is said by the version that applies.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """A topic on which a rule of this site rests (in brackets: the paragraph of the draft of the Tajik group)."""

    FOUNDING = "founding", _("Founding of the group")  # p16 to p18
    LIST = "list", _("List of Participating Institutions")  # p19
    NOMINATION = "nomination", _("Nomination of members")  # p19
    MEMBERSHIP = "membership", _("Membership terms")  # p19
    ALTERNATES = "alternates", _("Alternates")  # the draft says nothing
    INVITATIONS = "invitations", _("Invitations of non-members")  # p20
    CHAIRING = "chairing", _("Chairing and rotation")  # p21
    COORDINATION = "coordination", _("Coordination by the leading co-chair")  # p22
    SECRETARIAT = "secretariat", _("Secretariat")  # p21, p23, p24
    OUTPUTS = "outputs", _("Outputs")  # p24
    MEETINGS = "meetings", _("Number of meetings")  # p25
    HOST = "host", _("Host")  # p25
    MINUTES = "minutes", _("Approval of minutes")  # the draft says nothing
    DECISIONS = "decisions", _("Decisions")  # p28
    LETTERS = "letters", _("Letters")  # p28
    AMENDMENTS = "amendments", _("Changes of the Terms of Reference")  # p29
