"""One demo report reviewed: every suggestion is accepted, corrected or rejected, and what is missing is added.

Outward: ``review_report``. A suggestion on gold's words is accepted where it says the same, else corrected to what
gold says; a gold line without a suggestion is added by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claims.domain.codes import ClaimStatus, Sensitivity
from claims.domain.dates import parse_date
from claims.domain.notation import folded
from claims.domain.values import Category, DateValue, Named, Value, Wording
from claims.models import Attribute, Certainty, Claim, Event
from claims.services.claim_content import ClaimContent, content_of
from claims.services.demo.gold import GoldLine
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.suggested import publication_moments
from sources.models import Article

CERTAINTIES = {"unsure": Certainty.UNSURE, "fairly_sure": Certainty.FAIRLY_SURE, "sure": Certainty.SURE}
# What a correction is about: where these agree, a suggestion is accepted as it stands.
COMPARED = (
    "event",
    "informant",
    "channel",
    "modality",
    "actuality",
    "polarity",
    "is_recap",
    "says_rose",
    "sensitivity",
    "scope_place",
    "scope_group",
    "scope_party",
    "scope_phase",
)


def review_report(
    article: Article,
    lines: Sequence[GoldLine],
    decisions: Mapping[str, Any],
    events: Mapping[str, Event],
    *,
    by: Any,
) -> None:
    """Decide every suggestion of a report. decisions: its ``[[review]]`` entry. by: its reviewer."""
    left = suggestions_of(article)
    attributes = {row.key: row for row in Attribute.objects.select_related("current")}
    for refusal in decisions.get("reject", []):
        for claim in [claim for claim in left if _is_named(claim, refusal)]:
            left.remove(claim)
            reject_claim(claim.pk, by=by, reason=refusal["reason"])
    kept = [line for line in lines if not any(_names(line, entry) for entry in decisions.get("reject", []))]
    for line, met in _paired(kept, left, attributes):
        content = line.content(attributes[line.attribute], events.get(line.event), met)
        _decide(article, _adjusted(content, line, decisions), met, by)
        if met is not None:
            left.remove(met)
    if decisions["rest"] == "reject":
        for claim in left:
            reject_claim(claim.pk, by=by, reason=decisions["other_reason"])


def suggestions_of(article: Article) -> list[Claim]:
    return list(
        Claim.objects.filter(article=article, status=ClaimStatus.SUGGESTED)
        .select_related("article", "attribute__current", "place", "actor", "event", "informant", "channel")
        .order_by("start", "ordinal")
    )


def _paired(
    lines: Sequence[GoldLine], claims: Sequence[Claim], attributes: Mapping[str, Attribute]
) -> list[tuple[GoldLine, Claim | None]]:
    """Each gold line with the suggestion on its words: one of the same value first, then the widest overlap."""
    pairs = [
        (
            not _same_value(line.value(_unit(attributes[line.attribute])), claim.value),
            -overlap,
            number,
            claim.pk,
        )
        for number, line in enumerate(lines)
        for claim in claims
        if (overlap := line.overlap(claim)) > 0
    ]
    by_pk, met = {claim.pk: claim for claim in claims}, {}
    for _, _, number, pk in sorted(pairs):
        if number not in met and pk in by_pk:
            met[number] = by_pk.pop(pk)
    return [(line, met.get(number)) for number, line in enumerate(lines)]


def _decide(article: Article, content: ClaimContent, met: Claim | None, by: Any) -> None:
    if met is None:
        add_claim(article, _dated(content, article), by=by)
    elif _says_the_same(content, content_of(met)):
        accept_claim(met.pk, by=by, certainty=content.certainty)
    else:
        edit_claim(met.pk, content, by=by)


def _dated(content: ClaimContent, article: Article) -> ClaimContent:
    """A claim added by hand holds for the days of publication."""
    lower, upper = publication_moments(article)
    return replace(content, as_of_lower=lower, as_of_upper=upper)


def _says_the_same(gold: ClaimContent, suggested: ClaimContent) -> bool:
    fields = all(getattr(gold, name) == getattr(suggested, name) for name in COMPARED)
    return fields and _same_value(gold.value, suggested.value)


def _same_value(gold: Value, suggested: Value) -> bool:
    match gold, suggested:
        case (Named() as x, Named() as y):
            return x.identity == y.identity
        case (Category() as x, Category() as y):
            return x.category == y.category
        case (DateValue() as x, DateValue() as y):
            return (x.date, x.emendation) == (y.date, y.emendation)
        case (Wording() as x, Wording() as y):
            return folded(x.wording) == folded(y.wording)
    return gold == suggested


def _adjusted(content: ClaimContent, line: GoldLine, decisions: Mapping[str, Any]) -> ClaimContent:
    """The content with what the reviewer decided beside gold: certainty, emendation, publication of a name."""
    for entry in _about(line, decisions.get("certainty", [])):
        content = replace(content, certainty=CERTAINTIES[entry["certainty"]])
    if _about(line, decisions.get("publish", [])):
        content = replace(content, sensitivity=Sensitivity.PUBLIC)
    for entry in _about(line, decisions.get("emend", [])):
        value = DateValue(parse_date(entry["as_read"]), line.focus, entry["reason"])
        content = replace(content, value=value)
    return content


def _about(line: GoldLine, entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [entry for entry in entries if _names(line, entry)]


def _names(line: GoldLine, entry: Mapping[str, Any]) -> bool:
    return line.attribute == entry["attribute"] and line.focus == entry["focus"]


def _is_named(claim: Claim, entry: Mapping[str, Any]) -> bool:
    return claim.attribute.key == entry["attribute"] and claim.focus == entry["focus"]


def _unit(attribute: Attribute) -> str:
    return "" if attribute.current is None else attribute.current.unit
