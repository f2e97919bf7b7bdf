"""Count a practised reviewer's keys and clicks on one article: `python -m tests.bench.review ARTICLE`.

The article is read into a database of its own, which is gone afterwards, and its suggestions are decided in a real
browser. `make bench-review ARTICLE=path`.
"""

import argparse
import os
import shutil
import tempfile
from io import StringIO
from pathlib import Path

USER, PASSWORD = "practised", "only-for-this-run"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LONGEST_START_SECONDS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument("--metadata", type=Path, help="articles.jsonl with outlet, date and language")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DATABASE_URL=f"sqlite:///{folder}/review.sqlite3", DEBUG="yes", DJANGO_ALLOW_ASYNC_UNSAFE="yes",
            DJANGO_SETTINGS_MODULE="factcheck.settings",
        )  # fmt: skip
        os.environ.pop("REDIS_URL", None)
        _run(arguments.article, arguments.metadata)


def _run(article: Path, metadata: Path | None) -> None:
    import django

    django.setup()
    from django.contrib.auth.models import Group
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread

    from claims.services.processing import process_articles
    from factcheck.accounts.models import User
    from factcheck.roles.syncing import sync_roles
    from sources.models import Article

    call_command("migrate", verbosity=0)
    call_command("load_seeds", "--codebook-only", verbosity=0, stdout=StringIO())
    options = [] if metadata is None else ["--metadata", str(metadata)]
    call_command("ingest", str(article), *options, stdout=StringIO(), stderr=StringIO())
    process_articles()
    sync_roles()
    user = User.objects.create_user(USER, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="reviewer"))
    stored = Article.objects.filter(parent__isnull=True).latest("pk")
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    if not server.is_ready.wait(LONGEST_START_SECONDS) or server.error is not None:
        raise SystemExit(f"The server did not start: {server.error}")
    try:
        _browse(f"http://127.0.0.1:{server.port}", f"/admin/articles/{stored.public_id}/")
    finally:
        server.terminate()


def _browse(address: str, path: str) -> None:
    from playwright.sync_api import sync_playwright

    from tests.bench.practised_reviewer import open_cards, review

    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{address}/admin/login/?next={path}")
        page.fill("#id_username", USER)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form button")
        page.wait_for_selector("#cards > .card")
        page.wait_for_load_state("load")
        print(f"{open_cards(page)} suggestions, {page.locator('.events-here li').count()} events")
        print("\n".join(review(page).lines()))
        print(f"{open_cards(page)} suggestions left open")
        browser.close()


if __name__ == "__main__":
    main()
