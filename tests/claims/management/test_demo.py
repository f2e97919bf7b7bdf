"""The demo: the whole job on the project's own reports."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.exports.verification import verify
from claims.models import Claim, Consensus, DatasetRelease, Resolution, Review, ReviewRound, Stage
from claims.selectors.articles import articles_to_adjudicate
from claims.selectors.articles import open_articles as articles_to_decide
from claims.selectors.differences import pairs_of
from factcheck.accounts.models import User
from tests.claims.management.test_load_seeds import is_loaded_reviewed_and_ruled, load
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def demo(folder: Path) -> str:
    out = StringIO()
    call_command("demo", f"--output={folder}", stdout=out)
    return out.getvalue()


def test_the_demo_shows_what_it_is_for_and_a_second_run_adds_nothing(tmp_path: Path) -> None:
    """One test, because loading takes seconds."""
    somebody = UserFactory(username="real")
    somebody.set_password("of-my-own-choosing")
    somebody.save()
    load()
    is_loaded_reviewed_and_ruled()
    said = demo(tmp_path / "release")
    assert verify(tmp_path / "release") == []
    lines = {re.sub(r"\s+", " ", line).strip() for line in said.splitlines()}

    def settled(what: str) -> list[str]:
        return [line for line in lines if line.startswith("2020-11-17 Seven rockets") and f" {what} " in line]

    assert any("killed 1 corroborated" in line for line in settled("killed"))  # army and hospital agree
    assert any("rockets_fired 7" in line for line in settled("rockets_fired"))  # one agency, counted once
    assert any("casualties 0" in line for line in lines)  # a stated zero
    assert any("≥ 25" in line for line in lines)  # an open bound
    assert any("1 or 3 or 1–3: no value published" in line for line in lines)  # contested
    assert any("ruled 1" in line for line in lines)  # a ruling
    waiting = Review.objects.get(
        round=ReviewRound.BLIND, article__review_stage__stage=Stage.BLIND, state="open"
    )
    tomas, helen = User.objects.get(username="tomas"), User.objects.get(username="helen")
    assert waiting.reviewer == tomas
    assert waiting.article in articles_to_decide(tomas)
    # Nothing of what the other decided is data, or to be seen.
    assert not Claim.objects.accepted().filter(article=waiting.article).exists()
    (article,) = articles_to_adjudicate(helen)
    assert sorted(pair.stated.attribute.key for pair in pairs_of(article)) == ["motive", "vehicles_targeted"]
    assert Claim.objects.accepted().filter(article=article, verification="two_blind").exists()
    counts = (Claim.objects.count(), Consensus.objects.count(), Resolution.objects.count())
    before = {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    again = demo(tmp_path / "release")
    assert counts == (Claim.objects.count(), Consensus.objects.count(), Resolution.objects.count())
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    assert "unchanged since it was published" in again
    assert DatasetRelease.objects.count() == 1
    somebody.refresh_from_db()
    assert somebody.check_password("of-my-own-choosing")
    assert User.objects.get(username="nadia").check_password("demo-workbench")
