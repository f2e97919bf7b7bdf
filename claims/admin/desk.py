"""What the article page and its parts are made from, read with a fixed number of queries.

Outward: ``Desk`` and ``desk_for``. A desk knows the article, the claims the person may see, and what forms choose
from; it makes the cards. It writes nothing.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from claims.admin.card import Card, Mention, numbered
from claims.admin.card_acts import CardActs, Rights, model_of, offers_on, standing_of
from claims.admin.cells import is_denied, said
from claims.admin.claim_form import ClaimForm
from claims.admin.desk_stage import StageOfDesk
from claims.admin.event_choices import Choice, event_choices
from claims.admin.event_titles import event_title
from claims.admin.marked_text import Block, cut
from claims.admin.paragraphs import first_of, paragraph_at
from claims.domain.codes import ClaimStatus
from claims.models import Attribute, Claim, Event
from claims.models.choices import CLAIM_STATUSES
from claims.selectors.articles import Progress, claims_on, progress_of
from claims.selectors.blind import as_decided
from claims.selectors.decisions import Decided, Together, decided_on, last_act
from claims.selectors.events import events_near
from claims.selectors.mentions import Mentions, mentions_of
from claims.selectors.standing import Stands, stands_on
from claims.selectors.veiling import Veil, veiled, withholds
from sources.models import Article, Zone
from sources.selectors.visibility import visible_articles

MODES = ("show", "edit", "reject", "move")
DECIDED = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)
ACCEPT, ROUTE = "claims.accept_claim", "claims.route_claim"


class Desk(StageOfDesk):
    # Whether nothing of it is real: claims without a row, and acts that leave no trace.
    is_practice = False

    def __init__(self, article: Article, user: Any) -> None:
        self.article, self.user = article, user

    @cached_property
    def claims(self) -> list[Claim]:
        return as_decided(claims_on(self.article, self.user), self.own_pass)

    @cached_property
    def numbers(self) -> dict[int | None, str]:
        """Row id -> number in the article, as a text."""
        return {claim.pk: str(claim.ordinal) for claim in self.claims if claim.pk}

    @cached_property
    def mentions(self) -> dict[int, Mentions]:
        """Number of a claim -> the mentions of its fact where there are several; of what is withheld nothing."""
        return mentions_of(claim for claim in self.claims if not withholds(self.veil.row(claim)))

    @cached_property
    def mentioned(self) -> dict[int, Mention]:
        """Number of a claim -> which mention it is of its fact, where there are several."""
        facts = (mentions for number, mentions in self.mentions.items() if mentions[0].ordinal == number)
        return {
            number: mention
            for mentions in facts
            for number, mention in numbered([claim.ordinal for claim in mentions])
        }

    @cached_property
    def progress(self) -> Progress:
        return progress_of(self.claims)

    @cached_property
    def veil(self) -> Veil:
        """What is withheld of the article and of all that its claims name."""
        return Veil(self.user, [self.article, *self.claims], are_readable=True)

    @cached_property
    def shown_article(self) -> Article:
        return self.veil.row(self.article)

    @cached_property
    def title(self) -> str:
        """A post has none of its own."""
        untitled = self.article.public_id if self.article.parent_id is None else gettext("Embedded post")
        return self.shown_article.title or untitled

    @cached_property
    def around(self) -> Article | None:
        """The article that the post stands in, as far as the person may see it; None = there is none."""
        if self.article.parent_id is None:
            return None
        seen: Any = visible_articles(self.user)
        return next(iter(veiled(self.user, seen.without_text().filter(pk=self.article.parent_id))), None)

    @cached_property
    def attributes(self) -> list[Attribute]:
        return list(
            Attribute.objects.filter(is_retired=False, current__isnull=False).select_related("current")
        )

    @cached_property
    def events(self) -> list[Event]:
        """Those of the article first, then others near its date."""
        own = {claim.event.pk: claim.event for claim in self.claims if claim.event is not None}
        near = [event for event in events_near(self.article, self.user) if event.pk not in own]
        return [*map(self.veil.row, own.values()), *veiled(self.user, near)]

    @cached_property
    def events_here(self) -> list[tuple[Event, int]]:
        """The events of the article with how many of its claims each has, the largest first."""
        numbers: dict[Event, int] = {}
        for claim in self.claims:
            if claim.event is not None and claim.status != ClaimStatus.REJECTED:
                event = self.veil.row(claim.event)
                numbers[event] = numbers.get(event, 0) + 1
        return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0].public_id))

    @cached_property
    def is_withheld(self) -> bool:
        """Whether words of the text are hidden from the person; then it is shown without marks."""
        return self.shown_text != self.article.text

    @cached_property
    def shown_text(self) -> str:
        return self.veil.quote(self.article, self.article.text)

    def blocks(self) -> list[Block]:
        if self.is_withheld:
            return cut(self.shown_text, [], [])
        return cut(self.article.text, self.article.zones.all(), self.claims, self.contested)

    @cached_property
    def contested(self) -> set[int]:
        """Numbers of the claims that stand against what others say."""
        against = {claim for claim, stands in self.testimony.items() if stands.is_contested}
        return {claim.ordinal for claim in self.claims if claim.pk in against}

    @cached_property
    def testimony(self) -> dict[int, Stands]:
        return stands_on(self.article)

    @cached_property
    def last_card(self) -> Card | None:
        """The claim that the person decided last here and may take back; None = none."""
        if not self.rights.decides:
            return None
        pk, skipped = self.decided.last, self.decided.skipped
        found = next((claim for claim in self.claims if claim.pk == pk), None)
        if found is None or not (found.status in DECIDED or found.pk in skipped):
            return None
        return self.card(found)

    @cached_property
    def decided(self) -> Decided:
        return decided_on(self.article, self.user, self.own_pass) if self.may_decide else Decided()

    @cached_property
    def last_together(self) -> Together | None:
        """The person's act on several claims, where it is their last one here; None = it is not."""
        if not (self.rights.decides or self.rights.routes):
            return None
        return last_act(self.article, self.user, self.claims, self.decided.last)

    def claim(self, ordinal: int) -> Claim:
        """Raises Http404 where the article has no such claim that the person may see."""
        for claim in self.claims:
            if claim.ordinal == ordinal:
                return claim
        raise Http404(gettext("This article has no claim %(number)s.") % {"number": ordinal})

    def is_skipped(self, claim: Claim) -> bool:
        """By the person, who left it open."""
        return claim.pk in self.decided.skipped and claim.status == ClaimStatus.SUGGESTED

    def card(self, claim: Claim, mode: str = "show", **shown: Any) -> Card:
        stands = self.testimony.get(claim.pk)
        read = self.veil.row(claim)
        is_skipped = self.is_skipped(claim)
        standing = standing_of(claim, is_skipped=is_skipped, is_readable=not withholds(read))
        if mode == "edit" and "form" not in shown:
            shown["form"] = self.form(claim)
        if mode == "move":
            shown["choices"] = self.event_choices([claim])
        return Card(
            claim=read,
            attribute=self.labels[claim.attribute_id],
            value=said(read),
            status=self.statuses[claim.status],
            is_denied=is_denied(claim),
            is_contested=stands is not None and stands.is_contested,
            agreeing=0 if stands is None else stands.agreeing,
            offers=offers_on(standing, self.rights),
            page=self.address,
            event_address=self.event_addresses.get(claim.event_id, ""),
            event_title=self.event_titles.get(claim.event_id, ""),
            is_pickable=self.rights.takes_several,
            mode=mode,
            is_skipped=is_skipped,
            copied_from=self.numbers.get(claim.copied_from_id, ""),
            mention=self.mentioned.get(claim.ordinal),
            **shown,
        )

    @cached_property
    def labels(self) -> dict[int, str]:
        """What the attributes of the claims are called, by row id."""
        attributes = {claim.attribute_id: claim.attribute for claim in self.claims}
        return {pk: str(self.veil.row(attribute)) for pk, attribute in attributes.items()}

    @cached_property
    def event_addresses(self) -> dict[int | None, str]:
        """Of the events of the claims, by row id."""
        events = {claim.event_id: claim.event for claim in self.claims if claim.event is not None}
        return {pk: reverse("admin:event_page", args=[event.public_id]) for pk, event in events.items()}

    @cached_property
    def event_titles(self) -> dict[int | None, str]:
        """As ``event_addresses``."""
        events = {claim.event_id: claim.event for claim in self.claims if claim.event is not None}
        return {pk: event_title(self.veil.row(event)) for pk, event in events.items()}

    @cached_property
    def statuses(self) -> dict[str, str]:
        return {code: str(label) for code, label in CLAIM_STATUSES}

    def event_choices(self, claims: Sequence[Claim]) -> list[Choice]:
        """The events that claims may be moved to, the likeliest first, with what speaks for each."""
        return event_choices(claims, self.claims, self.events, self.article)

    def in_paragraph(self, claim: Claim) -> list[Claim]:
        """The claims whose words begin in the paragraph of a claim's, itself included."""
        start, end = paragraph_at(self.article.text, first_of(claim))
        return [each for each in self.claims if start <= first_of(each) < end]

    def cards(self, open_one: Card | None = None) -> list[Card]:
        """All cards in text order; open_one stands in its claim's place."""
        return [
            open_one
            if open_one is not None and open_one.claim.ordinal == claim.ordinal
            else self.card(claim, "rest")
            for claim in self.claims
        ]

    def form(
        self,
        claim: Claim | None,
        data: Any = None,
        attribute: str = "",
        begun: Mapping[str, Any] | None = None,
        near: tuple[int, int] | None = None,
    ) -> ClaimForm:
        """The form of a claim, or of a new one. attribute: key that the person chose, "" = as it is.

        near: words of the text, end exclusive; the events told closest to them are offered first.
        """
        if claim is not None and not self.may_edit(claim):
            raise PermissionDenied(gettext("You may not edit this claim, or not read all of its words."))
        chosen = next((each for each in self.attributes if each.key == attribute), None)
        if chosen is None and claim is not None:
            chosen = claim.attribute
        return ClaimForm(
            data,
            attribute=chosen,
            attributes=self.attributes,
            # Without an attribute the form has no other field to choose in.
            events=[] if chosen is None else self.events if near is None else self.events_by_nearness(*near),
            claim=claim,
            begun=begun,
        )

    def events_by_nearness(self, start: int, end: int) -> list[Event]:
        """Those told closest to the words first, then the others in their order."""
        away: dict[int, int] = {}
        for claim in self.claims:
            if claim.event_id is not None and claim.status != ClaimStatus.REJECTED:
                distance = max(claim.start - end, start - claim.end, 0)
                away[claim.event_id] = min(distance, away.get(claim.event_id, distance))
        return sorted(self.events, key=lambda event: away.get(event.pk, len(self.article.text)))

    def may_edit(self, claim: Claim) -> bool:
        """Whoever may not read all words of a claim would save the mark in their place."""
        return self.may_decide and not withholds(self.veil.row(claim))

    @cached_property
    def address(self) -> str:
        """Of the article's page; those of its acts lie below it."""
        return reverse("admin:article_page", args=[self.article.public_id])

    @cached_property
    def may_decide(self) -> bool:
        """Whether the person reviews at all; whether here and now, ``rights`` say."""
        return bool(self.user.has_perm(ACCEPT))

    @cached_property
    def may_route(self) -> bool:
        return bool(self.user.has_perm(ROUTE))

    @cached_property
    def rights(self) -> Rights:
        decides = self.may_decide and self.has_place
        return Rights(
            decides=decides,
            decides_together=decides and not (self.is_blind or self.is_practice),
            copies=decides and not (self.is_withheld or self.is_practice),
            routes=self.may_route and (self.has_place or not self.is_blind),
            works=self.may_decide or self.may_route,
            links=self.user.has_perm("claims.view_claimlink"),
            comments=self.user.has_perm("claims.view_comment"),
        )

    @property
    def model_acts(self) -> CardActs:
        """What the page's script makes the acts of a card from."""
        return model_of(self.rights, self.address)


def desk_for(public_id: str, user: Any) -> Desk:
    """Raises Http404 where there is no such article that the person may see."""
    article = (
        visible_articles(user)
        .select_related("source", "raw", "review_stage")
        .defer("raw__data")
        .prefetch_related(Prefetch("zones", Zone.objects.order_by("start")))
        .filter(public_id=public_id)
        .order_by()
        .first()
    )
    if article is None:
        raise Http404(gettext("There is no article %(id)s.") % {"id": public_id})
    return Desk(article, user)
