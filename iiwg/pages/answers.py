"""How a page answers a verb: with what was done, with the sentence of a refusal, or with that of two at once."""

import logging

from django.contrib import messages
from django.db import IntegrityError, OperationalError
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from iiwg.database.faults import is_clash
from iiwg.workflow.rooms import brought
from iiwg.workflow.tables import Refused

log = logging.getLogger(__name__)
# What may stop a verb: `what_stopped` says it, or raises it on.
STOPS = (Refused, IntegrityError, OperationalError)


def what_stopped(error: Exception) -> str:
    """What the reader hears of what stopped a verb: the sentence of a refusal, or that somebody else was first.

    Anything else is no answer to a reader: it is raised on, and the page of a failed request says what is known.
    """
    if isinstance(error, Refused):
        return sentence_of(error)
    if not is_clash(error):
        raise error
    log.warning("two at once, or a rule of the database that no service asked first: %s", error)
    return _("Somebody else saved the same at this moment. Nothing was changed: look again, then repeat.")


def sentence_of(refusal: Refused) -> str:
    """The sentence of a refusal, with a link to what it rests on and one to where it is mended."""
    said = str(refusal.sentence)
    if cited := _cited(refusal):
        label, address = cited
        said = format_html('{} (<a href="{}">{}</a>)', said, address, label)
    if refusal.mend:
        label, address = refusal.mend
        said = format_html('{} <a href="{}">{}</a>', said, address, label)
    return said


def plain_sentence_of(refusal: Refused) -> str:
    """The same without a link, for an answer to a script."""
    cited = _cited(refusal)
    return f"{refusal.sentence} ({cited[0]})" if cited else str(refusal.sentence)


def _cited(refusal: Refused) -> tuple[str, str] | None:
    if not refusal.basis:
        return None
    return next((cited for cite in brought("citations") if (cited := cite(refusal.basis))), None)


def call_and_redirect(request, verb, *, back: str, done: str = ""):
    """Call a verb that needs no form, then redirect to `back` with what happened."""
    try:
        verb()
    except STOPS as error:
        messages.error(request, what_stopped(error))
    else:
        if done:
            messages.success(request, done)
    return redirect(back)
