"""The date or the outlet of an article corrected after its review, and the claims that were resolved from it.

Outward: ``Facts``, ``Redated``, ``resolved_anew`` and ``correct_facts``. What the words say does not change; what was
read against the publication ("Tuesday", the moment that a figure holds for) may. It moves for the claims that a
person names, and for no other.
"""

import copy
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer
from claims.domain.values import DateValue
from claims.extraction.drafts import Draft
from claims.models import Claim, DecisionKind, MomentBasis, ReviewDecision
from claims.models.typed_value import VALUE_COLUMNS
from claims.selectors.reading import current_reader, document_of
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.permission import require
from claims.services.suggested import basis_of_date, moments, publication_moments
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import StaleRow, lock_row
from sources.ingestion.published import Published
from sources.models import Article, Source
from sources.services.storing import published_days

CHANGE = "sources.change_article"
MOMENTS = ("as_of_lower", "as_of_upper", "as_of_basis")
DATES = (*VALUE_COLUMNS, "date_basis", "anchor_date")
RESOLVED = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED, ClaimStatus.RETRACTED)
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article's publication, as a whole. source: None = the outlet is not known."""

    published: Published
    source: Source | None


@dataclass(frozen=True, slots=True)
class Redated:
    """A claim as it is and as it would be, unsaved. was_edited: a person added or edited it, so that what it says may
    be theirs and not what the words gave.
    """

    before: Claim
    after: Claim
    was_edited: bool

    @property
    def value_moves(self) -> bool:
        return any(getattr(self.before, name) != getattr(self.after, name) for name in VALUE_COLUMNS)

    @property
    def moment_moves(self) -> bool:
        return any(getattr(self.before, name) != getattr(self.after, name) for name in MOMENTS)


def resolved_anew(article: Article, facts: Facts) -> list[Redated]:
    """The claims that would say another day or moment were the article published so, in text order.

    The text is read again under the new date; a claim whose words the rules do not read, as one that a person added,
    moves only its moment, where that is the publication's. A copy moves as the claim that it was copied from, as long
    as it says the same day or moment.
    """
    changed = changed_by(article, facts)
    drafts = _drafts(changed)
    edits = ReviewDecision.objects.filter(claim=OuterRef("pk"), is_latest=True, kind=DecisionKind.EDIT)
    claims = Claim.objects.filter(article=article, status__in=RESOLVED).annotate(was_edited=Exists(edits))
    rows = claims.select_related("attribute__current", "event", "place", "actor", "copied_from__attribute")
    rows = rows.order_by("start", "ordinal")
    found = []
    for claim in rows:
        after = _after(claim, changed, drafts)
        is_theirs = claim.was_edited or claim.producer == Producer.PERSON
        each = Redated(claim, after, is_theirs)
        if each.value_moves or each.moment_moves:
            found.append(each)
    return found


def correct_facts(
    article: Article,
    facts: Facts,
    *,
    moved: Collection[int],
    by: Any,
    reason: str,
    expected_version: int | None = None,
    expected_versions: Mapping[int, int] | None = None,
) -> list[Claim]:
    """Correct date and outlet, and move the claims named with them; returns those that moved.

    moved: row ids; one that the new date does not touch is passed over. expected_versions: of the claims that the
    person saw. Raises NotAllowed, StaleRow, BadDecision (no reason, nothing to correct, a text that the other outlet
    has already, an article under blind review).
    """
    require(by, CHANGE)
    if not reason.strip():
        raise BadDecision(_("A correction needs a reason."))
    with transaction.atomic():
        refuse_pair_at_work([article.pk])
        row = lock_row(Article, article.pk, expected_version)
        old, new = _told(row), _told(changed_by(row, facts))
        if old == new:
            raise BadDecision(_("Date and outlet are what they were."))
        locked = list(Claim.objects.select_for_update().filter(article=row).order_by("pk"))
        _check_versions(locked, moved, expected_versions)
        chosen = [each.after for each in resolved_anew(row, facts) if each.before.pk in set(moved)]
        ids = [claim.public_id for claim in chosen]
        with acting(
            record("article.facts", actor=by, target=row, reason=reason, old=old, new={**new, "moved": ids})
        ):
            _save(row, facts)
            for claim in chosen:
                claim.row_version += 1
            update_many(Claim, chosen, [*MOMENTS, *DATES, "row_version"])
            # Another outlet makes other voices, whether a claim moved or not.
            derive_later(
                *(claim.event for claim in Claim.objects.filter(article=row).select_related("event"))
            )
    return chosen


def changed_by(article: Article, facts: Facts) -> Article:
    changed = copy.copy(article)
    _write(changed, facts)
    return changed


def _write(article: Article, facts: Facts) -> None:
    published = facts.published
    article.source = facts.source
    article.published = published.text
    article.published_precision, article.published_basis = published.precision, published.basis
    article.published_lower, article.published_upper = published_days(published.text)


def _save(article: Article, facts: Facts) -> None:
    _write(article, facts)
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        raise BadDecision(_("The other outlet has published this very text already.")) from error


def _told(article: Article) -> dict[str, str]:
    source = "" if article.source is None else article.source.key
    return {"published": article.published, "outlet": source}


def _drafts(article: Article) -> dict[Place, Draft]:
    reader = current_reader()
    if reader is None:
        return {}
    found = reader.read(document_of(article)).drafts
    return {(draft.attribute, draft.focus_start, draft.focus_end): draft for draft in found}


def place_of(claim: Claim) -> Place:
    if claim.focus_start is None or claim.focus_end is None:
        return claim.attribute.key, claim.start, claim.end
    return claim.attribute.key, claim.focus_start, claim.focus_end


def _after(claim: Claim, article: Article, drafts: Mapping[Place, Draft]) -> Claim:
    after = copy.copy(claim)
    draft = drafts.get(place_of(claim))
    if draft is not None:
        after.as_of_lower, after.as_of_upper, after.as_of_basis = moments(draft, article)
    elif _is_moment_of_publication(claim):
        after.as_of_lower, after.as_of_upper = publication_moments(article)
    source = _same_day(claim)
    if draft is None and source is not None:
        draft = drafts.get(place_of(source))
    bases = {claim.date_basis, MomentBasis.NONE if source is None else source.date_basis}
    if draft is not None and isinstance(draft.value, DateValue) and MomentBasis.PUBLISHED in bases:
        after.set_value(draft.value)
        after.date_basis, after.anchor_date = basis_of_date(draft, draft.value, article)
    return after


def _same_day(claim: Claim) -> Claim | None:
    """The claim that it was copied from, where both state one day: of another attribute, or of another event."""
    source = claim.copied_from
    is_same = source is not None and claim.date_edtf != "" and claim.date_edtf == source.date_edtf
    return source if is_same else None


def _is_moment_of_publication(claim: Claim) -> bool:
    """Also of a copy, which took its moment over from the claim that it was copied from."""
    source = claim.copied_from
    if source is not None and (claim.as_of_lower, claim.as_of_upper) != (
        source.as_of_lower,
        source.as_of_upper,
    ):
        source = None
    bases = {claim.as_of_basis, "" if source is None else source.as_of_basis}
    return MomentBasis.PUBLISHED in bases


def _check_versions(
    claims: Iterable[Claim], moved: Collection[int], expected: Mapping[int, int] | None
) -> None:
    found = {claim.pk: claim.row_version for claim in claims}
    if expected is not None and any(found.get(pk) != expected.get(pk) for pk in moved):
        raise StaleRow(_("Claims were changed in the meantime. Look at them again."))
