"""Background work: each handler loads by id and calls one service."""

from typing import Any

from django.conf import settings

from claims.consensus.errors import ConsensusError
from claims.domain.errors import DomainError
from claims.models import Event
from claims.services.asking import ASK_MODEL, ModelUnavailable, ask_model
from claims.services.consensus import derive_all, derive_event
from claims.services.deriving import DERIVE_ALL, DERIVE_EVENT
from claims.services.errors import ServiceError
from claims.services.fitting import LEARN_FIT
from claims.services.pruning import prune_fits
from claims.services.scoring import COUNT_SCORES, count_scores
from claims.services.stress import STRESS_TEST, run_stress_test
from claims.services.trial import TRY_CODEBOOK, run_trial
from factcheck.jobs import Refused, handler
from factcheck.jobs.pruning import prune_jobs
from sources.models import Article

PRUNE = "claims.prune"


@handler(DERIVE_EVENT)
def derive(progress: Any, event: str) -> str:
    """Derive the consensus of one event, or of the event it was merged into."""
    row = Event.objects.select_related("merged_into").get(public_id=event).current
    derive_event(row)
    return f"Consensus of {row.public_id} derived."


# An hour: 200 events take some seconds, and each batch is reported.
@handler(DERIVE_ALL, timeout_seconds=3600, silence_seconds=600)
def derive_every_event(progress: Any) -> str:
    """Derive the consensus of every event, after a change of the codebook or of the registers."""
    events = derive_all(progress)
    return f"Consensus of {events} events derived."


# Every event is read and derived once, the ruled ones again for each fold; each batch is reported.
@handler(LEARN_FIT, timeout_seconds=3600, silence_seconds=600, nightly=True)
def learn(progress: Any) -> str:
    """Learn from all events how reliable sources are; changes no consensus."""
    # Imported by whoever does the work: numpy stays out of the web process.
    from claims.services.learning import learn_fit

    fit = learn_fit(progress)
    return "There is nothing to learn from yet." if fit is None else f"Fit {fit.number} is in force."


# Two statements that read every proposal and every claim; a minute at a million.
@handler(COUNT_SCORES, timeout_seconds=3600, nightly=True)
def count_for_scoreboard(progress: Any) -> str:
    """Count all proposals for the scoreboard."""
    return f"The scoreboard is counted: {count_scores()} cells."


# Each event is derived twice; each batch is reported.
@handler(TRY_CODEBOOK, timeout_seconds=3600, silence_seconds=600)
def try_codebook(progress: Any, attribute: str, policy: str, tolerance: str) -> dict[str, Any]:
    """Find which events another definition of an attribute would change; adopts nothing."""
    try:
        return run_trial(attribute, policy, tolerance, progress)
    except (ServiceError, DomainError, ConsensusError) as error:
        raise Refused(str(error)) from error


# Each event in doubt is derived twice; each batch is reported.
@handler(STRESS_TEST, timeout_seconds=3600, silence_seconds=600)
def stress_all(progress: Any) -> dict[str, Any]:
    """Find in which events a grade falls if every unknown provenance is dependent."""
    return run_stress_test(progress)


@handler(PRUNE, nightly=True)
def prune(progress: Any) -> dict[str, int]:
    """Forget finished jobs and Fits that nothing rests on, each after its time."""
    return {"jobs": prune_jobs(settings.JOBS_KEPT_DAYS), "fits": len(prune_fits(settings.FITS_KEPT_DAYS))}


# The client retries by itself; a model that stays silent is no reason to ask for hours.
@handler(ASK_MODEL, retries=1, timeout_seconds=1800)
def ask_about(progress: Any, article: str) -> str:
    """Have the language model suggest claims of one article."""
    row = Article.objects.get(public_id=article)
    try:
        asked = ask_model(row)
    except ModelUnavailable:
        raise
    except ServiceError as error:
        raise Refused(str(error)) from error
    return f"{row.public_id}: {len(asked.claims)} new suggestions, {len(asked.dropped)} entries dropped."
