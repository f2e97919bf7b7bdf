"""Links between claims under /api/v1/links/: how two claims stand to each other, on two axes.

Outward: ``LinkViewSet``. A link has no id of its own: the pair and the axis name it.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import Exact
from rest_framework import serializers

from claims.admin.reason_words import reason_in_words
from claims.api.filters import survivor
from claims.models import Claim, ClaimLink, LinkOrigin
from claims.models.choices import AXES
from claims.models.claim_link import RELATIONS
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import DATA, readable_claims, readable_events, readable_links
from factcheck.api.fields import KeyField, NumberField
from factcheck.api.filters import CodeFilter, RowFilter
from factcheck.api.pagination import CURSOR, PAGE_SIZE
from factcheck.api.views import ListView
from factcheck.rarely import Rarely

PAGING = (CURSOR, PAGE_SIZE)


class LinkSerializer(serializers.ModelSerializer[ClaimLink]):
    """direction: forward = the first claim acts on the second, as in "first updates second"."""

    first = KeyField("public_id", allow_null=False)
    second = KeyField("public_id", allow_null=False)
    detail = serializers.SerializerMethodField(
        help_text="Why they stand so: the machine's sentence in the language of the request, or a person's own words."
    )
    score = NumberField(help_text="The machine's own, from 0 to 1; null for people.")

    class Meta:
        model = ClaimLink
        fields = (
            "first",
            "second",
            "axis",
            "relation",
            "direction",
            "origin",
            "detail",
            "score",
            "created_at",
        )

    def get_detail(self, link: ClaimLink) -> str:
        disclosure = self.context["disclosure"]
        shown = disclosure.text(link.detail, link.first.article.public_id)
        shown = disclosure.text(shown, link.second.article.public_id)
        words = reason_in_words(shown)
        return str(shown if words is None else words)


class EitherEndFilter(RowFilter):
    """Links of which either claim belongs to the row. field_name: the claim's own field, "" = the claim itself."""

    def narrowed(self, qs: QuerySet[ClaimLink], row: Any) -> QuerySet[ClaimLink]:
        path = f"__{self.field_name}" if self.field_name else ""
        return qs.filter(Q(**{f"first{path}": row}) | Q(**{f"second{path}": row}))


class LinkFilters(django_filters.FilterSet):
    claim = EitherEndFilter(
        rows=readable_claims,
        key="public_id",
        what="claim",
        field_name="",
        help_text="Id of a claim at either end.",
    )
    event = EitherEndFilter(
        rows=readable_events,
        key="public_id",
        what="event",
        follow=survivor,
        help_text="Id of the event that a claim at either end speaks of.",
    )
    axis = CodeFilter(choices=AXES)
    relation = CodeFilter(choices=RELATIONS)
    origin = CodeFilter(
        choices=LinkOrigin, help_text="Without it, decided links are listed: a suggestion is no data."
    )

    def filter_queryset(self, queryset: QuerySet[ClaimLink]) -> QuerySet[ClaimLink]:
        links: QuerySet[ClaimLink] = super().filter_queryset(queryset)
        if self.form.cleaned_data["origin"] == LinkOrigin.SUGGESTED:
            return links
        decided = Rarely(Exact(F("origin"), LinkOrigin.DECIDED))
        return links.filter(decided, first__status__in=DATA, second__status__in=DATA)


class LinkViewSet(ListView):
    """Live links of which the reader may see both claims."""

    model = ClaimLink
    queryset = ClaimLink.objects.none()
    keyset = ("first__public_id", "second__public_id", "axis")
    serializer_class = LinkSerializer
    filterset_class = LinkFilters

    def rows_for(self, user: Any) -> QuerySet[ClaimLink]:
        links = readable_links(user).select_related("first__article", "second__article")
        return links.defer("first__article__text", "second__article__text")

    def narrowed(
        self, rows: QuerySet[ClaimLink], after: Sequence[str | int], most: int
    ) -> QuerySet[ClaimLink]:
        """Of all that is suggested, the links of the next claims that have any: SQLite would sort a million of them.

        What is asked for by anything else is few, or found by an index.
        """
        asked = {name: text for name, text in self.request.query_params.items() if name not in PAGING}
        if asked != {"origin": LinkOrigin.SUGGESTED}:
            return rows
        claims = Claim.objects.filter(Exists(rows.filter(first=OuterRef("pk"))))
        if after:
            claims = claims.filter(public_id__gte=after[0])
        nearest = claims.order_by("public_id").values_list("pk", flat=True)[:most]
        return rows.filter(first__in=list(nearest))

    def context_of(self, rows: Sequence[ClaimLink]) -> dict[str, Any]:
        articles = {claim.article_id for row in rows for claim in (row.first, row.second)}
        return {"disclosure": disclosure_for(self.request.user, articles=articles)}
