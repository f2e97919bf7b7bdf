"""The plain form of one attribute: texts per language of the screens, words to look for per language of extraction.

Outward: ``AttributeForm``, whose ``cleaned_data["definition"]`` is the domain's AttributeDefinition. What the form
does not show (categories, the finer parts of the lexicon) is carried over from the version in force.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.domain.attributes import attribute_from_dict
from claims.domain.codes import ValueKind
from claims.domain.errors import DomainError
from claims.domain.notation import plain_number
from claims.domain.patterns import PATTERNS, check_written
from claims.extraction.pack import language_names
from claims.models import Attribute, choices
from factcheck.refusals import refusal_text
from sources.models.choices import SENSITIVITIES

UNCHOSEN = ("", "—")
LISTS = ("examples", "edge_cases")
WORDS = {
    "triggers": (
        _("triggers"),
        _(
            "Words that tell the attribute, one per line. For a place, an actor, a date, a time or a measure they go"
            " up to its preposition (“was buried in”): what follows them is suggested."
        ),
    ),
    "heads": (
        _("heads"),
        _(
            "One per line. Of a count: the nouns it counts. Of a measure: spellings of its unit. Of a truth or a"
            " text: what must stand near the trigger."
        ),
    ),
    PATTERNS: (
        _("patterns"),
        _(
            "One per line, where words are not enough: RE2 syntax (no backreference, no lookaround) with a group"
            " (?P<value>…) that holds the value, as in “about (?P<value>[0-9]+) drones”."
        ),
    ),
}


class AttributeForm(forms.Form):
    key = forms.CharField(
        label=_("key"), max_length=60, help_text=_("Permanent: small letters, digits and _.")
    )
    family = forms.ChoiceField(label=_("family"), choices=[UNCHOSEN, *choices.FAMILIES])
    value_kind = forms.ChoiceField(label=_("kind of value"), choices=[UNCHOSEN, *choices.VALUE_KINDS])
    unit = forms.CharField(label=_("unit"), required=False, max_length=20)
    cardinality = forms.ChoiceField(label=_("cardinality"), choices=[UNCHOSEN, *choices.CARDINALITIES])
    accumulating = forms.BooleanField(
        label=_("accumulating"),
        required=False,
        help_text=_("The figure only grows with time, as a toll does."),
    )
    tolerance = forms.DecimalField(label=_("tolerance"), min_value=0, required=False)
    policy = forms.CharField(label=_("consensus policy"), max_length=40)
    sensitivity = forms.ChoiceField(label=_("sensitivity"), choices=[UNCHOSEN, *SENSITIVITIES])
    parts = forms.CharField(
        label=_("parts"),
        required=False,
        help_text=_("Keys whose disjoint values sum to this one, a space between."),
    )
    part_of = forms.CharField(label=_("part of"), required=False, help_text=_("Key of the whole."))
    reason = forms.CharField(
        label=_("reason of the change"),
        max_length=500,
        help_text=_("Kept with the version, for whoever asks later."),
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, attribute: Attribute | None) -> None:
        self.attribute = attribute
        current = None if attribute is None else attribute.current
        self.before: Mapping[str, Any] = {} if current is None else current.definition
        super().__init__(data)
        if attribute is not None:
            self.fields["key"].disabled = True
        for code, _name in settings.LANGUAGES:
            self._add_texts(code)
        for code in language_names():
            self._add_words(code)
        self.initial = dict(self._shown())

    def language_fields(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(language, its fields): those of the screens first, then those that are only read."""
        names = {code: str(name) for code, name in settings.LANGUAGES}
        for code, name in language_names().items():
            names.setdefault(code, name)
        return [
            (name, [self[field] for field in self.fields if field.endswith(f"__{code}")])
            for code, name in names.items()
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        return [
            self[name] for name in self.fields if "__" not in name and name not in ("reason", "row_version")
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for code in language_names():
            self._check_patterns(code, cleaned)
        if self.errors:
            return cleaned
        try:
            cleaned["definition"] = attribute_from_dict(self._definition(cleaned), gettext("the form"))
        except DomainError as error:
            self.add_error(None, refusal_text(error))
        return cleaned

    def _check_patterns(self, code: str, cleaned: Mapping[str, Any]) -> None:
        field = f"{PATTERNS}__{code}"
        try:
            check_written(_lines(cleaned.get(field, "")))
        except DomainError as error:
            self.add_error(field, refusal_text(error))

    def _add_texts(self, code: str) -> None:
        lines = gettext("One per line.")
        self.fields[f"label__{code}"] = forms.CharField(label=_("label"))
        self.fields[f"definition__{code}"] = _area(_("definition"), 3, required=True)
        self.fields[f"examples__{code}"] = _area(_("examples"), 4, lines)
        self.fields[f"edge_cases__{code}"] = _area(_("edge cases"), 4, lines)

    def _add_words(self, code: str) -> None:
        for words, (label, help_text) in WORDS.items():
            self.fields[f"{words}__{code}"] = _area(label, 3, help_text)

    def _shown(self) -> Iterator[tuple[str, Any]]:
        before = self.before
        if self.attribute is not None:
            yield "key", self.attribute.key
            yield "row_version", self.attribute.row_version
        for name in (
            "family",
            "value_kind",
            "unit",
            "cardinality",
            "accumulating",
            "policy",
            "sensitivity",
            "part_of",
        ):
            yield name, before.get(name, "")
        yield "tolerance", before.get("tolerance", "")
        yield "parts", " ".join(before.get("parts", ()))
        for code, _name in settings.LANGUAGES:
            for name in ("label", "definition"):
                yield f"{name}__{code}", before.get(name, {}).get(code, "")
            for name in LISTS:
                yield f"{name}__{code}", "\n".join(before.get(name, {}).get(code, ()))
        for code in language_names():
            for name in WORDS:
                yield f"{name}__{code}", "\n".join(before.get("lexicon", {}).get(code, {}).get(name, ()))

    def _definition(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        codes = [code for code, _name in settings.LANGUAGES]
        tolerance = cleaned["tolerance"]
        plain = {name: cleaned[name] for name in (
            "key", "family", "value_kind", "unit", "cardinality", "accumulating", "policy", "sensitivity", "part_of",
        )}  # fmt: skip
        kept = self.before.get("categories", []) if cleaned["value_kind"] == ValueKind.CATEGORY else []
        return {
            **plain,
            "tolerance": "0" if tolerance is None else plain_number(tolerance),
            "parts": cleaned["parts"].split(),
            "label": _by_language(self.before, "label", {code: cleaned[f"label__{code}"] for code in codes}),
            "definition": _by_language(
                self.before, "definition", {code: cleaned[f"definition__{code}"] for code in codes}
            ),
            **{
                name: _by_language(
                    self.before, name, {code: _lines(cleaned[f"{name}__{code}"]) for code in codes}
                )
                for name in LISTS
            },
            "lexicon": self._lexicon(cleaned),
            "categories": kept,
        }

    def _lexicon(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """The words of each language; parts of a lexicon that the form does not show stay as they are."""
        lexicon: dict[str, Any] = dict(self.before.get("lexicon", {}))
        for code in language_names():
            words = dict(lexicon.get(code, {}))
            for name in WORDS:
                lines = _lines(cleaned[f"{name}__{code}"])
                if lines or name in words:
                    words[name] = lines
            if words:
                lexicon[code] = words
        return lexicon


def _area(label: Any, rows: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=help_text, widget=widget)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _by_language(before: Mapping[str, Any], name: str, said: dict[str, Any]) -> dict[str, Any]:
    """What the form says, over the languages it does not show; empty ones are left out."""
    merged = {**before.get(name, {}), **said}
    return {code: content for code, content in merged.items() if content}
