"""The settings of the site, with an address for each floor and with Django's admin beside its pages."""

from iiwg.settings import *  # noqa: F403  the site as it is deployed
from iiwg.settings import BASE_DIR, INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin", "benchmarks"]
MIDDLEWARE = ["benchmarks.counting.QueryCount", *MIDDLEWARE]
TEMPLATES = [{**TEMPLATES[0], "DIRS": [*TEMPLATES[0]["DIRS"], BASE_DIR / "benchmarks" / "templates"]}]
ROOT_URLCONF = "benchmarks.urls"
SECOND_FACTOR: set[str] = set()  # the sessions of the run are made without a sign-in page
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS = 60 * 60 * 24
