from typing import Any

import pytest

from factcheck.audit.erasure import erase_detail
from factcheck.audit.errors import AuditError
from factcheck.audit.models import Act
from factcheck.audit.sealing import seal_acts
from factcheck.audit.verification import verify_audit

pytestmark = pytest.mark.django_db


def test_an_erasure_leaves_a_tombstone_and_a_valid_audit(mina: Any, act: Act) -> None:
    seal_acts()
    erasing = erase_detail(act, actor=mina, reason="Asked for by the person named.")
    act = Act.objects.select_related("detail").get(pk=act.pk)
    assert (act.actor_label, act.target_label, act.reason, act.old, act.new) == ("", "", "", None, None)
    assert act.detail.salt == ""
    assert act.detail.erased_by == erasing
    assert str(act.detail) == "erased"
    assert (erasing.target_type, erasing.target_id) == ("audit.act", str(act.pk))
    outcome = verify_audit()
    assert outcome.holds
    assert (outcome.acts, outcome.erased, outcome.unsealed) == (1, 1, 1)


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_erasure_needs_a_reason(reason: str, mina: Any, act: Act) -> None:
    with pytest.raises(AuditError, match=r"^An erasure needs a reason\.$"):
        erase_detail(act, actor=mina, reason=reason)


def test_a_detail_is_erased_once(mina: Any, act: Act) -> None:
    erase_detail(act, actor=mina, reason="Asked for.")
    with pytest.raises(AuditError, match=rf"^The detail of act {act.pk} is erased already\.$"):
        erase_detail(act, actor=mina, reason="Asked for again.")
    assert Act.objects.count() == 2


def test_an_erasure_is_never_erased(mina: Any, act: Act) -> None:
    erasing = erase_detail(act, actor=mina, reason="Asked for.")
    with pytest.raises(AuditError, match=r"is an erasure; what it says cannot be erased\.$"):
        erase_detail(erasing, actor=mina, reason="To hide it.")
