"""The text of a draft of the Terms of Reference, paragraph by paragraph, in the languages known."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext_noop

from iiwg.audit.actors import Actor
from iiwg.pages.languages import in_languages
from iiwg.workflow.doors import changing, creating
from members.terms.enums import ChairModel
from members.terms.models import ParagraphTopic, TermsOfReference, TermsParagraph
from members.terms.services.terms import copy_to_draft, next_code
from members.terms.services.terms import on as terms_on

# The sections of a regulation in the region (order of a minister: tasks, functions, rights).
REGULATION = (gettext_noop("Tasks"), gettext_noop("Functions"), gettext_noop("Rights"))


def draft_regulation(*, by: Actor) -> TermsOfReference:
    """A draft with the three sections of a regulation, and the settings of the version that applies."""
    with creating(TermsOfReference, "members.termsofreference.create", by=by) as make:
        now, code = terms_on(), next_code("REGULATION")
        if now:
            draft = copy_to_draft(now, code=code, by=by)
            ParagraphTopic.objects.filter(paragraph__terms=draft).delete()
            draft.paragraphs.all().delete()
        else:
            draft = make(code=code, chair_model=ChairModel.SINGLE)
        for number, heading in enumerate(REGULATION, start=1):
            draft.paragraphs.create(number=number, **in_languages("heading", heading))
    return draft


def add(version: TermsOfReference, *, topics: Iterable[str], by: Actor, **texts: str) -> TermsParagraph:
    """One more paragraph at the end of a draft, and what it is about.

    texts: heading and text by language, as `text_ru`.
    """
    with changing(version, "members.termsofreference.change", by=by, fields=["paragraphs"]) as row:
        last = row.paragraphs.aggregate(last=Max("number"))["last"] or 0
        paragraph = row.paragraphs.create(number=last + 1, **texts)
        _set_topics(paragraph, topics)
    return paragraph


def write(paragraph: TermsParagraph, *, topics: Iterable[str], by: Actor, **texts: str) -> None:
    """Write a paragraph of a draft anew, and what it is about. texts: as of `add`."""
    with changing(
        paragraph.terms, "members.termsofreference.change", by=by, fields=["paragraphs"]
    ) as version:
        row = version.paragraphs.get(pk=paragraph.pk)
        for name, text in texts.items():
            setattr(row, name, text)
        row.save()
        _set_topics(row, topics)


def choose_topics(paragraph: TermsParagraph, *, topics: Iterable[str], by: Actor) -> None:
    """Choose the topics of a paragraph, of an applied version too: the text stays, rules find what they rest on."""
    facts = {"paragraph": paragraph.number, "topics": sorted(topics)}
    with changing(paragraph.terms, "members.termsofreference.topics", by=by, **facts):
        _set_topics(paragraph, topics)


def topics_of(paragraph: TermsParagraph | None) -> list[str]:
    """What a paragraph is about; of one that is not written yet, nothing."""
    return [row.topic for row in paragraph.topics.all()] if paragraph else []


def _set_topics(paragraph: TermsParagraph, topics: Iterable[str]) -> None:
    paragraph.topics.exclude(topic__in=topics).delete()
    for topic in topics:
        paragraph.topics.get_or_create(topic=topic)
