from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.audit import Target, acting, current_act, record
from factcheck.audit.errors import AuditError
from factcheck.audit.models import Act
from factcheck.audit.request import request_scope

pytestmark = pytest.mark.django_db


def test_an_act_says_who_did_what_to_which_thing_and_why(mina: Any, act: Act) -> None:
    read = Act.objects.select_related("detail").get()
    assert (read.verb, read.actor, read.target_type, read.target_id) == (
        "claim.accept",
        mina,
        "claims.claim",
        "A0123456789.1",
    )
    assert (read.actor_label, read.target_label) == ("mina", "killed = 3")
    assert (read.reason, read.old, read.new) == ("The words say it.", {"status": "suggested"}, None)
    assert str(read) == "claim.accept claims.claim A0123456789.1"


def test_zero_and_none_are_different_values(mina: Any) -> None:
    act = record("claim.correct", actor=mina, old=0, new=None)
    act = Act.objects.select_related("detail").get(pk=act.pk)
    assert act.old == 0
    assert act.new is None


def test_the_machine_acts_without_an_actor() -> None:
    act = record("consensus.derive", actor=None)
    assert (act.actor, act.actor_label, act.target_type, act.target_id) == (None, "", "", "")


def test_a_saved_model_is_named_by_its_id(mina: Any) -> None:
    act = record("user.invite", actor=None, target=mina)
    assert (act.target_type, act.target_id, act.target_label) == ("accounts.user", str(mina.pk), "mina")


def test_a_public_id_comes_before_the_row_number(mina: Any) -> None:
    mina.public_id = "U1"
    assert record("user.invite", actor=None, target=mina).target_id == "U1"


def test_an_unsaved_model_without_any_name_is_refused(mina: Any) -> None:
    with pytest.raises(
        AuditError,
        match=r"^An unsaved accounts\.user has no public_id, key or id yet: give it one, or pass a Target\.$",
    ):
        record("user.invite", actor=mina, target=type(mina)(username="nobody"))


@pytest.mark.parametrize(
    "verb", ["", "accept", "claim.", ".accept", "Claim.accept", "claim accept", "claim.a-b"]
)
def test_a_verb_that_is_not_dotted_is_refused(verb: str) -> None:
    with pytest.raises(AuditError) as refused:
        record(verb, actor=None)
    assert str(refused.value) == (
        f"Not a verb: {verb!r}. Accepted: lower-case words joined by dots, as claim.accept."
    )
    assert not Act.objects.exists()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), "a\x00b", {"k": ["\ud800"]}])
def test_values_no_database_can_hold_are_refused(value: object) -> None:
    with pytest.raises(AuditError, match=r"^Cannot record "):
        record("claim.correct", actor=None, new=value)


def test_a_value_the_size_of_an_article_is_refused() -> None:
    with pytest.raises(AuditError, match="record what changed, not the whole row"):
        record("article.add", actor=None, new={"text": "x" * 70_000})


def test_dates_and_decimals_are_kept_as_text() -> None:
    act = record("claim.correct", actor=None, new={"date": date(2020, 1, 3), "number": Decimal("2.50")})
    assert act.new == {"date": "2020-01-03", "number": "2.50"}


def test_nothing_is_in_force_outside_a_block(act: Act) -> None:
    assert current_act() is None
    with acting(act):
        assert current_act() == act
    assert current_act() is None


def test_an_act_recorded_inside_another_is_part_of_it(act: Act) -> None:
    with acting(act):
        step = record("claim.link", actor=None)
        with acting(step):
            assert record("link.suggest", actor=None).parent == step
        assert current_act() == act
    assert step.parent == act
    assert record("claim.link", actor=None).parent is None


def test_a_named_parent_comes_before_the_act_in_force(act: Act) -> None:
    other = record("release.publish", actor=None)
    with acting(act):
        assert record("claim.link", actor=None, parent=other).parent == other


def test_an_act_carries_the_id_of_its_request() -> None:
    with request_scope("req-00000001"):
        inside = record("claim.accept", actor=None)
    assert inside.request_id == "req-00000001"
    assert record("claim.accept", actor=None).request_id == ""


def test_long_labels_are_cut_to_what_the_column_holds() -> None:
    act = record("claim.accept", actor=None, target=Target("claims.claim", "A1.1", "x" * 500))
    assert len(act.target_label) == 300
