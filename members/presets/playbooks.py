"""How the groups of Kazakhstan and Tajikistan were founded, as the Water Initiatives Center reports it."""

from django.utils.translation import gettext_noop

SOURCE = "Water Initiatives Center, establishment of the working groups"
# code, name, months as reported, steps
PLAYBOOKS = (
    (
        "KZ",
        gettext_noop("Kazakhstan: order of a minister"),
        4,
        (
            gettext_noop("Name the responsible body: a competent authority for the Convention"),
            gettext_noop("Begin the procedure under the internal regulations of the ministry"),
            gettext_noop("Prepare the draft order and its provisions (tasks, functions, rights)"),
            gettext_noop("Send the Minister a letter that proposes the group"),
            gettext_noop("Send the authorities concerned letters about joining the group"),
            gettext_noop("Approval of the composition"),
        ),
    ),
    (
        "TJ",
        gettext_noop("Tajikistan: approval by the Government"),
        3,
        (
            gettext_noop("Name the responsible body: a competent authority for the Convention"),
            gettext_noop(
                "Letter of UNECE on the benefits of the group, sent through the Ministry of Foreign Affairs"
            ),
            gettext_noop("Request to the Government"),
            gettext_noop("Approval of the composition"),
        ),
    ),
    ("BLANK", gettext_noop("Another country: begin with no step"), None, ()),
)
OBJECTIVES_SOURCE = "Presentation of the Service, 2023, slide 8"
OBJECTIVES_TJ = (
    "Increased efficiency of state regulation and governance related to safe management of the environmental risks, "
    "especially in the context of tailings management",
    "Reducing the risks of accidental water pollution from TMFs",
    "To consider issues and recommend solutions for coordinated joint efforts to prevent accidental water pollution, "
    "incl. transboundary effects at the river basin level",
)
