"""The synthetic corpus: known truth, exact spans, the same seed the same corpus."""

import pytest

from claims.consensus.errors import ConsensusError
from claims.consensus.simulation.corpus import simulate, world_of
from claims.consensus.simulation.world import ATTRIBUTES, COUNTS

WORLD = world_of(20, seed=7)
CORPUS = list(simulate(WORLD, articles=120, claims=500))


def test_there_are_exactly_as_many_articles_and_claims_as_asked_for() -> None:
    assert len(CORPUS) == 120
    assert sum(len(article.claims) for article in CORPUS) == 500
    assert {len(article.claims) for article in CORPUS} == {4, 5}


def test_the_same_seed_gives_the_same_corpus_and_another_another() -> None:
    assert list(simulate(world_of(20, seed=7), articles=120, claims=500)) == CORPUS
    assert list(simulate(world_of(20, seed=8), articles=120, claims=500)) != CORPUS


def test_claims_stand_on_their_words() -> None:
    for article in CORPUS:
        for claim in article.claims:
            quote, focus = (
                article.text[claim.start : claim.end],
                article.text[claim.focus_start : claim.focus_end],
            )
            assert quote.endswith(".")
            assert focus in quote
            assert claim.said.comparator == "none" or claim.said.value in focus


def test_both_languages_speak() -> None:
    assert {article.report.language for article in CORPUS} == {"en", "fr"}


def test_bounds_zeros_wires_and_parties_occur() -> None:
    said = [claim.said for article in CORPUS for claim in article.claims]
    assert {"exact", "at_least", "none"} == {one.comparator for one in said}
    assert any(article.report.is_wire for article in CORPUS)
    assert {"army", "ministry", "hospital", "witness", ""} <= {article.report.informant for article in CORPUS}


def test_most_of_what_is_said_is_true_and_not_all() -> None:
    plain = [
        (claim.said, WORLD.truth(article.report.event)[claim.said.attribute])
        for article in CORPUS
        for claim in article.claims
        if claim.said.attribute not in COUNTS
    ]
    share = sum(said.value == truth for said, truth in plain) / len(plain)
    assert 0.6 < share < 1


def test_one_wire_says_the_same_to_all_who_print_it() -> None:
    by_wire: dict[tuple[object, ...], set[str]] = {}
    for article in CORPUS:
        for claim in article.claims if article.report.is_wire else ():
            key = (article.event, article.report.origin, article.report.at, claim.said.attribute)
            by_wire.setdefault(key, set()).add(claim.said.value)
    assert by_wire
    assert all(len(values) == 1 for values in by_wire.values())


def test_an_article_without_claims_says_so() -> None:
    [article] = simulate(WORLD, articles=1, claims=0)
    assert article.claims == ()
    assert article.text.count(".") == 2


def test_more_claims_than_attributes_are_mentioned_again() -> None:
    [article] = simulate(WORLD, articles=1, claims=9)
    assert len(article.claims) == 9
    assert {claim.said.attribute for claim in article.claims} == set(ATTRIBUTES)


@pytest.mark.parametrize(
    ("events", "articles", "claims", "message"),
    [
        (0, 1, 1, "A corpus needs at least one event; got 0."),
        (1, 0, 3, "3 claims need at least one article; got none."),
    ],
)
def test_what_cannot_be_made_is_refused(events: int, articles: int, claims: int, message: str) -> None:
    with pytest.raises(ConsensusError) as refusal:
        list(simulate(world_of(events, seed=1), articles=articles, claims=claims))
    assert str(refusal.value) == message
