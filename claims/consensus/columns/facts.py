"""What every claim is, as arrays: its place, what it says, who says it, and whether it counts.

Outward: ``Facts`` and ``facts_of``. Whatever hangs on a value or a code alone is asked once of each that occurs.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from claims.consensus.columns.decided import Decided, decided_of
from claims.consensus.columns.implied import Implied, beside_no_figure, implied
from claims.consensus.columns.numbering import (
    Bools,
    Ints,
    Numbers,
    distinct,
    joined,
    numbered,
    places_in_order,
)
from claims.consensus.columns.spoken import Columns
from claims.consensus.links import NO_LINKS, Links
from claims.consensus.reliability import RESERVED
from claims.domain.codes import Actuality, Cardinality, InformantKind, Modality, Polarity, Reach, Stake
from claims.domain.comparison import Registers
from claims.domain.values import NUMERIC_KINDS, Quantity, Unstated, Value

# The moments are numbered in their order from 0; what is open lies before or after all of them.
NEVER, EVER = -1, np.iinfo(np.int64).max
NOWHERE = -1
_UNNAMED = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR)


@dataclass(frozen=True)
class Facts:
    """Entry by entry in order of place, then of the claim's id. A place is an event, an attribute and a scope.

    row: its entry in the columns. implied_of: the place of the whole whose zero it is read from; NOWHERE = it says so
    itself. first: per place its first entry, and the number of all at the end; places of which nobody speaks and that
    others may be parts of stand last, without entries. Per place its event, attribute and scope (numbers in these).
    value: number in ``values``, each of one attribute. lower, upper: the moments, in their order. origin, informant,
    text: numbers, 0 = none; origins: keys by number, of informants too. is_known: the informant can be told from
    others. is_own_voice: nobody is named as knowing, in words either. is_real: not planned, threatened or foiled.
    is_stated: it states a value, on no condition. is_ignored: it does not count, whatever others say. is_admissible:
    it counts and affirms. is_part: a person called it a part of another on its place. wording: number of how sure and
    how real it is told to be. decided: what people decided of pairs.
    """

    row: Ints
    implied_of: Ints
    place: Ints
    first: Ints
    place_event: Ints
    place_attribute: Ints
    place_scope: Ints
    events: Sequence[str]
    attributes: Sequence[str]
    scopes: Sequence[str]
    value: Ints
    values: Sequence[tuple[str, Value]]
    lower: Ints
    upper: Ints
    origin: Ints
    origins: Sequence[str]
    informant: Ints
    is_known: Bools
    article: Ints
    text: Ints
    rank: Ints
    rejects: Bools
    is_real: Bools
    is_stated: Bools
    is_admissible: Bools
    is_ignored: Bools
    is_own_voice: Bools
    is_party: Bools
    is_reserved: Bools
    is_presumed: Bools
    says_rose: Bools
    is_recap: Bools
    is_part: Bools
    wording: Ints
    decided: Decided

    def of_values(self, asked: Callable[[str, Value], Any], kind: type = bool) -> Any:
        """Per number of a value what is answered of its attribute and it."""
        return np.array([asked(*each) for each in self.values], dtype=kind)

    @property
    def places(self) -> int:
        return len(self.place_event)


def facts_of(columns: Columns, registers: Registers, links: Links = NO_LINKS) -> Facts:
    """With the zeros of parts that follow from zeros of their wholes."""
    decided = decided_of(columns.id, links)
    event, events = numbered(columns.event)
    attribute, told = numbered(columns.attribute)
    scope, scopes = numbered(columns.scope)
    is_denied = _told(columns.modality, lambda code: code == Modality.DENIED)
    rejects = _told(columns.polarity, lambda code: code == Polarity.NEGATIVE) | is_denied
    is_real = _told(columns.actuality, lambda code: Actuality(code).is_real)
    is_stated = ~_told(columns.modality, lambda code: code == Modality.CONTINGENT)
    is_stated &= ~_told(map(type, columns.value), lambda kind: kind is Unstated)
    is_admissible = is_real & is_stated & ~rejects
    is_zero = is_admissible & _of_objects(columns.value, _is_zero)
    sources = Numbers({"": 0})
    informant, channel, outlet = map(sources.of, (columns.informant, columns.channel, columns.outlet))
    article = _articles(columns)
    says_some = is_admissible & _of_objects(columns.value, _is_some)
    origin = (event, attribute, scope)
    follows = implied(origin, is_zero, told, scopes, registers)
    follows = beside_no_figure(follows, origin, says_some, joined(article, informant))
    claim = np.concatenate((np.arange(len(event)), follows.claim))
    event = event[claim]
    attribute, scope = np.append(attribute, follows.attribute), np.append(scope, follows.scope)
    order = np.lexsort((places_in_order(columns.id)[claim], scope, attribute, event))
    place, first = _runs(event[order], attribute[order], scope[order])
    heads = order[first[:-1]]
    claim, attribute_of = claim[order], attribute[order]
    where = _with_wholes((event[heads], attribute[heads], scope[heads]), origin, follows, scopes, registers)
    value, values = _values(columns, claim, attribute_of, where.attributes)
    lower, upper = _moments(columns)
    is_named = ~_told(columns.informant_kind, lambda kind: kind in _UNNAMED)
    is_known = is_named & (informant > 0)
    texts = Numbers({"": 0})
    return Facts(
        row=claim,
        implied_of=_implied_of(order, origin, follows, where),
        place=place,
        first=np.append(first, np.full(len(where.event) - len(heads), first[-1])),
        place_event=where.event,
        place_attribute=where.attribute,
        place_scope=where.scope,
        events=events,
        attributes=where.attributes,
        scopes=where.scopes,
        value=value,
        values=values,
        lower=lower[claim],
        upper=upper[claim],
        origin=np.where(is_known, informant, np.where(channel > 0, channel, outlet))[claim],
        origins=list(sources),
        informant=informant[claim],
        is_known=is_known[claim],
        article=article[claim],
        text=texts.of(columns.fingerprint)[claim],
        rank=np.fromiter(columns.source_rank, dtype=np.int64)[claim],
        rejects=rejects[claim],
        is_real=is_real[claim],
        is_stated=is_stated[claim],
        is_admissible=is_admissible[claim],
        is_ignored=~(is_real & is_stated)[claim],
        is_own_voice=((informant == 0) & ~_told(columns.informant_text, bool))[claim],
        is_party=_told(columns.stake, lambda code: code == Stake.PARTY)[claim],
        is_reserved=_told(columns.modality, lambda code: code in RESERVED)[claim],
        is_presumed=_told(columns.reach, lambda code: code == Reach.PRESUMED)[claim],
        says_rose=np.fromiter(columns.says_rose, dtype=bool)[claim],
        is_recap=np.fromiter(columns.is_recap, dtype=bool)[claim],
        is_part=decided.parts[claim],
        wording=joined(numbered(columns.actuality)[0], numbered(columns.modality)[0])[claim],
        decided=decided,
    )


@dataclass(frozen=True)
class _Places:
    """Per place the numbers of its event, attribute and scope; the keys by number."""

    event: Ints
    attribute: Ints
    scope: Ints
    attributes: list[str]
    scopes: list[str]


_Where = tuple[Ints, Ints, Ints]


def _with_wholes(
    places: _Where, told: _Where, follows: Implied, scopes: Sequence[str], registers: Registers
) -> _Places:
    """places: of entries. With those that could be read off what is told: attributes made of parts, and the whole
    event of several scopes (``derive_event``).
    """
    attributes, known = Numbers(), Numbers()
    attributes.of(follows.attributes)
    known.of([*scopes, ""])
    codebook = registers.codebook
    wholes, is_number = [], []
    for key in follows.attributes:
        made_of = codebook[key].part_of
        wholes.append(attributes[made_of] if made_of and key in codebook[made_of].parts else NOWHERE)
        is_number.append(
            codebook[key].value_kind in NUMERIC_KINDS and codebook[key].cardinality is Cardinality.ONE
        )
    heads = distinct(joined(*told))[0] if len(told[0]) else np.zeros(0, dtype=np.int64)
    event, attribute, scope = (column[heads] for column in told)
    whole = np.array(wholes, dtype=np.int64)[attribute]
    is_part = whole != NOWHERE
    lies_in = np.array(is_number, dtype=bool)[attribute] & (scope != known[""])
    columns = [
        np.concatenate((places[0], event[is_part], event[lies_in])),
        np.concatenate((places[1], whole[is_part], attribute[lies_in])),
        np.concatenate((places[2], scope[is_part], np.full(int(lies_in.sum()), known[""]))),
    ]
    kept = np.sort(distinct(joined(*columns))[0])
    event, attribute, scope = (column[kept] for column in columns)
    return _Places(event, attribute, scope, list(attributes), list(known))


def _implied_of(order: Ints, told: _Where, follows: Implied, places: _Places) -> Ints:
    """Per entry the place that it is read from; NOWHERE for what is said itself."""
    found = np.full(len(told[0]) + len(follows.claim), NOWHERE, dtype=np.int64)
    if len(follows.claim):
        asked = [column[follows.claim] for column in told]
        own = [places.event, places.attribute, places.scope]
        keys = joined(*(np.concatenate(pair) for pair in zip(own, asked, strict=True)))
        size = len(places.event)
        by_key = np.argsort(keys[:size])
        found[len(told[0]) :] = by_key[np.searchsorted(keys[:size], keys[size:], sorter=by_key)]
    return found[order]


def _runs(*columns: Ints) -> tuple[Ints, Ints]:
    """The number of the run of equal rows that each entry is in; where each begins, and the number of all entries."""
    size = len(columns[0])
    is_new = np.ones(size, dtype=bool)
    is_new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.cumsum(is_new) - 1, np.append(np.flatnonzero(is_new), size)


def _values(
    columns: Columns, claim: Ints, attribute: Ints, attributes: Sequence[str]
) -> tuple[Ints, list[tuple[str, Value]]]:
    """Each once per attribute; no object is compared with others twice."""
    same, known = numbered(map(id, columns.value))
    by_id = dict(zip(map(id, columns.value), columns.value, strict=True))
    equal, _ = numbered(map(by_id.__getitem__, known))
    first, which = distinct(joined(attribute, equal[same][claim]))
    return which, [(attributes[attribute[one]], columns.value[claim[one]]) for one in first.tolist()]


def _articles(columns: Columns) -> Ints:
    """Per claim the number of its article; what stands in none is an account of its own."""
    articles = Numbers({"": 0})
    number = articles.of(columns.article)
    return np.where(number > 0, number, len(articles) + np.arange(len(number)))


def _moments(columns: Columns) -> tuple[Ints, Ints]:
    known: set[datetime | None] = {*columns.lower, *columns.upper} - {None}
    number: dict[datetime | None, int] = {
        moment: place for place, moment in enumerate(sorted(filter(None, known)))
    }
    lower = map({**number, None: NEVER}.__getitem__, columns.lower)
    upper = map({**number, None: EVER}.__getitem__, columns.upper)
    return np.fromiter(lower, dtype=np.int64), np.fromiter(upper, dtype=np.int64)


def _told(codes: Iterable[Hashable], asked: Callable[[Any], bool]) -> Bools:
    """Per entry what is answered of its code."""
    found, known = numbered(codes)
    return np.array([asked(code) for code in known], dtype=bool)[found] if known else np.zeros(0, dtype=bool)


def _of_objects(values: Sequence[Value], asked: Callable[[Value], bool]) -> Bools:
    """Per entry what is answered of its value; asked once of each object."""
    found, known = numbered(map(id, values))
    by_id = dict(zip(map(id, values), values, strict=True))
    return np.array([asked(by_id[each]) for each in known], dtype=bool)[found]


def _is_zero(value: Value) -> bool:
    return isinstance(value, Quantity) and value.is_stated_zero


def _is_some(value: Value) -> bool:
    return isinstance(value, Quantity) and (value.lower or 0) > 0
