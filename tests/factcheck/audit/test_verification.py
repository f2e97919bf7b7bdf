"""Whoever goes round the guards is found out by the seals."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from factcheck.audit import record
from factcheck.audit.guards import take_down
from factcheck.audit.hashing import moment_text, plain_json
from factcheck.audit.models import Act, ActDetail, Seal, SealedAct
from factcheck.audit.sealing import seal_acts
from factcheck.audit.verification import verify_audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(mina: Any) -> list[Act]:
    acts = [record("claim.accept", actor=mina, reason=f"Reason {n}.", new={"n": n}) for n in range(5)]
    seal_acts(batch=2)
    return acts


@pytest.fixture
def unguarded(sealed: list[Act]) -> None:
    """Somebody with the database's own password; the end of the test rolls the guards back."""
    connection.check_constraints()  # PostgreSQL alters no table that has checks pending
    take_down(connection)


def test_acts_are_sealed_in_batches_each_chained_on_the_last(sealed: list[Act]) -> None:
    first, second, third = Seal.objects.order_by("number")
    assert [seal.number for seal in (first, second, third)] == [1, 2, 3]
    assert [seal.acts for seal in (first, second, third)] == [2, 2, 1]
    assert (first.previous_sha256, second.previous_sha256, third.previous_sha256) == (
        "",
        first.sha256,
        second.sha256,
    )
    assert (first.first_act_id, first.last_act_id) == (sealed[0].pk, sealed[1].pk)


def test_sealing_again_adds_nothing(sealed: list[Act]) -> None:
    assert seal_acts() == []
    assert Seal.objects.count() == 3


def test_an_untouched_audit_holds(sealed: list[Act]) -> None:
    outcome = verify_audit()
    assert outcome.holds
    assert (outcome.seals, outcome.acts, outcome.erased, outcome.unsealed) == (3, 5, 0, 0)


def test_an_empty_audit_holds() -> None:
    assert verify_audit().holds


def test_an_act_committed_late_is_sealed_by_a_later_seal(sealed: list[Act], unguarded: None) -> None:
    """Row numbers do not follow commit order: act 3 may appear after act 5 was sealed."""
    late = sealed[2]
    SealedAct.objects.filter(seal__number__gte=2).delete()
    Seal.objects.filter(number__gte=2).delete()
    detail = ActDetail.objects.get(act=late)
    ActDetail.objects.filter(act=late).delete()
    Act.objects.filter(pk=late.pk).delete()
    seal_acts()
    late.save(force_insert=True)
    detail.save(force_insert=True)
    assert verify_audit().unsealed == 1
    [seal] = seal_acts()
    assert (seal.number, seal.first_act_id) == (3, late.pk)
    assert verify_audit().holds


TAMPERINGS: list[tuple[Callable[[list[Act]], object], int, str]] = [
    (
        lambda acts: Act.objects.filter(pk=acts[2].pk).update(verb="claim.reject"),
        2,
        "its acts {2} to {3} are not as they were sealed.",
    ),
    (
        lambda acts: Act.objects.filter(pk=acts[3].pk).update(actor=None),
        2,
        "its acts {2} to {3} are not as they were sealed.",
    ),
    (
        lambda acts: ActDetail.objects.filter(act=acts[4]).update(reason="Better."),
        3,
        "the detail of act {4} is not as it was recorded.",
    ),
    (
        lambda acts: ActDetail.objects.filter(act=acts[0]).update(new={"n": 7}),
        1,
        "the detail of act {0} is not as it was recorded.",
    ),
    (lambda acts: ActDetail.objects.filter(act=acts[0]).delete(), 1, "the detail of act {0} is gone."),
    (
        lambda acts: SealedAct.objects.filter(act=acts[1]).delete(),
        1,
        "it covers 2 acts, 1 are there.",
    ),
    (
        lambda acts: (
            SealedAct.objects.filter(seal__number=2).delete(),
            Seal.objects.filter(number=2).delete(),
        ),
        3,
        "seal 2 is missing before it.",
    ),
    (
        lambda acts: Seal.objects.filter(number=3).update(previous_sha256="f" * 64),
        3,
        "it is not chained on the seal before.",
    ),
    (
        lambda acts: ActDetail.objects.filter(act=acts[0]).update(
            actor_label="",
            target_label="",
            reason="",
            old=None,
            new=None,
            salt="",
            erased_at=timezone.now(),
            erased_by=acts[1],
        ),
        1,
        "the detail of act {0} is erased, and no act says so.",
    ),
]


@pytest.mark.parametrize(("tamper", "broken", "what"), TAMPERINGS)
def test_tampering_names_the_first_broken_seal(
    tamper: Callable[[list[Act]], object], broken: int, what: str, sealed: list[Act], unguarded: None
) -> None:
    tamper(sealed)
    outcome = verify_audit()
    assert outcome.broken_seal == broken
    assert outcome.problem == f"Seal {broken} is broken: " + what.format(*(act.pk for act in sealed))


def test_a_changed_detail_shows_before_it_is_sealed(unguarded: None) -> None:
    act = record("claim.accept", actor=None, reason="The words say it.")
    ActDetail.objects.filter(act=act).update(reason="Better.")
    outcome = verify_audit()
    assert outcome.broken_seal is None
    assert outcome.problem == (
        f"Among the acts not sealed yet: the detail of act {act.pk} is not as it was recorded."
    )


def test_a_chain_cut_at_its_end_shows_against_a_noted_hash(sealed: list[Act], unguarded: None) -> None:
    noted = Seal.objects.get(number=3).sha256
    assert verify_audit(expected_sha256=noted).holds
    SealedAct.objects.filter(seal__number=3).delete()
    Seal.objects.filter(number=3).delete()
    assert verify_audit().holds
    assert verify_audit(expected_sha256=noted).problem == (
        f"No seal has the hash {noted}: the chain was cut or rewritten."
    )


def test_the_commands_seal_and_verify(act: Act) -> None:
    out = StringIO()
    call_command("seal_audit", stdout=out)
    call_command("seal_audit", stdout=out)
    call_command("verify_audit", stdout=out)
    assert out.getvalue().splitlines() == [
        f"Seal 1: 1 acts, sha256 {Seal.objects.get().sha256}",
        "Every act is sealed already.",
        "The audit holds: 1 seals over 1 acts, 0 erased with cause, 0 acts not sealed yet.",
    ]


def test_verify_audit_fails_naming_the_seal(sealed: list[Act], unguarded: None) -> None:
    Act.objects.filter(pk=sealed[0].pk).update(verb="claim.reject")
    with pytest.raises(CommandError) as failed:
        call_command("verify_audit")
    assert str(failed.value).startswith("Seal 1 is broken: ")
    assert failed.value.returncode == 1


def test_verify_audit_fails_where_the_guards_are_gone(sealed: list[Act], unguarded: None) -> None:
    with pytest.raises(CommandError, match=r"^The seals hold, but the database no longer refuses changes: "):
        call_command("verify_audit")


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(value=values)
def test_what_is_hashed_is_what_the_database_gives_back(value: Any) -> None:
    act = record("claim.correct", actor=None, new=value)
    outcome = verify_audit()
    assert outcome.problem == ""
    assert Act.objects.get(pk=act.pk).new == plain_json(value)


def test_a_whole_float_is_an_integer_to_the_hash() -> None:
    assert plain_json([1e16, 2.5, -0.0]) == [10**16, 2.5, 0]
    assert type(plain_json(1e16)) is int


def test_a_moment_is_hashed_in_utc_with_its_microseconds(act: Act) -> None:
    assert moment_text(act.at).endswith("Z")
    assert len(moment_text(act.at.replace(microsecond=0))) == len("2020-01-03T00:47:00.000000Z")
