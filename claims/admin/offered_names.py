"""Fields that name an entry of a register, and what they offer while somebody types.

Outward: ``OfferedNames``, the field's widget, and ``offers``, what the view answers that its script asks;
``EntryField`` and ``entry_offers_page`` for places, actors and sources. Registers grow with the articles, so that a
list of all entries would be the largest part of each form.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from claims.models import Actor, Place
from claims.selectors.register_choices import entry_offers
from claims.selectors.tally import NOTHING, Tally
from sources.models import Source
from sources.selectors.visibility import hidden_levels

ACCEPT = "claims.accept_claim"
REGISTERS: dict[str, Any] = {"places": Place, "actors": Actor, "sources": Source}


class OfferedNames(forms.TextInput):
    """view: the address in the admin that says what is offered. asked: what it is asked beside the words typed."""

    template_name = "claims/offered_names.html"

    def __init__(self, view: str, **asked: str) -> None:
        address = format_lazy("{}?{}", reverse_lazy(f"admin:{view}"), urlencode(asked))
        super().__init__({"autocomplete": "off", "spellcheck": "false", "data-offers": address})

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """list: the names that are offered, which the template puts beside the field."""
        found = super().build_attrs(base_attrs, extra_attrs)
        return {**found, "list": f"{found['id']}-names"} if "id" in found else found


class EntryField(forms.CharField):
    """The words that name an entry, as they were typed; "" = none. register: of ``REGISTERS``."""

    def __init__(self, register: str, label: Any, help_text: Any) -> None:
        widget = OfferedNames("entry_offers", of=register)
        super().__init__(label=label, required=False, help_text=help_text, widget=widget)


@require_safe
def entry_offers_page(request: HttpRequest) -> JsonResponse:
    """?of=places&q=bag: names of entries that the reader may see, as ``offers`` tells them."""
    register = REGISTERS.get(request.GET.get("of", ""))
    hidden = [str(level) for level in hidden_levels(request.user)]
    return offers(
        request, lambda typed: ([], NOTHING) if register is None else entry_offers(register, typed, hidden)
    )


def offers(request: HttpRequest, found: Callable[[str], tuple[list[str], Tally]]) -> JsonResponse:
    """names: what entries are called; more: a sentence on those that are left out, "" = none."""
    if not request.user.has_perm(ACCEPT):
        raise PermissionDenied(gettext("You need the permission to decide claims."))
    names, more = found(request.GET.get("q", "").strip())
    told = ngettext("%(n)s more: type to narrow.", "%(n)s more: type to narrow.", more.number)
    return JsonResponse({"names": names, "more": told % {"n": more.shown} if more else ""})
