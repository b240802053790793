"""Make a group from what public sources tell of it. Running it twice changes nothing."""

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from iiwg.pages.words import in_languages
from iiwg.workflow.tables import Refused
from members.establishment.models import Objective, Playbook, PlaybookStep
from members.institutions.models import Group, Institution, InstitutionName, InstitutionParent, Succession
from members.institutions.services import sort
from members.people.models import Person, Post
from members.presets import kz, playbooks, tj
from members.seats.models import LpiEntry, LpiVersion, Seat
from members.terms.enums import LanguageUse, Output, Topic
from members.terms.models import (
    ApprovalStep,
    ChairPoolEntry,
    NumberPattern,
    ReminderStep,
    TermsLanguage,
    TermsOfReference,
    TermsOutput,
)

PARAGRAPHS = Path(tj.__file__).parent / "tj_draft_paragraphs.txt"


def begin(preset: str, country: str) -> None:
    """Make the group; one installation is one group."""
    found = Group.get()
    if found and found.preset != preset:
        raise Refused(
            _(
                "This installation serves the group “%(group)s” already. Install a second one for another group."
            )
            % {"group": found}
        )
    if not found:
        Group.objects.create(preset=preset, country=country)


def load_tj() -> None:
    """The preset of Tajikistan: institutions, people, both Terms of Reference, the founding authorities."""
    with transaction.atomic():
        begin("tj", "TJ")
        places = _institutions()
        _people(places)
        _terms(places)
        _lpi(places)
        load_playbooks()
        for ordinal, text in enumerate(playbooks.OBJECTIVES_TJ, start=1):
            Objective.objects.get_or_create(
                ordinal=ordinal, defaults={"text_en": text, "source": playbooks.OBJECTIVES_SOURCE}
            )


def load_kz() -> None:
    """The preset of Kazakhstan: institutions with what changed since 2021, the Terms and the composition as reported."""
    with transaction.atomic():
        begin("kz", "KZ")
        places = _institutions(kz.INSTITUTIONS, "KZ", "ru")
        _changes(places)
        _people(places, kz.PEOPLE)
        if not TermsOfReference.objects.filter(code=kz.SETTINGS["code"]).exists():
            _terms_kz(places)
        _list_of(places, kz.MEMBERS, kz.MEMBERS, kz.LPI_BASIS)
        load_playbooks()


def load_blank() -> None:
    """A group of which nothing is known: the playbooks and an empty draft of the Terms of Reference."""
    with transaction.atomic():
        begin("blank", "")
        load_playbooks()
        TermsOfReference.objects.get_or_create(
            code="BLANK",
            defaults={"chair_model": "single", "time_zone": "UTC", "label_en": "Blank Terms of Reference"},
        )


def _changes(places: dict[str, Institution]) -> None:
    """Names, parents and successors since 2021, each from its day."""
    for code, language, old, new, day, source in kz.RENAMED:
        names = places[code].names
        names.filter(language=language, text=old, ends_on__isnull=True).update(
            ends_on=day - timedelta(days=1)
        )
        names.get_or_create(
            language=language, text=new, defaults={"starts_on": day, "source": source, "confidence": tj.SEEN}
        )
    for code, before, after, day in kz.MOVED:
        if not places[code].parents.exists():
            last = day - timedelta(days=1)
            InstitutionParent.objects.create(institution=places[code], parent=places[before], ends_on=last)
            InstitutionParent.objects.create(institution=places[code], parent=places[after], starts_on=day)
    for before, after, day, source in kz.SUCCEEDED:
        Succession.objects.get_or_create(
            before=places[before], after=places[after], defaults={"starts_on": day, "source": source}
        )


def _terms_kz(places: dict[str, Institution]) -> None:
    terms = TermsOfReference.objects.create(
        **kz.SETTINGS, **kz.NAMES, status="provisional", secretariat_institution=places["ISC"]
    )
    for ordinal, code in enumerate(kz.POOL, start=1):
        ChairPoolEntry.objects.create(terms=terms, institution=places[code], ordinal=ordinal)
    for kind, pattern in tj.PATTERNS.items():
        NumberPattern.objects.create(terms=terms, kind=kind, pattern=pattern)
    for days in (14, 3, 0):
        ReminderStep.objects.create(terms=terms, days_before=days)
    for use, language in (
        (LanguageUse.OFFICIAL, "kk"),
        (LanguageUse.OFFICIAL, "ru"),
        (LanguageUse.WORKING, "en"),
    ):
        TermsLanguage.objects.create(terms=terms, use=use, language=language)
    for output in Output.values:
        TermsOutput.objects.create(terms=terms, output=output)


def load_playbooks() -> None:
    """The playbooks of both countries and an empty one; a playbook that exists is left as it is."""
    for code, name, months, steps in playbooks.PLAYBOOKS:
        playbook, made = Playbook.objects.get_or_create(
            code=code,
            defaults={
                "reported_months": months,
                "source": playbooks.SOURCE if months else "",
                **in_languages("name", name),
            },
        )
        for ordinal, title in enumerate(steps if made else (), start=1):
            PlaybookStep.objects.create(playbook=playbook, ordinal=ordinal, **in_languages("title", title))


def _institutions(rows=tj.INSTITUTIONS, country="TJ", spoken="tg") -> dict[str, Institution]:
    places: dict[str, Institution] = {}
    for code, kind, parent, names in rows:
        language = "en" if kind == tj.WORLD else spoken
        place, made = Institution.objects.get_or_create(
            code=code,
            defaults={"kind": kind, "language": language, "country": "" if kind == tj.WORLD else country},
        )
        places[code] = place
        if not made:
            continue
        for name_language, name_kind, text, confidence, source in names:
            InstitutionName.objects.create(
                institution=place,
                language=name_language,
                kind=name_kind,
                text=text,
                confidence=confidence,
                source=source,
            )
        if parent:
            InstitutionParent.objects.create(institution=place, parent=places[parent])
        sort(place)
    return places


def _people(places: dict[str, Institution], rows=tj.PEOPLE) -> None:
    for family, given, latin, at, posts in rows:
        person, made = Person.objects.get_or_create(
            family_name=family, given_name=given, defaults={"latin_name": latin}
        )
        if not made:
            continue
        for title_en, title_ru, starts_on, ends_on, source in posts:
            Post.objects.create(
                person=person,
                institution=places[at],
                title_en=title_en,
                title_ru=title_ru,
                starts_on=starts_on,
                ends_on=ends_on,
                source=source,
            )


def _terms(places: dict[str, Institution]) -> None:
    draft = _version("draft", "draft", tj.DRAFT_SETTINGS, places)
    if draft:
        for ordinal, code in enumerate(tj.POOL, start=1):
            ChairPoolEntry.objects.create(terms=draft, institution=places[code], ordinal=ordinal)
        ApprovalStep.objects.create(terms=draft, approver="leading_cochair", ordinal=1)
        for number, heading, topics, text in paragraphs():
            paragraph = draft.paragraphs.create(number=number, heading_en=heading, text_en=text)
            for topic in topics:
                paragraph.topics.create(topic=Topic(topic))
    reported = _version("reported", "provisional", tj.REPORTED_SETTINGS, places)
    if reported:
        ChairPoolEntry.objects.create(terms=reported, institution=places["STATE_SERVICE"], ordinal=1)
        ApprovalStep.objects.create(terms=reported, approver="chair", ordinal=1)
        for output in Output.values:
            TermsOutput.objects.create(terms=reported, output=output)


def _version(name: str, status: str, settings: dict, places) -> TermsOfReference | None:
    """A version with what both share; None when it exists."""
    if TermsOfReference.objects.filter(code=settings["code"]).exists():
        return None
    english, russian, tajik = tj.NAMES[name]
    label_en, label_ru, label_tg = tj.LABELS[name]
    terms = TermsOfReference.objects.create(
        **settings,
        status=status,
        secretariat_institution=places["STATE_SERVICE"],
        name_en=english,
        name_ru=russian,
        name_tg=tajik,
        label_en=label_en,
        label_ru=label_ru,
        label_tg=label_tg,
    )
    for kind, pattern in tj.PATTERNS.items():
        NumberPattern.objects.create(terms=terms, kind=kind, pattern=pattern)
    for days in (14, 3, 0):
        ReminderStep.objects.create(terms=terms, days_before=days)
    TermsLanguage.objects.create(terms=terms, use=LanguageUse.OFFICIAL, language="tg")
    for language in ("ru", "en"):
        TermsLanguage.objects.create(terms=terms, use=LanguageUse.WORKING, language=language)
    return terms


def paragraphs() -> list[tuple[int, str, list[str], str]]:
    """Number, heading, topics and text of each paragraph of the draft Terms of Reference."""
    found = []
    for block in PARAGRAPHS.read_text().split("\n\n")[1:]:
        head, text = block.split("\n", 1)
        number, heading, *topics = head.split(" | ")
        about = topics[0].split(", ") if topics else []
        found.append((int(number), heading.strip(), about, text.strip()))
    return found


def _lpi(places: dict[str, Institution]) -> None:
    basis = "Five founding authorities named in the presentation of 2023, slide 5; no decision is known"
    _list_of(places, tj.FOUNDERS, tj.UNITS, basis)


def _list_of(places: dict[str, Institution], listed: list[str], seated: list[str], basis: str) -> None:
    """The first list, applied provisionally, and the seats of the units reported."""
    version, made = LpiVersion.objects.get_or_create(
        number=1, defaults={"status": "provisional", "basis_text_en": basis}
    )
    if made:
        for ordinal, code in enumerate(listed, start=1):
            LpiEntry.objects.create(version=version, institution=places[code], ordinal=ordinal)
        for code in seated:
            Seat.objects.create(unit=places[code])
