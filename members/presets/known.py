"""What is known of a group before it begins, as data: the shape of a preset, and what the groups have in common.

Confidence of a name: SEEN in an official, state-media or press text; USAGE: standard usage, not checked; OURS: our
translation. A name is (language, kind, text, confidence, source).
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iiwg.database.periods import DatePrecision
from members.institutions.enums import Confidence, InstitutionKind, NameKind
from members.terms.enums import Approver, CadenceBasis, ChairModel, NumberKind, SecretariatModel, TermsStatus

SEEN, USAGE, OURS = Confidence.OFFICIAL, Confidence.STANDARD, Confidence.UNVERIFIED
OFFICIAL, ABBR, ALIAS = NameKind.OFFICIAL, NameKind.ABBREVIATION, NameKind.ALIAS
DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR
AUTHORITY, NGO, WORLD = InstitutionKind.AUTHORITY, InstitutionKind.NGO, InstitutionKind.INTERNATIONAL
REPORT = "Water Initiatives Center, establishment of the working groups"

Day = datetime.date | None
Name = tuple[str, str, str, str, str]
Body = tuple[str, str, str, list[Name]]  # code, kind, code of the parent, names
Title = tuple[
    str, str, Day, str, Day, str
]  # in English and Russian, from, how exactly the days are known, to, source
Official = tuple[
    str, str, str, str, list[Title]
]  # family name, given name, both in Latin letters, institution, titles
Renaming = tuple[
    str, str, str, datetime.date, str, str
]  # institution, language, name, from when, how exactly that is known, source
Moving = tuple[
    str, str, str, datetime.date, str
]  # institution, parent before, parent after, from when, how exactly that is known
Succeeding = tuple[
    str, str, datetime.date, str, str
]  # before, after, from when, how exactly that is known, source
Chairing = tuple[str, int, datetime.date, str]  # institution, slot, from when, ground


@dataclass(frozen=True)
class Terms:
    """A version of the Terms of Reference: its columns, and the lists that belong to it.

    settings, names: columns of the model; secretariat, pool: codes of institutions; approver: who approves minutes;
    reminder_days: before the due date; text: the file with its paragraphs; chairing: who is known to chair.
    """

    settings: dict[str, Any]
    names: dict[str, str]
    status: str = TermsStatus.DRAFT
    secretariat: str = ""
    pool: tuple[str, ...] = ()
    approver: str = ""
    patterns: dict[str, str] = field(default_factory=dict)
    reminder_days: tuple[int, ...] = ()
    official_languages: tuple[str, ...] = ()
    working_languages: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    text: Path | None = None
    chairing: tuple[Chairing, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known of one group. listed: on the first list; seated: units with a seat; both by their codes.

    spoken: the language of letters to its institutions, where they are not international.
    """

    country: str = ""
    spoken: str = ""
    bodies: tuple[Body, ...] = ()
    officials: tuple[Official, ...] = ()
    renamed: tuple[Renaming, ...] = ()
    moved: tuple[Moving, ...] = ()
    succeeded: tuple[Succeeding, ...] = ()
    terms: tuple[Terms, ...] = ()
    listed: tuple[str, ...] = ()
    seated: tuple[str, ...] = ()
    list_basis: str = ""
    objectives: tuple[str, ...] = ()
    objectives_source: str = ""


# International bodies and the foundation that stand beside both groups.
BESIDE_BOTH: tuple[Body, ...] = (
    ("IWAC", WORLD, "", [
        ("en", OFFICIAL, "International Water Assessment Centre", SEEN, REPORT),
        ("ru", OFFICIAL, "Международный центр оценки вод", SEEN, "iwac.kz"),
        ("en", ABBR, "IWAC", SEEN, ""), ("ru", ABBR, "МЦОВ", SEEN, ""),
    ]),
    ("WIC", NGO, "", [
        ("en", OFFICIAL, "PF “Water Initiatives Center”", SEEN, REPORT),
        ("ru", OFFICIAL, "ОФ «Центр водных инициатив»", OURS, ""),
    ]),
)  # fmt: skip
# What every version of the Terms known so far says or leaves open.
SHARED_SETTINGS: dict[str, Any] = {
    "secretariat_model": SecretariatModel.FIXED,
    "cadence_basis": CadenceBasis.CALENDAR_YEAR,
    "min_member_term_months": None,
}
# What is reported of both groups: a chair who receives the meeting and signs, one meeting a year.
REPORTED_SETTINGS: dict[str, Any] = SHARED_SETTINGS | {
    "min_meetings_per_year": 1,
    "host_rule": Approver.CHAIR,
    "correspondence_signatory": Approver.CHAIR,
}
PATTERNS: dict[str, str] = {
    NumberKind.DECISION: "{meeting}/{year}-{n}",
    NumberKind.RECOMMENDATION: "{meeting}/{year}-R{n}",
    NumberKind.AGREEMENT: "{meeting}/{year}-A{n}",
    NumberKind.ACTION: "{meeting}/{year}-T{n}",
}
REMINDER_DAYS = (14, 3, 0)
BLANK = Known(
    terms=(
        Terms(
            settings={"code": "BLANK", "chair_model": ChairModel.SINGLE, "time_zone": "UTC"},
            names={"label_en": "Blank Terms of Reference"},
        ),
    )
)


def paragraphs(file: Path) -> list[tuple[int, str, list[str], str]]:
    """Number, heading, topics and text of each paragraph of a file."""
    found = []
    for block in file.read_text(encoding="utf-8").split("\n\n")[1:]:
        head, text = block.split("\n", 1)
        number, heading, *topics = head.split(" | ")
        about = topics[0].split(", ") if topics else []
        found.append((int(number), heading.strip(), about, text.strip()))
    return found
