"""Learning a Fit from the events of a database: `python -m tests.bench.fit [--events N ...]`, or `make bench-fit`.

Simulated events, each as its first reports tell it: the first Fit, the next with nothing changed, the next after an
edit in one event of a hundred. Each line tells the seconds that passed and those that the process worked, and ends
with the share of the work of the first. What is worked on the events of the calibration is told apart: it is kept
while codebook and program stay, and the same whatever the size. A test database of its own on the server of
DATABASE_URL (SQLite: a file that is gone afterwards).
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from time import perf_counter, process_time
from typing import Any

from tests.bench.peak import peak_megabytes

SIZES = (2_000, 20_000)
# Of each event, the reports that are kept; one event in so many is edited. Arbitrary: 10 to 20 claims per event.
REPORTS, EDITED_EACH = 4, 100
BATCH_EVENTS = 1_000
SEED = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="sizes to measure")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/fit.sqlite3")
        os.environ.update(
            DEBUG="no", SECRET_KEY="only-for-this-run", ALLOWED_HOSTS="testserver", HTTPS="no",
            DJANGO_SETTINGS_MODULE="factcheck.settings",
        )  # fmt: skip
        os.environ.pop("REDIS_URL", None)
        import django

        django.setup()
        for events in arguments.events:
            for line in _measured(events, folder):
                print(line, flush=True)


def _measured(events: int, folder: str) -> Iterator[str]:
    from django.db import connection

    own = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{folder}/{events}.sqlite3"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        claims = fill(events)
        yield f"{events:,} events, {claims:,} claims"
        yield from _lines()
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


def _lines() -> Iterator[str]:
    from claims.services.learning import learn_fit
    from claims.services.simulating import simulated_confidence

    before = process_time()
    simulated_confidence()
    worked = process_time() - before
    yield f"  {'calibration, once':32} {'':9}          {worked:9.1f} s worked"

    def edited() -> None:
        _edit()
        learn_fit()

    runs: dict[str, Callable[[], Any]] = {
        "the first": learn_fit,
        "nothing changed": learn_fit,
        "one event in a hundred edited": edited,
    }
    first = 0.0
    for name, run in runs.items():
        passed, worked = perf_counter(), process_time()
        run()
        passed, worked = perf_counter() - passed, process_time() - worked
        first = first or worked
        megabytes = peak_megabytes()
        share = f"{worked / first:7.1%} of the first; at most {megabytes:,.0f} MB"
        yield f"  {name:32} {passed:9.1f} s passed {worked:9.1f} s worked {share}"


def _edit() -> None:
    from claims.models import Claim, Event

    for event in Event.objects.order_by("pk")[::EDITED_EACH]:
        claim = Claim.objects.filter(event=event).order_by("pk")[:1].get()
        Claim.objects.filter(pk=claim.pk).update(says_rose=not claim.says_rose, row_version=2)


def fill(events: int) -> int:
    """Simulated events as rows; returns how many claims they have."""
    from claims.models import CodebookSnapshot
    from claims.services.seeding import load_codebook_and_registers

    load_codebook_and_registers()
    assert CodebookSnapshot.objects.exists()
    rows = _Rows()
    for start in range(0, events, BATCH_EVENTS):
        rows.add(start, min(start + BATCH_EVENTS, events))
    return rows.claims


class _Rows:
    """The registers as they fill, and how many claims there are."""

    def __init__(self) -> None:
        from claims.models import Attribute
        from claims.services.registers import scope_entry

        self.attributes = {row.key: row for row in Attribute.objects.select_related("current")}
        self.sources: dict[str, Any] = {}
        self.scopes: dict[str, Any] = {}
        self.scope_entry = scope_entry
        self.claims = 0

    def add(self, first: int, last: int) -> None:
        from claims.consensus.simulation.events import told
        from claims.models import Claim, Event
        from sources.models import Article

        events, articles, claims = [], {}, []
        for number in range(first, last):
            simulated = told(SEED, number)
            event = Event(public_id=f"E{number:06d}", title=f"Attack {number}")
            events.append(event)
            kept = sorted({one.article for one in simulated.statements})[:REPORTS]
            for position, one in enumerate(simulated.statements):
                if one.article in kept:
                    article = articles.setdefault(one.article, self._article(one))
                    claims.append(self._claim(one, article, event, position))
        Event.objects.bulk_create(events)
        Article.objects.bulk_create(articles.values())
        Claim.objects.bulk_create(claims, batch_size=500)
        self.claims += len(claims)

    def _article(self, one: Any) -> Any:
        from tests.factories import ArticleFactory

        text = f"Of {one.article}: {one.fingerprint or one.article}. One girl was killed."
        return ArticleFactory.build(
            source=self._source(one.outlet, 4),
            text=text,
            public_id=f"A{one.article}"[:24],
            text_group=one.fingerprint[:24],
        )

    def _claim(self, one: Any, article: Any, event: Any, position: int) -> Any:
        from claims.domain.scopes import FACETS
        from tests.factories import ClaimFactory

        attribute = self.attributes[one.attribute]
        row = ClaimFactory.build(
            article=article, ordinal=position + 1, event=event, attribute=attribute,
            attribute_version=attribute.current, accepted=True, as_of_lower=one.as_of.lower,
            as_of_upper=one.as_of.upper, stake=one.stake, is_recap=one.is_recap,
            informant=self._source(one.informant, one.source_rank), channel=self._source(one.channel, 3),
            informant_kind=one.informant_kind or "", informant_text=one.informant,
        )  # fmt: skip
        row.set_value(one.value)
        facets = {facet.value: self._scope(one.scope.facet(facet), facet) for facet in FACETS}
        row.set_scope(**facets)
        return row

    def _scope(self, key: str, facet: Any) -> Any:
        if key and key not in self.scopes:
            self.scopes[key] = self.scope_entry(facet, key)
        return self.scopes.get(key)

    def _source(self, key: str, rank: int) -> Any:
        from sources.codes import SourceClass
        from tests.factories import SourceFactory

        if key and key not in self.sources:
            of_rank = next(one for one in SourceClass if one.rank == rank)
            self.sources[key] = SourceFactory(key=key, name=key.title(), source_class=of_rank)
        return self.sources.get(key)


if __name__ == "__main__":
    main()
