"""Make a group from what public sources tell of it. Running it twice changes nothing."""

from pathlib import Path

from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.periods import before_start
from iiwg.pages.languages import in_languages
from iiwg.search import index
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm
from members.establishment.models import Objective, Playbook, PlaybookStep
from members.institutions.models import Group, Institution, InstitutionName, InstitutionParent, Succession
from members.institutions.services import sort
from members.people.models import Person, Post
from members.presets import kz, playbooks, tj
from members.presets.known import BLANK, DAY, SEEN, WORLD, Body, Known, Official, Terms, paragraphs
from members.seats.enums import LpiStatus
from members.seats.models import LpiEntry, LpiVersion, Seat
from members.terms.enums import LanguageUse, Topic
from members.terms.models import (
    ApprovalStep,
    ChairPoolEntry,
    NumberPattern,
    ReminderStep,
    TermsLanguage,
    TermsOfReference,
    TermsOutput,
)

LOAD = "members.group.load_preset"
PRESETS = {"tj": tj.KNOWN, "kz": kz.KNOWN, "blank": BLANK}
Institutions = dict[str, Institution]


def load(preset: str, *, by: Actor) -> None:
    """Make the group from a preset, in every room; one installation is one group."""
    group = Group.get()
    if group is None:
        with creating(Group, LOAD, by=by, preset=preset) as make:
            make(preset=preset, country=PRESETS[preset].country)
            _enter(PRESETS[preset], by=by)
    else:
        with changing(group, LOAD, by=by, preset=preset):
            _refuse_another_group(group, preset)
            _enter(PRESETS[preset], by=by)
    index.fill()  # of the many records one door brings, only the group is told to the search


def _refuse_another_group(group: Group, preset: str) -> None:
    if group.preset != preset:
        raise Refused(
            _(
                "This installation serves the group “%(group)s” already. Install a second one for another group."
            )
            % {"group": group}
        )


def _enter(known: Known, *, by: Actor) -> None:
    """Enter what is not there yet."""
    institutions = _institutions(known.bodies, known.country, known.spoken)
    _changes(known, institutions)
    _officials(known.officials, institutions)
    for terms in known.terms:
        _terms(terms, institutions)
    _list(known, institutions)
    load_playbooks(by=by)
    for ordinal, text in enumerate(known.objectives, start=1):
        Objective.objects.get_or_create(
            ordinal=ordinal, defaults={"text_en": text, "source": known.objectives_source}
        )


def load_playbooks(*, by: Actor) -> None:
    """The playbooks of both countries, of the routes of the draft, and an empty one; one that exists is left as it is."""
    with creating(Playbook, "members.playbook.load", by=by) as make:
        for code, name, months, source, steps in playbooks.PLAYBOOKS:
            if Playbook.objects.filter(code=code).exists():
                continue
            playbook = make(code=code, reported_months=months, source=source, **in_languages("name", name))
            for ordinal, title in enumerate(steps, start=1):
                PlaybookStep.objects.create(
                    playbook=playbook, ordinal=ordinal, **in_languages("title", title)
                )


def _institutions(bodies: tuple[Body, ...], country: str, spoken: str) -> Institutions:
    institutions: Institutions = {}
    for code, kind, parent, names in bodies:
        home = (
            {"language": "en", "country": ""} if kind == WORLD else {"language": spoken, "country": country}
        )
        institution, made = Institution.objects.get_or_create(code=code, defaults={"kind": kind, **home})
        institutions[code] = institution
        if not made:
            continue
        for language, name_kind, text, confidence, source in names:
            InstitutionName.objects.create(
                institution=institution,
                language=language,
                kind=name_kind,
                text=text,
                confidence=confidence,
                source=source,
            )
        if parent:
            InstitutionParent.objects.create(institution=institution, parent=institutions[parent])
        sort(institution)
    return institutions


def _changes(known: Known, institutions: Institutions) -> None:
    """Names, parents and successors that changed, each from its day."""
    for code, language, new, day, precision, source in known.renamed:
        institutions[code].names.get_or_create(
            language=language,
            text=new,
            defaults={
                "starts_on": day,
                "starts_precision": precision,
                "source": source,
                "confidence": SEEN,
            },
        )
    for code, before, after, day, precision in known.moved:
        parents = institutions[code].parents
        if not parents.exists():
            last = before_start(day, precision)
            parents.create(parent=institutions[before], ends_on=last, ends_precision=precision)
            parents.create(parent=institutions[after], starts_on=day, starts_precision=precision)
    for before, after, day, precision, source in known.succeeded:
        Succession.objects.get_or_create(
            before=institutions[before],
            after=institutions[after],
            defaults={"starts_on": day, "starts_precision": precision, "source": source},
        )


def _officials(officials: tuple[Official, ...], institutions: Institutions) -> None:
    for family, given, latin, at, posts in officials:
        person, made = Person.objects.get_or_create(
            family_name=family, given_name=given, defaults={"latin_name": latin}
        )
        for title_en, title_ru, starts_on, precision, ends_on, source in posts if made else ():
            Post.objects.create(
                person=person,
                institution=institutions[at],
                title_en=title_en,
                title_ru=title_ru,
                starts_on=starts_on,
                starts_precision=precision,
                ends_on=ends_on,
                ends_precision=precision if ends_on else DAY,
                source=source,
            )


def _terms(known: Terms, institutions: Institutions) -> None:
    """A version of the Terms of Reference with its lists; one that exists is left as it is."""
    if TermsOfReference.objects.filter(code=known.settings["code"]).exists():
        return
    secretariat = institutions[known.secretariat] if known.secretariat else None
    terms = TermsOfReference.objects.create(
        **known.settings, **known.names, status=known.status, secretariat_institution=secretariat
    )
    for ordinal, code in enumerate(known.pool, start=1):
        ChairPoolEntry.objects.create(terms=terms, institution=institutions[code], ordinal=ordinal)
    if known.approver:
        ApprovalStep.objects.create(terms=terms, approver=known.approver, ordinal=1)
    for kind, pattern in known.patterns.items():
        NumberPattern.objects.create(terms=terms, kind=kind, pattern=pattern)
    for days in known.reminder_days:
        ReminderStep.objects.create(terms=terms, days_before=days)
    for language in known.official_languages:
        TermsLanguage.objects.create(terms=terms, use=LanguageUse.OFFICIAL, language=language)
    for language in known.working_languages:
        TermsLanguage.objects.create(terms=terms, use=LanguageUse.WORKING, language=language)
    for output in known.outputs:
        TermsOutput.objects.create(terms=terms, output=output)
    for code, slot, starts_on, ground in known.chairing:
        ChairingTerm.objects.create(
            terms=terms, institution=institutions[code], slot=slot, starts_on=starts_on, ground=ground
        )
    if known.text:
        _paragraphs(terms, known.text)


def _paragraphs(terms: TermsOfReference, text: Path) -> None:
    for number, heading, topics, words in paragraphs(text):
        paragraph = terms.paragraphs.create(number=number, heading_en=heading, text_en=words)
        for topic in topics:
            paragraph.topics.create(topic=Topic(topic))


def _list(known: Known, institutions: Institutions) -> None:
    """The first list, applied provisionally, and the seats of the units reported."""
    if not known.listed or LpiVersion.objects.filter(number=1).exists():
        return
    version = LpiVersion.objects.create(
        number=1, status=LpiStatus.PROVISIONAL, basis_text_en=known.list_basis
    )
    for ordinal, code in enumerate(known.listed, start=1):
        LpiEntry.objects.create(version=version, institution=institutions[code], ordinal=ordinal)
    for code in known.seated:
        Seat.objects.create(unit=institutions[code])
