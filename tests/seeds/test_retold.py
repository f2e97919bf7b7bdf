"""What the reports retold here must give, by the machine's own suggestions: no reviewer, no link, no ruling.

01, 04, 13 and 19 tell what five published articles tell, in the project's own words; 09 is of the days of the strike.
"""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.consensus.explanation import say
from claims.domain.codes import Evidence, Grade
from claims.models import Claim, Consensus
from claims.services.seeding import load_codebook_and_registers
from tests.seeds.material import SEEDS

pytestmark = pytest.mark.django_db

REPORTS = SEEDS / "reports"
# In the order in which they appeared, as articles come in; and the other way round, as an archive may be read.
RETOLD = (
    ("09-drone-strike-january.en.txt", "19-three-or-one-january.en.txt"),
    ("01-embassy-rockets-november.en.txt", "04-roquettes-decembre.fr.txt", "13-zone-verte-fevrier.fr.txt"),
)


@pytest.fixture(params=[False, True], ids=["as they appeared", "backwards"])
def processed(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    load_codebook_and_registers()
    quiet = StringIO()
    lines = (REPORTS / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    for number, files in enumerate(RETOLD[::-1] if request.param else RETOLD):
        folder = tmp_path / str(number)
        folder.mkdir()
        for file in files:
            shutil.copy(REPORTS / file, folder)
        kept = [line for line in lines if any(f'"{file}"' in line for file in files)]
        metadata = folder / "reports.jsonl"
        metadata.write_text("\n".join(kept), encoding="utf-8")
        call_command("ingest", str(folder), f"--metadata={metadata}", stdout=quiet)
    call_command("process", "--accept-suggestions", stdout=quiet)


def rows(day: str, attribute: str, scope: str | None = "", act: str = "rocket_fire") -> list[Consensus]:
    found = Consensus.objects.filter(event__date_edtf=day, event__act_kind=act, attribute__key=attribute)
    return list(found if scope is None else found.filter(scope_key=scope))


def words(row: Consensus) -> list[str]:
    return say(row.remarks, "en")


def test_the_retold_reports_give_what_the_articles_give(processed: None) -> None:
    _one_killed_and_seven_rockets()
    _the_misprint()
    _the_lead_against_the_body()
    _erbil()
    _casualties_not_reported()


def _one_killed_and_seven_rockets() -> None:
    """The dead girl: one report rests on the army, the other names nobody. Two voices may be one."""
    [killed] = rows("2020-11-17", "killed")
    assert (killed.number, killed.evidence) == (1, Evidence.UNDISPUTED)
    assert (killed.voices_min, killed.voices_max, killed.grade) == (1, 2, Grade.SUPPORTED)
    [fired] = rows("2020-11-17", "rockets_fired")
    assert (fired.number, fired.evidence) == (7, Evidence.UNDISPUTED)
    assert any("the sum of" in each and "4" in each and "3" in each for each in words(fired))


def _the_misprint() -> None:
    """The printed year stays in the claim; the day of the strike is that of the other voice, alone."""
    [day] = rows("2020-01-03", "event_date", act="drone_strike")
    assert (day.date_edtf, day.evidence, day.voices_max) == ("2020-01-03", Evidence.UNDISPUTED, 1)
    printed = Claim.objects.get(attribute__key="event_date", date_edtf="2019-01-03")
    assert (printed.date_as_written, bool(printed.emendation)) == ("3 janvier 2019", True)
    assert any("taken for a misprint" in each for each in words(day))


def _the_lead_against_the_body() -> None:
    """Three rockets on the embassy in the lead, one in the body: the hull, and no grade for it."""
    [landed] = rows("2020-01-26", "rockets_landed", "place:us-embassy-baghdad")
    assert (landed.has_value, landed.lower, landed.upper) == (False, 1, 3)
    assert any("contradicts itself" in each for each in words(landed))
    assert landed.voices_min <= 1
    assert landed.grade == ""
    assert any("no grade" in each for each in words(landed))


def _erbil() -> None:
    """One killed at once and one who died of wounds a week later; nobody says whether the nine hold the five."""
    [killed], [injured] = rows("2021-02-15", "killed"), rows("2021-02-15", "injured")
    assert (killed.number, killed.evidence) == (2, Evidence.UNDISPUTED)
    assert killed.as_of is not None
    assert killed.as_of.date() >= date(2021, 2, 22)
    assert (injured.has_value, injured.lower, injured.upper) == (False, 9, 13)


def _casualties_not_reported() -> None:
    for attribute in ("casualties", "killed", "injured"):
        assert rows("2021-02-22", attribute, None) == []
    assert Consensus.objects.filter(event__date_edtf="2021-02-22").exists()
