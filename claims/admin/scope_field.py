"""A field that names an entry of the scope register, and what it offers while somebody types.

Outward: ``ScopeField``, whose value is the entry or None, and ``scope_offers_page``, the view that its script asks.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.admin.offered_names import OfferedNames, offers
from claims.domain.codes import ScopeFacet
from claims.models import Scope
from claims.selectors.scope_names import scope_offers, scopes_named


class ScopeField(forms.CharField):
    """An entry by its name or key; empty = None."""

    def __init__(self, facet: ScopeFacet, label: Any) -> None:
        super().__init__(label=label, required=False, widget=OfferedNames("scope_offers", facet=facet.value))
        self.facet = facet

    def clean(self, value: Any) -> Scope | None:
        wording = super().clean(value)
        if not wording:
            return None
        found = scopes_named(self.facet.value, wording)
        if len(found) == 1:
            return found[0]
        problem = (
            gettext("The register of scopes has no “%(name)s” here.")
            if not found
            else gettext("Several scopes are called “%(name)s”.")
        )
        accepted = gettext("Accepted: the name or key of one entry, or nothing; the words go below.")
        raise forms.ValidationError(f"{problem % {'name': wording}} {accepted}")


@require_safe
def scope_offers_page(request: HttpRequest) -> JsonResponse:
    """?facet=group&q=sol: names of entries, as ``offers`` tells them."""
    return offers(request, lambda typed: scope_offers(request.GET.get("facet", ""), typed))
