"""A stranger chooses the file of approved minutes: its digest is computed on the device, and the file stays there."""

import pytest
from django.core.cache import cache

from iiwg.audit.actors import SYSTEM
from iiwg.documents import services
from meetings.minutes.services import printing
from tests import cast as cast_module
from tests.browser.conftest import scan
from tests.scenes import approved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_file_is_checked_without_being_sent(chromium, live_server, tmp_path):
    cache.clear()
    draft = approved(cast_module.build())
    rendition = printing.ask_for_file(draft, draft.language, "docx", by=SYSTEM)
    services.make(rendition.pk)
    rendition.refresh_from_db()
    file = tmp_path / "minutes.docx"
    with rendition.file.open() as made:
        file.write_bytes(made.read())
    context = chromium.new_context(base_url=live_server.url, locale="en")
    page = context.new_page()
    bodies = []
    page.on("request", lambda request: bodies.append(request.post_data))
    page.goto("/check/")
    scan(page)
    page.set_input_files("#file", file)
    page.wait_for_selector("text=The file is exactly the one that was made of the approved text.")
    file.write_bytes(file.read_bytes() + b" ")
    page.set_input_files("#file", file)
    page.wait_for_selector("text=This file is none that was made here")
    scan(page)
    assert not any(bodies)
    context.close()
