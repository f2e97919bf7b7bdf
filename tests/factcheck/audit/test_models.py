from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from factcheck.audit.models import Act, ActDetail, Seal

pytestmark = pytest.mark.django_db

HASH = "0" * 64
ACT = {"verb": "claim.accept", "detail_sha256": HASH}
SEAL = {"number": 1, "first_act_id": 1, "last_act_id": 1, "acts": 1, "sha256": HASH}

BROKEN_ACTS = [
    ({"verb": "accept"}, "The verb of an act is a dotted name, as claim.accept."),
    ({"target_type": "claims.claim"}, "A target has both a type and an id, or neither."),
    ({"target_id": "A1.1"}, "A target has both a type and an id, or neither."),
    ({"detail_sha256": "abc"}, "The hash of an act's detail has 64 hexadecimal digits."),
]
BROKEN_SEALS = [
    ({"number": 0}, "Seals are numbered from 1."),
    ({"acts": 0}, "A seal covers at least one act, from its first to its last."),
    ({"first_act_id": 2}, "A seal covers at least one act, from its first to its last."),
    ({"previous_sha256": HASH}, "Every seal but the first carries the hash of the one before."),
    ({"number": 2}, "Every seal but the first carries the hash of the one before."),
]


@pytest.mark.parametrize(("change", "message"), BROKEN_ACTS)
def test_a_broken_act_is_refused_in_words_and_by_the_database(change: dict[str, Any], message: str) -> None:
    broken = Act(**{**ACT, **change})
    with pytest.raises(ValidationError) as refused:
        broken.validate_constraints()
    assert message in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        broken.save()


@pytest.mark.parametrize(("change", "message"), BROKEN_SEALS)
def test_a_broken_seal_is_refused_in_words_and_by_the_database(change: dict[str, Any], message: str) -> None:
    broken = Seal(**{**SEAL, **change})
    with pytest.raises(ValidationError) as refused:
        broken.validate_constraints()
    assert message in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        broken.save()


def test_an_erased_detail_that_keeps_its_words_is_refused(act: Act) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ActDetail.objects.filter(act=act).update(erased_at=timezone.now(), erased_by=act)


def test_who_has_acted_cannot_be_deleted(mina: Any, act: Act) -> None:
    with pytest.raises(ProtectedError):
        mina.delete()
