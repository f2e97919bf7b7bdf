"""What a person states when adding or editing a claim, and how it is written onto the row.

Outward: ``ClaimContent``, ``content_of`` and ``write_content``. Every rule is checked here, in words, before the
database would refuse it: the quote stands at its offsets, the value is of the attribute's kind, the category exists,
the constraints of the table hold.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.domain.codes import Actuality, Modality, Polarity, Reach, Sensitivity, Stake, ValueKind
from claims.domain.values import Category, Value
from claims.models import Actor, Attribute, AttributeVersion, Claim, Event, Place, Scope
from claims.models.actor import ActorKind
from claims.models.claim_content import PLAIN_FIELDS
from claims.services.errors import BadClaim
from factcheck.refusals import refusal_text
from sources.errors import SourceError
from sources.models import Article, Source
from sources.text import check_anchor


@dataclass(frozen=True)
class ClaimContent:
    """The whole of what a claim says. Offsets are code points, ends exclusive; None = none, not "unchanged".

    place, actor: the register rows that the value's key names. focus_start, focus_end: both or neither. copied_from:
    the claim on the same words that it was copied from, which it says nothing about.
    sensitivity: None = the strictest of attribute, article and actor; a level given is a decision to show so far.
    """

    attribute: Attribute
    value: Value
    start: int
    end: int
    quote: str
    focus_start: int | None = None
    focus_end: int | None = None
    event: Event | None = None
    place: Place | None = None
    actor: Actor | None = None
    scope_place: Scope | None = None
    scope_group: Scope | None = None
    scope_party: Scope | None = None
    scope_phase: Scope | None = None
    scope_text: str = ""
    as_of_lower: datetime | None = None
    as_of_upper: datetime | None = None
    is_recap: bool = False
    says_rose: bool = False
    actuality: Actuality = Actuality.HAPPENED
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    informant: Source | None = None
    informant_text: str = ""
    informant_kind: str = ""
    channel: Source | None = None
    channel_text: str = ""
    reach: Reach = Reach.CERTAIN
    stake: Stake = Stake.UNKNOWN
    certainty: int | None = None
    copied_from: Claim | None = None
    sensitivity: Sensitivity | None = None


def content_of(claim: Claim) -> ClaimContent:
    """The content of a stored claim, to change a part of it with ``dataclasses.replace``."""
    plain = {name: getattr(claim, name) for name in (*PLAIN_FIELDS, "sensitivity")}
    scopes = {
        f"scope_{facet}": getattr(claim, f"scope_{facet}") for facet in ("place", "group", "party", "phase")
    }
    return ClaimContent(
        attribute=claim.attribute, value=claim.value, place=claim.place, actor=claim.actor, **plain, **scopes
    )


def write_content(claim: Claim, content: ClaimContent) -> None:
    """Write the content onto the row, unsaved. Raises BadClaim in words for whatever does not hold together."""
    version = content.attribute.current
    if version is None:
        raise BadClaim(_('The attribute "%(key)s" has no definition yet.') % {"key": content.attribute.key})
    _check_anchors(claim, content)
    check_event(content)
    _check_value(content, version)
    for name in PLAIN_FIELDS:
        setattr(claim, name, getattr(content, name))
    claim.attribute, claim.attribute_version = content.attribute, version
    claim.focus = (
        "" if content.focus_start is None else claim.article.text[content.focus_start : content.focus_end]
    )
    claim.sensitivity = content.sensitivity or strictest_sensitivity(claim.article, version, content.actor)
    claim.set_value(content.value, place=content.place, actor=content.actor)
    claim.set_scope(
        place=content.scope_place,
        group=content.scope_group,
        party=content.scope_party,
        phase=content.scope_phase,
    )


def strictest_sensitivity(article: Article, version: AttributeVersion, actor: Actor | None) -> Sensitivity:
    """The level of a claim that nobody decided about: the strictest of its attribute, its article and its actor.

    A person whom no editor has looked at yet may be a private one: restricted, whatever the entry says.
    """
    levels = [version.sensitivity, article.sensitivity]
    if actor is not None:
        is_unchecked = actor.is_provisional and actor.kind == ActorKind.PERSON
        levels += [actor.sensitivity, Sensitivity.RESTRICTED if is_unchecked else Sensitivity.PUBLIC]
    return max(map(Sensitivity, levels), key=list(Sensitivity).index)


def check_claim(claim: Claim) -> None:
    """The table's rules as one readable error. Raises BadClaim."""
    try:
        claim.full_clean(exclude=["public_id"])
    except ValidationError as error:
        raise BadClaim(" ".join(error.messages)) from error


def _check_anchors(claim: Claim, content: ClaimContent) -> None:
    text = claim.article.text
    try:
        check_anchor(text, content.start, content.end, content.quote)
    except SourceError as error:
        raise BadClaim(
            _("The quote does not stand there: %(why)s.") % {"why": refusal_text(error)}
        ) from error
    if (content.focus_start is None) != (content.focus_end is None):
        raise BadClaim(_("The focus has a start and an end, or neither."))
    if content.focus_start is None or content.focus_end is None:
        return
    if not content.start <= content.focus_start < content.focus_end <= content.end:
        told = {
            "from": content.focus_start,
            "to": content.focus_end,
            "start": content.start,
            "end": content.end,
        }
        raise BadClaim(
            _("The focus (%(from)s to %(to)s) lies outside the quote (%(start)s to %(end)s).") % told
        )


def check_event(content: ClaimContent) -> None:
    """A claim goes to a live event: what is merged away is derived and released under its survivor only."""
    if content.event is None:
        return
    survivor = Event.objects.select_for_update().get(pk=content.event.pk).current
    if survivor.pk != content.event.pk:
        raise BadClaim(
            _("%(id)s was merged into %(survivor)s: choose that one.")
            % {"id": content.event.public_id, "survivor": survivor.public_id}
        )


def _check_value(content: ClaimContent, version: AttributeVersion) -> None:
    value, kind = content.value, ValueKind(version.value_kind)
    if value.kind is not kind:
        told = {"key": content.attribute.key, "kind": kind, "got": value.kind}
        raise BadClaim(_('The attribute "%(key)s" takes a %(kind)s; got a %(got)s.') % told)
    if isinstance(value, Category):
        known = [category["key"] for category in version.definition["categories"]]
        if known and value.category not in known:
            raise BadClaim(
                _('"%(category)s" is no category. Accepted: %(accepted)s.')
                % {"category": value.category, "accepted": ", ".join(known)}
            )
