"""Every URL declares who may: `path("…", allow(view, "room.permission"))`. A guard walks the URLconf."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from iiwg.workflow.rooms import visible_to

SIGNED_IN = "accounts.use"


def allow(view, permission: str, *, on_object: bool = False):
    """Declare the permission of a view.

    Without `on_object` the middleware asks it before the view runs; with it the view asks it for the object it
    gets through `get_for_user`, and the middleware fails loudly when it did not.
    """

    @wraps(view)
    def declared(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    declared.permission = permission
    declared.on_object = on_object
    return declared


def allow_on_object(view, permission: str):
    """Declare a permission that the view asks on the object it fetches."""
    return allow(view, permission, on_object=True)


def public(view):
    """Declare a view open to everybody."""

    @wraps(view)
    def declared(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    declared.permission = None
    declared.on_object = False
    return declared


def asks_again(view):
    """Declare that the password is asked again, after a pause, before what is sent to a view is done."""
    view.asks_again = True
    return view


def get_for_user(request, model, *, among=None, by_verb: bool = False, **lookup):
    """The record of a page: 404 unless this user sees it, 403 unless the declared permission is open on it.

    among: a queryset of the model with what the page needs beside; what the user sees is taken from it.
    by_verb: the verb asks its own permission and answers with a sentence; who sees the record may press.
    """
    rows = visible_to(request.user, model)
    if among is not None:
        rows = among.filter(pk__in=rows.values("pk"))
    try:
        obj = get_object_or_404(rows, **lookup)
    except OverflowError as error:  # a number in the address that no database holds
        raise Http404 from error
    request.permission_asked = True
    if not by_verb and not request.user.has_perm(request.resolver_match.func.permission, obj):
        raise PermissionDenied
    return obj
