from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from claims.domain.codes import ClaimStatus, Evidence, Grade, Ruling
from claims.models import Claim, ClaimLink, CodebookSnapshot, Consensus, Event, LinkOrigin, Review
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.models import Article

pytestmark = pytest.mark.django_db


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_seeds", *arguments, stdout=out)
    return out.getvalue()


def test_codebook_only_brings_no_reports() -> None:
    load("--codebook-only")
    assert CodebookSnapshot.objects.count() == 1
    assert not Article.objects.exists()
    assert not User.objects.exists()


def is_loaded_reviewed_and_ruled() -> None:
    """What stands after one run, and that another adds nothing. The test of the demo goes on from there."""
    assert Article.objects.filter(parent=None).count() == 19
    for claim in Claim.objects.select_related("article"):
        assert claim.quote == claim.article.text[claim.start : claim.end]
    assert set(User.objects.values_list("username", "groups__name")) >= {
        ("nadia", "reviewer"),
        ("helen", "editor"),
    }
    assert not any(user.has_usable_password() for user in User.objects.filter(groups__isnull=False))
    assert Review.objects.exclude(round="blind").count() == 17
    # One blind pair of which one waits, and one whose two differ.
    assert Review.objects.filter(round="blind").count() == 4
    ruled = Consensus.objects.get(ruling=Ruling.RULED)
    assert (ruled.attribute.key, ruled.number) == ("injured", 1)
    assert Consensus.objects.filter(evidence=Evidence.CONTESTED, ruling=Ruling.NONE).exists()
    assert ClaimLink.objects.live().filter(origin=LinkOrigin.DECIDED).count() == 10
    misprint = Claim.objects.get(attribute__key="event_date", status=ClaimStatus.ACCEPTED, emendation__gt="")
    assert (misprint.date_edtf, misprint.date_as_written) == ("2020-01-03", "3 janvier 2019")

    _as_reviewed_the_reports_give_what_the_articles_give()

    counts = [model.objects.count() for model in (Article, Claim, Event, ClaimLink, Review, User)]
    acts = Act.objects.count()
    assert load().endswith("reports 0, suggested 0, reviewed 0\n")
    assert [model.objects.count() for model in (Article, Claim, Event, ClaimLink, Review, User)] == counts
    assert Act.objects.count() == acts


def _as_reviewed_the_reports_give_what_the_articles_give() -> None:
    """By the reviewers' claims; ``tests/seeds/test_retold.py`` says the same of the machine's own."""

    def row(event: str, attribute: str, scope: str = "") -> Consensus:
        return Consensus.objects.get(event__date_edtf=event, attribute__key=attribute, scope_key=scope)

    killed, injured = row("2021-02-15", "killed"), row("2021-02-15", "injured")
    assert (killed.number, killed.evidence) == (2, Evidence.UNDISPUTED)
    assert killed.as_of is not None
    assert killed.as_of.date() >= date(2021, 2, 22)
    assert (injured.has_value, injured.lower, injured.upper) == (False, 9, 13)
    assert row("2020-01-03", "event_date").date_edtf == "2020-01-03"
    landed = row("2020-01-26", "rockets_landed", "place:us-embassy-baghdad")
    assert (landed.evidence, landed.lower, landed.upper) == (Evidence.CONTESTED, 1, 3)
    assert "article_contradicts_itself" in [code for code, _ in landed.remarks]
    # Two other articles exclude each other; of the one that contradicts itself alone nothing would be graded.
    assert landed.grade == Grade.DISPUTED
    assert "parts_named" in [code for code, _ in row("2020-11-17", "rockets_fired").remarks]
    silent = Consensus.objects.filter(event__date_edtf="2021-02-22")
    assert silent.exists()
    assert not silent.filter(attribute__key__in=["casualties", "killed", "injured"]).exists()
