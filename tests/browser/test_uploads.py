"""An upload over a line that is cut: it goes on where it stopped, and the form waits for it."""

import hashlib

import pytest

from members.letters.models import Letter
from tests import cast as cast_module
from tests.browser.conftest import scan
from tests.scenes import day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n" + bytes(range(256)) * 4096 + b"\n%%EOF\n"  # a little more than four pieces
TOP = "button => button.getBoundingClientRect().top + scrollY"


class Line:
    """The line between the browser and the site: lets some pieces through, then is cut."""

    def __init__(self, page, pieces: int):
        self.page, self.left, self.offsets = page, pieces, []
        page.route("**/uploads/**", self.pass_on)

    def pass_on(self, route):
        if route.request.method == "PATCH" and not self.left:
            route.abort("connectionreset")
            return
        if route.request.method == "PATCH":
            self.left -= 1
            self.offsets.append(int(route.request.headers["upload-offset"]))
        route.continue_()

    def comes_back(self):
        """The browser notices that it is on line again."""
        self.left = 100
        self.page.evaluate("dispatchEvent(new Event('online'))")


@pytest.fixture
def renewal(open_as, tmp_path):
    """The form that renews a membership with a new letter, filled but for the scan; the file."""
    cast = cast_module.build()
    page = open_as(cast.secretary)
    page.goto(f"/members/terms-of-members/{cast.membership.pk}/renew/")
    fill(page)
    file = tmp_path / "Мактуб.pdf"
    file.write_bytes(PDF)
    return page, file


def fill(page) -> None:
    """What the letter bears."""
    page.fill("input[name=number]", "7")
    page.fill("input[name=date]", day(-1).isoformat())
    page.fill("input[name=signatory]", "DEMO Minister")


def arrived(page):
    """Wait until the form was taken; its file."""
    page.wait_for_selector(".notice-done")
    return Letter.objects.get().scan


def test_it_goes_on_where_the_line_was_cut_and_the_form_waits(renewal):
    page, file = renewal
    line = Line(page, pieces=2)
    page.set_input_files("input[type=file]", file)
    page.click("main form .btn-primary")
    page.wait_for_selector("text=It goes on by itself from where it stopped")
    scan(page)
    line.comes_back()
    kept = arrived(page)
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert kept.file_name == "Мактуб.pdf"
    assert line.offsets == sorted(set(line.offsets))  # no piece twice


def test_after_a_power_cut_the_same_file_goes_on_from_its_middle(renewal):
    page, file = renewal
    line = Line(page, pieces=2)
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("text=It goes on by itself from where it stopped")
    page.reload()
    fill(page)
    sent = len(line.offsets)
    line.left = 100
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("text=Arrived")
    page.click("main form .btn-primary")
    assert arrived(page).sha256 == hashlib.sha256(PDF).hexdigest()
    assert line.offsets[sent] > 0


def test_without_a_way_to_send_ahead_the_file_goes_with_the_form(renewal):
    page, file = renewal
    page.route("**/tus.min.js", lambda route: route.abort())
    page.set_input_files("input[type=file]", file)
    page.click("main form .btn-primary")
    assert arrived(page).sha256 == hashlib.sha256(PDF).hexdigest()


def test_the_button_stays_under_the_finger_while_the_file_is_sent(renewal):
    page, file = renewal
    page.set_viewport_size({"width": 360, "height": 740})
    line = Line(page, pieces=2)
    button = page.locator("main form .btn-primary")
    page.set_input_files("input[type=file]", file)
    at_first = button.evaluate(TOP)
    page.wait_for_selector("text=It goes on by itself from where it stopped")
    cut = button.evaluate(TOP)
    line.comes_back()
    page.wait_for_selector("text=Arrived")
    assert [cut, button.evaluate(TOP)] == [at_first, at_first]
