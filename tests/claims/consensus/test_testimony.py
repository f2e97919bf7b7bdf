"""One article testifies once."""

from claims.consensus.testimony import gather
from claims.domain.codes import Polarity
from tests.claims.consensus.cast import ARMY, CONTEXT, HOSPITAL, MINISTRY, number, says

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
