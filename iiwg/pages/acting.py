"""How a view acts: validate, call the service, say what happened. A refusal is a sentence, nothing typed is lost."""

import logging

from django.contrib import messages
from django.db import IntegrityError, OperationalError
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from iiwg.workflow.rooms import brought
from iiwg.workflow.tables import Refused

log = logging.getLogger(__name__)
# What a database says when two people do the same at the same moment; nothing was written by the second.
CLASHES = (IntegrityError, OperationalError)


def sentence_of(refusal: Refused) -> str:
    """The sentence of a refusal, with a link to what it rests on."""
    cited = _cited(refusal)
    if cited is None:
        return str(refusal.sentence)
    label, address = cited
    return format_html('{} (<a href="{}">{}</a>)', refusal.sentence, address, label)


def plain_sentence_of(refusal: Refused) -> str:
    """The same without a link, for an answer to a script."""
    cited = _cited(refusal)
    return f"{refusal.sentence} ({cited[0]})" if cited else str(refusal.sentence)


def _cited(refusal: Refused) -> tuple[str, str] | None:
    if not refusal.basis:
        return None
    return next((cited for cite in brought("citations") if (cited := cite(refusal.basis))), None)


def act(request, verb, *, back: str, done: str = ""):
    """Call a verb that needs no form, then go back with what happened."""
    try:
        verb()
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
    except CLASHES:
        messages.error(request, clash())
    else:
        if done:
            messages.success(request, done)
    return redirect(back)


def clash() -> str:
    """What the second of two hears."""
    log.exception("two at once, or a rule of the database that no service asked first")
    return _("Somebody else saved the same at this moment. Nothing was changed: look again, then repeat.")


def form_page(request, form, *, title, submit, save, back, lead="", done="", template="form.html", **context):
    """A page with one form. `save` gets the cleaned data and returns the address to go to (or None: `back`)."""
    if request.method == "POST" and form.is_valid():
        try:
            target = save(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        except CLASHES:
            form.add_error(None, clash())
        else:
            if done:
                messages.success(request, done)
            return redirect(target or back)
    context |= {"form": form, "title": title, "submit": submit, "back": back, "lead": lead}
    return render(request, template, context, status=422 if form.errors else 200)
