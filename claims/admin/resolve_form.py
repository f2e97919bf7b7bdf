"""The form of a ruling on one contested row. Nothing is preselected: not the kind, not the value.

Outward: ``ResolveForm`` with ``kind`` and ``stated`` once it is valid. Where only a preview is asked for, it needs no
reason, and ``outcome`` is what the ruling would change.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.claim_values import FIELDS_OF_KIND, read_value
from claims.domain.codes import Comparator, ValueKind
from claims.domain.errors import DomainError
from claims.domain.values import Value, quantity
from claims.models import Consensus, RulingKind
from claims.selectors.regrouped import Outcome
from claims.selectors.shown_values import shown_value
from factcheck.refusals import refusal_text

OWN_FIELDS = "own-"
PREVIEW = "preview"


class ResolveForm(forms.Form):
    outcome: Outcome | None = None

    kind_of_ruling = forms.ChoiceField(
        label=_("ruling"), choices=RulingKind.choices, widget=forms.RadioSelect
    )
    candidate = forms.ChoiceField(label=_("which value"), required=False, widget=forms.RadioSelect)
    low = forms.DecimalField(label=_("from"), required=False)
    high = forms.DecimalField(label=_("to"), required=False)
    evidence = forms.CharField(
        label=_("evidence cited"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed for a value that no claim states, and for who is responsible."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("reason"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Published with the value.")
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, consensus: Consensus) -> None:
        self.consensus = consensus
        self._candidates = {str(row.rank): row for row in consensus.candidates.all()}
        super().__init__(data, initial={"seen": consensus.content_sha256}, auto_id=f"r{consensus.pk}-%s")
        which: Any = self.fields["candidate"]
        which.choices = [
            (rank, _voices(shown_value(row), row.voices_min, row.voices_max))
            for rank, row in self._candidates.items()
        ]
        self.fields["reason"].required = not self.is_preview
        current = consensus.attribute.current
        definition = {} if current is None else current.definition
        for name, field in FIELDS_OF_KIND.get(consensus.value_kind, {}).items():
            if name not in ("value_state", "lower", "upper"):
                self.fields[f"{OWN_FIELDS}{name}"] = field(definition)
        if consensus.value_kind not in (ValueKind.COUNT, ValueKind.MEASURE):
            del self.fields["low"], self.fields["high"]
            kinds: Any = self.fields["kind_of_ruling"]
            kinds.choices = [pair for pair in RulingKind.choices if pair[0] != RulingKind.RANGE]

    @property
    def is_preview(self) -> bool:
        return self.is_bound and self.data.get("act") == PREVIEW

    @property
    def kind(self) -> RulingKind:
        return RulingKind(self.cleaned_data["kind_of_ruling"])

    @property
    def stated(self) -> Value | None:
        value: Value | None = self.cleaned_data["stated"]
        return value

    def own_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(OWN_FIELDS)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            cleaned["stated"] = self._value(cleaned)
        except forms.ValidationError as error:
            self.add_error(None, error.messages)
        except DomainError as error:
            self.add_error(None, refusal_text(error))
        return cleaned

    def _value(self, cleaned: dict[str, Any]) -> Value | None:
        match cleaned["kind_of_ruling"]:
            case RulingKind.VALUE:
                row = self._candidates.get(cleaned["candidate"])
                if row is None:
                    raise forms.ValidationError(gettext("Say which of the stated values you rule for."))
                return row.value
            case RulingKind.RANGE:
                kind = ValueKind(self.consensus.value_kind)
                ends = {"low": cleaned["low"], "high": cleaned["high"]}
                return quantity(Comparator.RANGE, None, kind=kind, unit=self.consensus.unit, **ends)
            case RulingKind.OWN_VALUE:
                own = {
                    name.removeprefix(OWN_FIELDS): value
                    for name, value in cleaned.items()
                    if name.startswith(OWN_FIELDS)
                }
                given = {**own, "value_state": "", "lower": None, "upper": None}
                return read_value(ValueKind(self.consensus.value_kind), given, self.consensus.attribute).value
        return None


def _voices(value: str, least: int, most: int) -> str:
    count = str(least) if least == most else f"{least}–{most}"
    return gettext("%(value)s (voices: %(count)s)") % {"value": value, "count": count}
