"""One article testifies once."""

from typing import Any

import pytest

from claims.consensus.testimony import gather
from claims.domain.codes import Evidence, Grade, InformantKind, Polarity, Reach, Stake
from tests.claims.consensus.cast import ARMY, CONTEXT, GROUP, HOSPITAL, MINISTRY, RADIO, number, says, settle

STANDING = CONTEXT.standing


def test_mentions_of_one_fact_in_one_article_testify_once() -> None:
    [testimony] = gather([says("A1.2", 7), says("A1.1", ">=3")], STANDING)
    assert testimony.ids == ("A1.1", "A1.2")
    assert testimony.statement.value == number("7")
    assert testimony.raises_grade


def test_an_article_that_contradicts_itself_testifies_with_the_hull_and_raises_no_grade() -> None:
    [testimony] = gather([says("A1.1", 3), says("A1.2", 5)], STANDING)
    assert testimony.contradicts_itself
    assert testimony.statement.value == number("3-5")
    assert not testimony.raises_grade


def test_the_articles_own_words_join_the_informant_it_quotes() -> None:
    [testimony] = gather([says("A1.1", 7), says("A1.2", 7, by=MINISTRY)], STANDING)
    assert testimony.ids == ("A1.1", "A1.2")


def test_two_informants_of_one_article_testify_apart() -> None:
    found = gather([says("A1.1", 3, by=MINISTRY), says("A1.2", 5, by=HOSPITAL)], STANDING)
    assert [testimony.ids for testimony in found] == [("A1.1",), ("A1.2",)]
    assert not any(testimony.contradicts_itself for testimony in found)


def test_unattributed_words_join_the_one_of_two_informants_that_they_agree_with() -> None:
    statements = [says("A1.1", 5), says("A1.2", 3, by=MINISTRY), says("A1.3", 5, by=HOSPITAL)]
    found = gather(statements, STANDING)
    assert [testimony.ids for testimony in found] == [("A1.1", "A1.3"), ("A1.2",)]


def test_a_reported_denial_is_no_contradiction_of_the_article() -> None:
    statements = [says("A1.1", 3), says("A1.2", 3, by=ARMY, polarity=Polarity.NEGATIVE)]
    found = gather(statements, STANDING)
    assert [testimony.statement.rejects for testimony in found] == [False, True]
    assert not any(testimony.contradicts_itself for testimony in found)


def test_contradicting_days_give_the_days_between_them() -> None:
    statements = [says("A1.1", "2020-11-17", "event_date"), says("A1.2", "2020-11-18", "event_date")]
    [testimony] = gather(statements, STANDING)
    assert testimony.statement.value.text() == "2020-11-17/2020-11-18"
    assert not testimony.raises_grade


def test_contradicting_clock_times_have_no_hull() -> None:
    [testimony] = gather([says("A1.1", "02:00", "event_time"), says("A1.2", "09:00", "event_time")], STANDING)
    assert testimony.contradicts_itself
    assert not testimony.counts


def test_a_headline_rests_on_the_informant_that_its_article_quotes() -> None:
    quoted = says("A1.2", ">=5", by=ARMY, stake=Stake.PARTY, reach=Reach.PRESUMED, rank=3)
    [testimony] = gather([says("A1.1", 5), quoted], STANDING)
    said = testimony.statement
    assert (said.id, said.value, said.origin) == ("A1.1", number("5"), ARMY)
    assert (said.stake, said.reach, said.source_rank) == (Stake.PARTY, Reach.PRESUMED, 3)


def test_words_of_an_unnamed_informant_are_not_put_into_the_mouth_of_a_named_one() -> None:
    unnamed = says("A1.1", 5, informant_text="a guard", informant_kind=InformantKind.ANONYMOUS)
    [testimony] = gather([unnamed, says("A1.2", 5, by=ARMY, stake=Stake.PARTY)], STANDING)
    assert testimony.statement == unnamed


@pytest.mark.parametrize("headlines", [(), (says("A1.1", 0),), (says("A1.1", 0), says("A2.1", 0, on=RADIO))])
def test_a_zero_of_one_party_is_none_for_a_headline_that_says_it_again(headlines: tuple[Any, ...]) -> None:
    party = says("A1.2", 0, by=ARMY, stake=Stake.PARTY)
    again = says("A2.2", 0, by=ARMY, stake=Stake.PARTY, on=RADIO)
    settled = settle(*headlines, party, again)
    assert (settled.evidence, settled.value) == (Evidence.INSUFFICIENT, None)


@pytest.mark.parametrize("headlines", [(), (says("A1.1", 5), says("A2.1", 5, on=RADIO))])
def test_headlines_make_no_corroboration_of_what_parties_alone_say(headlines: tuple[Any, ...]) -> None:
    first = says("A1.2", 5, by=ARMY, stake=Stake.PARTY)
    second = says("A2.2", 5, by=GROUP, stake=Stake.PARTY, on=RADIO)
    assert settle(*headlines, first, second).grade is Grade.SUPPORTED
