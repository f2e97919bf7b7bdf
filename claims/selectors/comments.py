"""What people say about claims, links and events, as far as a person may read it.

Outward: ``readable_comments``, ``thread_of`` and ``who_may_read``. A comment is read by whoever may read what it is
about; a comment on a link by whoever may read both claims. The lists, the threads and the notifications start here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from claims.models import Claim, ClaimLink, Comment, Event
from claims.selectors.blind import shown_comments, shown_comments_on
from claims.selectors.counted import number_of
from claims.selectors.people import holders
from claims.selectors.readable import may_read_claim, readable_claims, readable_events
from claims.selectors.veiling import veiled, withholds
from claims.selectors.visibility import CONFIDENTIAL, RESTRICTED
from factcheck.audit.models import Act
from sources.models import Article

Target = Claim | ClaimLink | Event
VIEW = "claims.view_comment"
EDITED = "comment.edit"
# Comments of one thread on a page, the latest. Arbitrary but works: a longer talk belongs into a meeting.
MOST_SHOWN = 200
# People offered for "@". Arbitrary but works; whoever is not offered is still found by their whole name.
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Said:
    """One comment on a page. edited_at: None = as first written. may_edit: one's own, and all of it can be read."""

    comment: Comment
    edited_at: datetime | None
    may_edit: bool

    @property
    def is_resolved(self) -> bool:
        return self.comment.resolved_at is not None


@dataclass(frozen=True, slots=True)
class Thread:
    """What is said of one thing, the oldest first."""

    said: tuple[Said, ...]

    @property
    def open(self) -> list[Said]:
        return [each for each in self.said if not each.is_resolved]

    @property
    def resolved(self) -> list[Said]:
        return [each for each in self.said if each.is_resolved]


def readable_comments(user: Any) -> QuerySet[Comment]:
    """Comments on what the user may read; none for whoever may not read comments at all.

    What a reviewer of a blind pair says meanwhile is theirs alone: see ``blind``.
    """
    if user is not None and not user.has_perm(VIEW):
        return Comment.objects.none()
    events = readable_events(user).order_by().filter(pk=OuterRef("event"))
    about = (
        Q(may_read_claim(user, "claim"))
        | (Q(may_read_claim(user, "link__first")) & Q(may_read_claim(user, "link__second")))
        | Q(Exists(events))
    )
    return Comment.objects.filter(about, *([] if user is None else [shown_comments(user)]))


def of(target: Target) -> Q:
    """The condition that a comment is about a thing; of a link, about any link of its two claims, on either axis."""
    if isinstance(target, ClaimLink):
        return Q(link__first=target.first_id, link__second=target.second_id)
    return Q(claim=target.pk) if isinstance(target, Claim) else Q(event=target.pk)


def thread_of(target: Target, user: Any) -> Thread:
    """The latest of the thread, without the words withheld from the user. A fixed number of queries."""
    rows = readable_comments(user).filter(of(target)).select_related("author", "resolved_by")
    comments = list(reversed(rows.order_by("-id")[:MOST_SHOWN]))
    edits = _edits(comments)
    return Thread(
        tuple(
            Said(row, edits.get(row.pk), may_edit=row.author_id == user.pk and not withholds(row))
            for row in veiled(user, comments)
        )
    )


def open_comments_on(article: Article, user: Any) -> Any:
    """How many open comments each claim of an article has: a subquery, so that a card tells it without a query."""
    if not user.has_perm(VIEW):
        return Value(0)
    shown = Comment.objects.filter(shown_comments_on(article, user), resolved_at__isnull=True)
    return number_of(shown, "claim")


def may_read(user: Any, target: Target) -> bool:
    """Whether a person may read a thing and what is said about it."""
    if not (user.is_active and user.has_perm(VIEW)):
        return False
    if isinstance(target, ClaimLink):
        pair = {target.first_id, target.second_id}
        return readable_claims(user).order_by().filter(pk__in=pair).count() == len(pair)
    rows: QuerySet[Any] = readable_claims(user) if isinstance(target, Claim) else readable_events(user)
    return rows.order_by().filter(pk=target.pk).exists()


def who_may_read(target: Target) -> list[str]:
    """Names of active people who may read a thing, to be offered for "@".

    What a person sees hangs on two permissions alone, so that one person of each kind answers for the others.
    """
    listed = list(holders(VIEW).order_by("username")[:MOST_PEOPLE])
    among = [person.pk for person in listed]
    levels = [
        set(holders(name).filter(pk__in=among).values_list("pk", flat=True))
        for name in (RESTRICTED, CONFIDENTIAL)
    ]
    answers: dict[tuple[bool, ...], bool] = {}
    found = []
    for person in listed:
        kind = tuple(person.pk in pks for pks in levels)
        if kind not in answers:
            answers[kind] = may_read(person, target)
        if answers[kind]:
            found.append(person.get_username())
    return found


def people_named(names: Iterable[str]) -> dict[str, Any]:
    """Active people by name in small letters; a name that nobody has is left out."""
    wanted = Q(pk__in=[])
    for name in names:
        wanted |= Q(username__iexact=name)
    people = get_user_model()._default_manager.filter(wanted, is_active=True)
    return {person.get_username().lower(): person for person in people}


def _edits(comments: Iterable[Comment]) -> dict[int, datetime]:
    """Row id of a comment -> when its author changed it last."""
    acts = Act.objects.filter(
        verb=EDITED, target_type=Comment._meta.label_lower, target_id__in=[str(row.pk) for row in comments]
    )
    return {int(target): at for target, at in acts.order_by("id").values_list("target_id", "at")}
