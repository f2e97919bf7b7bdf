"""What a person does on a practice article. Nothing of it leaves their attempt: no claim, no review, no act.

Outward: ``begin_practice``, ``decide``, ``add``, ``take_back`` and ``finish_practice``. The audit tells nobody of it
either: progress is the person's own.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim, PracticeArticle, PracticeRun
from claims.models.claim_content import frozen_content
from claims.selectors.blind import OWN_FROM
from claims.selectors.practice import claims_of, shown_article
from claims.services.claim_content import ClaimContent, write_content
from claims.services.errors import BadClaim, BadDecision
from claims.services.open_suggestions import refuse_open
from claims.services.permission import require
from sources.models import Article

ACCEPT = "claims.accept_claim"
# Kept apart from a claim's own rules: the article has no row, and the numbers are those of the attempt.
UNCHECKED = ("public_id", "article", "created_by", "run")


def begin_practice(practice: PracticeArticle, *, by: Any) -> PracticeRun:
    """The open attempt of a person, or a new one from the start. Raises NotAllowed."""
    require(by, ACCEPT)
    with transaction.atomic():
        # The article's row, so that two clicks begin one attempt.
        PracticeArticle.objects.select_for_update(of=("self",)).get(pk=practice.pk)
        own = PracticeRun.objects.filter(practice=practice, person=by)
        found = own.filter(finished_at__isnull=True).first()
        if found is not None:
            return found
        last = own.aggregate(last=Max("attempt"))["last"] or 0
        return PracticeRun.objects.create(practice=practice, person=by, attempt=last + 1)


def decide(
    practice: PracticeArticle,
    number: int,
    kind: str,
    *,
    by: Any,
    reason: str = "",
    content: ClaimContent | None = None,
) -> None:
    """Accept, edit, reject or skip what is suggested, or edit or reject what one added. number: on the page.

    content: of an edit. Raises NotAllowed, BadClaim, and BadDecision where there is no such claim or no open attempt.
    """
    require(by, ACCEPT)
    if kind == "reject" and not reason.strip():
        raise BadDecision(_("A rejection needs a reason: say what is wrong with the claim."))
    with transaction.atomic():
        run = _locked(practice, by)
        article = shown_article(practice)
        claim = _claim(practice, run, article, number)
        if number >= OWN_FROM and kind == "reject":
            _put(run, number, None)
            return
        before = _entry(run, number)
        frozen = _frozen(claim, content) if content is not None else (before or {}).get("content")
        kept = "add" if number >= OWN_FROM else kind
        _put(run, number, {"number": number, "kind": kept, "reason": reason, "content": frozen})


def add(practice: PracticeArticle, content: ClaimContent, *, by: Any) -> Claim:
    """Add a claim by hand. Returns it, without a row, under its number. Raises NotAllowed, BadClaim, BadDecision."""
    require(by, ACCEPT)
    with transaction.atomic():
        run = _locked(practice, by)
        article = shown_article(practice)
        numbers = [int(entry["number"]) for entry in run.work]
        number = max([OWN_FROM, *numbers]) + 1
        claim = Claim(
            article=article, ordinal=number, public_id=f"{article.public_id}.{number}", producer=Producer.PERSON,
            status=ClaimStatus.ACCEPTED,
        )  # fmt: skip
        frozen = _frozen(claim, content)
        _put(run, number, {"number": number, "kind": "add", "reason": "", "content": frozen})
    return claim


def take_back(practice: PracticeArticle, number: int, *, by: Any) -> None:
    """The suggestion is open again, as it was suggested. Raises NotAllowed, BadDecision."""
    require(by, ACCEPT)
    with transaction.atomic():
        run = _locked(practice, by)
        _claim(practice, run, shown_article(practice), number)
        _put(run, number, None)


def finish_practice(practice: PracticeArticle, *, by: Any) -> PracticeRun:
    """End the attempt; what it got right is told from then on. Refused while a suggestion is open.

    Raises NotAllowed, BadDecision naming what is open.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        run = _locked(practice, by)
        claims = claims_of(practice, run, shown_article(practice))
        waiting = [claim for claim in claims if claim.status == ClaimStatus.SUGGESTED]
        refuse_open(waiting, len(waiting))
        run.finished_at = timezone.now()
        run.save()
    return run


def _locked(practice: PracticeArticle, by: Any) -> PracticeRun:
    run = (
        PracticeRun.objects.select_for_update(of=("self",))
        .filter(practice=practice, person=by, finished_at__isnull=True)
        .first()
    )
    if run is None:
        raise BadDecision(_("This attempt is over: begin again from the start."))
    run.row_version += 1
    return run


def _claim(practice: PracticeArticle, run: PracticeRun, article: Article, number: int) -> Claim:
    found = next((each for each in claims_of(practice, run, article) if each.ordinal == number), None)
    if found is None:
        raise BadDecision(_("This claim is not there any more. Look at the article again."))
    return found


def _entry(run: PracticeRun, number: int) -> Mapping[str, Any] | None:
    return next((entry for entry in run.work if int(entry["number"]) == number), None)


def _put(run: PracticeRun, number: int, entry: dict[str, Any] | None) -> None:
    """Put what was done last at the end; None takes back whatever was done about the number."""
    others = [each for each in run.work if int(each["number"]) != number]
    run.work = others if entry is None else [*others, entry]
    run.save()


def _frozen(claim: Claim, content: ClaimContent) -> dict[str, str | None]:
    """The content as a checked claim would hold it. Raises BadClaim."""
    said = Claim(
        article=claim.article, ordinal=claim.ordinal, public_id=claim.public_id, producer=claim.producer
    )
    write_content(said, content)
    try:
        said.full_clean(exclude=UNCHECKED, validate_unique=False)
    except ValidationError as error:
        raise BadClaim(" ".join(error.messages)) from error
    return frozen_content(said)
