"""Rows of a release about what its claims speak of and stand in: events, articles, notices, ids."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from django.db.models import Q

from claims.exports.name_patterns import squashed
from claims.exports.redaction import MARK
from claims.models import Claim, Event, EventLink
from claims.selectors.release_row_maker import CHUNK_ROWS, Row, RowMaker
from sources.models import Article, Notice


class ContextRows(RowMaker):
    def events(self) -> Iterator[Row]:
        shown = set(self.scope.events().values_list("pk", flat=True))
        events = self.scope.events().select_related("place", "parent", "series")
        for event in events.iterator(chunk_size=CHUNK_ROWS):
            series = getattr(event, "series", None)
            yield {
                "event": event.public_id,
                "kind": event.kind,
                "title": self._title(event),
                "date": event.date_edtf,
                "place": self._key(event.place),
                "parent": event.parent.public_id if event.parent and event.parent_id in shown else None,
                "series_from": series and series.window_lower,
                "series_until": series and series.window_upper,
                "series_counts": series and self.redaction.text_about(event.public_id, series.what_counts),
            }

    def _title(self, event: Event) -> str:
        """Without names; withheld as a whole where it is made of the title of an article that is not shown."""
        title = squashed(event.title)
        for hidden in map(squashed, self._hidden_titles.get(event.pk, ())):
            if hidden and (hidden in title or title in hidden):
                self.withheld["events", "the title is that of a restricted article"] += 1
                return MARK
        return self.redaction.text_about(event.public_id, event.title)

    @cached_property
    def _hidden_titles(self) -> dict[int, set[str]]:
        """Row id of an event -> titles of the articles that tell of it and are not shown."""
        hidden = Q(article__sensitivity__in=self.scope.hidden_levels) | Q(
            article__source__sensitivity__in=self.scope.hidden_levels
        )
        found: defaultdict[int, set[str]] = defaultdict(set)
        claims = Claim.objects.filter(hidden, event__isnull=False).order_by()
        for event, title in claims.values_list("event", "article__title").distinct():
            found[event].add(title)
        return dict(found)

    def event_links(self) -> Iterator[Row]:
        shown = self.scope.events().order_by()
        links = (
            EventLink.objects.filter(from_event__in=shown, to_event__in=shown)
            .select_related("from_event", "to_event")
            .order_by("from_event__public_id", "relation", "to_event__public_id")
        )
        for link in links.iterator(chunk_size=CHUNK_ROWS):
            yield {
                "from_event": link.from_event.public_id,
                "relation": link.relation,
                "to_event": link.to_event.public_id,
                "decided": link.is_decided,
                "reason": self.redaction.text_about(
                    link.from_event.public_id,
                    self.redaction.text_about(link.to_event.public_id, link.detail),
                ),
            }

    def articles(self) -> Iterator[Row]:
        shown = set(self.scope.articles().values_list("pk", flat=True))
        for article in (
            self.scope.articles().select_related("source", "original").iterator(chunk_size=CHUNK_ROWS)
        ):
            first = article.original if article.original_id in shown else None
            yield {
                "article": article.public_id,
                "source": self._key(article.source),
                "title": self.redaction.text_of(article.public_id, article.title),
                "language": article.language,
                "published": article.published,
                "published_basis": article.published_basis,
                "url": self._url(article),
                "version": article.version,
                "first_version": first and first.public_id,
                "sha256": article.text_sha256,
                "length": article.length,
                "rights": self.redaction.text_of(article.public_id, article.rights),
            }

    def _url(self, article: Article) -> str | None:
        if not self.redaction.names_somebody(article.url, article=article.public_id):
            return article.url
        self.withheld["articles", "the address names somebody"] += 1
        return None

    def notices(self) -> Iterator[Row]:
        released = set(self.scope.claims().values_list("pk", flat=True))
        notices = (
            Notice.objects.filter(article__in=self.scope.articles().order_by())
            .select_related("article")
            .prefetch_related("touched__claim")
            .order_by("article__public_id", "published_on", "kind")
        )
        for notice in notices.iterator(chunk_size=CHUNK_ROWS):
            touched = [row.claim.public_id for row in notice.touched.all() if row.claim_id in released]
            yield {
                "article": notice.article.public_id,
                "kind": notice.kind,
                "published_on": notice.published_on,
                "summary": self.redaction.text_of(notice.article.public_id, notice.summary),
                "claims": sorted(touched),
            }

    def id_history(self) -> Iterator[Row]:
        """Only ids that lead to a released event: the others would tell of events that are not shown."""
        shown = set(self.scope.events().values_list("public_id", flat=True))
        moved = Event.objects.order_by("public_id").select_related("merged_into", "split_from")
        for event in moved.exclude(merged_into__isnull=True, split_from__isnull=True):
            if event.merged_into is not None:
                row = {"id": event.public_id, "became": event.current.public_id, "how": "merged"}
            elif event.split_from is not None and event.public_id in shown:
                row = {
                    "id": event.public_id,
                    "became": event.split_from.current.public_id,
                    "how": "split_from",
                }
            else:
                continue
            if row["became"] in shown:
                yield dict(row)
