"""The text of a draft of the Terms of Reference, paragraph by paragraph, in the languages known."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iiwg.audit.services import record
from iiwg.pages.words import in_languages
from iiwg.workflow.tables import Refused
from members.terms.enums import ChairModel, TermsStatus, Topic
from members.terms.models import ParagraphTopic, TermsOfReference, TermsParagraph
from members.terms.services.terms import copy_to_draft
from members.terms.services.terms import on as terms_on

# The sections of a regulation in the region (order of a minister: tasks, functions, rights).
REGULATION = (gettext_noop("Tasks"), gettext_noop("Functions"), gettext_noop("Rights"))


def draft_regulation(*, by) -> TermsOfReference:
    """A draft with the three sections of a regulation, and the settings of the version that applies."""
    now = terms_on()
    code = f"REGULATION-{TermsOfReference.objects.count() + 1}"
    with transaction.atomic():
        if now:
            draft = copy_to_draft(now, code=code, by=by)
            ParagraphTopic.objects.filter(paragraph__terms=draft).delete()
            draft.paragraphs.all().delete()
        else:
            draft = TermsOfReference.objects.create(code=code, chair_model=ChairModel.SINGLE)
        for number, heading in enumerate(REGULATION, start=1):
            TermsParagraph.objects.create(terms=draft, number=number, **in_languages("heading", heading))
        record("members.termsofreference.change", draft, by=by, fields=["paragraphs"])
    return draft


def write(terms: TermsOfReference, number: int | None, *, topics, by, **texts) -> TermsParagraph:
    """Write a paragraph of a draft and what it is about; without a number one more at the end."""
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        if row.status != TermsStatus.DRAFT:
            raise Refused(
                _("This version was applied and is sealed. Make a new draft from it."), basis=Topic.AMENDMENTS
            )
        number = number or (row.paragraphs.aggregate(last=Max("number"))["last"] or 0) + 1
        paragraph, _made = TermsParagraph.objects.get_or_create(terms=row, number=number)
        for name, text in texts.items():
            setattr(paragraph, name, text)
        paragraph.save()
        _set_topics(paragraph, topics)
        record("members.termsofreference.change", row, by=by, fields=["paragraphs"])
    return paragraph


def say_what_it_is_about(paragraph: TermsParagraph, *, topics, by) -> None:
    """Choose the topics of a paragraph, of an applied version too: the text stays, rules find what they rest on."""
    with transaction.atomic():
        _set_topics(paragraph, topics)
        record(
            "members.termsofreference.topics",
            paragraph.terms,
            by=by,
            paragraph=paragraph.number,
            topics=sorted(topics),
        )


def topics_of(paragraph: TermsParagraph | None) -> list[str]:
    """What a paragraph is about; of one that is not written yet, nothing."""
    return [row.topic for row in paragraph.topics.all()] if paragraph else []


def _set_topics(paragraph: TermsParagraph, topics) -> None:
    paragraph.topics.exclude(topic__in=topics).delete()
    for topic in topics:
        paragraph.topics.get_or_create(topic=topic)
