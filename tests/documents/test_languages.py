"""Every paper is offered in each language of the site, whatever the language of the page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from meetings.agenda import services as agendas
from members.seats.services import composition
from tests.scenes import held, planned

pytestmark = pytest.mark.django_db


def papers(cast) -> dict[str, str]:
    """The address of each paper by the page that offers it."""
    meeting = held(cast)
    made = composition.write(by=cast.secretary)
    return {
        f"/meetings/{meeting.pk}/participants/ sheet": f"/meetings/{meeting.pk}/sign-in-sheet.pdf",
        f"/meetings/{meeting.pk}/participants/": f"/meetings/{meeting.pk}/participants.pdf",
        "/members/composition/": f"/members/composition/{made.pk}/paper.pdf",
        "/members/list/": "/members/list.pdf",
        f"/members/list/{cast.lpi.pk}/": f"/members/list/{cast.lpi.pk}/annex.pdf",
        f"/handover/{cast.lead_term.pk}/": f"/handover/{cast.lead_term.pk}/pack.pdf",
    }


def test_each_paper_comes_in_the_language_asked_for(cast, signed_in):
    client = signed_in(cast.secretary)
    for page, paper in papers(cast).items():
        shown = client.get(page.split()[0]).content.decode()
        for language in ("tg", "ru", "en"):
            assert f'hreflang="{language}"' in shown
            file = PdfReader(BytesIO(client.get(f"{paper}?language={language}").content))
            assert (paper, file.trailer["/Root"]["/Lang"]) == (paper, language)
        assert f"{paper}?" in shown
    assert (
        client.get("/members/list.pdf?language=xx").status_code == 200
    )  # nonsense is as if nothing was asked


def test_a_sent_agenda_waits_in_the_language_asked_for(cast, signed_in):
    meeting = planned(cast)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get(f"/meetings/{meeting.pk}/agenda/1.pdf?language=ru").content.decode()
    assert f"/meetings/{meeting.pk}/agenda/1.pdf?language=ru" in page
    assert "?language=en" in client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
