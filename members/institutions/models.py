"""Institutions: bodies with dated names and dated parents."""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from guardian.models import UserObjectPermissionBase

from iiwg.database.fields import FoldedField
from iiwg.database.fold import fold
from iiwg.database.models import DatedFact, Withdrawable, today
from iiwg.database.periods import DatePrecision, Period, chained
from iiwg.pages.languages import SITE_LANGUAGES, by_preference, current_language
from iiwg.pages.ordering import InLanguage, key_of_reader
from members.institutions.enums import (
    Confidence,
    InstitutionKind,
    InstitutionLevel,
    Language,
    NameKind,
    Sector,
)


class InstitutionQuerySet(models.QuerySet):
    """Institutions with what their names need."""

    def with_names(self):
        """With names and parents at a constant number of queries."""
        return self.prefetch_related("names", "parents__parent__names")

    def search(self, text: str):
        """Institutions one of whose names, in any spelling, holds the text."""
        return self.filter(names__folded__contains=fold(text), names__withdrawn_at=None).distinct()


class Institution(models.Model):
    """A ministry, a unit of one, an operator, an institute, an organisation. Names and parents are dated rows."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=15, choices=InstitutionKind)
    level = models.CharField(
        _("level"), max_length=10, choices=InstitutionLevel, default=InstitutionLevel.NATIONAL
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(
        _("language of correspondence"), max_length=2, choices=Language, default=Language.TG
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    is_convention_authority = models.BooleanField(
        _("competent authority under the Industrial Accidents Convention"), default=False
    )
    note = models.TextField(_("note"), blank=True)
    # What it is sorted by in each language of the site: the letters of its name there, or of the one read instead.
    alphabet_tg = models.CharField(max_length=240, blank=True, db_index=True, editable=False)
    alphabet_ru = models.CharField(max_length=240, blank=True, db_index=True, editable=False)
    alphabet_en = models.CharField(max_length=240, blank=True, db_index=True, editable=False)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = [InLanguage("alphabet"), "id"]
        permissions = [("represent_institution", "Represents the institution")]

    def __str__(self):
        return self.name()

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("members:institution", args=[self.pk])

    @property
    def alphabet(self) -> str:
        """What it is sorted by for this reader."""
        return getattr(self, key_of_reader("alphabet"))

    def name(self, language: str | None = None, on: datetime.date | None = None) -> str:
        """The official name in a language on a day; another language or day where that one is not known."""
        found = self.name_row(language, on)
        return found.text if found else self.code

    def name_row(self, language=None, on=None, kind=NameKind.OFFICIAL) -> "InstitutionName | None":
        """The row `name` takes its text from: tells its language, so that a page can mark another one."""
        rows = [row for row in self.names.all() if row.kind == kind]
        day = on or today()

        def distance(held):
            return (held.days_from(day), *(-number for number in held.precedence()))

        for wanted in by_preference(language or current_language()):
            held = periods_of([row for row in rows if row.language == wanted])
            if held:
                return min(held, key=distance).row
        return None

    def names_held(self) -> list[Period]:
        """Its names with from when to when each held; of the official ones in a language, one at a time."""
        return periods_of(self.names.all())

    @property
    def letter_language(self) -> str:
        """The language in which letters to this body are written: its own, where the site speaks it, else Russian."""
        return self.language if self.language in SITE_LANGUAGES else Language.RU

    def parent(self, on: datetime.date | None = None) -> "Institution | None":
        """The body this one belongs to on a day."""
        day = on or today()
        held = [row for row in self.parents.all() if row.holds_on(day)]
        found = max(held, key=lambda row: (*row.precedence(), row.pk), default=None)
        return found.parent if found else None


def periods_of(names: Iterable["InstitutionName"]) -> list[Period]:
    """Names with from when to when each held; of the official ones in a language, one at a time."""
    rows: dict[tuple, list[InstitutionName]] = {}
    for row in names:
        series = (row.kind, row.language, None if row.is_one_at_a_time else row.pk)
        rows.setdefault(series, []).append(row)
    return [period for series in rows.values() for period in chained(series)]


class InstitutionName(DatedFact):
    """A name an institution bears in one language from a day to a day, with its source and how sure it is."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="names")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    kind = models.CharField(_("kind of name"), max_length=12, choices=NameKind, default=NameKind.OFFICIAL)
    text = models.CharField(pgettext_lazy("thing", "name"), max_length=300)
    folded = FoldedField("text")
    source = models.CharField(_("source"), max_length=300, blank=True)
    confidence = models.CharField(
        _("confidence"), max_length=10, choices=Confidence, default=Confidence.UNVERIFIED
    )

    class Meta(DatedFact.Meta):
        ordering = ["kind", "language", models.F("starts_on").asc(nulls_first=True), "id"]
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["institution", "language", "kind", "text", "starts_on"],
                condition=Q(withdrawn_at=None),
                name="members_institution_name_once",
            ),
            models.UniqueConstraint(
                fields=["institution", "language", "kind", "text"],
                condition=Q(withdrawn_at=None, starts_on=None),
                name="members_institution_name_undated_once",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_one_at_a_time(self) -> bool:
        """Whether it ends where the next one of its kind and language begins."""
        return self.kind == NameKind.OFFICIAL


class InstitutionParent(DatedFact):
    """The body an institution belongs to, from a day to a day (a unit of a ministry)."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="units")

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(institution=models.F("parent")), name="members_not_own_parent"
            ),
        ]

    def __str__(self):
        return f"{self.institution} < {self.parent}"


class Succession(Withdrawable):
    """One institution takes the place of another from a day; documents of before keep the name of before."""

    before = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="successors")
    after = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="predecessors")
    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = [models.F("starts_on").asc(nulls_first=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], condition=Q(withdrawn_at=None), name="members_succession_once"
            ),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="members_not_own_successor"),
        ]

    def __str__(self):
        return f"{self.before} → {self.after}"

    @property
    def institution(self) -> Institution:
        """On whose page it is corrected."""
        return self.before


class InstitutionUserObjectPermission(UserObjectPermissionBase):
    """A grant a person makes: a focal point represents an institution (stored by django-guardian)."""

    content_object = models.ForeignKey(Institution, on_delete=models.PROTECT)


class Group(models.Model):
    """The working group this installation serves. Its name and rules are in its Terms of Reference."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    preset = models.CharField(max_length=10)  # "tj": the preset it was made from
    country = models.CharField(_("country"), max_length=2)  # ISO 3166-1 alpha-2
    demo = models.BooleanField(default=False)  # holds DEMO records

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="members_group_only_one")]

    def __str__(self):
        return self.preset.upper()

    @classmethod
    def get(cls) -> "Group | None":
        """The group, or None before a preset is loaded."""
        return cls.objects.first()

    @classmethod
    def is_for_trying_out(cls) -> bool:
        """Whether its records are invented; not before a preset is loaded."""
        return cls.objects.filter(demo=True).exists()


class InstitutionSector(models.Model):
    """A field of public life an institution works in: what the gap view counts."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="sectors")
    sector = models.CharField(max_length=20, choices=Sector)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "sector"], name="members_institution_sector_once")
        ]

    def __str__(self):
        return self.get_sector_display()
