"""Versions of the Terms of Reference."""

import datetime

import pytest

from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions.models import Institution
from members.terms.enums import Topic
from members.terms.models import TermsOfReference
from members.terms.services import paragraphs, terms
from tests.cast import people
from tests.members.scans import nothing_is_kept, scan
from tests.scenes import day

pytestmark = pytest.mark.django_db
D = day()


@pytest.mark.covers("R-114")
def test_a_new_version_ends_the_one_before_on_the_day_before(cast):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.apply_provisionally(second, starts_on=D, by=cast.secretary)
    cast.terms.refresh_from_db()
    assert cast.terms.ends_on == day(-1)
    assert cast.terms.status == "superseded"
    assert terms.on(D) == second
    assert terms.on(D - datetime.timedelta(days=1)) == cast.terms
    for offset in (-400, -1, 0, 400):
        assert TermsOfReference.objects.on(D + datetime.timedelta(days=offset)).count() == 1


def test_only_its_act_puts_a_version_in_force(cast):
    with pytest.raises(Refused) as refusal:
        terms.put_in_force(cast.terms, starts_on=D, by=cast.secretary)
    assert refusal.value.basis == Topic.AMENDMENTS
    terms.record_instrument(
        cast.terms, kind="resolution", number="1", date=D, signatory="", by=cast.secretary
    )
    terms.put_in_force(cast.terms, starts_on=None, by=cast.secretary)
    assert cast.terms.status == "in_force"


def test_an_applied_version_is_changed_only_through_a_new_draft(cast):
    with pytest.raises(Refused, match="sealed"):
        terms.change_draft(cast.terms, quorum=4, by=cast.secretary)
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.change_draft(draft, quorum=4, by=cast.secretary)
    draft.refresh_from_db()
    assert (draft.quorum, draft.chair_pool.count(), draft.number_patterns.count()) == (4, 5, 4)


def test_nobody_but_the_secretariat_applies_a_version(cast):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    for user in (cast.leading, cast.observer, cast.administrator):
        with pytest.raises(Refused):
            terms.apply_provisionally(draft, starts_on=D, by=user)
    cast.terms.refresh_from_db()
    assert cast.terms.status == "provisional"


LISTS = dict.fromkeys(("pool", "chain", "ladder", "official", "working", "outputs"), ()) | {"patterns": {}}
ACT = {"kind": "resolution", "number": "7", "date": D, "signatory": ""}
VERBS = {
    "copy": lambda cast, by: terms.copy_to_draft(cast.terms, by=by),
    "regulation": lambda cast, by: paragraphs.draft_regulation(by=by),
    "change": lambda cast, by: terms.change_draft(cast.terms, quorum=4, by=by),
    "lists": lambda cast, by: terms.change_lists(cast.terms, **LISTS, by=by),
    "add a paragraph": lambda cast, by: paragraphs.add(cast.terms, topics=[], by=by),
    "write a paragraph": lambda cast, by: paragraphs.write(cast.terms.paragraphs.first(), topics=[], by=by),
    "topics": lambda cast, by: paragraphs.choose_topics(cast.terms.paragraphs.first(), topics=[], by=by),
    "act": lambda cast, by: terms.record_instrument(cast.terms, **ACT, by=by),
    "decision": lambda cast, by: terms.record_decision(cast.terms, basis="x", document=None, by=by),
    "signatories": lambda cast, by: terms.set_signatories(cast.terms, institutions=[], by=by),
    "signature": lambda cast, by: terms.sign(
        cast.terms.signatories.get_or_create(institution=cast.places["CEP"])[0],
        signed_on=D,
        signed_by="",
        by=by,
    ),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_may_is_asked_before_anything_else(cast, verb):
    for name, who in people(cast).items():
        if name != "secretary":
            with pytest.raises(NotAllowed, match="Only the secretariat"):
                VERBS[verb](cast, who)
    assert not AuditEvent.objects.filter(verb__startswith="members.termsofreference.").exists()


def test_a_scan_of_an_act_that_is_refused_is_not_kept(cast, signed_in):
    terms.record_instrument(cast.terms, **ACT, by=cast.secretary)
    terms.put_in_force(cast.terms, by=cast.secretary)
    page = signed_in(cast.secretary).post(
        f"/members/terms/{cast.terms.pk}/act/", ACT | {"date": D.isoformat(), "number": "8", "scan": scan()}
    )
    assert "is on record and stays" in page.content.decode()
    assert nothing_is_kept()


def test_the_page_of_a_draft_leads_to_what_may_be_done_and_says_what_is_missing(cast, signed_in):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    page = signed_in(cast.secretary).get(f"/members/terms/{draft.pk}/").content.decode()
    assert f'href="/members/terms/{draft.pk}/apply/"' in page
    assert f'href="/members/terms/{draft.pk}/put-in-force/"' not in page
    assert "Record its kind and date first" in page
    terms.record_instrument(draft, **ACT, by=cast.secretary)
    page = signed_in(cast.secretary).get(f"/members/terms/{draft.pk}/").content.decode()
    assert f'href="/members/terms/{draft.pk}/put-in-force/"' in page


def test_the_page_of_a_version_says_every_setting_with_its_paragraph(cast, signed_in):
    page = signed_in(cast.observer).get(f"/members/terms/{cast.terms.pk}/").content.decode()
    for words in (
        "Co-chairs by rotation",
        ">para. 21</a>)",
        ">para. 25</a>)",
        "{meeting}/{year}-{n}",
    ):
        assert words in page
    said, silent = page.split("It says nothing of")
    assert "Quorum" in silent and "Quorum" not in said


def test_the_lists_of_a_draft_are_changed_in_the_site(cast, signed_in):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    client = signed_in(cast.secretary)
    path = f"/members/terms/{draft.pk}/lists/"
    data = {name: value for name, value in client.get(path).context["form"].initial.items() if value}
    data |= {f"scope_{kind}": "year" for kind in ("decision", "recommendation", "agreement", "action")}
    data |= {
        "ladder": "30, 7",
        "pool_1": cast.places["CEP"].pk,
        "pool_4": "",
        "pattern_decision": "{n}/{year}",
    }
    assert client.post(path, data).status_code == 302
    assert [row.institution.code for row in draft.chair_pool.all()] == [
        "CEP",
        "MINT",
        "COES",
        "STATE_SERVICE",
    ]
    assert [row.days_before for row in draft.reminder_ladder.all()] == [30, 7]
    assert draft.number_patterns.get(kind="decision").pattern == "{n}/{year}"
    wrong = client.post(path, data | {"pattern_action": "{nonsense}", "ladder": "soon"}).content.decode()
    assert "can stand in a pattern" in wrong
    assert "Write numbers separated by commas" in wrong
    with pytest.raises(Refused, match="sealed"):
        terms.change_lists(
            cast.terms,
            pool=[],
            patterns={},
            chain=[],
            ladder=[],
            official=[],
            working=[],
            outputs=[],
            by=cast.secretary,
        )


@pytest.mark.covers("R-115")
def test_a_second_version_without_its_amending_act_is_refused(cast, signed_in):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    page = signed_in(cast.secretary).post(
        f"/members/terms/{second.pk}/put-in-force/", {"starts_on": D.isoformat()}
    )
    assert page.status_code == 422
    assert "paragraph 29" in page.content.decode()
    second.refresh_from_db()
    assert second.status == "draft"
    terms.record_instrument(second, kind="resolution", number="7", date=D, signatory="", by=cast.secretary)
    terms.put_in_force(second, starts_on=D, by=cast.secretary)
    second.refresh_from_db()
    assert second.status == "in_force"


def offered(cast, signed_in, route):
    """The kinds of act the page offers for a way of founding."""
    draft = terms.copy_to_draft(cast.terms, code=f"R-{route}"[:20], by=cast.secretary)
    terms.change_draft(draft, route=route, amends=None, by=cast.secretary)
    form = signed_in(cast.secretary).get(f"/members/terms/{draft.pk}/act/").context["form"]
    return [kind for kind, _label in form.fields["kind"].choices]


@pytest.mark.covers("R-064")
def test_a_memorandum_offers_no_order_of_the_minister(cast, signed_in):
    kinds = offered(cast, signed_in, "mou")
    assert "mou" in kinds
    assert "order_minister" not in kinds


@pytest.mark.covers("R-063")
def test_the_coordination_council_offers_its_decision_and_the_order_of_the_minister(cast, signed_in):
    assert offered(cast, signed_in, "water_council") == ["council_decision", "order_minister"]


@pytest.mark.covers("R-062")
def test_an_order_without_its_number_is_saved_with_a_warning(cast, signed_in):
    draft = terms.copy_to_draft(cast.terms, code="DRR", by=cast.secretary)
    terms.change_draft(draft, route="drr_platform", amends=None, by=cast.secretary)
    page = signed_in(cast.secretary).post(
        f"/members/terms/{draft.pk}/act/",
        {"kind": "order_chair", "number": "", "date": D.isoformat(), "signatory": "Chair of the Committee"},
        follow=True,
    )
    assert page.status_code == 200
    assert "Saved without the number" in page.content.decode()
    draft.refresh_from_db()
    assert (draft.instrument_kind, draft.instrument_signatory) == ("order_chair", "Chair of the Committee")


def test_an_act_of_the_wrong_kind_does_not_put_a_version_in_force(cast):
    draft = terms.copy_to_draft(cast.terms, code="MOU", by=cast.secretary)
    terms.change_draft(draft, route="mou", amends=None, by=cast.secretary)
    terms.record_instrument(draft, kind="order_minister", number="1", date=D, signatory="", by=cast.secretary)
    with pytest.raises(Refused, match="does not put this version in force"):
        terms.put_in_force(draft, starts_on=D, by=cast.secretary)


@pytest.mark.covers("R-058")
def test_a_memorandum_with_six_signatories_and_five_signatures_shows_one_missing(cast, signed_in):
    client = signed_in(cast.secretary)
    draft = terms.copy_to_draft(cast.terms, code="MOU", by=cast.secretary)
    terms.change_draft(draft, route="mou", by=cast.secretary)
    places = list(Institution.objects.all())[:6]
    client.post(f"/members/terms/{draft.pk}/signatories/", {"institutions": [place.pk for place in places]})
    rows = list(draft.signatories.all())
    assert len(rows) == 6
    for row in rows[:5]:
        client.post(
            f"/members/terms/signatures/{row.pk}/", {"signed_on": "2026-01-10", "signed_by": "Minister"}
        )
    page = client.get(f"/members/terms/{draft.pk}/").content.decode()
    assert "1 signature is missing." in page
    assert page.count("not signed") == 1
    with pytest.raises(Refused, match="has signed stays"):
        terms.set_signatories(draft, institutions=places[1:], by=cast.secretary)


def test_two_versions_side_by_side_show_only_what_differs(cast, signed_in):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.change_draft(second, quorum=4, by=cast.secretary)
    page = (
        signed_in(cast.observer).get(f"/members/terms/{second.pk}/compare/{cast.terms.pk}/").content.decode()
    )
    assert "Quorum" in page
    assert "says nothing" in page and "<strong>4</strong>" in page
    assert "How it is chaired" not in page


def test_two_who_begin_a_regulation_at_once_hear_that_one_was_first(cast, signed_in, monkeypatch):
    monkeypatch.setattr(paragraphs, "next_code", lambda _prefix: cast.terms.code)
    answer = signed_in(cast.secretary).post("/members/terms/regulation/", follow=True)
    assert answer.redirect_chain == [("/members/terms/", 302)]
    assert "Somebody else saved the same at this moment" in answer.content.decode()
    assert TermsOfReference.objects.filter(status="draft").count() == 0


@pytest.mark.covers("R-162")
def test_a_draft_regulation_has_the_sections_tasks_functions_rights(cast, signed_in):
    client = signed_in(cast.secretary, "ru")
    target = client.post("/members/terms/regulation/").url
    draft = TermsOfReference.objects.get(code__startswith="REGULATION")
    assert [row.heading_en for row in draft.paragraphs.all()] == ["Tasks", "Functions", "Rights"]
    page = client.get(target).content.decode()
    assert [words for words in ("Задачи", "Функции", "Права") if words not in page] == []
    client.post(f"{target}paragraphs/2/", {"text_ru": "Рассматривает вопросы.", "heading_ru": "Функции"})
    client.post(f"{target}paragraphs/0/", {"text_ru": "Заключение."})
    page = client.get(target).content.decode()
    assert "Рассматривает вопросы." in page
    assert "Заключение." in page
    assert draft.paragraphs.count() == 4


def test_a_paragraph_of_an_applied_version_is_sealed_and_the_refusal_links_to_its_paragraph(cast, signed_in):
    page = signed_in(cast.secretary).post(
        f"/members/terms/{cast.terms.pk}/paragraphs/0/", {"text_en": "More."}
    )
    assert page.status_code == 422
    link = f'<a href="/members/terms/{cast.terms.pk}/#p29">Terms of Reference, paragraph 29</a>'
    assert link in page.content.decode()


def test_of_a_changed_paragraph_only_the_new_sentence_is_marked(cast, signed_in):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    row = second.paragraphs.get(number=19)
    row.text_en = f"{row.text_en} Letters are signed by the head."
    row.save()
    terms.change_draft(second, name_en="Another group", by=cast.secretary)
    page = (
        signed_in(cast.observer).get(f"/members/terms/{second.pk}/compare/{cast.terms.pk}/").content.decode()
    )
    assert "<strong>Letters are signed by the head.</strong>" in page
    assert "<strong>What paragraph 19 says.</strong>" not in page
    assert "<strong>Another group</strong>" in page


def test_a_paragraph_is_named_only_where_the_terms_of_today_have_it(cast, signed_in, unsealed):
    client = signed_in(cast.secretary)
    assert "#p19" in client.get("/members/list/").content.decode()
    with unsealed():
        for row in cast.terms.paragraphs.filter(number__in=[19, 21]):
            row.topics.all().delete()
            row.delete()
    assert "#p19" not in client.get("/members/list/").content.decode()
    page = client.post(
        "/members/chairs/add/",
        {"institution": cast.places["OPERATOR"].pk, "starts_on": "2040-01-01", "slot": 1},
    ).content.decode()
    assert "is not in the pool" in page
    assert "paragraph 21" not in page


def test_the_scan_of_the_act_is_read_on_the_page_of_the_version(cast, signed_in):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    client = signed_in(cast.secretary)
    assert client.get(f"/members/terms/{second.pk}/act/scan/").status_code == 404
    data = {"kind": "resolution", "number": "7", "date": day(-1).isoformat(), "signatory": "", "scan": scan()}
    client.post(f"/members/terms/{second.pk}/act/", data)
    assert (
        f"/members/terms/{second.pk}/act/scan/" in client.get(f"/members/terms/{second.pk}/").content.decode()
    )
    answer = signed_in(cast.observer).get(f"/members/terms/{second.pk}/act/scan/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
