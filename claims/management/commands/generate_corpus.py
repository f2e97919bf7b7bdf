"""A synthetic corpus with known truth: ``generate_corpus --events N --articles N --claims N --seed S``."""

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.consensus.errors import ConsensusError
from claims.consensus.simulation.corpus import SyntheticArticle, event_id, simulate, world_of
from claims.consensus.simulation.world import ATTRIBUTES, KINDS, World

CLAIM_COLUMNS = (
    "object",
    "attribute",
    "source",
    "value",
    "comparator",
    "timestamp",
    "origin",
    "article",
    "start",
    "end",
    "focus_start",
    "focus_end",
)
WRONG_CALL = 2


class Command(BaseCommand):
    help = (
        "Write a synthetic corpus with known truth: articles.jsonl (for extract_claims and ingest), claims.csv (for "
        "fuse), truth.csv and dataset.json (the kinds). The same numbers and seed give the same bytes."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        for name in ("events", "articles", "claims"):
            parser.add_argument(f"--{name}", type=int, required=True, metavar="N")
        parser.add_argument("--seed", type=int, required=True, metavar="S")
        parser.add_argument("--output", type=Path, default=Path("corpus"), metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["output"]
        counts = {name: options[name] for name in ("articles", "claims")}
        for name, count in counts.items():
            if count < 0:
                raise CommandError(f"--{name} is 0 or more; got {count}.", returncode=WRONG_CALL)
        try:
            world = world_of(options["events"], options["seed"])
            folder.mkdir(parents=True, exist_ok=True)
            self._write_articles(folder, world, **counts)
            self._write_truth(folder, world)
        except ConsensusError as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        except OSError as error:
            raise CommandError(
                f"{folder} cannot be written: {error.strerror}.", returncode=WRONG_CALL
            ) from error
        self.stdout.write(
            f"{options['events']} events, {counts['articles']} articles, {counts['claims']} claims in {folder}."
        )

    def _write_articles(self, folder: Path, world: World, *, articles: int, claims: int) -> None:
        corpus = simulate(world, articles=articles, claims=claims)
        with (
            (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as texts,
            (folder / "claims.csv").open("w", encoding="utf-8", newline="") as table,
        ):
            writer = csv.writer(table, lineterminator="\n")
            writer.writerow(CLAIM_COLUMNS)
            for article in corpus:
                texts.write(json.dumps(_line(article), ensure_ascii=False) + "\n")
                writer.writerows(_rows(article))

    def _write_truth(self, folder: Path, world: World) -> None:
        with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(("object", "attribute", "value"))
            for number in range(world.events):
                truth = world.truth(number)
                writer.writerows((event_id(number), attribute, truth[attribute]) for attribute in ATTRIBUTES)
        kinds = json.dumps({"kinds": KINDS}, indent=2)
        (folder / "dataset.json").write_text(f"{kinds}\n", encoding="utf-8")


def _line(article: SyntheticArticle) -> dict[str, str]:
    return {
        "id": article.id,
        "outlet": article.report.outlet,
        "lang": article.report.language,
        "published": article.report.at.date().isoformat(),
        "text": article.text,
    }


def _rows(article: SyntheticArticle) -> list[tuple[object, ...]]:
    return [
        (
            article.event,
            claim.said.attribute,
            article.report.outlet,
            claim.said.value,
            claim.said.comparator if KINDS[claim.said.attribute] == "count" else "",
            article.report.at.isoformat(),
            article.report.origin,
            article.id,
            claim.start,
            claim.end,
            claim.focus_start,
            claim.focus_end,
        )
        for claim in article.claims
    ]
