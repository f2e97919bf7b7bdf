"""The permission table: what each role may do. This file is the one place to read it, and the one to change it.

A role has its own permissions and those of the roles it includes. `manage.py migrate` and `manage.py sync_roles`
write the table into the database, as one group per role. Nobody resolves or approves their own work: that rule
looks at a row, not at a role, and stands in the services of claims.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    READER = "reader", _("reader")
    REVIEWER = "reviewer", _("reviewer")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")
    SERVICE = "service", _("service")


# What a role is for, in one sentence, as the list of roles shows it.
PURPOSES = {
    Role.READER: _("Sees everything public: articles, claims, what follows from them, and releases."),
    Role.REVIEWER: _("Adds articles, decides claims and links, sends claims to events."),
    Role.EDITOR: _("Keeps the registers and the codebook, resolves conflicts, publishes releases."),
    Role.ADMINISTRATOR: _("Manages accounts and reads the audit."),
    Role.SERVICE: _("A program: brings articles in and reads; it decides nothing."),
}

INCLUDES: dict[Role, tuple[Role, ...]] = {
    Role.READER: (),
    Role.REVIEWER: (Role.READER,),
    Role.EDITOR: (Role.REVIEWER,),
    Role.ADMINISTRATOR: (Role.EDITOR,),
    Role.SERVICE: (Role.READER,),
}


def _each(app: str, actions: str, nouns: str) -> tuple[str, ...]:
    """_each("claims", "view add", "event place") = claims.view_event, claims.view_place, claims.add_event ..."""
    return tuple(f"{app}.{action}_{noun}" for action in actions.split() for noun in nouns.split())


REGISTERS = "actor actorname actorexternalid place placename placeexternalid scope scopename"

TABLE: dict[Role, tuple[str, ...]] = {
    Role.READER: (
        *_each("sources", "view", "source sourcename article zone notice feed"),
        *_each("claims", "view", "event eventlink seriesdefinition claim claimlink noticeclaim"),
        *_each(
            "claims",
            "view",
            "consensus consensuscandidate consensusclaim resolution fit fitsource fitcopying",
        ),
        *_each("claims", "view", "attribute attributeversion codebooksnapshot datasetrelease releasefile"),
        *_each("claims", "view", REGISTERS),
    ),
    Role.REVIEWER: (
        "sources.ingest_article",
        *_each("sources", "add", "article"),
        # Reviewing needs the names and ages that readers and the public do not see.
        "claims.view_restricted_claim",
        "claims.accept_claim",
        "claims.route_claim",
        "claims.decide_claimlink",
        *_each("claims", "add change", "claim claimlink event eventlink comment"),
        *_each(
            "claims",
            "view",
            "linkdoubt comment notification review reviewstage reviewdecision scorecell unfinishedreview"
            " assignment lease team",
        ),
        *_each("jobs", "view", "job"),
    ),
    Role.EDITOR: (
        "claims.view_confidential_claim",
        "claims.adjudicate_review",
        "claims.resolve_conflict",
        "claims.publish_release",
        "claims.revise_codebook",
        "claims.merge_event",
        *_each("claims", "add change", "attribute resolution assignment team seriesdefinition"),
        *_each("claims", "add change delete", REGISTERS),
        *_each("claims", "view", "codingcondition practicearticle"),
        *_each("sources", "add change", "source notice feed"),
        *_each("sources", "add change delete", "sourcename"),
        *_each("sources", "change", "article"),
        *_each("sources", "view", "rawdocument"),
        *_each("jobs", "change", "job"),
        *_each("audit", "view", "act actdetail"),
    ),
    Role.ADMINISTRATOR: (
        # A Fit is learned every night; an administrator need not wait for it.
        *_each("claims", "add", "fit"),
        *_each("claims", "view", "eventlessons simulatedconfidence"),
        *_each("audit", "view", "seal sealedact"),
        *_each("accounts", "view add change", "user"),
        *_each("auth", "view", "group"),
    ),
    Role.SERVICE: (
        "sources.ingest_article",
        *_each("sources", "add", "article"),
        *_each("jobs", "view", "job"),
    ),
}


def permissions_of(role: Role) -> frozenset[str]:
    """Every permission of a role ("claims.accept_claim"), its own and those of the roles it includes."""
    return frozenset(TABLE[role]).union(*(permissions_of(included) for included in INCLUDES[role]))


def roles_within(role: Role) -> frozenset[Role]:
    """The role itself and all it includes, directly or not: an editor is also a reviewer and a reader."""
    return frozenset([role]).union(*(roles_within(included) for included in INCLUDES[role]))
