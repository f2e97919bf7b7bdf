"""The columns that say what a claim states, kept apart from its row: what one of a blind pair would have it say.

Outward: ``frozen_content``, ``write_frozen`` and ``CONTENT``. A frozen content is a mapping from column to text, None
where the column is empty; references are row ids of registers, which are never deleted while something names them.
"""

from collections.abc import Mapping
from typing import Any

from claims.models.claim import Claim
from claims.models.typed_value import VALUE_COLUMNS

SCOPE_COLUMNS = ("scope_place", "scope_group", "scope_party", "scope_phase", "scope_key")
# What a person states beside value and scope, as forms and services name it.
PLAIN_FIELDS = (
    "start",
    "end",
    "quote",
    "focus_start",
    "focus_end",
    "event",
    "scope_text",
    "as_of_lower",
    "as_of_upper",
    "is_recap",
    "says_rose",
    "actuality",
    "modality",
    "polarity",
    "informant",
    "informant_text",
    "informant_kind",
    "channel",
    "channel_text",
    "reach",
    "stake",
    "certainty",
    "copied_from",
)
CONTENT = (
    *PLAIN_FIELDS,
    *VALUE_COLUMNS,
    *SCOPE_COLUMNS,
    "focus",
    "attribute",
    "attribute_version",
    "sensitivity",
)
Frozen = Mapping[str, str | None]


def frozen_content(claim: Claim) -> dict[str, str | None]:
    """What a claim says, stored or not, as texts by column."""
    fields = [column(name) for name in CONTENT]
    return {
        field.attname: None if getattr(claim, field.attname) is None else field.value_to_string(claim)
        for field in fields
    }


def column(name: str) -> Any:
    """The field of a claim by its name."""
    return Claim._meta.get_field(name)


def write_frozen(claim: Claim, content: Frozen) -> None:
    """Write a frozen content onto the row, unsaved. What it names is read anew when it is asked for.

    A column that is younger than the content is empty.
    """
    for name in CONTENT:
        field = column(name)
        text = content.get(field.attname)
        setattr(claim, field.attname, None if text is None else field.to_python(text))
