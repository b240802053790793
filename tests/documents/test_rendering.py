"""Making files of a text: what a worker lives through."""

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.documents.pdf import RenderingFailed
from iiwg.documents.rendering import render_text
from iiwg.documents.services import ask_for_rendition, make, store_text

ASKS_FOR_A_FILE = '<p>Text</p><img src="http://127.0.0.1:9/x">'


def test_a_text_that_asks_for_a_file_is_refused_as_an_ordinary_error():
    with pytest.raises(RenderingFailed, match="may not be fetched"):
        render_text(ASKS_FOR_A_FILE, format="pdf", language="en", title="t")


@pytest.mark.django_db
def test_a_job_that_cannot_succeed_ends_as_failed_and_leaves_its_worker_alive():
    document = store_text(ASKS_FOR_A_FILE, title="t", language="en", by=SYSTEM)
    rendition = ask_for_rendition(document, by=SYSTEM)
    for _ in range(3):
        make(rendition.pk)
    rendition.refresh_from_db()
    assert rendition.state == "failed"
    assert "may not be fetched" in rendition.error
