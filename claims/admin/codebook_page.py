"""The codebook as a page to read: what one event is, then every attribute by family, in the reader's language.

Outward: ``codebook_page`` and ``attribute_versions``. Reviewers look things up here while they decide; those who may
revise the codebook find the way to it beside each entry.
"""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from claims.models import Attribute, AttributeVersion, choices
from claims.models.codebook import FALLBACK_LANGUAGE
from claims.selectors.codebook import current_snapshot
from claims.services.codebook import REVISE

VIEW = "claims.view_attribute"
# What two versions are compared by: texts and lists by language, then the scalars.
TOLD = ("label", "definition", "examples", "edge_cases", "lexicon", "categories")
SCALARS = (
    "family", "value_kind", "unit", "cardinality", "accumulating", "tolerance",
    "policy", "sensitivity", "parts", "part_of",
)  # fmt: skip


@require_safe
def codebook_page(request: HttpRequest) -> HttpResponse:
    _require(request)
    snapshot = current_snapshot()
    attributes = list(Attribute.objects.filter(current__isnull=False).select_related("current"))
    labels = {attribute.key: str(attribute) for attribute in attributes}
    families = [
        (code, label, [_entry(each, labels) for each in attributes if each.family == code])
        for code, label in choices.FAMILIES
    ]
    context = {
        **admin.site.each_context(request),
        "title": gettext("Codebook"),
        "snapshot": snapshot,
        "event_definition": _opening({} if snapshot is None else snapshot.event_definition),
        "families": [family for family in families if family[2]],
        "may_revise": request.user.has_perm(REVISE),
    }
    return TemplateResponse(request, "claims/codebook.html", context)


@require_safe
def attribute_versions(request: HttpRequest, key: str) -> HttpResponse:
    """What an attribute meant over time: every version with what changed against the one before."""
    _require(request)
    attribute = get_object_or_404(Attribute.objects.select_related("current"), key=key)
    versions = list(attribute.versions.order_by("-number"))
    older: list[AttributeVersion | None] = [*versions[1:], None]
    context = {
        **admin.site.each_context(request),
        "title": str(attribute),
        "attribute": attribute,
        "versions": [
            (version, differences(before, version)) for version, before in zip(versions, older, strict=True)
        ],
        "may_revise": request.user.has_perm(REVISE),
    }
    return TemplateResponse(request, "claims/attribute_versions.html", context)


def differences(before: AttributeVersion | None, after: AttributeVersion) -> list[tuple[str, str, str]]:
    """(field, old, new) as texts; [] for a first version."""
    if before is None:
        return []
    old, new = _flat(before.definition), _flat(after.definition)
    return [
        (name, old.get(name, ""), new.get(name, ""))
        for name in sorted({*old, *new})
        if old.get(name, "") != new.get(name, "")
    ]


def _flat(definition: dict[str, Any]) -> dict[str, str]:
    """ "label.en" -> text; lists one entry per line."""
    flat = {name: _said(definition.get(name)) for name in SCALARS}
    for name in TOLD:
        content = definition.get(name) or {}
        parts = content.items() if isinstance(content, dict) else enumerate(content, 1)
        flat.update({f"{name}.{part}": _said(value) for part, value in parts})
    return flat


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_said(inner)}" for name, inner in sorted(value.items()))
    if isinstance(value, list | tuple):
        return "\n".join(_said(inner) for inner in value)
    return "" if value is None else str(value)


def _entry(attribute: Attribute, labels: dict[str, str]) -> dict[str, Any]:
    definition = {} if attribute.current is None else attribute.current.definition
    whole = definition.get("part_of", "")
    return {
        "attribute": attribute,
        "version": attribute.current,
        "parts": [labels.get(key, key) for key in definition.get("parts", ())],
        "part_of": labels.get(whole, whole),
        "categories": [
            _in_language(category.get("label", {})) or category["key"]
            for category in definition.get("categories", ())
        ],
    }


def _opening(texts: dict[str, str]) -> tuple[str, str] | None:
    """The first paragraph, and the rest to unfold; None where nothing is said."""
    first, _gap, rest = _in_language(texts).strip().partition("\n\n")
    return (first, rest) if first else None


def _in_language(texts: dict[str, str]) -> str:
    language = (get_language() or FALLBACK_LANGUAGE).split("-", maxsplit=1)[0]
    return texts.get(language) or texts.get(FALLBACK_LANGUAGE, "")


def _require(request: HttpRequest) -> None:
    if not request.user.has_perm(VIEW):
        raise PermissionDenied(gettext("You need the permission to see the codebook."))
