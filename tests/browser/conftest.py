"""A real browser: Debian's Chromium, driven by Playwright."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Error, sync_playwright

AXE = settings.BASE_DIR / "node_modules/axe-core/axe.min.js"
SCANNED: set[tuple] = set()
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once a run."""
    # Playwright keeps an event loop in this thread; the ORM is used from it on purpose.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def window(chromium, live_server):
    """A function that opens a window of the browser on the site, at a desk or on an emulated phone; nobody is signed in."""
    contexts = []

    def open_window(language, phone):
        context = chromium.new_context(
            viewport=PHONE if phone else DESK, base_url=live_server.url, accept_downloads=True, is_mobile=phone,
            has_touch=phone,
        )  # fmt: skip
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        return new_tab(context)

    yield open_window
    for context in contexts:
        context.close()


def new_tab(context):
    """An empty tab that keeps in `errors_seen` what goes wrong on its pages."""
    page = context.new_page()
    page.set_default_timeout(60000)
    page.errors_seen = errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


@pytest.fixture
def open_as(window):
    """A function that signs a person in through the sign-in page."""
    from tests.cast import PASSWORD

    def open_page(user, language="en", phone=False):
        page = window(language, phone)
        page.goto("/accounts/login/")
        scan(page)
        page.fill("input[name=login]", user.email)
        page.fill("input[name=password]", PASSWORD)
        page.click("form .btn-primary")
        page.wait_for_url("**/")
        return page

    return open_page


def scan(page) -> None:
    """Look at a page once it is there: a click may still be leading to the next one."""
    try:
        _scan(page)
    except Error:  # the page left while it was looked at
        page.wait_for_load_state("load")
        _scan(page)


def _scan(page) -> None:
    """Fail when axe finds something serious, or when a page is wider than its window.

    axe looks at a kind of page once at each width with each number of its parts; the width is looked at every time.
    """
    parts = page.evaluate("document.querySelectorAll('input, button, a, table, details').length")
    kind = (re.sub(r"\d+", "N", urlsplit(page.url).path), page.viewport_size["width"], parts)
    if kind not in SCANNED:
        page.evaluate(AXE.read_text())
        found = page.evaluate("async () => (await axe.run()).violations")
        serious = [
            f"{page.url}: {item['id']} {item['nodes'][0]['html'][:120]}"
            for item in found
            if item["impact"] in ("serious", "critical")
        ]
        assert serious == []
        SCANNED.add(kind)
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
    )
    assert not too_wide, f"{page.url} scrolls sideways"


def keep(page, name: str) -> None:
    """Take a screenshot for the README when it is asked for."""
    if os.environ.get("IIWG_SCREENSHOTS"):
        page.screenshot(path=Path(settings.BASE_DIR) / "docs/images" / f"{name}.png")
