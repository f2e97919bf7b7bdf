"""What a language pack's schema is made of: settings, and the forms of sections and fields.

Outward: ``SETTINGS``, ``Section``, ``Accepts`` and ``COMMON_FIELDS``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMMON_FIELDS = ("id", "kind", "words", "values", "examples", "non_examples")

# thousands, decimals: the marks that group digits and that start a fraction. adjectives_first: whether what
# qualifies a noun stands before it ("US soldiers") or after it ("soldats américains"). subjects_follow: whether a
# subject may stand right after its verb ("murieron tres soldados"). elisions, clitics: what an apostrophe parts from
# the word after it ("l" in "l'ambassade") and before it ("s" in "Iraq's"); see ``apostrophes``. plurals: how
# a noun of several ends.
SETTINGS: Mapping[str, type] = {
    "name": str,
    "thousands": list,
    "decimals": list,
    "adjectives_first": bool,
    "subjects_follow": bool,
    "elisions": list,
    "clitics": list,
    "plurals": list,
}


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a field may hold: a text, a whole number, a flag, or one of ``among``."""

    kind: type
    among: frozenset[str] = frozenset()

    def admits(self, value: Any) -> bool:
        if isinstance(value, bool) is not (self.kind is bool):
            return False
        return isinstance(value, self.kind) and (not self.among or value in self.among)

    @property
    def says(self) -> str:
        names = {str: "a text", int: "a whole number", bool: "true or false"}
        return " | ".join(sorted(self.among)) or names[self.kind]


@dataclass(frozen=True, slots=True)
class Section:
    """kinds: kind -> its required fields. fields: every field an entry may have."""

    kinds: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, Accepts]
