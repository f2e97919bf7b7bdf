from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, ClaimLink, Consensus, Event
from claims.services.seeding import load_codebook_and_registers
from tests.claims.services.cast import FIRST, SECOND, add

pytestmark = pytest.mark.django_db


def process(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("process", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def reports() -> None:
    load_codebook_and_registers()
    add(FIRST, "Harbour Gazette")
    add(SECOND, "Quay Post")


def test_suggestions_wait_for_people_without_the_flag(reports: None) -> None:
    lines = process()
    open_ = Claim.objects.suggested().count()
    assert open_ > 0
    assert lines[2] == f"claims: {open_} suggested, 0 accepted by policy, {open_} open"
    assert not Consensus.objects.exists()


def test_flag_accepts_under_the_policy_and_derives(reports: None) -> None:
    lines = process("--accept-suggestions")
    claims = Claim.objects.count()
    assert lines[:2] == ["articles: 2", "posts embedded in them: 0"]
    assert lines[2] == f"claims: {claims} suggested, {claims} accepted by policy, 0 open"
    assert set(Claim.objects.values_list("status", "verification")) == {
        (ClaimStatus.ACCEPTED, Verification.POLICY)
    }
    killed = Consensus.objects.get(attribute__key="killed", scope_key="")
    assert killed.number == 1


def test_second_run_adds_nothing(reports: None) -> None:
    process("--accept-suggestions")
    before = (Claim.objects.count(), Event.objects.count(), ClaimLink.objects.count())
    rows = sorted(Consensus.objects.values_list("content_sha256", flat=True))
    lines = process("--accept-suggestions")
    assert (Claim.objects.count(), Event.objects.count(), ClaimLink.objects.count()) == before
    assert sorted(Consensus.objects.values_list("content_sha256", flat=True)) == rows
    assert lines[2] == "claims: 0 suggested, 0 accepted by policy, 0 open"


def test_without_a_codebook_it_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="run load_seeds --codebook-only"):
        process()
