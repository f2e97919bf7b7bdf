"""The navigation, as data: what the work flows through first, then registers, then administration.

Outward: ``navigation_for``. An entry that a person may not open is not shown to them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """label: what people read. name: address in the admin's namespace. permission: needed to open it, "" = none.
    key: the letter that leads there after g, "" = none.
    """

    label: Any
    name: str
    permission: str = ""
    key: str = ""


FLOW = (
    Entry(_("Dashboard"), "index", key="d"),
    Entry(_("My queue"), "queue", "claims.accept_claim", key="q"),
    Entry(_("Practice"), "practice", "claims.accept_claim", key="p"),
    Entry(_("Articles"), "sources_article_changelist", "sources.view_article", key="a"),
    Entry(_("Claims"), "claims_claim_changelist", "claims.view_claim", key="c"),
    Entry(_("Link desk"), "link_desk", "claims.view_claimlink", key="l"),
    Entry(_("Links"), "claims_claimlink_changelist", "claims.view_claimlink", key="k"),
    Entry(_("Events"), "claims_event_changelist", "claims.view_event", key="e"),
    Entry(_("Conflicts"), "conflicts", "claims.view_consensus", key="x"),
    Entry(_("Releases"), "releases", "claims.view_datasetrelease", key="r"),
    Entry(_("Codebook"), "codebook", "claims.view_attribute", key="b"),
    Entry(_("Sources"), "sources_source_changelist", "sources.view_source", key="s"),
)
REGISTERS = (
    Entry(_("Actors"), "claims_actor_changelist", "claims.view_actor"),
    Entry(_("Places"), "claims_place_changelist", "claims.view_place"),
    Entry(_("Scopes"), "claims_scope_changelist", "claims.view_scope"),
    Entry(_("Links between events"), "claims_eventlink_changelist", "claims.view_eventlink"),
    Entry(_("Notices"), "sources_notice_changelist", "sources.view_notice"),
    Entry(_("Feeds"), "sources_feed_changelist", "sources.view_feed"),
)
REVIEW = (
    Entry(_("Import claims"), "import_claims", "claims.accept_claim"),
    Entry(_("Orphans"), "orphans", "claims.accept_claim"),
    Entry(_("Reviews"), "claims_review_changelist", "claims.view_review"),
    Entry(_("Stages of reviews"), "claims_reviewstage_changelist", "claims.view_reviewstage"),
    Entry(_("Assignments"), "claims_assignment_changelist", "claims.view_assignment"),
    Entry(_("Leases"), "claims_lease_changelist", "claims.view_lease"),
    Entry(_("Doubts about pairs"), "claims_linkdoubt_changelist", "claims.view_linkdoubt"),
    Entry(_("Teams"), "claims_team_changelist", "claims.view_team"),
    Entry(_("Comments"), "claims_comment_changelist", "claims.view_comment"),
    Entry(_("Notifications"), "notifications", "claims.view_notification"),
)
DERIVED = (
    Entry(_("Consensus"), "claims_consensus_changelist", "claims.view_consensus"),
    Entry(_("Rulings"), "claims_resolution_changelist", "claims.view_resolution"),
    Entry(_("Stress test"), "stress", "claims.view_consensus"),
    Entry(_("Series audit"), "series_audit", "claims.view_event"),
    Entry(_("Policy trial"), "policy_trial", "claims.revise_codebook"),
    Entry(_("Agreement"), "agreement", "claims.adjudicate_review"),
    Entry(_("Automation bias"), "automation_bias", "claims.adjudicate_review"),
    Entry(_("Scoreboard"), "scoreboard", "claims.view_reviewdecision"),
    Entry(_("Conditions of coding"), "claims_codingcondition_changelist", "claims.view_codingcondition"),
    Entry(_("Practice articles"), "claims_practicearticle_changelist", "claims.view_practicearticle"),
    Entry(_("Runs of producers"), "claims_producerrun_changelist", "claims.view_producerrun"),
    Entry(_("Fits"), "claims_fit_changelist", "claims.view_fit"),
    Entry(_("Lessons of events"), "claims_eventlessons_changelist", "claims.view_eventlessons"),
    Entry(
        _("Confidence on simulated events"),
        "claims_simulatedconfidence_changelist",
        "claims.view_simulatedconfidence",
    ),
    Entry(_("Attributes"), "claims_attribute_changelist", "claims.view_attribute"),
    Entry(_("Codebook versions"), "claims_codebooksnapshot_changelist", "claims.view_codebooksnapshot"),
    Entry(_("Raw documents"), "sources_rawdocument_changelist", "sources.view_rawdocument"),
)
ADMINISTRATION = (
    Entry(_("Jobs"), "jobs_job_changelist", "jobs.view_job"),
    Entry(_("Audit"), "audit_act_changelist", "audit.view_act"),
    Entry(_("Seals"), "audit_seal_changelist", "audit.view_seal"),
    Entry(_("People"), "accounts_user_changelist", "accounts.view_user"),
    Entry(_("Roles"), "auth_group_changelist", "auth.view_group"),
)
GROUPS: tuple[tuple[Any, tuple[Entry, ...]], ...] = (
    (_("Work"), FLOW),
    (_("Registers"), REGISTERS),
    (_("Review"), REVIEW),
    (_("Behind the screens"), DERIVED),
    (_("Administration"), ADMINISTRATION),
)

# Screens that belong to an entry without lying below its address.
BELONGS = {
    "article_page": "sources_article_changelist",
    "adjudicate": "sources_article_changelist",
    "article_blind": "sources_article_changelist",
    "article_done": "sources_article_changelist",
    "article_facts": "sources_article_changelist",
    "article_notices": "sources_article_changelist",
    "article_correct": "sources_article_changelist",
    "article_versions": "sources_article_changelist",
    "article_ask": "sources_article_changelist",
    "article_several": "sources_article_changelist",
    "claim_act": "sources_article_changelist",
    "claim_add": "sources_article_changelist",
    "claim_words": "sources_article_changelist",
    "my_acts": "queue",
    "undo": "queue",
    "event_page": "claims_event_changelist",
    "event_tolls": "claims_event_changelist",
    "event_independence": "claims_event_changelist",
}
# Screens with such an address beside its name, shared with those of another entry, belong to this one.
SHARED = {"/articles/practice:": "practice"}


def navigation_for(request: HttpRequest) -> list[dict[str, Any]]:
    """Groups with their entries, each with label, url and whether it is where the person is. No query."""
    here, user = _current(request), request.user
    held = set() if user.is_superuser else user.get_all_permissions()
    groups = []
    for label, entries in GROUPS:
        shown = [
            {
                "label": entry.label,
                "url": _address(entry.name, get_script_prefix()),
                "is_current": entry.name == here,
                "key": entry.key,
            }
            for entry in entries
            if not entry.permission or user.is_superuser or entry.permission in held
        ]
        if shown:
            is_current = any(item["is_current"] for item in shown)
            groups.append({"label": label, "items": shown, "is_current": is_current})
    return groups


@cache
def _address(name: str, prefix: str) -> str:
    """prefix: of the whole site, which every address begins with."""
    return reverse(f"admin:{name}")


def _current(request: HttpRequest) -> str:
    """The name of the entry whose address is the longest beginning of where the person is."""
    name = "" if request.resolver_match is None else request.resolver_match.url_name or ""
    shared = next((entry for part, entry in SHARED.items() if part in request.path), "")
    if shared or name == "index" or name in BELONGS:
        return shared or BELONGS.get(name, name)
    lengths = {
        entry.name: len(address)
        for _label, entries in GROUPS
        for entry in entries
        if entry.name != "index" and request.path.startswith(address := reverse(f"admin:{entry.name}"))
    }
    return max(lengths, key=lambda key: lengths[key], default="")
