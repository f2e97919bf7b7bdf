"""The main job on the project's own seeds, from bytes to a verified release, with what came of it."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from claims.consensus.explanation import say
from claims.domain.codes import Evidence, Ruling
from claims.exports.verification import verify
from claims.models import Claim, Consensus
from claims.selectors.shown_values import shown_settled, shown_value
from claims.services.demo.people import people_without_password
from claims.services.seeding import SEEDS
from sources.codes import ArticleKind
from sources.models import Article

RELEASE = "demo"
# The demo's people are invented and their data is too: one password that everybody may know.
PASSWORD = "demo-workbench"  # noqa: S105 - said on the screen on purpose
TITLE_WIDTH = 52
SENTENCES = 3


class Command(BaseCommand):
    help = (
        "Load the seeds, review, link, derive and release them; print what is settled and what is contested."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--output", type=Path, default=settings.BASE_DIR / "demo-release")

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        call_command("load_seeds", stdout=self.stdout)
        self._print_settled()
        self._print_contested()
        call_command("publish_release", RELEASE, f"--output={output}", stdout=self.stdout)
        faults = verify(output)
        if faults:
            raise CommandError(f"The release is not what it says: {faults[0]}")
        self.stdout.write("The release was checked: checksums, schema, references and rules hold.\n")
        self._print_logins()

    def _print_settled(self) -> None:
        rows = _consensus().filter(has_value=True).exclude(attribute__family__in=["time", "place"])
        kinds = Counter(Article.objects.current().values_list("kind", flat=True))
        articles, posts = kinds[ArticleKind.ARTICLE], kinds[ArticleKind.POST]
        self.stdout.write(
            f"\n{articles} articles with {posts} embedded posts, {Claim.objects.accepted().count()} accepted claims, "
            f"{rows.values('event').distinct().count()} events. Counts that are settled:\n"
        )
        for row in rows.filter(value_kind="count"):
            ruled = ", ruled" if row.ruling != Ruling.NONE else ""
            voices = _voices(row)
            self.stdout.write(
                f"  {_title(row):{TITLE_WIDTH}} {_what(row):34} {shown_settled(row):>7}"
                f"   {row.get_grade_display()}, {voices}{ruled}"
            )

    def _print_contested(self) -> None:
        rows = _consensus().filter(evidence=Evidence.CONTESTED)
        self.stdout.write("\nContested:\n")
        for row in rows:
            values = " or ".join(shown_value(candidate) for candidate in row.candidates.all())
            outcome = f"ruled {shown_settled(row)}" if row.has_value else "no value published"
            self.stdout.write(f"  {_title(row):{TITLE_WIDTH}} {_what(row):34} {values}: {outcome}")
            for sentence in _first(say(row.remarks, "en")):
                self.stdout.write(f"      {sentence}")
        self.stdout.write("")

    def _print_logins(self) -> None:
        self.stdout.write(f"\nLogins of the demo, all with the password {PASSWORD}:\n")
        entries = tomllib.loads((SEEDS / "decisions.toml").read_text(encoding="utf-8"))["person"]
        for person in people_without_password(entries):
            person.set_password(PASSWORD)
            person.save(update_fields=["password"])
        people = get_user_model().objects.filter(username__in=[entry["key"] for entry in entries])
        for person in people.order_by("username").prefetch_related("groups"):
            if person.check_password(PASSWORD):
                roles = ", ".join(group.name for group in person.groups.all())
                self.stdout.write(f"  {person.username:10} {roles}")
        self.stdout.write("")


def _consensus() -> QuerySet[Consensus]:
    return (
        Consensus.objects.filter(event__merged_into__isnull=True)
        .select_related("event", "attribute__current", "place", "actor")
        .prefetch_related("candidates__place", "candidates__actor")
        .order_by("event__date_lower", "event__public_id", "attribute__key", "scope_key")
    )


def _title(row: Consensus) -> str:
    title = f"{row.event.date_edtf} {row.event.title}".strip()
    return title if len(title) <= TITLE_WIDTH else f"{title[: TITLE_WIDTH - 1]}…"


def _what(row: Consensus) -> str:
    scope = " · ".join(part.partition(":")[2] for part in row.scope_key.split(";") if part)
    return f"{row.attribute.key} ({scope})" if scope else row.attribute.key


def _voices(row: Consensus) -> str:
    if row.voices_min == row.voices_max:
        return f"{row.voices_min} voice{'' if row.voices_min == 1 else 's'}"
    return f"{row.voices_min}–{row.voices_max} voices"


def _first(sentences: list[str]) -> Iterator[str]:
    """The first sentences say who is at odds; the workbench shows them all."""
    yield from sentences[:SENTENCES]
