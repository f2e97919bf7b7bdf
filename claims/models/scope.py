"""The register of scopes, and the columns that place a value in it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.domain import scopes as domain
from claims.domain.codes import ScopeFacet
from claims.models.choices import SCOPE_FACETS
from claims.models.place import Place
from claims.models.register import RegisterEntry, RegisterName
from factcheck.audit.history import history


class Scope(RegisterEntry):
    """A part of a whole: "in the Green Zone", "US soldiers". Its key starts with its facet ("place:green-zone")."""

    facet = models.CharField(_("facet"), max_length=8, choices=SCOPE_FACETS)
    parts_are_disjoint = models.BooleanField(
        _("its parts are disjoint"),
        default=False,
        help_text=_(
            "Say so only where nothing can lie in two of its parts: then their values may be summed."
        ),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="scopes",
        help_text=_("The place that a scope of the place facet stands for."),
    )

    history = history()

    class Meta(RegisterEntry.Meta):
        verbose_name = _("scope")
        verbose_name_plural = _("scopes")
        constraints = [
            *RegisterEntry.Meta.constraints,
            *[
                models.CheckConstraint(
                    condition=~Q(facet=facet) | Q(key__startswith=f"{facet}:"),
                    name=f"claims_scope_key_of_{facet}",
                    violation_error_message=_("The key of a scope starts with its facet and a colon."),
                )
                for facet in ScopeFacet
            ],
        ]


class ScopeName(RegisterName):
    entry = models.ForeignKey(Scope, verbose_name=_("scope"), on_delete=models.CASCADE, related_name="names")

    class Meta(RegisterName.Meta):
        verbose_name = _("name of a scope")
        verbose_name_plural = _("names of scopes")


def _facet_field(facet: ScopeFacet, label: Any) -> "models.ForeignKey[Scope | None, Scope | None]":
    return models.ForeignKey(
        Scope,
        verbose_name=label,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"facet": facet.value},
    )


class Scoped(models.Model):
    """The part of the whole that a value covers; all facets empty = the whole event.

    scope_key is the canonical string of the four (``claims.domain.scopes``), kept for indexes and unique
    constraints; ``set_scope`` keeps the two together.
    """

    scope_place = _facet_field(ScopeFacet.PLACE, _("scope: place"))
    scope_group = _facet_field(ScopeFacet.GROUP, _("scope: group"))
    scope_party = _facet_field(ScopeFacet.PARTY, _("scope: party"))
    scope_phase = _facet_field(ScopeFacet.PHASE, _("scope: phase"))
    scope_key = models.CharField(_("scope"), max_length=420, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def scope(self) -> domain.Scope:
        """Read from scope_key: no query."""
        return domain.parse_scope(self.scope_key)

    def set_scope(
        self,
        *,
        place: Scope | None = None,
        group: Scope | None = None,
        party: Scope | None = None,
        phase: Scope | None = None,
    ) -> None:
        """Set the four facets and their key. Raises BadScope where an entry is of another facet."""
        entries = {"place": place, "group": group, "party": party, "phase": phase}
        key = domain.Scope(**{name: entry.key for name, entry in entries.items() if entry is not None}).key
        for name, entry in entries.items():
            setattr(self, f"scope_{name}", entry)
        self.scope_key = key
