"""Posts people hold: record, complete, end, correct, withdraw."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.actors import Actor
from iiwg.database.periods import DatePrecision, contradicted, last_of
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from members.institutions.dated_facts import (
    correct,
    keeping_old_lists,
    refuse_backward,
    widened,
    withdraw,
)
from members.institutions.models import Institution
from members.people.models import Person, Post

_BACKWARD = gettext_lazy("The post would end before it starts.")


def add_post(
    person: Person, *, institution: Institution, by: Actor, because: str = "", **fields: Any
) -> Post:
    """A job title at an institution; because: why lists of old meetings change by it.

    fields: titles, starts_on, ends_on with their precision, source. One post at an institution is held at a time: it ends
    where the next one begins.
    """
    fields = widened(fields)
    with changing(person, "members.person.post", by=by) as row, keeping_old_lists(row, because):
        refuse_backward(fields, _BACKWARD)
        post = Post(person=row, institution=institution, recorded_because=because, **fields)
        _replace_of_same_day(row.posts.filter(institution=institution), post, by=by)
        post.save()
        _refuse_contradiction(post)
    return post


def _replace_of_same_day(posts: QuerySet[Post], post: Post, *, by: Actor) -> None:
    """A second post at an institution from the same day is a correction of the first."""
    if not post.starts_on or post.ends_on:
        return
    for first in posts.filter(starts_on=post.starts_on, ends_on=None):
        withdraw(first, because=_("Another post was entered from the same day."), by=by)


def _refuse_contradiction(post: Post) -> None:
    """Two posts at an institution are not held on one day."""
    series = Post.objects.filter(person=post.person_id, institution=post.institution_id)
    if other := contradicted(series, post):
        raise Refused(
            _(
                "The post “%(post)s” is held there in a part of this time. Correct its days, or those of this post."
            )
            % {"post": other}
        )


def end_post(
    post: Post,
    *,
    ends_on: datetime.date,
    by: Actor,
    because: str = "",
    ends_precision: str = DatePrecision.DAY,
) -> None:
    """Say until when a post was held."""
    person = post.person
    with (
        changing(post, "members.person.post_end", by=by, part_of=person) as row,
        keeping_old_lists(person, because),
    ):
        ends_on = last_of(ends_on, ends_precision)
        if row.ends_on and ends_on > row.ends_on:
            raise Refused(_("This post has ended. Record a new one."))
        refuse_backward({"starts_on": row.starts_on, "ends_on": ends_on}, _BACKWARD)
        row.ends_on, row.ends_precision = ends_on, ends_precision
        row.save()


def correct_post(post: Post, *, because: str, by: Actor, **fields: Any) -> Post:
    """Put the right title, institution, days or source in the place of what was entered; what stood is kept."""
    fields = widened(fields)
    with changing(post, "members.person.correct", by=by, part_of=post.person) as row:
        refuse_backward(fields, _BACKWARD)
        right = correct(row, because=because, by=by, **fields)
        _refuse_contradiction(right)
    return right


def withdraw_post(post: Post, *, because: str, by: Actor) -> None:
    """A post that was entered by mistake counts no more."""
    with changing(post, "members.person.take_back", by=by, part_of=post.person) as row:
        withdraw(row, because=because, by=by)
