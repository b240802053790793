"""How a group is founded: as the Water Initiatives Center reports it of two countries, and as the draft Terms offer it."""

from django.utils.translation import gettext_noop

SOURCE = "Water Initiatives Center, establishment of the working groups"
DRAFT = "Draft Terms of Reference of the Tajik group, paragraphs %d and 19"
# What the draft asks for on every route (p19).
LIST_AND_MEMBERS = (
    gettext_noop("Develop the List of Participating Institutions and annex it"),
    gettext_noop("The institutions nominate members by official letters"),
)
# code, name, months as reported, source, steps
PLAYBOOKS = (
    (
        "KZ",
        gettext_noop("Kazakhstan: order of a minister"),
        4,
        SOURCE,
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
        SOURCE,
        (
            gettext_noop("Name the responsible body"),
            gettext_noop(
                "Letter of UNECE on the benefits of the group, sent through the Ministry of Foreign Affairs"
            ),
            gettext_noop("Request to the Government"),
            gettext_noop("Approval of the composition"),
        ),
    ),
    (
        "MOU",
        gettext_noop("Memorandum of Understanding among the authorities and institutions"),
        None,
        DRAFT % 16,
        (
            gettext_noop("Initiate a Memorandum of Understanding among the authorities and institutions"),
            gettext_noop("The authorities and institutions sign the Memorandum"),
            *LIST_AND_MEMBERS,
        ),
    ),
    (
        "DRR_PLATFORM",
        gettext_noop("Expert group of the National Platform on Disaster Risk Reduction"),
        None,
        DRAFT % 17,
        (
            gettext_noop("Order of the Chair of the Committee or of the Chair of the National Platform"),
            *LIST_AND_MEMBERS,
        ),
    ),
    (
        "WATER_COUNCIL",
        gettext_noop("Expert group of the Coordination Council of the Water Policy Dialogue"),
        None,
        DRAFT % 18,
        (
            gettext_noop("Decision of the Coordination Council, or order of the Minister"),
            *LIST_AND_MEMBERS,
        ),
    ),
    ("BLANK", gettext_noop("Another country: begin with no step"), None, "", ()),
)
OBJECTIVES_SOURCE = "Presentation of the Service, 2023, slide 8"
OBJECTIVES_TJ = (
    "Increased efficiency of state regulation and governance related to safe management of the environmental risks, "
    "especially in the context of tailings management",
    "Reducing the risks of accidental water pollution from TMFs",
    "To consider issues and recommend solutions for coordinated joint efforts to prevent accidental water pollution, "
    "incl. transboundary effects at the river basin level",
)
