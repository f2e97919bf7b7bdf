"""Rows of a release about the world its claims stand in: events, articles, registers, notices, ids."""

from collections.abc import Iterator

from claims.models import Actor, Event, EventLink, Place
from claims.selectors.release_row_maker import CHUNK_ROWS, Row, RowMaker
from sources.models import Notice, Source


class ContextRows(RowMaker):
    def events(self) -> Iterator[Row]:
        shown = set(self.scope.events().values_list("pk", flat=True))
        events = self.scope.events().select_related("place", "parent", "series")
        for event in events.iterator(chunk_size=CHUNK_ROWS):
            series = getattr(event, "series", None)
            yield {
                "event": event.public_id,
                "kind": event.kind,
                "title": self.redaction.text(event.title),
                "date": event.date_edtf,
                "place": event.place and event.place.key,
                "parent": event.parent.public_id if event.parent and event.parent_id in shown else None,
                "series_from": series and series.window_lower,
                "series_until": series and series.window_upper,
                "series_counts": series and self.redaction.text(series.what_counts),
            }

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
                "reason": self._shown(link.detail),
            }

    def articles(self) -> Iterator[Row]:
        shown = set(self.scope.articles().values_list("pk", flat=True))
        for article in (
            self.scope.articles().select_related("source", "original").iterator(chunk_size=CHUNK_ROWS)
        ):
            first = article.original if article.original_id in shown else None
            yield {
                "article": article.public_id,
                "source": article.source and article.source.key,
                "title": self.redaction.text_of(article.public_id, article.title),
                "language": article.language,
                "published": article.published,
                "published_basis": article.published_basis,
                "url": article.url,
                "version": article.version,
                "first_version": first and first.public_id,
                "sha256": article.text_sha256,
                "length": article.length,
                "rights": article.rights,
            }

    def sources(self) -> Iterator[Row]:
        for source in self.scope.sources().select_related("owner").iterator(chunk_size=CHUNK_ROWS):
            yield {
                "source": source.key,
                "name": self._shown(source.name),
                "kind": source.kind,
                "class": source.source_class,
                "country": source.country,
                "owner": source.owner.key if source.owner and self._is_shown(source.owner) else None,
            }
        hidden = Source.objects.count() - self.scope.sources().count()
        self.withheld["sources", "the source is restricted"] += hidden

    def actors(self) -> Iterator[Row]:
        actors = self.scope.actors().select_related("parent").prefetch_related("names", "external_ids")
        for actor in actors.iterator(chunk_size=CHUNK_ROWS):
            parent = actor.parent
            is_shown = isinstance(parent, Actor) and parent.sensitivity in self.scope.levels
            yield {
                "actor": actor.key,
                "name": self._shown(actor.name),
                "kind": actor.kind,
                "part_of": parent.key if parent is not None and is_shown else None,
                "names": sorted({self._shown(name.name) for name in actor.names.all()}),
                "external_ids": sorted(map(str, actor.external_ids.all())),
            }

    def places(self) -> Iterator[Row]:
        places = (
            Place.objects.order_by("key").select_related("parent").prefetch_related("names", "external_ids")
        )
        for place in places.iterator(chunk_size=CHUNK_ROWS):
            yield {
                "place": place.key,
                "name": self._shown(place.name),
                "kind": place.kind,
                "part_of": place.parent and place.parent.key,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "precision": place.precision,
                "names": sorted({self._shown(name.name) for name in place.names.all()}),
                "external_ids": sorted(map(str, place.external_ids.all())),
            }

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
        moved = Event.objects.order_by("public_id").select_related("merged_into", "split_from")
        for event in moved.exclude(merged_into__isnull=True, split_from__isnull=True):
            if event.merged_into is not None:
                yield {"id": event.public_id, "became": event.current.public_id, "how": "merged"}
            elif event.split_from is not None:
                yield {"id": event.public_id, "became": event.split_from.public_id, "how": "split_from"}
