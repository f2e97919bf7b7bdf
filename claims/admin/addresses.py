"""The addresses of the screens that are no table of one model; the admin site guards each of them.

Outward: ``addresses``. A new screen is one file beside this one and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claims.admin import (
    accept_links,
    adjudicate_page,
    agreement_page,
    article_blind,
    article_done,
    article_page,
    ask,
    automation_bias_page,
    codebook_page,
    correct_article,
    event_date,
    event_page,
    facts_page,
    fits,
    import_claims,
    independence_page,
    link_desk,
    links,
    notices_page,
    notifications_page,
    offered_names,
    orphans_page,
    practice_page,
    queue_page,
    releases,
    restore_page,
    same_page,
    scope_field,
    scoreboard_page,
    series_page,
    several,
    split_page,
    stress_page,
    take_back_page,
    thread_page,
    toll_page,
    trial_page,
    undo_page,
    versions_page,
    words,
)


@dataclass(frozen=True, slots=True)
class Address:
    """name: in the admin's namespace, as {% url 'admin:article_page' ... %}."""

    route: str
    view: Callable[..., Any]
    name: str


def addresses() -> list[Address]:
    return [
        Address("articles/<str:public_id>/", article_page.article_page, "article_page"),
        Address("articles/<str:public_id>/ask/", ask.article_ask, "article_ask"),
        Address("articles/<str:public_id>/blind/", article_blind.article_blind, "article_blind"),
        Address("articles/<str:public_id>/adjudicate/", adjudicate_page.adjudicate_page, "adjudicate"),
        Address("articles/<str:public_id>/correct/", correct_article.correct_article_page, "article_correct"),
        Address("articles/<str:public_id>/versions/", versions_page.versions_page, "article_versions"),
        Address("articles/<str:public_id>/notices/", notices_page.notices_page, "article_notices"),
        Address("articles/<str:public_id>/facts/", facts_page.facts_page, "article_facts"),
        Address("articles/<str:public_id>/practice/", practice_page.article_practice, "article_practice"),
        Address("articles/<str:public_id>/done/", article_done.article_done, "article_done"),
        Address("articles/<str:public_id>/claims/", words.claim_add, "claim_add"),
        Address("articles/<str:public_id>/several/", several.article_several, "article_several"),
        Address("articles/<str:public_id>/words/", words.claim_words, "claim_words"),
        Address("names/", offered_names.entry_offers_page, "entry_offers"),
        Address("scopes/", scope_field.scope_offers_page, "scope_offers"),
        Address("articles/<str:public_id>/claims/<int:ordinal>/", article_page.claim_act, "claim_act"),
        Address("articles/<str:public_id>/lease/", queue_page.article_lease, "article_lease"),
        Address("orphans/", orphans_page.orphans_page, "orphans"),
        Address("orphans/<str:public_id>/", orphans_page.orphan_act, "orphan_act"),
        Address("practice/", practice_page.practice_page, "practice"),
        Address("practice/<slug:key>/", practice_page.practice_result, "practice_result"),
        Address("practice/<slug:key>/begin/", practice_page.practice_begin, "practice_begin"),
        Address("queue/", queue_page.queue_page, "queue"),
        Address("queue/next/", queue_page.queue_next, "queue_next"),
        Address("queue/skip/<str:public_id>/", queue_page.queue_skip, "queue_skip"),
        Address("events/<str:public_id>/", event_page.event_page, "event_page"),
        Address("events/<str:public_id>/date/", event_date.event_date, "event_date"),
        Address("events/<str:public_id>/derive/", event_page.event_derive, "event_derive"),
        Address("events/<str:public_id>/resolve/<int:row>/", event_page.event_resolve, "event_resolve"),
        Address("events/<str:public_id>/withdraw/<str:ruling>/", event_page.event_withdraw, "event_withdraw"),
        Address("events/<str:public_id>/same/", same_page.event_same, "event_same"),
        Address("events/<str:public_id>/same/<str:other_id>/", same_page.event_pair, "event_pair"),
        Address("events/<str:public_id>/split/", split_page.event_split, "event_split"),
        Address("events/<str:public_id>/unmerge/", take_back_page.event_unmerge, "event_unmerge"),
        Address("events/<str:public_id>/unsplit/<int:pk>/", take_back_page.event_unsplit, "event_unsplit"),
        Address("events/<str:public_id>/tolls/", toll_page.event_tolls, "event_tolls"),
        Address(
            "events/<str:public_id>/independence/", independence_page.event_independence, "event_independence"
        ),
        Address("stress/", stress_page.stress_page, "stress"),
        Address("series/", series_page.series_page, "series_audit"),
        Address("fits/learn/", fits.fit_learn, "fit_learn"),
        Address("trial/", trial_page.trial_page, "policy_trial"),
        Address("import/", import_claims.import_claims_page, "import_claims"),
        Address("import/claims.csv", import_claims.sheet_template, "sheet_template"),
        Address("conflicts/", event_page.conflicts, "conflicts"),
        Address("link-desk/", link_desk.link_desk, "link_desk"),
        Address("link-desk/events/<str:public_id>/", link_desk.event_links, "event_links"),
        Address("link-desk/events/<str:public_id>/accept/", accept_links.links_accept, "links_accept"),
        Address("link-desk/events/<str:public_id>/undo/", link_desk.link_undo, "link_undo"),
        Address("link-desk/claims/<str:public_id>/", link_desk.claim_links, "claim_links"),
        Address("links/<str:one>/<str:other>/", links.link_pair, "link_pair"),
        Address("links/accept/<int:pk>", links.link_accept, "link_accept"),
        Address("comments/<str:kind>/<str:name>/", thread_page.thread_page, "thread"),
        Address("acts/", undo_page.my_acts, "my_acts"),
        Address("acts/<int:pk>/undo/", undo_page.undo_page, "undo"),
        Address("restore/<str:kind>/<int:pk>/<int:version>/", restore_page.restore_page, "restore"),
        Address("notifications/", notifications_page.notifications_page, "notifications"),
        Address("notifications/unread/", notifications_page.unread, "unread"),
        Address("notifications/<int:pk>/", notifications_page.notification_open, "notification_open"),
        Address("codebook/", codebook_page.codebook_page, "codebook"),
        Address("codebook/<str:key>/", codebook_page.attribute_versions, "attribute_versions"),
        Address("agreement/", agreement_page.agreement_page, "agreement"),
        Address("automation-bias/", automation_bias_page.automation_bias_page, "automation_bias"),
        Address("scoreboard/", scoreboard_page.scoreboard_page, "scoreboard"),
        Address("releases/", releases.releases_page, "releases"),
        Address("releases/<slug:name>/<int:version>/", releases.release_page, "release_page"),
        Address("releases/<slug:name>/<int:version>/approve/", releases.release_approve, "release_approve"),
        Address("releases/<slug:name>/<int:version>.zip", releases.release_zip, "release_zip"),
        Address("releases/<slug:name>/<int:version>/files/<str:path>", releases.release_file, "release_file"),
    ]
