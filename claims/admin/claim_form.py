"""The form for what a claim says: its fields depend on the kind of value of its attribute.

Outward: ``ClaimForm``. ``content()`` gives what the services take; what cannot be read becomes a field's error, in
words, with what is accepted. On a new claim nothing that judges is preselected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.claim_values import FIELDS_OF_KIND, initial_value, read_value
from claims.admin.event_titles import event_title
from claims.admin.offered_names import EntryField
from claims.admin.scope_field import ScopeField
from claims.domain.codes import Actuality, Modality, Polarity, Reach, ScopeFacet, Sensitivity, ValueKind
from claims.domain.errors import DomainError
from claims.models import Attribute, Certainty, Claim, Event, choices
from claims.selectors.register_choices import entry_named, entry_wording
from claims.selectors.scope_names import scope_wordings
from claims.services.claim_content import ClaimContent, content_of
from claims.services.informants import stake_of
from factcheck.refusals import refusal_text
from sources.models import Source

UNCHOSEN = ("", "—")
FACETS = tuple(facet.value for facet in ScopeFacet)


def attribute_choices(attributes: Iterable[Attribute]) -> list[Any]:
    """Grouped by family, the label in the reader's language."""
    families: dict[str, list[tuple[str, str]]] = {}
    for attribute in attributes:
        families.setdefault(attribute.get_family_display(), []).append((attribute.key, str(attribute)))
    return [
        UNCHOSEN,
        *((family, sorted(pairs, key=lambda pair: pair[1])) for family, pairs in families.items()),
    ]


class ClaimForm(forms.Form):
    """attribute: decides which value fields the form has. claim: the one that is edited, None = a new one.

    begun: what the fields of a new claim start with, beside its attribute; None = nothing.
    """

    attribute = forms.ChoiceField(label=_("attribute"))
    scope_place = ScopeField(ScopeFacet.PLACE, _("scope: place"))
    scope_group = ScopeField(ScopeFacet.GROUP, _("scope: group"))
    scope_party = ScopeField(ScopeFacet.PARTY, _("scope: party"))
    scope_phase = ScopeField(ScopeFacet.PHASE, _("scope: phase"))
    scope_text = forms.CharField(label=_("scope as written"), required=False, max_length=300)
    modality = forms.ChoiceField(label=_("modality"), choices=[UNCHOSEN, *choices.MODALITIES])
    actuality = forms.ChoiceField(label=_("actuality"), choices=[UNCHOSEN, *choices.ACTUALITIES])
    polarity = forms.ChoiceField(label=_("polarity"), choices=[UNCHOSEN, *choices.POLARITIES])
    informant = EntryField(
        "sources", _("informant"), _("Who could know; empty when the outlet itself speaks.")
    )
    informant_text = forms.CharField(label=_("informant as written"), required=False, max_length=300)
    informant_kind = forms.ChoiceField(
        label=_("kind of informant"), required=False, choices=[UNCHOSEN, *choices.INFORMANT_KINDS]
    )
    channel = EntryField("sources", _("channel"), _("The agency or post that carried it."))
    channel_text = forms.CharField(label=_("channel as written"), required=False, max_length=300)
    event = forms.ChoiceField(label=_("event"), required=False)
    is_recap = forms.BooleanField(label=_("recap: repeats earlier news, supersedes nothing"), required=False)
    says_rose = forms.BooleanField(label=_("the words say that the figure rose"), required=False)
    certainty = forms.TypedChoiceField(
        label=_("your certainty"), required=False, empty_value=None, coerce=int,
        choices=[UNCHOSEN, *Certainty.choices],
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        *,
        attribute: Attribute | None,
        attributes: Iterable[Attribute],
        events: Iterable[Event],
        claim: Claim | None = None,
        begun: Mapping[str, Any] | None = None,
    ) -> None:
        self.chosen, self.claim, self.begun = attribute, claim, begun or {}
        self.attributes = {each.key: each for each in attributes}
        self.events = {event.public_id: event for event in events}
        super().__init__(
            data,
            initial=_with_scopes_called(self._initial()),
            auto_id=f"c{claim.ordinal if claim else 'new'}-%s",
        )
        self._offer("attribute", attribute_choices(self.attributes.values()))
        none = gettext("no event")
        titles = [
            (public_id, f"{event_title(event)} · {public_id}") for public_id, event in self.events.items()
        ]
        self._offer("event", [("", f"— {none}"), *titles])
        for name, field in FIELDS_OF_KIND.get(self.kind, {}).items():
            self.fields[name] = field(self.definition)

    @property
    def kind(self) -> str:
        """The kind of value of the attribute chosen; "" where none is chosen yet."""
        return "" if self.chosen is None or self.chosen.current is None else self.chosen.current.value_kind

    @property
    def definition(self) -> Mapping[str, Any]:
        return {} if self.chosen is None or self.chosen.current is None else self.chosen.current.definition

    def value_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS_OF_KIND.get(self.kind, {})]

    def clean_informant(self) -> Source | None:
        return self._source("informant")

    def clean_channel(self) -> Source | None:
        return self._source("channel")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.chosen is None or self.errors:
            return cleaned
        try:
            cleaned["stated"] = read_value(ValueKind(self.kind), cleaned, self.chosen, self.claim)
        except forms.ValidationError as error:
            self.add_error(None, error)
        except DomainError as error:
            self.add_error(None, refusal_text(error))
        return cleaned

    def content(self, start: int, end: int, quote: str, focus: tuple[int, int] | None) -> ClaimContent:
        """What the services write. Offsets as in ClaimContent; focus: None = none."""
        cleaned = self.cleaned_data
        stated, attribute = cleaned["stated"], self.chosen
        if attribute is None or attribute.current is None:
            raise ValueError("content() is asked of a form that was not valid")
        base = (
            ClaimContent(
                attribute, stated.value, start, end, quote,
                sensitivity=Sensitivity(attribute.current.sensitivity),
            )
            if self.claim is None
            else content_of(self.claim)
        )  # fmt: skip
        if attribute != base.attribute:
            base = replace(base, sensitivity=Sensitivity(attribute.current.sensitivity))
        return replace(
            _with_whose_words(base, cleaned),
            attribute=attribute,
            value=stated.value,
            place=stated.place,
            actor=stated.actor,
            start=start,
            end=end,
            quote=quote,
            focus_start=None if focus is None else focus[0],
            focus_end=None if focus is None else focus[1],
            event=self.events.get(cleaned["event"]),
            scope_place=cleaned["scope_place"],
            scope_group=cleaned["scope_group"],
            scope_party=cleaned["scope_party"],
            scope_phase=cleaned["scope_phase"],
            scope_text=cleaned["scope_text"],
            modality=Modality(cleaned["modality"]),
            actuality=Actuality(cleaned["actuality"]),
            polarity=Polarity(cleaned["polarity"]),
            informant_kind=cleaned["informant_kind"],
            is_recap=cleaned["is_recap"],
            says_rose=cleaned["says_rose"],
            certainty=cleaned["certainty"],
        )

    def _offer(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def _source(self, name: str) -> Source | None:
        wording = self.cleaned_data[name].strip()
        if not wording:
            return None
        stored = None if self.claim is None else getattr(self.claim, name)
        found = entry_named(Source, wording, stored)
        if len(found) == 1:
            return found[0]
        problem = (
            gettext("No source is named “%(name)s”.")
            if not found
            else gettext("Several sources are named “%(name)s”.")
        )
        accepted = gettext("Accepted: the name or key of one source, or nothing; the words go below.")
        raise forms.ValidationError(f"{problem % {'name': wording}} {accepted}")

    def _initial(self) -> dict[str, Any]:
        claim = self.claim
        if claim is None:
            return {**self.begun, "attribute": "" if self.chosen is None else self.chosen.key}
        return {
            **stated_by(claim),
            "attribute": claim.attribute.key if self.chosen is None else self.chosen.key,
            "event": "" if claim.event is None else claim.event.public_id,
            "certainty": claim.certainty,
        }


def _with_whose_words(base: ClaimContent, cleaned: Mapping[str, Any]) -> ClaimContent:
    """Whom a person names is no longer carried over, and has no other's stake."""
    told = replace(
        base,
        informant=cleaned["informant"],
        informant_text=cleaned["informant_text"] or str(cleaned["informant"] or ""),
        channel=cleaned["channel"],
        channel_text=cleaned["channel_text"] or str(cleaned["channel"] or ""),
    )
    if told == base:
        return base
    is_same_informant = (told.informant, told.informant_text) == (base.informant, base.informant_text)
    stake = base.stake if is_same_informant else stake_of(told.informant)
    return replace(told, reach=Reach.CERTAIN, stake=stake)


def stated_by(claim: Claim) -> dict[str, Any]:
    """What the fields show of a claim, but for what a person chooses: attribute, event and certainty."""
    return {**told_by(claim), **scope_of(claim), **initial_value(claim), "says_rose": claim.says_rose}


def told_by(claim: Claim) -> dict[str, Any]:
    """How its words tell it and who says so, whatever they state."""
    initial = {name: getattr(claim, name) for name in (
        "modality", "actuality", "polarity", "informant_text", "informant_kind", "channel_text", "is_recap",
    )}  # fmt: skip
    initial["informant"] = entry_wording(claim.informant)
    initial["channel"] = entry_wording(claim.channel)
    return initial


def scope_of(claim: Claim) -> dict[str, Any]:
    """The part that its value covers."""
    entries = {facet: getattr(claim, f"scope_{facet}") for facet in FACETS}
    keys = {f"scope_{facet}": "" if entry is None else entry.key for facet, entry in entries.items()}
    return {**keys, "scope_text": claim.scope_text}


def _with_scopes_called(initial: dict[str, Any]) -> dict[str, Any]:
    """The same with the entries of the scope register by what their fields call them, not by their keys."""
    keys = {name: str(initial.get(name) or "") for name in (f"scope_{facet}" for facet in FACETS)}
    called = scope_wordings({key for key in keys.values() if key})
    return {**initial, **{name: called.get(key, "") for name, key in keys.items()}}
