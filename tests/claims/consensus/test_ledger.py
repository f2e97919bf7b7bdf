"""claims.consensus.ledger: every pair with its verdict and its evidence, and what was learned beside it."""

from claims.consensus.ledger import Copied, Ledger, ledger
from claims.consensus.voices import Independence
from claims.domain.codes import Axis, Provenance
from claims.domain.statements import Statement
from tests.claims.consensus.cast import AGENCY, HOSPITAL, MINISTRY, PAPER, RADIO, context, link, says

HEARD = (
    says("A1.1", "2", by=HOSPITAL, on=PAPER),
    says("A2.1", "2", by=MINISTRY, on=RADIO),
    says("A3.1", "2", on=AGENCY),
    says("A4.1", "2", on="daily", channel=AGENCY),
)


def verdicts(found: Ledger) -> dict[tuple[str, str], Independence]:
    return {(entry.first[0], entry.second[0]): entry.verdict.independence for entry in found.entries}


def of(*statements: Statement, **fields: object) -> Ledger:
    return ledger(statements or HEARD, context(), **fields)  # type: ignore[arg-type]


def test_every_pair_has_its_verdict() -> None:
    found = verdicts(of())
    assert len(found) == 6
    assert found["A1.1", "A2.1"] is Independence.INDEPENDENT
    assert found["A3.1", "A4.1"] is Independence.DEPENDENT
    assert found["A1.1", "A3.1"] is Independence.UNKNOWN


def test_every_verdict_has_its_sentence() -> None:
    assert all(entry.verdict.detail.endswith(".") for entry in of().entries)


def test_what_a_person_can_still_settle_comes_first() -> None:
    order = [entry.verdict.independence for entry in of().entries]
    assert order == sorted(
        order, key=[Independence.UNKNOWN, Independence.DEPENDENT, Independence.INDEPENDENT].index
    )


def test_mentions_of_one_article_are_one_testimony_and_no_pair() -> None:
    found = of(says("A1.1", "2"), says("A1.2", "2"), says("A2.1", "2", on=RADIO))
    assert [(entry.first, entry.second) for entry in found.entries] == [(("A1.1", "A1.2"), ("A2.1",))]


def test_a_decided_link_is_the_verdict() -> None:
    decided = context([link("A1.1", "A3.1", Provenance.INDEPENDENT, Axis.PROVENANCE)])
    found = verdicts(ledger(HEARD, decided))
    assert found["A1.1", "A3.1"] is Independence.INDEPENDENT


def test_what_was_learned_stands_beside_the_verdict_and_changes_none() -> None:
    learned = {frozenset({HOSPITAL, MINISTRY}): Copied(0.75, met=9, agreeing=9, improbable=4)}
    found = of(copying=learned)
    assert verdicts(found) == verdicts(of())
    assert [entry.copying for entry in found.entries if entry.copying is not None] == list(learned.values())


def test_without_a_fit_nothing_is_learned() -> None:
    assert all(entry.copying is None for entry in of().entries)


def test_the_order_of_the_claims_never_matters() -> None:
    assert ledger(HEARD[::-1], context()) == of()
