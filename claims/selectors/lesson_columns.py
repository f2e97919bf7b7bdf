"""Rows of claims as the columns that lessons are found in.

Outward: ``columns_of`` and ``incomplete``. From what was read for the hash of an event and nothing else, so that what
is taught rests on what was hashed. The same as ``statements.statement_of`` says of one claim. Needs numpy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from claims.consensus.columns.numbering import Floats, Ints, Numbers
from claims.consensus.columns.spoken import Columns
from claims.domain.codes import Comparator, InformantKind, Stake, ValueKind, ValueState
from claims.domain.value_fields import ValueFields
from claims.domain.values import Value, value_from_fields
from claims.selectors.lesson_evidence import ARTICLE, COLUMNS, SOURCE_OF_ARTICLE, Evidence, Ground, Row
from sources.codes import SourceClass

_AT = {name: place for place, name in enumerate(COLUMNS)}
_KEY, _CLASS = 1, 3
_VALUE = (
    "value_kind", "value_state", "comparator", "number", "lower", "upper", "unit", "date_edtf", "date_as_written",
    "emendation", "time_text", "place_id", "actor_id", "category", "wording", "boolean",
)  # fmt: skip
_UNNAMED = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR)


def incomplete(names: Mapping[int, str], evidence: Evidence, ground: Ground) -> set[int]:
    """Events whose claims name what was not there yet when articles and registers were read."""
    told = [(name, set(known)) for name, known in (
        ("article_id", evidence.articles), ("informant_id", ground.sources), ("channel_id", ground.sources),
        ("place_id", ground.places), ("actor_id", ground.actors), ("attribute_id", ground.attributes),
    )]  # fmt: skip
    unprinted = {
        pk for pk, row in evidence.articles.items() if row[SOURCE_OF_ARTICLE] not in {None, *ground.sources}
    }
    found = set()
    for event in names:
        columns = list(zip(*evidence.claims.get(event, ()), strict=True))
        if columns and any(not known.issuperset({*columns[_AT[name]]} - {None}) for name, known in told):
            found.add(event)
        if columns and unprinted.intersection(columns[_AT["article_id"]]):
            found.add(event)
    return found


def columns_of(names: Mapping[int, str], evidence: Evidence, ground: Ground) -> Columns:
    """names: row id of an event -> its public id. None of them ``incomplete``."""
    rows = list(chain.from_iterable(evidence.claims.get(event, ()) for event in names))
    told = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    column = {name: told[place] for name, place in _AT.items()}
    articles = {pk: _article(evidence.articles[pk], ground) for pk in {*column["article_id"]}}
    printed = [*map(articles.__getitem__, column["article_id"])]
    outlet, article, fingerprint, outlet_id = zip(*printed, strict=True) if printed else ((), (), (), ())
    keys: dict[int | None, str] = {None: ""}
    keys |= {pk: row[_KEY] for pk, row in ground.sources.items()}
    speaking = _Speaking(column, outlet_id, ground)
    return Columns(
        id=column["public_id"],
        event=_looked_up(names, column["event_id"]),
        attribute=_looked_up(ground.attributes, column["attribute_id"]),
        scope=column["scope_key"],
        value=_values(column, ground),
        lower=column["as_of_lower"],
        upper=column["as_of_upper"],
        actuality=column["actuality"],
        modality=column["modality"],
        polarity=column["polarity"],
        informant=_looked_up(keys, column["informant_id"]),
        informant_kind=column["informant_kind"],
        informant_text=column["informant_text"],
        channel=_looked_up(keys, column["channel_id"]),
        reach=column["reach"],
        stake=speaking.stakes(column["stake"]),
        outlet=outlet,
        article=article,
        source_rank=speaking.ranks(),
        says_rose=column["says_rose"],
        is_recap=column["is_recap"],
        fingerprint=fingerprint,
    )


def _looked_up(known: Mapping[Any, Any], column: Iterable[Any]) -> list[Any]:
    return list(map(known.__getitem__, column))


def _article(row: Row, ground: Ground) -> tuple[str, str, str, int | None]:
    """Key of its outlet, public id of its first version, the group of its original text, row id of its outlet."""
    told = dict(zip(ARTICLE, row, strict=True))
    source = told["source_id"]
    outlet = "" if source is None else ground.sources[source][_KEY]
    if told["translation_of__public_id"] is None:
        text = told["text_group"] or told["public_id"]
    else:
        text = told["translation_of__text_group"] or told["translation_of__public_id"]
    first = told["original__public_id"]
    return outlet, told["public_id"] if first is None else first, text, source


def _values(column: Mapping[str, Sequence[Any]], ground: Ground) -> list[Value]:
    """Each as often as it is stated, read once."""
    numbers = Numbers()
    which = numbers.of(zip(*(column[name] for name in _VALUE), strict=True))
    values = [_value(dict(zip(_VALUE, each, strict=True)), ground) for each in numbers]
    return _looked_up(dict(enumerate(values)), which.tolist())


def _value(told: Mapping[str, Any], ground: Ground) -> Value:
    place, actor = told["place_id"], told["actor_id"]
    fields = ValueFields(
        value_state=ValueState(told["value_state"]),
        comparator=Comparator(told["comparator"]),
        number=told["number"],
        lower=told["lower"],
        upper=told["upper"],
        unit=told["unit"],
        date_edtf=told["date_edtf"],
        date_as_written=told["date_as_written"],
        emendation=told["emendation"],
        time_text=told["time_text"],
        place_key="" if place is None else ground.places[place][0],
        actor_key="" if actor is None else ground.actors[actor][0],
        category=told["category"],
        wording=told["wording"],
        boolean=told["boolean"],
    )
    return value_from_fields(ValueKind(told["value_kind"]), fields)


class _Speaking:
    """Who speaks in each claim, as row ids of sources; nan = nobody."""

    def __init__(
        self, column: Mapping[str, Sequence[Any]], outlet: Sequence[int | None], ground: Ground
    ) -> None:
        self._ground = ground
        self._informant, channel, printed = (
            np.array(ids, dtype=float) for ids in (column["informant_id"], column["channel_id"], outlet)
        )
        self._carrier = np.where(np.isnan(channel), printed, channel)
        is_unnamed = np.fromiter(map(_UNNAMED.__contains__, column["informant_kind"]), dtype=bool)
        self._is_named = ~np.isnan(self._informant) & ~is_unnamed

    def ranks(self) -> list[int]:
        """Of the class of the deepest source that is known; where none is, that of an unnamed one."""
        speaker = np.where(np.isnan(self._informant), self._carrier, self._informant)
        found: list[int] = self._of_class(speaker, lambda each: (each or SourceClass.UNNAMED).rank).tolist()
        return found

    def stakes(self, coded: Sequence[str]) -> list[str]:
        """As the coder said; where nobody said, a party's word is a party's."""
        by_informant, by_carrier = (
            self._of_class(ids, lambda each: each is SourceClass.PARTY).astype(bool)
            for ids in (self._informant, self._carrier)
        )
        is_party = by_informant | ~self._is_named & by_carrier
        told = np.where(is_party, Stake.PARTY.value, Stake.UNKNOWN.value)
        said = np.array(coded, dtype=told.dtype if not coded else None)
        found: list[str] = np.where(said != Stake.UNKNOWN.value, said, told).tolist()
        return found

    def _of_class(self, ids: Floats, asked: Callable[[SourceClass | None], int]) -> Ints:
        """Per row id what is answered of the class of its source; asked once of each source."""
        known, which = np.unique(ids, return_inverse=True)
        classes = (
            None if np.isnan(pk) else SourceClass(self._ground.sources[int(pk)][_CLASS]) for pk in known
        )
        return np.array([asked(each) for each in classes], dtype=np.int64)[which.reshape(-1)]
