"""A real browser on a live server: the people of the roles, the codebook of the seeds, pages that report errors."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)

from factcheck.accounts.models import User
from tests.claims.admin.cast import person

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
# What is expected ends the wait at once. The first words of a language that somebody points at have its pack read,
# which takes a busy machine longer than the five seconds that Playwright would wait.
PATIENCE_MS = 30_000
# Of axe-core's rules those whose answer another colour changes.
COLOUR_RULES = ("color-contrast", "link-in-text-block")

# Presses keys once, when a page has been read and no script that waits for it has run yet.
EARLY = """(keys) => document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive" || sessionStorage.pressed) return;
    sessionStorage.pressed = "once";
    for (const key of keys) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
})"""

# Playwright's loop runs in this thread; Django would take its database calls for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        # Containers give a browser no user namespaces of its own to build a sandbox from.
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        # While its loop runs, this thread has database connections of its own, and nobody else can close them: one
        # that is left open keeps the database of the tests from being dropped.
        connections.close_all()
        started.close()


@pytest.fixture
def seeded(transactional_db: Any) -> None:
    """The codebook and the registers, so that suggestions are real."""
    call_command("load_seeds", "--codebook-only", verbosity=0, stdout=StringIO())


class Visit:
    """A logged-in page that keeps what the console says; ``faults`` is empty on every screen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def _note(self, kind: str, text: str) -> None:
        # A refusal is answered with 409 or 422 on purpose, and the browser reports every such answer.
        is_refusal = "status of 409" in text or "status of 422" in text
        if kind in ("error", "warning") and not is_refusal:
            self.faults.append(text)


@pytest.fixture
def visit(browser: Browser, live_server: Any, transactional_db: Any) -> Iterator[Callable[..., Visit]]:
    """visit("reviewer", theme="dark", language="fr", size="narrow", scripts=False): logged in as one of that role."""
    opened: list[BrowserContext] = []

    def begin(
        role: str, *, theme: str = "light", language: str = "en", size: str = "wide", scripts: bool = True
    ) -> Visit:
        name = f"the-{role}-{language}"
        user = User.objects.filter(username=name).first() or person(role, username=name, language=language)
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        opened.append(context)
        visit = Visit(context, live_server.url)
        context.add_cookies([session_of(user, live_server.url)])
        return visit

    yield begin
    for context in opened:
        context.close()
    answers_ended()


def session_of(user: User, address: str) -> Any:
    """The cookie of somebody who has logged in; the form itself has a test of its own."""
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }


def answers_ended() -> None:
    """Wait for what the live server still answers to pages that are closed.

    Such an answer holds rows while the tables are emptied after the test, and PostgreSQL ends one of two that wait
    for each other. The server has a thread for each connection, which ends with it.
    """
    answering = [
        thread for thread in threading.enumerate() if thread.name.endswith("(process_request_thread)")
    ]
    for thread in answering:
        thread.join(PATIENCE_MS / 1000)
    assert not any(thread.is_alive() for thread in answering), "The live server did not end its answers."


def held(page: Page, path: str) -> list[Route]:
    """The requests to an address, none of them let through: until then nothing is answered."""
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route(f"**/{path}", keep)
    return waiting


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Go on once it holds; what the browser tells, such as a request to hold, is heard meanwhile."""
    for _ in range(PATIENCE_MS // 20):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError("It never came true.")


def answered(page: Page, path: str) -> Any:
    """What the interface answers to this browser, with its session and from its cache."""
    return page.evaluate("async (path) => (await fetch(path)).json()", path)


def tab_to(page: Page, wanted: Locator) -> None:
    """With the tabulator alone, as whoever uses no mouse comes there."""
    for _ in range(120):
        if wanted.evaluate("(node) => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The tabulator does not lead to {wanted}.")


def violations(page: Page, *, colours_alone: bool = False) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA and good practice: rule and first element of each.

    colours_alone: by the rules that ask for colours, on a page that was looked at in another light.
    """
    rules = {"runOnly": {"type": "rule", "values": list(COLOUR_RULES)}} if colours_alone else {}
    # Without a list of what passed, which takes longer to send than to find.
    options = {"resultTypes": ["violations"], **rules}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


@pytest.fixture
def pictures() -> Callable[[Page, str], None]:
    """Keep a picture where PICTURES names a folder; otherwise do nothing."""
    folder = os.environ.get("PICTURES", "")

    def keep(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png")

    return keep
