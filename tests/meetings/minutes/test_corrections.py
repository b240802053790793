"""The words of a correction stand where it says, also after another corrigendum, and are fixed once they were sent."""

import pytest

from iiwg.documents.enums import Format
from iiwg.documents.models import Rendition
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.tables import Refused
from meetings.minutes.services import approvals, corrigenda, lines
from meetings.minutes.texts.corrigendum import words_at
from tests import scenes
from tests.scenes import digest_of

pytestmark = pytest.mark.django_db


def another(cast, minutes, old, new):
    """One more corrigendum to minutes, being written, with one correction of their first line."""
    row = corrigenda.start(minutes, reason="Another word.", by=cast.secretary)
    corrigenda.correct(row, line=minutes.lines.first(), old=old, new=new, by=cast.secretary)
    return row


def put_in_force(cast, row):
    """Send a corrigendum, and approve it."""
    approvals.send_for_approval(row, by=cast.secretary)
    approvals.approve(row, digest=digest_of(row), by=cast.leading)


def refused(cast, row, line):
    """Correcting the first word of a line is refused: it is not one of these minutes."""
    with pytest.raises(Refused, match="This line is not in these minutes"):
        corrigenda.correct(row, line=line, old="Take", new="Took", by=cast.secretary)
    assert not row.corrections.filter(line=line).exists()


def test_a_line_of_other_minutes_is_not_corrected(cast):
    row = scenes.corrigendum(cast)
    other = scenes.published(cast, meeting=scenes.held(cast, sequence=4))
    refused(cast, row, other.lines.get())


def test_a_line_that_was_taken_out_before_the_approval_is_not_corrected(cast):
    draft = scenes.minutes(cast, texts=(("decided", "Note it."), ("decided", "Take leave.")))
    taken_out = draft.lines.last()
    lines.remove_line(taken_out, by=cast.secretary)
    put_in_force(cast, draft)
    refused(cast, corrigenda.start(draft, reason="R", by=cast.secretary), taken_out)


def test_words_that_another_corrigendum_has_replaced_meanwhile_are_not_sent(cast):
    first = scenes.corrigendum(cast)
    second = another(cast, first.minutes, "Take note.", "Take good note.")
    put_in_force(cast, first)
    with pytest.raises(Refused, match="do not stand there any more: “Take note.”"):
        approvals.send_for_approval(second, by=cast.secretary)


def test_corrections_are_read_in_the_order_of_the_numbers_of_their_corrigenda(cast):
    minutes = scenes.published(cast)
    begun_first = another(cast, minutes, "note", "notes")
    sent_first = another(cast, minutes, "Take note.", "Take note of it.")
    put_in_force(cast, sent_first)
    put_in_force(cast, begun_first)
    assert (sent_first.ordinal, begun_first.ordinal) == (1, 2)
    assert words_at(minutes, minutes.lines.get()) == "Take notes of it."


def test_what_was_sent_gets_no_correction_and_loses_none(cast):
    row = scenes.sent_corrigendum(cast, texts=(("decided", "Take note."), ("decided", "Take leave.")))
    for change in (
        lambda: corrigenda.correct(
            row, line=row.minutes.lines.last(), old="Take", new="Took", by=cast.secretary
        ),
        lambda: corrigenda.uncorrect(row.corrections.get(), by=cast.secretary),
    ):
        with pytest.raises(Refused, match="its text is fixed"):
            change()
    assert row.corrections.get().new == "Take due note."


def test_the_files_of_an_approved_one_are_made_before_anybody_asks(cast):
    row = scenes.approved_corrigendum(cast)
    files = Rendition.objects.filter(document__in=row.texts.values("document"))
    assert {(made.document.language, made.format) for made in files} == {
        (language, file_format) for language in SITE_LANGUAGES for file_format in Format
    }


def test_the_steps_of_the_secretariat_stand_on_the_page_of_the_secretariat_only(cast, signed_in):
    row = scenes.approved_corrigendum(cast)
    for who, sees in ((cast.secretary, True), (cast.leading, False)):
        page = signed_in(who).get(row.get_absolute_url()).content.decode()
        assert ("Publish to the members" in page) is sees
