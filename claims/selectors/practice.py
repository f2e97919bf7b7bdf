"""Practice as one person sees it: the articles, their own attempts, and the text with its claims as they left them.

Outward: ``practice_articles``, ``whole_practice``, ``open_run``, ``last_result`` and ``own_runs`` for lists;
``shown_article`` and ``claims_of`` for the article screen; ``PREFIX``. Articles and claims made here have no row: the
row id of the article is one that no article has, so that whatever tried to store something about it would be refused
by the database.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import Claim, PracticeArticle, PracticeRun
from claims.models.claim_content import write_frozen
from claims.selectors.blind import OWN_FROM
from claims.selectors.veiling import Veil
from claims.selectors.visibility import visible_sensitivities
from factcheck.leading_to import leads_to
from sources.models import Article, Source, Zone
from sources.selectors.visibility import visible_articles
from sources.text import zones

# Begins the id under which a practice article opens in the article screen; no article's id holds a colon.
PREFIX = "practice:"
NAMED = ("place", "actor", "informant", "channel", "scope_place", "scope_group", "scope_party", "scope_phase")
STATUS = {
    "accept": ClaimStatus.ACCEPTED,
    "edit": ClaimStatus.ACCEPTED,
    "add": ClaimStatus.ACCEPTED,
    "reject": ClaimStatus.REJECTED,
    "skip": ClaimStatus.SUGGESTED,
}


def practice_articles(user: Any) -> QuerySet[PracticeArticle]:
    """Those offered of which the user may read the article and all claims, the oldest first."""
    readable = Q(article__isnull=True) | Q(leads_to(visible_articles(user), "article"))
    offered = PracticeArticle.objects.filter(readable, is_offered=True)
    return (
        offered.filter(sensitivity__in=visible_sensitivities(user)).select_related("article").order_by("pk")
    )


def practice_named(key: str, user: Any) -> PracticeArticle | None:
    """None where there is none, and where words of its text are withheld from the user."""
    return next(iter(whole_practice(user, practice_articles(user).filter(key=key))), None)


def whole_practice(user: Any, offered: Iterable[PracticeArticle]) -> list[PracticeArticle]:
    """Those of whose text nothing is withheld from the user: a claim may be hidden since the article was offered."""
    rows = list(offered)
    veil = Veil(user, [row.article for row in rows if row.article is not None])
    return [
        row for row in rows if row.article is None or veil.quote(row.article, row.text) == row.article.text
    ]


def open_run(practice: PracticeArticle, user: Any) -> PracticeRun | None:
    return PracticeRun.objects.filter(practice=practice, person=user.pk, finished_at__isnull=True).first()


def last_result(practice: PracticeArticle, user: Any) -> PracticeRun | None:
    """The user's latest attempt that is over."""
    over = PracticeRun.objects.filter(practice=practice, person=user.pk, finished_at__isnull=False)
    return over.order_by("-attempt").first()


def own_runs(user: Any) -> QuerySet[PracticeRun]:
    """Attempts are seen by whoever made them, whatever the role of others."""
    return PracticeRun.objects.filter(person=user.pk)


def shown_article(practice: PracticeArticle) -> Article:
    """The text as the article screen shows it, under an id of its own and without a row."""
    article = Article(
        pk=0 if practice.pk is None else -practice.pk,
        public_id=f"{PREFIX}{practice.key}",
        title=practice.title,
        language=practice.language,
        published=practice.published,
        text=practice.text,
        length=len(practice.text),
    )
    if practice.outlet:
        article.source = Source(name=practice.outlet)
    # Read by whatever asks for the zones of an article: there is no row to ask about.
    article._prefetched_objects_cache = {"zones": _zones(practice)}  # type: ignore[attr-defined]  # noqa: SLF001
    return article


def claims_of(practice: PracticeArticle, run: PracticeRun | None, article: Article) -> list[Claim]:
    """Suggestions and additions as the attempt has left them, in text order. None = as they were suggested."""
    done = {} if run is None else {int(entry["number"]): entry for entry in run.work}
    claims = []
    for number, suggestion in enumerate(practice.suggestions, 1):
        claim = claim_from(suggestion["content"], article, number, producer=Producer.RULES)
        claim.rule = suggestion.get("rule", "")
        if (entry := done.get(number)) is not None:
            _write(claim, entry)
        claims.append(claim)
    for number, entry in done.items():
        if number >= OWN_FROM and entry["kind"] == "add":
            claim = claim_from(entry["content"], article, number, producer=Producer.PERSON)
            _write(claim, entry)
            claims.append(claim)
    read_registers(claims)
    return sorted(claims, key=lambda claim: (claim.start, claim.focus_start or claim.start, claim.ordinal))


def claim_from(
    content: Mapping[str, str | None], article: Article, number: int, *, producer: Producer
) -> Claim:
    claim = Claim(
        article=article,
        ordinal=number,
        public_id=f"{article.public_id}.{number}",
        producer=producer,
        status=ClaimStatus.SUGGESTED,
        verification=Verification.MACHINE,
    )
    write_frozen(claim, content)
    return claim


def read_registers(claims: list[Claim]) -> None:
    """Read what the claims name: one query per register, whatever their number."""
    prefetch_related_objects(claims, "attribute__current", *NAMED)


def _write(claim: Claim, entry: Mapping[str, Any]) -> None:
    if entry["content"] is not None:
        write_frozen(claim, entry["content"])
    claim.status = STATUS[entry["kind"]]
    claim.decision_reason = entry["reason"]


def _zones(practice: PracticeArticle) -> list[Zone]:
    if practice.article is not None:
        return list(practice.article.zones.all())
    found = zones(practice.own_text, practice.language)
    return [Zone(role=zone.role, start=zone.start, end=zone.end, language=zone.lang or "") for zone in found]
