"""Copying a claim of the article page to another attribute or event: the form of adding, begun from the claim.

Outward: ``source_of``, ``begun_copy`` and ``copied_claim``. Quote and focus are the claim's. Nothing that judges is
preselected: the attribute is chosen first, the event and the certainty by nobody but the person.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext

from claims.admin.claim_form import ClaimForm, stated_by, told_by
from claims.admin.desk import Desk
from claims.admin.focus import focus_of
from claims.admin.selected_words import read_from
from claims.domain.codes import ValueKind
from claims.extraction.pointed import TELLING_KINDS
from claims.models import Attribute, Claim
from claims.services.copying import copy_claim
from claims.services.errors import BadClaim
from sources.text import normalise_newlines

# Kinds whose value is said of the attribute itself: what is true of one is no reading of another.
OF_ONE_ATTRIBUTE = (ValueKind.BOOLEAN, ValueKind.CATEGORY)


def source_of(desk: Desk, data: QueryDict) -> Claim | None:
    """The claim that copy= names; None where nothing is copied.

    Raises Http404 where the person sees no such claim, PermissionDenied where they may not read all its words.
    """
    written = data.get("copy", "")
    if not written.isdecimal() or desk.is_practice:
        return None
    claim = desk.claim(int(written))
    if not desk.may_edit(claim):
        raise PermissionDenied(gettext("You may not edit this claim, or not read all of its words."))
    return claim


def words_of(claim: Claim) -> tuple[int, int]:
    """(start, end) of the words that state it: its focus, else its quote."""
    if claim.focus_start is None or claim.focus_end is None:
        return claim.start, claim.end
    return claim.focus_start, claim.focus_end


def begun_copy(desk: Desk, source: Claim, attribute: str, data: QueryDict | None = None) -> ClaimForm:
    """The form of a copy. attribute: key of the one chosen, "" = none yet. data: as it was sent, None = not yet.

    Of the claim's own attribute its own event is not offered: that would say it again.
    """
    chosen = next((each for each in desk.attributes if each.key == attribute), None)
    begun = {} if chosen is None else _initial(desk, source, chosen)
    form = desk.form(None, data, attribute=attribute, begun=begun, near=words_of(source))
    if chosen is not None and chosen == source.attribute:
        own = "" if source.event is None else source.event.public_id
        field: Any = form.fields["event"]
        field.choices = [pair for pair in field.choices if pair[0] != own]
        # Or the first of the events would be preselected.
        if not own:
            field.choices = [("", "—"), *field.choices]
    return form


def copied_claim(source: Claim, form: ClaimForm, data: QueryDict, user: Any) -> Claim:
    """Store the copy that a valid form states. Raises ServiceError, DomainError.

    The focus follows a wording that was corrected and stands in the quote, as it does where a claim is edited.
    """
    if normalise_newlines(data.get("quote", "")).strip() != source.quote.strip():
        raise BadClaim(gettext("The claim changed since you began to copy it. Look at it again."))
    focus = focus_of(source, form.cleaned_data.get("wording", ""))
    return copy_claim(source, form.content(source.start, source.end, source.quote, focus), by=user)


def _initial(desk: Desk, source: Claim, attribute: Attribute) -> Mapping[str, Any]:
    """What the claim states where the value is of the same kind; else who says it and how, the value read anew."""
    if attribute == source.attribute or _is_same_kind(source, attribute):
        return stated_by(source)
    return {**told_by(source), **_value(desk, source, attribute)}


def _is_same_kind(source: Claim, attribute: Attribute) -> bool:
    version = attribute.current
    if version is None or ValueKind(source.value_kind) in OF_ONE_ATTRIBUTE:
        return False
    return (version.value_kind, version.unit) == (source.value_kind, source.attribute_version.unit)


def _value(desk: Desk, source: Claim, attribute: Attribute) -> Mapping[str, Any]:
    """What the words state of another kind: a number, a date or a category that stands in them, first in the focus.

    A name or a text is whatever words one points at; of words that state a number nobody pointed at any.
    """
    kind, words = ValueKind(attribute.current.value_kind) if attribute.current else None, words_of(source)
    spans: list[tuple[int, int]] = []
    if kind in TELLING_KINDS:
        spans = [words, (source.start, source.end)]
    elif kind is not ValueKind.BOOLEAN and source.value_kind not in TELLING_KINDS:
        spans = [words]
    readings = (read_from(desk.article, start, end, attribute.key) for start, end in spans)
    told = told_by(source)
    return {name: value for name, value in next(filter(None, readings), {}).items() if name not in told}
