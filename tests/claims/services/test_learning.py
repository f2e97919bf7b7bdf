"""Learning a Fit from the database: what it rests on, that it is frozen, and that it acts forward only."""

import random
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from claims.consensus.simulation.calibration import simulated_pairs
from claims.domain.codes import ClaimStatus
from claims.models import (
    Attribute,
    Claim,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    Event,
    Fit,
    FitCopying,
    FitSource,
    Resolution,
    RulingKind,
)  # fmt: skip
from claims.selectors.fits import current_copying, current_fit, fit_numbered
from claims.services.consensus import derive_all, derive_event
from claims.services.errors import NotAllowed
from claims.services.fitting import LEARN_FIT, start_fit
from claims.services.learning import learn_fit
from claims.services.resolution import resolve_conflict
from factcheck.audit.models import Act
from factcheck.jobs.models import Job, JobStatus
from sources.codes import SourceClass
from sources.models import Article, Source
from tests.claims.admin.cast import adopted, person
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

# Name -> how often it is right.
TELLERS = {"office": 0.95, "clinic": 0.9, "courier": 0.85, "gazette": 0.6}
EVENTS = 40


@pytest.fixture
def told() -> dict[str, int]:
    """Forty attacks told by four papers and by a mirror of the worst of them; event -> how many were killed."""
    sources = {name: SourceFactory(key=name, name=name.title()) for name in (*TELLERS, "mirror")}
    killed = AttributeFactory(key="killed")
    adopted(killed)
    truth, claims = {}, []
    for number in range(EVENTS):
        event = EventFactory(public_id=f"E{number + 1:06d}")
        dice = random.Random(f"7:{number}")
        truth[event.public_id] = dice.randint(3, 12)
        said = {
            name: truth[event.public_id] + (0 if dice.random() < right else dice.choice((-2, -1, 1, 2)))
            for name, right in TELLERS.items()
        }
        for name, figure in (*said.items(), ("mirror", said["gazette"])):
            claims.append(claim_of(event, sources[name], figure, killed))
    Article.objects.bulk_create(claim.article for claim in claims)
    Claim.objects.bulk_create(claims)
    return truth


def claim_of(event: Event, source: Source, figure: int, killed: Attribute) -> Claim:
    """Not saved, nor its report."""
    text = f"One girl was killed, said the {source.name} of {event.title}."
    report = ArticleFactory.build(source=source, text=text)
    return ClaimFactory.build(
        event=event, accepted=True, article=report, number=Decimal(figure), attribute=killed,
        attribute_version=killed.current,
    )  # fmt: skip


def rule(event: str, figure: int, **fields: Any) -> Resolution:
    row = Resolution(
        public_id=f"R{event[1:]}",
        event=Event.objects.get(public_id=event),
        attribute=Claim.objects.first().attribute,
        kind=fields.pop("kind", RulingKind.OWN_VALUE),
        reason="Counted.",
        evidence=fields.pop("evidence", "The register of deaths."),
        editor=fields.pop("editor", None) or UserFactory(),
        value_kind="count", comparator="exact", number=figure, lower=figure, upper=figure,
        **fields,
    )  # fmt: skip
    row.save()
    return row


def shares() -> dict[str, Decimal]:
    return dict(
        FitSource.objects.filter(fit__number=current_fit().number).values_list("source__key", "reliability")
    )


def contents() -> list[Any]:
    return list(Consensus.objects.order_by("event").values_list("content_sha256", "confidence"))


def test_a_fit_is_learned_numbered_and_recorded_once(told: dict[str, int]) -> None:
    fit = learn_fit()
    assert fit is not None
    assert (fit.number, fit.method, fit.method_version) == (1, "turns", "2")
    assert (fit.items, fit.basis, fit.ruled_items) == (EVENTS, "none", 0)
    assert fit.calibration == fit.curve == []
    act = Act.objects.get(verb="fit.learn")
    assert (act.target_type, act.target_id) == ("claims.fit", "1")
    assert act.detail.new["sources"] == 5


def test_learned_reliabilities_are_near_the_true_ones(told: dict[str, int]) -> None:
    for event in sorted(told)[:10]:
        rule(event, told[event])
    learn_fit()
    learned = shares()
    assert {name for name, right in TELLERS.items() if abs(float(learned[name]) - right) > 0.15} == set()
    row = FitSource.objects.get(source__key="office")
    assert (row.items, row.prior) == (EVENTS, Decimal("0.8"))


def test_who_repeats_whom_is_kept_with_its_evidence(told: dict[str, int]) -> None:
    for event in sorted(told)[:10]:
        rule(event, told[event])
    learn_fit()
    [pair] = FitCopying.objects.select_related("first", "second")
    assert (pair.first.key, pair.second.key) == ("gazette", "mirror")
    assert pair.met == pair.agreeing >= pair.improbable > 0
    event, attribute, scope = pair.examples[0]
    assert event in told
    assert (attribute, scope) == ("killed", "")
    assert current_copying()[frozenset({"mirror", "gazette"})].improbable == pair.improbable


def test_nothing_changed_makes_no_new_fit(told: dict[str, int]) -> None:
    first = learn_fit()
    assert learn_fit() == first
    derive_all()
    assert learn_fit() == first
    assert Fit.objects.count() == Act.objects.filter(verb="fit.learn").count() == 1


def test_another_claim_makes_the_next_fit_and_the_old_one_stays(told: dict[str, int]) -> None:
    learn_fit()
    before = shares()
    Claim.objects.filter(event__public_id="E000001").update(status=ClaimStatus.REJECTED)
    second = learn_fit()
    assert second is not None
    assert (second.number, second.items) == (2, EVENTS - 1)
    old = FitSource.objects.filter(fit__number=1).values_list("source__key", "reliability")
    assert dict(old) == before


def test_nothing_to_learn_from_makes_no_fit() -> None:
    assert learn_fit() is None
    adopted(ClaimFactory(accepted=True).attribute)
    assert learn_fit() is None
    assert not Act.objects.filter(verb="fit.learn").exists()


def test_a_source_that_is_always_alone_is_not_learned(told: dict[str, int]) -> None:
    alone = SourceFactory(key="alone")
    ClaimFactory(event=EventFactory(), accepted=True, article=ArticleFactory(source=alone))
    learn_fit()
    assert "alone" not in shares()


def test_only_rulings_that_cite_evidence_are_known_truths(told: dict[str, int]) -> None:
    learn_fit()
    rule("E000001", told["E000001"], kind=RulingKind.VALUE, evidence="")
    rule("E000002", told["E000002"], state="withdrawn")
    rule("E000003", told["E000003"], state="stale")
    assert learn_fit().number == 1
    rule("E000004", told["E000004"], kind=RulingKind.VALUE)
    fit = learn_fit()
    assert (fit.number, fit.basis, fit.ruled_items) == (2, "ruled", 1)


def test_confidence_is_calibrated_on_ruled_items_with_its_curve(told: dict[str, int]) -> None:
    for event, figure in told.items():
        rule(event, figure)
    fit = learn_fit()
    assert (fit.basis, fit.ruled_items) == ("ruled", EVENTS)
    assert sum(each["items"] for each in fit.curve) == EVENTS
    raws, calibrated = zip(*fit.calibration, strict=True)
    assert list(raws) == sorted(raws)
    assert list(calibrated) == sorted(calibrated)
    assert current_fit().calibrated(raws[3]) == calibrated[3]


def test_where_nobody_has_ruled_confidence_is_calibrated_on_simulated_events(
    seeds: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = partial(simulated_pairs, seeds=(0, 1), events_per_seed=25)
    monkeypatch.setattr("claims.services.simulating.simulated_pairs", few)
    event, killed = EventFactory(), Attribute.objects.get(key="killed")
    for figure in (3, 4):
        report = ArticleFactory(text=f"One girl was killed, and {figure} more.")
        ClaimFactory(event=event, accepted=True, article=report, number=Decimal(figure), attribute=killed)
    fit = learn_fit()
    assert fit is not None
    assert (fit.basis, fit.ruled_items, fit.items) == ("simulator", 0, 1)
    assert fit.calibration == sorted(fit.calibration)
    assert len(fit.calibration) > 1
    assert sum(each["items"] for each in fit.curve) > 50
    rule(event.public_id, 3)
    moved = learn_fit()
    assert moved is not None
    assert (moved.number, moved.basis, moved.ruled_items) == (2, "simulator", 1)
    assert moved.calibration != fit.calibration
    assert sum(each["items"] for each in moved.curve) == sum(each["items"] for each in fit.curve)
    before, after = (fit_numbered(number) for number in (1, 2))
    assert after.calibrated(0.9) == pytest.approx(before.calibrated(0.9), abs=0.05)
    monkeypatch.setattr("claims.consensus.learning.calibrating.LEAST_RULED_ITEMS", 1)
    ruled = learn_fit()
    assert ruled is not None
    assert (ruled.basis, ruled.ruled_items) == ("ruled", 1)
    assert sum(each["items"] for each in ruled.curve) == 1


def test_a_bound_is_right_where_the_truth_lies_within_it(told: dict[str, int]) -> None:
    event = EventFactory(public_id="E000900")
    killed = Attribute.objects.get(key="killed")
    ClaimFactory(
        event=event, accepted=True, attribute=killed, comparator="at_least", number=2, lower=2, upper=None
    )
    rule("E000900", 7)
    fit = learn_fit()
    assert fit is not None
    assert fit.ruled_items == 1
    assert fit.curve[0]["right"] == 1.0


def test_a_fit_changes_no_row_until_the_row_is_derived_again(told: dict[str, int]) -> None:
    derive_all()
    before = contents()
    learn_fit()
    assert contents() == before
    assert not Consensus.objects.filter(fit__isnull=False).exists()
    derive_event(Event.objects.get(public_id="E000001"))
    named = Consensus.objects.exclude(fit=None).values_list("event__public_id", "fit__number")
    assert list(named) == [("E000001", 1)]


def test_a_fit_moves_nothing_but_confidence(told: dict[str, int]) -> None:
    published = [f.name for f in Consensus._meta.fields if f.name not in (
        "id", "confidence", "confidence_basis", "confidence_items", "fit", "weighing", "content_sha256")]  # fmt: skip
    derive_all()
    before = list(Consensus.objects.order_by("event").values_list(*published))
    sure = list(Consensus.objects.order_by("event").values_list("confidence", flat=True))
    for event, figure in list(told.items())[:5]:
        rule(event, figure).delete()
    learn_fit()
    derive_all()
    assert list(Consensus.objects.order_by("event").values_list(*published)) == before
    assert list(Consensus.objects.order_by("event").values_list("confidence", flat=True)) != sure


def test_a_ruling_does_not_go_stale_because_of_a_fit(told: dict[str, int]) -> None:
    derive_all()
    row = Consensus.objects.filter(evidence="contested").select_related("event", "attribute").first()
    editor = person("editor")
    candidate = ConsensusCandidate.objects.filter(consensus=row).first()
    ruling = resolve_conflict(
        row.event, row.attribute, "", kind=RulingKind.VALUE, reason="Counted.", by=editor,
        value=candidate.value, evidence="The register of deaths.",
    )  # fmt: skip
    learn_fit()
    derive_event(row.event)
    ruling.refresh_from_db()
    assert ruling.state == "live"
    assert Consensus.objects.get(event=row.event).ruling == "ruled"


def test_every_row_deleted_and_rebuilt_under_the_same_fit_is_the_same(told: dict[str, int]) -> None:
    learn_fit()
    derive_all()
    before = contents()
    Claim.objects.filter(event__public_id="E000040", article__source__key="office").update(says_rose=True)
    rule("E000001", told["E000001"])
    learn_fit()
    Resolution.objects.all().delete()
    Claim.objects.update(says_rose=False)
    for model in (ConsensusClaim, ConsensusCandidate, Consensus):
        model._default_manager.all().delete()
    derive_all()
    assert contents() != before
    call_command("rebuild_consensus", "--fit", "1", verbosity=0)
    assert contents() == before
    assert set(Consensus.objects.values_list("fit__number", flat=True)) == {1}


def test_rebuilding_under_no_fit_leaves_what_the_classes_say(told: dict[str, int]) -> None:
    derive_all()
    before = contents()
    learn_fit()
    derive_all()
    call_command("rebuild_consensus", "--fit", "0", verbosity=0)
    assert contents() == before


def test_a_fit_that_there_is_not_is_refused_by_name(told: dict[str, int]) -> None:
    learn_fit()
    with pytest.raises(CommandError, match=r"There is no fit 9\. There are: 1\."):
        call_command("rebuild_consensus", "--fit", "9")


def test_the_command_says_what_became_of_it(told: dict[str, int], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("learn_fit")
    call_command("learn_fit")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Fit 1: 5 sources from {EVENTS} items, ")
    assert second == "Nothing changed: fit 1 stays in force."


def test_only_an_administrator_asks_for_a_fit() -> None:
    with pytest.raises(NotAllowed, match=r"claims\.add_fit"):
        start_fit(by=person("editor"))
    assert not Job.objects.exists()
    assert start_fit(by=person("administrator")).name == LEARN_FIT


@pytest.mark.django_db(transaction=True)
def test_the_job_learns_the_fit(told: dict[str, int]) -> None:
    job = start_fit(by=None)
    job.refresh_from_db()
    assert (job.status, job.result) == (JobStatus.DONE, "Fit 1 is in force.")
    assert Fit.objects.get().number == 1


def test_what_was_learned_of_copying_never_changes(told: dict[str, int]) -> None:
    for event in sorted(told)[:10]:
        rule(event, told[event])
    learn_fit()
    with pytest.raises(IntegrityError), transaction.atomic():
        FitCopying.objects.update(met=0)


def test_a_class_keeps_its_prior_as_it_was_when_the_fit_was_learned(told: dict[str, int]) -> None:
    learn_fit()
    Source.objects.filter(key="office").update(source_class=SourceClass.DOCUMENT)
    assert FitSource.objects.get(source__key="office").prior == Decimal("0.8")
