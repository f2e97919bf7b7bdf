"""The lists and screens of what grows with the work, by name: as a person opens, filters and searches them.

Outward: ``list_addresses``, ``rest_addresses``, ``apart_addresses``, ``far_addresses`` and the names they go by;
``FEW_ROWS``, the tables that are in none of them.
"""

from collections.abc import Iterable

from django.apps import apps
from django.urls import reverse

TABLES = (
    "claims_claim", "claims_event", "claims_claimlink", "claims_consensus", "claims_consensusclaim",
    "claims_review", "claims_reviewstage", "claims_reviewdecision", "claims_producerrun", "claims_comment",
    "sources_article", "sources_zone", "sources_source", "audit_act", "jobs_job",
)  # fmt: skip
# What hangs on the work besides.
REST_TABLES = (
    "accounts_user", "audit_seal", "audit_sealedact", "claims_assignment", "claims_codebooksnapshot",
    "claims_codingcondition", "claims_datasetrelease", "claims_eventlessons", "claims_eventlink", "claims_fit",
    "claims_lease", "claims_linkdoubt", "claims_noticeclaim", "claims_notification", "claims_practicerun",
    "claims_releasefile", "claims_resolution", "claims_unfinishedreview", "sources_notice", "sources_textkey",
)  # fmt: skip
# Registers and logs, which grow by themselves.
APART_TABLES = (
    "claims_actor", "claims_place", "claims_scope", "sources_feed", "sources_rawdocument", "sources_source",
    "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog",
)  # fmt: skip
# Tables that no work makes large, and why.
FEW_ROWS = {
    "auth_group": "The roles are those of factcheck/roles/table.py.",
    "claims_attribute": "Editors write each by hand, and a reviewer finds it in one list: some hundreds at the most.",
    "claims_attributeversion": "As many as editors' changes to those.",
    "claims_counter": "One row for each kind of permanent id.",
    "claims_practicearticle": "Editors choose each by hand, and the page of practice shows all.",
    "claims_scorecell": "The counts of a large archive, by attribute, language and rule: made so that they are few.",
    "claims_simulatedconfidence": "One row for each codebook that was learned under.",
    "claims_team": "People who share a queue.",
}
# The codes of the filters, those that many rows have and those that few or none have; searches that find and do not.
FILTERED = (
    "claims_claim:status=suggested", "claims_claim:status=accepted", "claims_claim:status=orphaned",
    "claims_claim:verification=two_blind", "claims_claim:verification=adjudicated",
    "claims_claim:attribute__family=things", "claims_claim:modality=hedged", "claims_claim:modality=denied",
    "claims_claim:producer=person", "claims_claim:q=nobody-says-this",
    "claims_claimlink:origin=suggested", "claims_claimlink:origin=decided", "claims_claimlink:axis=provenance",
    "claims_claimlink:relation=conflicts",
    "claims_consensus:evidence=contested", "claims_consensus:ruling=stale", "claims_consensus:grade=refuted",
    "claims_event:evidence=open", "claims_event:evidence=calm", "claims_event:kind=statement",
    "claims_review:state=done", "claims_review:round=blind", "claims_reviewstage:stage=done",
    "claims_reviewstage:stage=blind", "claims_reviewdecision:kind=reject", "sources_zone:role=lead",
    "sources_article:review=open", "sources_article:review=decided", "sources_article:review=done",
    "sources_article:review=none", "sources_article:language=fr", "sources_article:sensitivity=restricted",
    "sources_article:o=3", "sources_article:o=-3", "sources_article:q=Report", "jobs_job:status=parked",
)  # fmt: skip
SCREENS = ("index", "queue", "conflicts", "scoreboard", "stress", "series_audit")
API = (
    "api claims", "api claims:status=suggested", "api claims:status=orphaned", "api claims:verification=adjudicated",
    "api articles", "api events", "api links", "api links:origin=suggested", "api consensus",
    "api consensus:evidence=contested", "api consensus:evidence=insufficient", "api sources",
)  # fmt: skip
REST_API = ("api resolutions", "api releases", "api codebook")
APART_FILTERED = ("axes_accesslog:since=today", "axes_accessfailurelog:since=month")
APART_API = ("api actors", "api places", "api scopes", "api sources")
NAMES = (*TABLES, *FILTERED, *SCREENS, *API)


def list_addresses() -> dict[str, str]:
    """In the order of ``NAMES``."""
    return {name: _address(name) for name in NAMES}


def rest_addresses() -> dict[str, str]:
    return {name: _address(name) for name in (*REST_TABLES, *REST_API)}


def apart_addresses() -> dict[str, str]:
    return {name: _address(name) for name in (*APART_TABLES, *APART_FILTERED, *APART_API)}


def far_addresses(tables: Iterable[str] = TABLES) -> dict[str, str]:
    """A page from the middle of each table, by "<table> far"; the database holds rows."""
    found = {}
    for table in tables:
        model = apps.get_model(table.replace("_", "."))
        rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
        middle = (rows[0] + rows.reverse()[0]) // 2
        found[f"{table} far"] = f"{_address(table)}?after={rows.filter(pk__gte=middle)[0]}"
    return found


def _address(name: str) -> str:
    page, _, asked = name.partition(":")
    query = f"?{asked}" if asked else ""
    if page.startswith("api "):
        return f"/api/v1/{page.removeprefix('api ')}/{query}"
    if page in SCREENS:
        return reverse(f"admin:{page}")
    return f"{reverse(f'admin:{page}_changelist')}{query}"
