"""What every page shows around its matter: the five places, the languages, the version."""

import re
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

PLACES = (
    ("/", "house", _("Home")),
    ("/meetings/", "calendar3", _("Meetings")),
    ("/follow-up/", "list-check", _("Follow-up")),
    ("/members/", "people", _("Members")),
    ("/register/", "geo-alt", _("Register")),
)
SETTINGS = ("/settings/", "gear", _("Settings"))


@lru_cache
def version() -> str:
    """The version in the first heading of the change log."""
    found = re.search(r"^## (\S+)", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)
    return found.group(1) if found else ""


def site(request) -> dict:
    """Context of the layout."""
    user = getattr(request, "user", None)
    places = list(PLACES)
    if user and user.is_authenticated and user.has_perm("accounts.manage_users"):
        places.append(SETTINGS)
    nav = [
        {
            "url": url,
            "icon": icon,
            "label": label,
            "current": request.path == url if url == "/" else request.path.startswith(url),
            "desk_only": url == SETTINGS[0],
        }
        for url, icon, label in places
    ]
    return {
        "nav": nav,
        "site_version": version(),
        "languages": settings.LANGUAGES,
        "query_text": "",
        "theme": request.COOKIES.get("theme", ""),
    }
