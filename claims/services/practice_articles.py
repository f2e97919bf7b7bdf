"""Practice articles: those of the seeds, and those that an editor makes from reviewed articles.

Outward: ``load_practice`` and ``make_practice``. A practice article of the seeds is a file of ``seeds/practice/``;
what is there already is left as it is.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import (
    Actuality,
    ClaimStatus,
    Comparator,
    Modality,
    Polarity,
    Producer,
    Sensitivity,
    ValueKind,
    Verification,
)
from claims.domain.dates import parse_date
from claims.domain.values import Category, DateValue, Named, TimeValue, Truth, Value, Wording, quantity
from claims.models import Attribute, Claim, PracticeArticle, Stage
from claims.models.claim_content import frozen_content
from claims.selectors.practice import shown_article
from claims.services.claim_content import ClaimContent, write_content
from claims.services.errors import BadDecision, ServiceError
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.stages import locked_stage
from claims.services.suggested_content import restore_suggested
from claims.services.withdrawing import is_withdrawn
from factcheck.audit import acting, record
from sources.models import Article

REVISE = "claims.adjudicate_review"
AS_IT_STANDS = True
DECIDED = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)


@transaction.atomic
def load_practice(folder: Path) -> int:
    """How many practice articles of a folder were new. Raises ServiceError naming the file that does not hold."""
    added = 0
    for path in sorted(folder.glob("*.toml")):
        if PracticeArticle.objects.filter(key=path.stem).exists():
            continue
        try:
            _store(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        except (KeyError, ValueError, ServiceError, Attribute.DoesNotExist) as error:
            raise ServiceError(f"{path.name}: {error}") from error
        added += 1
    return added


def make_practice(article: Article, *, by: Any) -> PracticeArticle:
    """Offer a reviewed article for practice: its accepted claims are the known answers.

    What was suggested is suggested again as it was; the reasons of rejections are told with them. Routing is no part
    of practice. An article made into practice before takes the answers of today, and attempts that are open begin
    anew. Raises NotAllowed, and BadDecision where its review is not done or nothing is accepted.
    """
    require(by, REVISE)
    with transaction.atomic():
        lock_article(article.pk)
        if locked_stage(article.pk).stage != Stage.DONE:
            raise BadDecision(
                _("Only a reviewed article becomes a practice article: say first that it is done.")
            )
        claims = list(
            Claim.objects.filter(article=article, status__in=DECIDED)
            .select_related("attribute", "actor", "place")
            .order_by("start", "ordinal")
        )
        answers = [_answer(claim) for claim in claims if claim.status == ClaimStatus.ACCEPTED]
        if not answers:
            raise BadDecision(_("No claim of this article is accepted: there would be no known answer."))
        fields = {
            "title": article.title or article.public_id,
            "outlet": "" if article.source is None else article.source.name,
            "language": article.language,
            "published": article.published,
            "answers": answers,
            "suggestions": [_suggestion(claim) for claim in claims if _was_suggested(claim)],
            "sensitivity": _strictest(article, claims),
            "is_offered": True,
            "created_by": by,
        }
        with acting(record("practice.make", actor=by, target=article, new={"answers": len(answers)})):
            made, is_new = PracticeArticle.objects.update_or_create(
                article=article, defaults=fields, create_defaults={**fields, "key": article.public_id.lower()}
            )
        if not is_new:
            made.runs.filter(finished_at__isnull=True).delete()
    return made


def withdraw_practice(practice: PracticeArticle, *, by: Any) -> None:
    """Offer it no longer. Raises NotAllowed."""
    require(by, REVISE)
    with transaction.atomic():
        row = PracticeArticle.objects.select_for_update(of=("self",)).get(pk=practice.pk)
        with acting(record("practice.withdraw", actor=by, target=practice.article or practice)):
            row.is_offered = False
            row.row_version += 1
            row.save()


def _answer(claim: Claim) -> dict[str, Any]:
    return {"content": _unrouted(claim), "why": {}, "optional": False}


def _suggestion(claim: Claim) -> dict[str, Any]:
    why = {"en": claim.decision_reason} if claim.status == ClaimStatus.REJECTED else {}
    restore_suggested(claim)
    return {"content": _unrouted(claim), "rule": claim.rule, "why": why}


def _unrouted(claim: Claim) -> dict[str, str | None]:
    return {**frozen_content(claim), "event_id": None, "certainty": None}


def _was_suggested(claim: Claim) -> bool:
    by_machine = claim.producer != Producer.PERSON and claim.verification != Verification.MACHINE
    return by_machine and not is_withdrawn(claim)


def _strictest(article: Article, claims: list[Claim]) -> Sensitivity:
    """Of everything that the text or an answer could tell."""
    told = Claim.objects.filter(article=article).values_list("sensitivity", flat=True)
    levels = [article.sensitivity, *told, *(claim.actor.sensitivity for claim in claims if claim.actor)]
    if article.source is not None:
        levels.append(article.source.sensitivity)
    return max(map(Sensitivity, levels), key=list(Sensitivity).index)


def _store(key: str, read: Mapping[str, Any]) -> None:
    practice = PracticeArticle(
        key=key,
        title=read["title"],
        outlet=read["outlet"],
        language=read["language"],
        published=read["published"],
        own_text=read["text"].strip() + "\n",
    )
    article = shown_article(practice)
    for entry in read["claim"]:
        answer = _content(article, entry)
        told = {"why": entry.get("why", {}), "optional": entry.get("optional", False)}
        practice.answers.append({"content": answer, **told})
        suggested = entry.get("suggested", AS_IT_STANDS)
        if suggested is not False:
            changed = {} if suggested is AS_IT_STANDS else suggested
            content = _content(article, {**entry, **changed})
            practice.suggestions.append({"content": content, "rule": "practice", "why": entry.get("why", {})})
    for entry in read.get("wrong", ()):
        content = _content(article, entry)
        practice.suggestions.append({"content": content, "rule": "practice", "why": entry["why"]})
    practice.suggestions.sort(key=lambda each: int(each["content"]["start"]))
    practice.save()


def _content(article: Article, entry: Mapping[str, Any]) -> dict[str, str | None]:
    """What an entry states, as the columns of a claim. Raises ValueError where its words do not stand in the text."""
    attribute = Attribute.objects.select_related("current").get(key=entry["attribute"])
    start = _place(article.text, entry["quote"], 0, len(article.text))
    end = start + len(entry["quote"])
    focus = _place(article.text, entry["focus"], start, end)
    content = ClaimContent(
        attribute=attribute,
        value=_value(attribute, entry),
        start=start,
        end=end,
        quote=entry["quote"],
        focus_start=focus,
        focus_end=focus + len(entry["focus"]),
        scope_text=entry.get("scope_text", ""),
        is_recap=entry.get("recap", False),
        actuality=Actuality(entry.get("actuality", Actuality.HAPPENED)),
        modality=Modality(entry.get("modality", Modality.ASSERTED)),
        polarity=Polarity(entry.get("polarity", Polarity.POSITIVE)),
        informant_text=entry.get("informant", ""),
    )
    claim = Claim(article=article, ordinal=1, public_id="practice", producer=Producer.RULES)
    write_content(claim, content)
    return frozen_content(claim)


def _place(text: str, words: str, start: int, end: int) -> int:
    if text.count(words, start, end) != 1:
        raise ValueError(
            _("“%(words)s” stands %(times)s times there; it has to stand once.")
            % {"words": words, "times": text.count(words, start, end)}
        )
    return text.index(words, start, end)


def _value(attribute: Attribute, entry: Mapping[str, Any]) -> Value:
    version = attribute.current
    if version is None:
        raise ValueError(_("The attribute “%(key)s” has no definition.") % {"key": attribute.key})
    kind, comparator = ValueKind(version.value_kind), Comparator(entry.get("comparator", Comparator.EXACT))
    match kind:
        case ValueKind.COUNT | ValueKind.MEASURE:
            return quantity(comparator, entry.get("value"), kind=kind, unit=version.unit)
        case ValueKind.DATE:
            return DateValue(parse_date(entry["value"]), entry["focus"], "", comparator)
        case ValueKind.TIME:
            return TimeValue(entry["value"], comparator)
        case ValueKind.PLACE | ValueKind.ACTOR:
            return Named(kind, entry["focus"])
        case ValueKind.CATEGORY:
            return Category(entry["value"], entry["focus"])
        case ValueKind.BOOLEAN:
            return Truth(entry["value"])
    return Wording(entry["focus"], comparator)
