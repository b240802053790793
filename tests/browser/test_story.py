"""The main job, start to end, in a real browser: from an agenda to approved minutes and what follows from them."""

import re

import pytest

from actions.items.models import ActionItem
from iiwg.documents import services as documents
from iiwg.notifications.models import Notification
from meetings.meeting.models import Meeting
from meetings.minutes.models import Line, Minutes, Outcome
from tests import cast as cast_module
from tests.browser.conftest import keep, scan
from tests.scenes import day, digest_of, held, minutes, pdf_text, sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_from_an_agenda_to_approved_minutes_and_what_follows(open_as, tmp_path, language):
    cast = cast_module.build()
    page = open_as(cast.secretary, language)
    scan(page)
    meeting = plan_and_send(page, cast, tmp_path)
    hold(page, meeting)
    draft = write(page, cast, meeting)
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    scan(page)
    page.click('form[action$="/send/"] button')
    page.wait_for_selector(".badge-waiting")
    approve_on_the_phone(open_as, cast, language, meeting)
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    page.click('a[href$="/publish/"]')
    scan(page)
    page.click("main form .btn-primary")
    page.wait_for_selector(".notice-done")
    scan(page)
    assert Minutes.objects.get(pk=draft.pk).status == "published"
    assert Outcome.objects.count() == 1
    read_and_download(open_as, cast, language, meeting)
    report_and_confirm(open_as, page, cast, language, tmp_path)
    assert page.errors_seen == []


def plan_and_send(page, cast, tmp_path) -> Meeting:
    """Plan a meeting of today, take the usual agenda, move an item, attach a paper, send."""
    page.goto("/meetings/")
    scan(page)
    page.click('a[href="/meetings/plan/"]')
    scan(page)
    page.fill("input[name=sequence]", "3")
    page.fill("input[name=held_on]", day().isoformat())
    page.fill("input[name=starts_at]", "10:00")
    for name, words in (("place_tg", "Душанбе"), ("place_ru", "Душанбе"), ("place_en", "Dushanbe")):
        page.fill(f"input[name={name}]", words)
    page.click("main form .btn-primary")
    page.wait_for_url(re.compile(r"/meetings/\d+/$"))
    scan(page)
    meeting = Meeting.objects.get()
    assert (meeting.host, meeting.presiding) == (cast.places["MINT"], cast.leading_person)
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    page.click('form[action$="/usual/"] button')
    second = page.locator(".agenda > li").nth(1)
    moved = second.get_attribute("id")
    second.focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function("id => document.querySelector('.agenda > li').id === id", arg=moved)
    paper = tmp_path / "Ҳисобот.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    first = page.locator(".agenda > li").first
    first.locator("summary").click()
    scan(page)
    first.locator('a[href$="/paper/"]').click()
    page.set_input_files("input[type=file]", paper)
    page.click("main form .btn-primary")
    page.wait_for_selector('a:has-text("Ҳисобот.pdf")')
    scan(page)
    page.click('a[href$="/agenda/send/"]')
    scan(page)
    page.check("input[name=is_final]")
    page.click("main form .btn-primary")
    page.wait_for_selector(".doc")
    assert Notification.objects.filter(code="meetings.agenda", to_email="member@example.org").exists()
    return meeting


def hold(page, meeting) -> None:
    """Mark the meeting as held and who was present."""
    page.goto(f"/meetings/{meeting.pk}/")
    page.click('form[action$="/hold/"] button')
    page.goto(f"/meetings/{meeting.pk}/participants/")
    page.click('form[action$="/members/"] button')
    page.click("button[form=mark][name=add]")
    scan(page)
    page.fill("input[name=name]", "Guest of the Academy")
    page.fill("input[name=institution_text]", "Academy")
    page.click("main form .btn-primary")
    page.wait_for_selector("text=Guest of the Academy")
    for box in page.locator("select[name$=-presence]").all():
        box.select_option("present")
    page.click("button[form=mark]:not([name])")
    page.wait_for_selector(".notice-done")
    scan(page)


def write(page, cast, meeting) -> Minutes:
    """Write a decision and an action item; the page saves itself."""
    page.goto(f"/meetings/{meeting.pk}/minutes/start/")
    page.click("main form .btn-primary")
    page.wait_for_url("**/minutes/edit/")
    scan(page)
    item = meeting.items.order_by("ordinal").first()
    for kind, words in (("decided", "Ба инобат гирифта шавад."), ("action", "Report on the dam.")):
        page.click(f'#item-{item.pk} button[name=kind][value="{kind}"]')
        page.wait_for_selector(f".line-{kind}")
        line = Line.objects.latest("id")
        box = page.locator(f"#line-{line.pk}")
        box.locator("textarea").fill(words)
        if kind == "action":
            box.locator("select[name$=responsible]").select_option(str(cast.places["MEWR"].pk))
            box.locator("select[name$=due_kind]").select_option("day")
            box.locator("input[name$=due_on]").fill(day(30).isoformat())
        saved = page.locator("#words").get_attribute("data-saved")
        page.wait_for_function(
            "([id, word]) => document.querySelector('#line-' + id + ' .line-status').textContent === word",
            arg=[line.pk, saved],
        )
    scan(page)
    draft = Minutes.objects.get(meeting=meeting)
    assert sorted(draft.lines.values_list("texts__text", flat=True)) == [
        "Report on the dam.",
        "Ба инобат гирифта шавад.",
    ]
    return draft


def approve_on_the_phone(open_as, cast, language, meeting) -> None:
    """The leading co-chair follows the letter on a 360 px phone and presses Approve."""
    letter = Notification.objects.get(code="meetings.for_approval")
    page = open_as(cast.leading, language, phone=True)
    scan(page)
    page.goto(letter.path)
    scan(page)
    keep(page, "approve-on-a-phone")
    page.click("form.answer button.btn-primary")
    page.wait_for_selector(".notice-done")
    scan(page)
    assert Minutes.objects.get(meeting=meeting).approved_by == cast.leading


def read_and_download(open_as, cast, language, meeting) -> None:
    """A member reads the published minutes and downloads the PDF in the language of the page."""
    for rendition in documents.unfinished():
        documents.make(rendition)
    page = open_as(cast.member, language)
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    scan(page)
    with page.expect_download() as download:
        page.click(f'a[href$="/minutes/{language}.pdf"]')
    with open(download.value.path(), "rb") as file:
        text = pdf_text(file.read())
    assert "Ба инобат гирифта шавад." in text
    assert {"en": "DECIDED", "ru": "РЕШИЛИ", "tg": "ҚАРОР КАРДАНД"}[language] in text
    assert digest_of(Minutes.objects.get(meeting=meeting))[:40] in text.replace(" ", "")


def report_and_confirm(open_as, secretary, cast, language, tmp_path) -> None:
    """The institution reports progress with a photo, then done; the secretariat confirms."""
    photo = tmp_path / "акс.png"
    secretary.screenshot(path=photo)
    page = open_as(cast.focal, language, phone=True)
    page.goto("/follow-up/")
    scan(page)
    page.locator(".table-list tbody a").first.click()
    scan(page)
    for address in ("report", "done"):
        page.click(f'a[href$="/{address}/"]')
        page.fill("textarea[name=text]", "Half of it is done.")
        page.set_input_files("input[type=file]", photo)
        page.click("main form .btn-primary")
        page.wait_for_selector("text=акс.png")
    scan(page)
    secretary.goto("/")
    keep(secretary, "home-of-the-secretariat")
    secretary.goto(f"/follow-up/{ActionItem.objects.get().pk}/")
    secretary.click('form[action$="/confirm/"] button')
    secretary.wait_for_selector(".notice-done")
    scan(secretary)
    assert ActionItem.objects.get().status == "confirmed"


def wait_saved(page, line) -> None:
    """Wait until the page says that a line is saved."""
    page.wait_for_function(
        "id => document.querySelector('#line-' + id + ' .line-status').textContent === 'Saved'", arg=line.pk
    )


def test_a_lost_connection_loses_no_text(open_as):
    cast = cast_module.build()
    draft = minutes(cast)
    line = draft.lines.get()
    page = open_as(cast.secretary)
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    page.context.set_offline(True)
    page.fill(f"#line-{line.pk} textarea", "Written without a connection.")
    page.wait_for_selector(".line-status.kept")
    page.context.set_offline(False)
    wait_saved(page, line)
    assert line.texts.get().text == "Written without a connection."
    base = page.locator(f"#line-{line.pk} input[name$=base_version]").input_value()
    page.evaluate(f"localStorage.setItem('iiwg:line:{line.pk}:en:{base}', 'Left on this device.')")
    page.reload()
    offer = page.locator(f"#line-{line.pk} .conflict")
    assert "Left on this device." in offer.inner_text()
    offer.locator("button").first.click()
    wait_saved(page, line)
    assert line.texts.get().text == "Left on this device."
    page.fill(f"#line-{line.pk} textarea", "x")
    page.evaluate("localStorage.setItem('iiwg:line:0:en:1', 'left behind')")
    page.locator("details.menu summary").click()
    page.click("[data-sign-out] button")
    page.wait_for_url("**/accounts/login/**")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('iiwg:')).length") == 0


OF_WORD = """<p>Measured:</p><table><tr><th rowspan=2>Place</th><th colspan=2>Water</th></tr>
<tr><th>pH</th><th>a|b</th></tr><tr><td><p>Upper</p><p>dam</p></td><td>6.4</td><td>x</td></tr></table>"""


def test_a_table_pasted_from_word_stays_a_table(open_as):
    cast = cast_module.build()
    draft = minutes(cast)
    line = draft.lines.get()
    page = open_as(cast.secretary)
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    page.fill(f"#line-{line.pk} textarea", "")
    page.locator(f"#line-{line.pk} textarea").evaluate(
        """(field, html) => { const clipboardData = new DataTransfer(); clipboardData.setData("text/html", html);
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })); }""",
        OF_WORD,
    )
    wait_saved(page, line)
    rows = ["| Place | Water |  |", "| --- | --- | --- |", r"|  | pH | a\|b |", "| Upper dam | 6.4 | x |"]
    assert line.texts.get().text == "Measured:\n\n" + "\n".join(rows)


def test_two_writers_see_both_texts(open_as):
    cast = cast_module.build()
    draft = minutes(cast)
    line = draft.lines.get()
    page = open_as(cast.secretary)
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    from meetings.minutes.services import lines

    lines.save_line(line, base_version=line.version, text="Hers <b>", by=cast.secretary)
    page.fill(f"#line-{line.pk} textarea", "His")
    box = page.locator(f"#line-{line.pk} .conflict")
    box.wait_for()
    assert "Hers <b>" in box.inner_text()
    assert line.texts.get().text == "Hers <b>"
    scan(page)
    box.locator("button").first.click()
    wait_saved(page, line)
    assert line.texts.get().text == "His"


def test_a_cochair_returns_the_text_with_a_remark(open_as):
    cast = cast_module.build()
    draft = sent(cast, meeting=held(cast))
    page = open_as(cast.leading, "ru", phone=True)
    page.goto(f"/meetings/{draft.meeting_id}/minutes/approve/")
    page.click("form.answer a")
    page.fill("textarea[name=note]", "Исправьте дату.")
    page.locator("#return button").click()
    page.wait_for_selector(".notice-done")
    draft.refresh_from_db()
    assert draft.status == "returned"


@pytest.mark.parametrize(
    "path", ["/", "/meetings/", "/follow-up/", "/members/", "/register/", "/components/"]
)
@pytest.mark.parametrize("language", ["tg", "ru"])
def test_pages_fit_a_phone_and_are_light(open_as, path, language):
    cast = cast_module.build()
    page = open_as(cast.secretary, language, phone=True)
    sizes = []
    page.on("response", lambda answer: sizes.append((answer.url, len(answer.body()))) if answer.ok else None)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    scan(page)
    weight = sum(size for url, size in sizes if "/fonts/" not in url)
    assert weight <= 100 * 1024, sizes
