"""What the engine says of any world is said in French: no sentence, and no word of ours, stays English."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import pytest
from django.utils.translation import override

from claims.admin.reason_words import reason_in_words
from claims.admin.testimony_words import words_of_testimony
from claims.admin.verdict_words import in_words
from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.ledger import ledger
from claims.consensus.settled import Role, Settled
from claims.consensus.simulation.events import Told, many_told
from claims.domain.codes import Comparability
from claims.domain.comparison import compare
from claims.domain.statements import Statement
from claims.domain.values import Named, Wording
from tests.claims.consensus.cast import CONTEXT, REGISTERS, says, settle
from tests.claims.consensus.worlds import random_world

# What a name is called in French stands in the register.
pytestmark = pytest.mark.django_db

# Enough for every sentence of the engine about numbers to be said at least twice.
WORLDS = 400
# As the codebook calls the categories of the cast.
NAMES = {"rocket": "roquette", "drone": "drone"}
# Words that both languages write so.
SHARED = {
    "article", "articles", "attribution", "contradiction", "correction", "descriptions", "document", "drone", "exact",
    "minutes", "moment", "part", "parties", "parts",
}  # fmt: skip


def words(sentence: str) -> set[str]:
    """Those of letters, two at least."""
    return set(re.findall(r"[^\W\d_]{2,}", sentence.lower()))


def kept_from_english(english: str, french: str, own: set[str]) -> set[str]:
    """own: the words of the sources themselves, which are quoted as they are."""
    return (words(english) & words(french)) - own - SHARED


def own_words(statements: Iterable[Statement]) -> set[str]:
    values = (one.value for one in statements)
    quoted = (value.text() for value in values if isinstance(value, Named | Wording))
    return words(" ".join((*quoted, *(one.id for one in statements))))


def untranslated(rows: Iterable[Settled], statements: list[Statement]) -> list[tuple[str, set[str]]]:
    """What is said in French of the rows beside the words that stayed English in it."""
    own = own_words(statements)
    pairs = [pair for row in rows for pair in (*remarks_of(row), *details_of(row))]
    return [(french, kept) for english, french in pairs if (kept := kept_from_english(english, french, own))]


def remarks_of(row: Settled) -> Iterator[tuple[str, str]]:
    weighing = row.weighing
    told: tuple[Any, ...] = (
        *row.remarks, *weighing.voices, *weighing.asides, *weighing.hangs_on, *weighing.questions, *weighing.likely,
    )  # fmt: skip
    yield from zip(say(told, "en"), say(told, "fr", NAMES), strict=True)


def details_of(row: Settled) -> Iterator[tuple[str, str]]:
    with override("fr"):
        yield from [(one.detail, words_of_testimony(one.detail, NAMES)) for one in row.testified]


@pytest.mark.parametrize("start", range(0, WORLDS, WORLDS // 4))
def test_nothing_that_is_said_of_any_world_stays_english(start: int) -> None:
    for seed in range(start, start + WORLDS // 4):
        said, context = random_world(seed)
        assert untranslated(derive_event(said, context=context), said) == [], seed


@pytest.mark.parametrize("told", list(many_told(5, 12)), ids=lambda told: told.event)
def test_nothing_that_is_said_of_a_simulated_event_stays_english(told: Told) -> None:
    rows = derive_event(told.statements, context=Context(REGISTERS, apart=told.apart), event=told.event)
    assert untranslated(rows, list(told.statements)) == []


def test_every_claim_of_a_simulated_event_that_gave_way_says_why() -> None:
    """The worlds above are rich enough to have them."""
    rows = (
        row
        for told in many_told(5, 12)
        for row in derive_event(told.statements, context=Context(REGISTERS, apart=told.apart))
    )
    gone = {one.detail for row in rows for one in row.testified if one.role is Role.SUPERSEDED}
    assert "Nothing was reported at first; a later moment brought more." in gone
    assert any(detail.endswith("the same origin, later.") for detail in gone)


def test_no_verdict_of_the_ledger_stays_english() -> None:
    verdicts = {
        entry.verdict.detail
        for seed in range(WORLDS)
        for said, context in (random_world(seed),)
        for entry in ledger(said, context).entries
    }
    assert len(verdicts) > 10
    with override("fr"):
        assert {said for said in verdicts if kept_from_english(said, in_words(said), set())} == set()


def test_no_reason_of_a_suggested_link_stays_english() -> None:
    """Claims that cannot be compared are never suggested to be linked."""
    for seed in range(WORLDS):
        said, _ = random_world(seed)
        own = own_words(said) | set(NAMES)
        found = {compare(one, other, REGISTERS) for one, other in combinations(said, 2)}
        told = {one.detail for one in found if one.relation is not Comparability.NOT_COMPARABLE}
        with override("fr"):
            french = {detail: reason_in_words(detail) for detail in told}
        assert [
            detail for detail, words_of_it in french.items()
            if words_of_it is None or kept_from_english(detail, words_of_it, own)
        ] == []  # fmt: skip


def test_no_value_stands_behind_a_word_that_it_cannot_follow() -> None:
    """ "À entre 4 et 6", "de aucun" cannot be read aloud."""
    sentences = {
        french
        for seed in range(WORLDS)
        for said, context in (random_world(seed),)
        for row in derive_event(said, context=context)
        for _, french in remarks_of(row)
    }
    ill = re.compile(
        r"\b(à (entre|aucun|au (moins|plus))|(de|que|le) (entre|aucun|environ|au (moins|plus)|oui|non))\b"
    )
    assert {sentence for sentence in sentences if ill.search(sentence)} == set()


def test_a_category_is_called_as_the_reader_calls_it() -> None:
    row = settle(says("A1.1", "rocket", "weapon"), in_=CONTEXT)
    assert say(row.remarks, "fr", NAMES) == ["Roquette : une voix."]
    assert say(row.remarks, "fr") == ["Rocket : une voix."]
