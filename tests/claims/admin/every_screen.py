"""Every address of ``claims/admin/addresses.py`` that GET serves, with every row that could stand in it.

Outward: ``screens``, ``named_screens`` and ``tables``. A new address is refused by
``test_every_screen.py`` until it stands here: no walk through the screens leaves one out unsaid.
"""

from collections.abc import Callable, Iterable
from itertools import permutations
from typing import Any

from django.contrib import admin
from django.urls import reverse

from claims.models import Attribute, Claim, ClaimLink, DatasetRelease, Event, PracticeArticle, ReleaseFile
from claims.services.restoring import RESTORABLE
from factcheck.audit.models import Act
from sources.models import Article

Arguments = Callable[[], Iterable[list[Any]]]

# They answer POST alone.
POSTED = {
    "article_ask", "article_blind", "article_done", "article_lease", "article_practice", "event_date",
    "event_derive", "event_resolve", "event_withdraw", "fit_learn", "link_undo", "notification_open", "orphan_act",
    "practice_begin", "queue_next", "queue_skip", "release_approve",
}  # fmt: skip
# What the panel at the words is asked, a card is shown in, and an event's page is read as.
WORDS = ("quote=was+killed", "start=0&end=5", "start=0&end=5&attribute=killed", "copy=1")

MODES = ("edit", "reject", "move")
PAST = ("as_of=2100-01-01", "known_at=2100-01-01", "assume=dependent")


def once() -> Iterable[list[Any]]:
    return [[]]


def articles() -> Iterable[list[Any]]:
    return [[name] for name in Article.objects.values_list("public_id", flat=True)]


def claims() -> Iterable[list[Any]]:
    return [[name] for name in Claim.objects.values_list("public_id", flat=True)]


def cards() -> Iterable[list[Any]]:
    return [list(row) for row in Claim.objects.values_list("article__public_id", "ordinal")]


def events() -> Iterable[list[Any]]:
    return [[name] for name in Event.objects.values_list("public_id", flat=True)]


def event_pairs() -> Iterable[list[Any]]:
    return [list(pair) for pair in permutations(Event.objects.values_list("public_id", flat=True), 2)]


def claim_pairs() -> Iterable[list[Any]]:
    return [list(pair) for pair in permutations(Claim.objects.values_list("public_id", flat=True), 2)]


def splits() -> Iterable[list[Any]]:
    acts = Act.objects.filter(verb="event.split").values_list("pk", flat=True)
    return [[*event, act] for event in events() for act in acts]


def threads() -> Iterable[list[Any]]:
    links = ClaimLink.objects.values_list("pk", flat=True)
    return [
        *(["claim", *name] for name in claims()),
        *(["event", *name] for name in events()),
        *(["link", pk] for pk in links),
    ]


def versions() -> Iterable[list[Any]]:
    return [
        [model._meta.model_name, version.id, version.history_id]
        for model in RESTORABLE.values()
        for version in model.history.all()  # type: ignore[attr-defined]
    ]


def releases() -> Iterable[list[Any]]:
    return [list(row) for row in DatasetRelease.objects.values_list("name", "version")]


def release_files() -> Iterable[list[Any]]:
    return [list(row) for row in ReleaseFile.objects.values_list("release__name", "release__version", "path")]


ARGUMENTS: dict[str, Arguments] = {
    **dict.fromkeys(
        ["orphans", "practice", "queue", "stress", "series_audit", "policy_trial", "import_claims", "sheet_template",
         "conflicts", "link_desk", "my_acts", "notifications", "unread", "codebook", "agreement", "automation_bias",
         "scoreboard", "releases", "scope_offers", "entry_offers"],
        once,
    ),
    **dict.fromkeys(
        ["article_page", "adjudicate", "article_correct", "article_versions", "article_notices", "article_facts",
         "claim_add", "article_several", "claim_words"],
        articles,
    ),
    **dict.fromkeys(
        ["event_page", "event_same", "event_split", "event_unmerge", "event_tolls", "event_independence",
         "event_links", "links_accept"],
        events,
    ),
    "claim_act": cards,
    "claim_links": claims,
    "event_pair": event_pairs,
    "event_unsplit": splits,
    "link_pair": claim_pairs,
    "link_accept": lambda: [[pk] for pk in ClaimLink.objects.values_list("pk", flat=True)],
    "practice_result": lambda: [[key] for key in PracticeArticle.objects.values_list("key", flat=True)],
    "thread": threads,
    "restore": versions,
    "undo": lambda: [[pk] for pk in Act.objects.values_list("pk", flat=True)],
    "attribute_versions": lambda: [[key] for key in Attribute.objects.values_list("key", flat=True)],
    "release_page": releases,
    "release_zip": releases,
    "release_file": release_files,
}  # fmt: skip


def tables() -> list[str]:
    """Every list, form, row and history of the admin's tables."""
    found = [reverse("admin:index"), reverse("admin:preferences")]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{base}_changelist"))
        for pk in model._default_manager.values_list("pk", flat=True):
            found += [reverse(f"{base}_change", args=[pk]), reverse(f"{base}_history", args=[pk])]
    return found


def screens(*, but: Iterable[str] = ()) -> list[str]:
    """but: names of addresses to leave out, where a walk through their rows would say nothing new."""
    left_out = set(but)
    return [page for name, pages in named_screens().items() if name not in left_out for page in pages]


def named_screens() -> dict[str, list[str]]:
    """The same by the name of their address; those of ``asked`` stand under their path's own."""
    found = {
        name: [reverse(f"admin:{name}", args=values) for values in arguments()]
        for name, arguments in ARGUMENTS.items()
    }
    for name, pages in asked().items():
        found[name] += pages
    return found


def asked() -> dict[str, list[str]]:
    """Addresses with a question behind them: cards in their modes, words pointed at, the past."""
    found: dict[str, list[str]] = {
        name: [] for name in ("article_page", "claim_act", "claim_words", "article_several", "event_page")
    }
    for article, ordinal in cards():
        page, several, card = (
            reverse(f"admin:{name}", args=values)
            for name, values in (
                ("article_page", [article]),
                ("article_several", [article]),
                ("claim_act", [article, ordinal]),
            )
        )
        found["article_page"] += [f"{page}?claim={ordinal}&mode={mode}" for mode in MODES]
        found["article_page"].append(f"{page}?copy={ordinal}")
        found["claim_act"] += [f"{card}?mode={mode}" for mode in MODES]
        found["article_several"] += [f"{several}?act={act}&claim={ordinal}" for act in ("accept", "move")]
    for (article,) in articles():
        at = reverse("admin:claim_words", args=[article])
        found["claim_words"] += [f"{at}?{words}" for words in WORDS]
    for (event,) in events():
        page = reverse("admin:event_page", args=[event])
        found["event_page"] += [f"{page}?{past}" for past in PAST]
    return found
