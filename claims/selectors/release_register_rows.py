"""Rows of a release's registers: only what its other rows name, and what that belongs to."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from claims.models import Actor, Place
from claims.selectors.release_row_maker import Row, RowMaker
from sources.models import Source


class RegisterRows(RowMaker):
    def sources(self) -> Iterator[Row]:
        claims = self.scope.claims().order_by()
        named = {
            *claims.values_list("article__source", flat=True),
            *claims.values_list("informant", flat=True),
            *claims.values_list("channel", flat=True),
        }
        rows = self._lineages(Source.objects.all(), named, "owner", self._is_shown)
        for source in self._in_order(rows):
            yield {
                "source": self._key(source),
                "name": self._shown(source.name),
                "kind": source.kind,
                "class": source.source_class,
                "country": source.country,
                "owner": self._key(rows.get(source.owner_id)),
            }

    def actors(self) -> Iterator[Row]:
        named = {*self._claimed("actor"), *self.rulings.values_list("actor", flat=True)}
        register = Actor.objects.prefetch_related("names", "external_ids")
        rows = self._lineages(register, named, "parent", lambda row: row.sensitivity in self.scope.levels)
        for actor in self._in_order(rows):
            yield {
                "actor": self._key(actor),
                "name": self._shown(actor.name),
                "kind": actor.kind,
                "part_of": self._key(rows.get(actor.parent_id)),
                "names": self._names(actor),
                "external_ids": self._external_ids(actor),
            }

    def places(self) -> Iterator[Row]:
        named = {
            *self._claimed("place"),
            *self.rulings.values_list("place", flat=True),
            *self.scope.events().order_by().values_list("place", flat=True),
        }
        register = Place.objects.prefetch_related("names", "external_ids")
        rows = self._lineages(register, named, "parent", lambda row: True)
        for place in self._in_order(rows):
            yield {
                "place": self._key(place),
                "name": self._shown(place.name),
                "kind": place.kind,
                "part_of": self._key(rows.get(place.parent_id)),
                "latitude": place.latitude,
                "longitude": place.longitude,
                "precision": place.precision,
                "names": self._names(place),
                "external_ids": self._external_ids(place),
            }

    def _claimed(self, column: str) -> Iterable[int | None]:
        """Row ids that the released values name; a value that is withheld names nobody."""
        shown = self.scope.claims().order_by().exclude(pk__in=self.scope.veiled)
        return shown.values_list(column, flat=True).distinct()

    def _lineages(
        self,
        register: QuerySet[Any],
        named: Iterable[int | None],
        parent: str,
        is_shown: Callable[[Any], bool],
    ) -> dict[int | None, Any]:
        """The rows named and shown, and whatever they belong to, up to the first that is not shown."""
        rows: dict[int | None, Any] = {}
        wanted, hidden = set(named) - {None}, 0
        while wanted:
            found = list(register.filter(pk__in=wanted))
            shown = {row.pk: row for row in found if is_shown(row)}
            hidden += len(found) - len(shown)
            rows |= shown
            wanted = {getattr(row, f"{parent}_id") for row in shown.values()} - rows.keys() - {None}
        name = register.model._meta.model_name
        self.withheld[f"{name}s", f"the {name} is restricted"] += hidden
        return rows

    def _names(self, row: Any) -> list[str]:
        """Names and spellings, without those that name somebody."""
        return sorted({name.name for name in row.names.all() if self._shown(name.name) == name.name})

    def _external_ids(self, row: Any) -> list[str]:
        ids = map(str, row.external_ids.all())
        return sorted(one for one in ids if not self.redaction.names_somebody(one))

    def _in_order(self, rows: dict[int | None, Any]) -> list[Any]:
        """By the keys as shown: the order of the others would tell how a withheld key begins."""
        return sorted(rows.values(), key=lambda row: self.scope.shown_key(row.key))
