"""What every page shows around its matter: the places, the banners of the rooms, the languages, the version."""

import re
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.workflow.rooms import Place, brought, places


@cache
def version() -> str:
    """The version in the first heading of the change log."""
    found = re.search(r"^## (\S+)", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)
    return found.group(1) if found else ""


def site(request) -> dict:
    """Context of the layout."""
    names = (name_of(request) for name_of in brought("site_name"))
    banners = [banner for bring in brought("banner") if (banner := bring(request))]
    return {
        "nav": [_shown(place, request) for place in places() if _may_go(place, request)],
        "site_name": next((name for name in names if name), _("Working group on tailings safety")),
        "banners": banners,
        "site_version": version(),
        "languages": settings.LANGUAGES,
        "query_text": "",
        "theme": request.COOKIES.get("theme", ""),
        "csrf_cookie": settings.CSRF_COOKIE_NAME,  # for the scripts that send forms
    }


def _may_go(place: Place, request) -> bool:
    user = getattr(request, "user", None)
    return not place.permission or bool(user and user.has_perm(place.permission))


@cache
def _address(page: str) -> str:
    return reverse(page)


def _shown(place: Place, request) -> dict:
    """A place as the navigation shows it; the home page is current only on itself."""
    url = _address(place.page)
    return {
        "url": url,
        "icon": place.icon,
        "label": place.label,
        "current": request.path == url if url == "/" else request.path.startswith(url),
        "desk_only": place.in_menu,
    }
