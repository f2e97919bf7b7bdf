"""What confidence is worth on simulated events is simulated once, and anew where what it rests on has changed."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from claims.consensus.simulation.calibration import simulated_pairs
from claims.domain.comparison import Registers
from claims.models import Attribute, AttributeVersion, CodebookSnapshot, SimulatedConfidence
from claims.selectors import lesson_evidence
from claims.selectors.codebook import current_codebook
from claims.services import simulating
from claims.services.seeding import load_codebook_and_registers
from claims.services.simulating import simulated_confidence
from tests.factories import SnapshotFactory

pytestmark = pytest.mark.django_db
FEW = partial(simulated_pairs, seeds=(0, 1), events_per_seed=3)


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> list[Registers]:
    """The registers of every time that events are simulated, the seeds' codebook being in force."""
    load_codebook_and_registers()
    found: list[Registers] = []

    def noted(registers: Registers) -> object:
        found.append(registers)
        return FEW(registers)

    monkeypatch.setattr(simulating, "simulated_pairs", noted)
    return found


def adopt(versions: list[AttributeVersion]) -> None:
    latest = CodebookSnapshot.objects.order_by("-number")[:1].get()
    SnapshotFactory(versions=versions, number=latest.number + 1, sha256=f"{len(versions):064}")


def test_what_is_kept_is_what_is_simulated_to_the_last_bit(simulated: list[Registers]) -> None:
    first, second = simulated_confidence(), simulated_confidence()
    codebook = current_codebook()
    assert codebook is not None
    assert first == second == FEW(Registers(codebook))
    assert len(simulated) == 1
    kept = SimulatedConfidence.objects.get()
    assert second is not None
    assert kept.values == len(second.learned) + len(second.held_out) > 10


def test_another_codebook_is_simulated_anew(simulated: list[Registers]) -> None:
    simulated_confidence()
    before = SimulatedConfidence.objects.get().pk
    versions = [each.current for each in Attribute.objects.select_related("current")]
    adopt([each for each in versions if each.attribute.key != "motive"])
    simulated_confidence()
    assert len(simulated) == 2
    assert SimulatedConfidence.objects.get().pk != before


def test_another_program_is_simulated_anew(
    simulated: list[Registers], monkeypatch: pytest.MonkeyPatch
) -> None:
    simulated_confidence()
    monkeypatch.setattr(lesson_evidence, "program_sha256", lambda: "another")
    simulated_confidence()
    assert len(simulated) == 2
    assert SimulatedConfidence.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["policy.py", "bounds.py", "simulation/calibration.py", "simulation/en.toml"]
)
def test_a_policy_and_an_invented_world_are_program(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("claims/consensus", "claims/domain", "claims/models", "claims/selectors"):
        shutil.copytree(lesson_evidence._ROOT / each, tmp_path / each)
    (tmp_path / "sources").mkdir()
    shutil.copy(lesson_evidence._ROOT / "sources/codes.py", tmp_path / "sources")
    monkeypatch.setattr(lesson_evidence, "_ROOT", tmp_path)
    hashed: Callable[[], str] = lesson_evidence.program_sha256.__wrapped__
    before = hashed()
    assert before == lesson_evidence.program_sha256()
    with (tmp_path / "claims/consensus" / name).open("a", encoding="utf-8") as file:
        file.write("\n# Another.\n")
    assert hashed() != before


def test_a_codebook_that_lacks_what_is_simulated_keeps_nothing(simulated: list[Registers]) -> None:
    killed = Attribute.objects.get(key="killed").current
    adopt([killed])
    assert simulated_confidence() is None
    assert not SimulatedConfidence.objects.exists()
