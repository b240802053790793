"""People and the posts they hold."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from iiwg.database.fields import AlphabetField, FoldedField
from iiwg.database.fold import fold
from iiwg.database.models import DatedFact, today
from iiwg.database.periods import Period, chained
from members.institutions.models import Institution


class PersonQuerySet(models.QuerySet):
    """People who were not merged into another record."""

    def current(self):
        """Records in use."""
        return self.filter(merged_into__isnull=True)

    def search(self, text: str):
        """People whose name in any form holds the text."""
        return self.filter(folded__contains=fold(text))


class Person(models.Model):
    """A person as letters name them. No form of name is assumed: the patronymic may be absent."""

    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    aliases = models.CharField(_("other spellings"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="person"
    )
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    folded = FoldedField("family_name", "given_name", "patronymic", "latin_name", "aliases", max_length=800)
    alphabet = AlphabetField("family_name", "given_name", "patronymic", max_length=240)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["alphabet", "id"]

    def __str__(self):
        return self.full_name()

    def get_absolute_url(self) -> str:
        """The page of the person."""
        return reverse("members:person", args=[self.pk])

    def full_name(self, language: str | None = None) -> str:
        """Family, given and patronymic; in English documents the Latin form where it is known."""
        language = language or translation.get_language()
        if language == "en" and self.latin_name:
            return self.latin_name
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)

    def post_on(self, day=None, institution=None) -> "Post | None":
        """The post held on a day (at an institution), from the prefetched posts."""
        day = day or today()
        held = [
            period
            for period in self.posts_held()
            if period.holds_on(day) and (institution is None or period.row.institution_id == institution.pk)
        ]
        latest = max(held, key=lambda period: (*period.precedence(), period.row.pk), default=None)
        return latest.row if latest else None

    def posts_held(self) -> list[Period]:
        """The posts with from when to when each was held, at an institution one at a time; the latest first."""
        posts: dict[int, list[Post]] = {}
        for post in self.posts.all():
            posts.setdefault(post.institution_id, []).append(post)
        held = [period for series in posts.values() for period in chained(series)]
        return sorted(held, key=lambda period: (*period.precedence(), period.row.pk), reverse=True)


class PersonEmail(models.Model):
    """An e-mail address of a person; one address belongs to one person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emails")
    email = models.EmailField(_("e-mail address"))
    email_folded = FoldedField("email", max_length=200, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.email


class Post(DatedFact):
    """A job title a person holds at an institution from a day to a day; the title belongs to the post."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("job title"), max_length=200)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta(DatedFact.Meta):
        ordering = [models.F("starts_on").desc(nulls_last=True), "-id"]

    def __str__(self):
        return self.title or ""
