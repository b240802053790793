"""Template tags of forms: a field with its label, help and error; the summary of what a form refuses."""

from django import forms, template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def required(label) -> str:
    """The label of a field that may not stay empty."""
    return format_html('{} <span class="required">({})</span>', label, _("required"))


@register.simple_tag
def field_label(bound) -> str:
    """The label of a field, saying when it may not stay empty."""
    return required(bound.label) if bound.field.required else bound.label


@register.inclusion_tag("components/field.html")
def field(bound) -> dict:
    """One field: label, what it is for, the widget, the sentence about what is wrong."""
    widget = bound.field.widget
    kind = "plain"
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        kind = "choices"
    elif isinstance(widget, forms.CheckboxInput):
        kind = "check"
    elif isinstance(widget, forms.FileInput):
        kind = "upload"
    limit = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
    return {
        "bound": bound,
        "kind": kind,
        "widget": bound.as_widget(),
        "limit": limit,
        "kinds": _kinds(bound),
    }


def _kinds(bound) -> str:
    """The kinds of file an upload accepts, as people call them: PDF, JPG, PNG."""
    kinds = getattr(bound.field, "kinds", ())
    return ", ".join(kind.upper() for kind in kinds if kind != "jpeg")


@register.inclusion_tag("components/form_fields.html")
def form_fields(form) -> dict:
    """Every field of a form, and what is wrong with it as a whole. Those a form names in `more` are folded away.

    They stand open where one of them was refused.
    """
    more = getattr(form, "more", ())
    folded = [bound for bound in form.visible_fields() if bound.name in more]
    return {
        "form": form,
        "shown": [bound for bound in form.visible_fields() if bound.name not in more],
        "folded": folded,
        "is_open": any(bound.errors for bound in folded),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form) -> dict:
    """What is wrong with a form, first the whole, then field by field with a link to each."""
    fields = [
        {"id": _first_input(bound), "label": bound.label, "errors": bound.errors}
        for bound in form
        if bound.errors
    ]
    return {"form": form, "fields": fields}


def _first_input(bound) -> str:
    """The id of what a field is filled in with; of several boxes, the first."""
    return bound.id_for_label or f"{bound.auto_id}_0"
