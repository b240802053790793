"""What a person does in a window, in the words that stand on the page, and how much it was: presses, and pages waited for."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from playwright.sync_api import Error, Locator, Page, expect

from iiwg.desk.docs.usability import tasks
from iiwg.documents import services as documents
from tests.browser.conftest import new_tab


class Story:
    """One task, done by one or more people; what all of them press and load is counted together."""

    def __init__(self):
        self.presses = 0
        self.pages = 0
        self.hands: list[Hand] = []

    def keeps_to(self, name: str) -> None:
        """Fail when the task took more presses or pages than docs/usability.csv says, or a page reported an error."""
        for hand in self.hands:
            hand.page.wait_for_load_state()
            assert hand.page.errors_seen == []
        row = tasks(settings.BASE_DIR)[name]
        took = f"{name} took {self.presses} presses and {self.pages} pages"
        assert self.presses <= int(row["presses"]), took
        assert self.pages <= int(row["pages"]), took


class Hand:
    """A person at a desk, or with a phone in the hand.

    A press is a click or a tap: on a link, a button, a box to tick, a choice in a list, a field for a file. Typing is none.
    """

    def __init__(self, page: Page, story: Story, touch: bool):
        self.page = page
        self.story = story
        self.touch = touch
        page.on("domcontentloaded", self._count_page)
        story.hands.append(self)

    def starts_at(self, address: str) -> "Hand":
        """Stand on a page; how the person came there is not counted."""
        self.page.remove_listener("domcontentloaded", self._count_page)
        self.page.goto(address)
        self.page.on("domcontentloaded", self._count_page)
        return self

    def loses_the_tab(self) -> None:
        """The connection is gone and the tab is closed in the middle of the work; another one is opened, connected again."""
        context = self.page.context
        context.set_offline(True)
        with self.page.expect_event("close"):
            self.page.close(run_before_unload=True)
        self.page = new_tab(context)
        context.set_offline(False)

    def _count_page(self, _page: Page) -> None:
        self.story.pages += 1

    def find(self, words: str, within: Locator | None = None) -> Locator:
        """The first link, button or fold of the page, below its head, that is seen and is called so."""
        place = within or self.page.locator("nav, main")
        named = place.get_by_role("link", name=words, exact=True)
        named = named.or_(place.get_by_role("button", name=words, exact=True))
        named = named.or_(place.locator("summary").filter(has_text=words))
        return named.filter(visible=True).first

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """The first field that is seen and whose label holds these words."""
        return (within or self.page).get_by_label(label).filter(visible=True).first

    def row(self, words: str) -> Locator:
        """The row of a table, or the point of a list, in which these words stand."""
        rows = self.page.locator("main").locator("tr, li").filter(has_text=words)
        return rows.filter(visible=True).last

    def press(self, words: str, within: Locator | None = None) -> None:
        """Press what changes something on this page."""
        self._press(self.find(words, within))

    def go(self, words: str, within: Locator | None = None) -> None:
        """Press what leads to a page, this one again or another."""
        place = self.find(words, within)
        with self.page.expect_navigation():
            self._press(place)

    def take(self, words: str, within: Locator | None = None) -> bytes:
        """Press what gives a file; its content. Whether the browser then shows it or keeps it is its own affair."""
        self.story.presses += 1
        address = urljoin(self.page.url, self.find(words, within).get_attribute("href"))
        ask = self.page.context.request.get
        if ask(address).headers["content-type"].startswith("text/html"):  # a worker is still to make it
            for rendition in documents.unfinished():
                documents.make(rendition)
        return ask(address).body()

    def follows_letter(self, path: str) -> None:
        """Open the link of a letter; the mailbox is not ours, so only the page counts."""
        self.page.goto(urlsplit(path).path)

    def _press(self, place: Locator) -> None:
        self.story.presses += 1
        try:
            if self.touch:
                place.tap()
            else:
                place.click()
        except Error as error:
            page = self.page.locator("main").aria_snapshot()
            raise AssertionError(f"not found: {place}\non {self.page.url}\n{page}") from error

    def tick(self, label: str, within: Locator | None = None) -> None:
        """Tick a box or choose one of several answers."""
        self._press(self.field(label, within))

    def choose(self, label: str, words: str, within: Locator | None = None) -> None:
        """Choose in a list that drops down."""
        self.story.presses += 1
        self.field(label, within).select_option(label=words)

    def write(self, label: str, text: str, within: Locator | None = None) -> None:
        """Type into a field."""
        self.field(label, within).fill(text)

    def attach(self, label: str, path) -> None:
        """Choose a file of the device."""
        self.story.presses += 1
        self.field(label).set_input_files(path)

    def reads(self, *words: str) -> None:
        """Wait until these words are seen on the page."""
        for text in words:
            expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible(timeout=60000)
