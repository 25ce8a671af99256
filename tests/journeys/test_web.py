"""Can somebody read a casebook in a real browser, with the keyboard alone, and with scripts turned off?"""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from lxml.html import document_fromstring

from answerable.pipeline.opened import Opened, new_casebook
from answerable.readers.elements import elements_of
from answerable.readers.whole_page import whole_page
from answerable.settings import Settings
from answerable.store import claim_writing
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.source import SourceDetails
from answerable.vocabulary.span import Span
from answerable.web.app import create_app
from evidence import Ticking, cite, entity, key, posting, take
from training_reports import tabled_html

pytestmark = pytest.mark.browser

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_FILLING = "Nothing of note happened on the road that day, and nobody was named.\n" * 40
_TEXT = (
    "The road to Ledo\n\nBrig. Gen. Ama Tovi, Commander of 4 Brigade, spoke at noon.\n"
    f"{_FILLING}Col. Peto Lannis of 4 Brigade left at dusk.\n<script>document.title = 'taken over'</script>\n"
)


def _quoted(source: str, rendition: str, line: int, *words: tuple[str, str]) -> Citation:
    after = _TEXT.index(words[0][0])
    spans = tuple(
        Span(start, start + len(text), text, supports=(field,))
        for text, field in words
        if (start := _TEXT.index(text, after)) >= 0
    )
    named = cite(source).source
    return Citation(
        id=key("citation", line),
        type="line",
        trigger=str(line),
        source=named,
        rendition=rendition,
        spans=spans,
    )


def _fill(opened: Opened) -> None:
    with opened.casebook.writing("take") as act:
        take(
            act,
            "A text without claims.",
            details=SourceDetails(title="A leaflet", visibility=Visibility.PUBLIC),
        )
    with opened.casebook.writing("take") as act:
        details = SourceDetails(title="The road to Ledo", visibility=Visibility.PUBLIC)
        source, rendition = take(act, _TEXT, details=details)
        first = _quoted(
            source,
            rendition,
            3,
            ("Brig. Gen.", "rank"),
            ("Ama Tovi", "person"),
            ("Commander", "title"),
            ("4 Brigade", "unit"),
        )
        second = _quoted(
            source, rendition, 44, ("Col.", "rank"), ("Peto Lannis", "person"), ("4 Brigade", "unit")
        )
        claims = [
            posting(
                1,
                [first],
                fields={"person": entity("Ama Tovi"), "role": "Commander"},
                reader="crf 1",
                score=0.9,
            ),
            posting(2, [second], fields={"person": entity("Peto Lannis")}, status=Status.ACCEPTED),
        ]
        claim_writing.add_claims(act, claims)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where is the casebook served? On a port of this machine that was free."""
    folder: Path = tmp_path_factory.mktemp("web") / "case"
    with (
        new_casebook(folder, Settings(user="ann", clearance="public"), Ticking()) as opened,
        socket.create_server(("127.0.0.1", 0)) as port,
    ):
        _fill(opened)
        server = uvicorn.Server(uvicorn.Config(create_app(opened), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [port]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser():
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip(f"no Chromium: none of {', '.join(_BROWSERS)} is on the path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser, address):
    """A tab on the list of sources. Whatever it complains of, or asks of others, fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(address) else None
    )
    page.goto("/")
    yield page
    context.close()
    assert not wrong


def _press(page, *keys):
    for name in keys:
        page.keyboard.press(name)


def _tab_to(page, words):
    """Press Tab until what has the focus reads so; not for ever."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == words:
            return
    pytest.fail(f"Tab never came to {words!r}")


def _lit(page):
    return page.locator(".mark.lit").all_text_contents()


def _is_on_screen(page, selector):
    box, height = page.locator(selector).first.bounding_box(), page.viewport_size["height"]
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height


def _settled(page):
    """Scrolling is smooth: wait until the page stands still."""
    still = "() => { const before = window.before; window.before = scrollY; return before === scrollY; }"
    page.wait_for_function(still, polling=100)


def test_a_browser_finds_the_cells_of_a_web_page_by_the_paths_of_their_elements(browser):
    markup = tabled_html().decode()
    tree = document_fromstring(markup)
    text = whole_page(markup)
    page = browser.new_page()
    page.set_content(markup)
    held = "path => document.evaluate(path, document, null, 9).singleNodeValue.textContent.trim()"
    elements = elements_of(tree, text)
    assert len(elements) > 20
    assert [page.evaluate(held, item.path) for item in elements] == [
        text[item.start : item.end] for item in elements
    ]
    page.close()


def test_the_first_stop_leads_past_the_top_of_the_page(tab):
    _press(tab, "Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the page"
    assert _is_on_screen(tab, ".skip")
    _press(tab, "Enter", "Tab")
    assert tab.evaluate("document.activeElement.textContent") == "A leaflet"
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_from_the_list_to_a_claim_and_its_words_and_back(tab):
    _tab_to(tab, "The road to Ledo")
    _press(tab, "Enter")
    tab.wait_for_url("**/sources/*")
    _press(tab, "j")
    assert _lit(tab) == ["Brig. Gen.", "Ama Tovi", "Commander", "4 Brigade"]
    _press(tab, "j")
    assert _lit(tab) == ["Col.", "Peto Lannis", "4 Brigade"]
    _settled(tab)
    assert _is_on_screen(tab, "[data-claims='2']")
    assert _is_on_screen(tab, "[data-claim='2']")
    _press(tab, "j", "k")
    assert _lit(tab)[0] == "Brig. Gen."
    assert tab.title() == "The road to Ledo · Answerable"


def test_words_light_up_their_claim_and_lead_to_it(tab):
    _tab_to(tab, "The road to Ledo")
    _press(tab, "Enter")
    tab.wait_for_url("**/sources/*")
    _tab_to(tab, "Brig. Gen.")
    assert tab.locator(".claim.lit").get_attribute("id") == f"claim-{key('claim', 1)}"
    _press(tab, "Enter")
    assert tab.url.endswith(f"#claim-{key('claim', 1)}")
    _tab_to(tab, "Peto Lannis")
    _press(tab, "Enter")
    assert tab.url.endswith("#words-2")


def test_slash_searches_and_a_hit_leads_to_its_place(tab):
    _press(tab, "/")
    tab.keyboard.type("lannis dusk")
    _press(tab, "Enter")
    tab.wait_for_url("**/?q=*")
    assert tab.locator(".snippet mark").all_text_contents() == ["Lannis", "dusk"]
    _tab_to(tab, "The road to Ledo")
    _press(tab, "Enter")
    tab.wait_for_url("**/sources/*found=*")
    _settled(tab)
    assert tab.locator(".as-found").all_text_contents() == ["Lannis"]
    assert _is_on_screen(tab, ".as-found")


def test_the_choice_of_light_or_dark_is_remembered(tab):
    def background():
        return tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    light = background()
    _tab_to(tab, "Dark")
    _press(tab, "Enter")
    dark = background()
    assert light != dark
    tab.reload()
    assert background() == dark
    assert tab.locator("#scheme").text_content() == "Light"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off_however_narrow_the_page(tab, width):
    tab.set_viewport_size({"width": width, "height": 800})
    for path in ("/", "/failures", "/?q=tovi", tab.locator("a.title").last.get_attribute("href")):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_can_be_read_with_scripts_turned_off(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill("lannis")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/?q=*")
    page.locator(".hits a.title").click()
    page.wait_for_url("**/sources/*")
    assert page.locator("p.line").count() == _TEXT.count("\n")
    page.locator("a.mark", has_text="Peto").click()
    assert page.url.endswith(f"#claim-{key('claim', 2)}")
    assert page.locator("#scheme").is_hidden()
    context.close()
