"""Refusals of the pure packages in the reader's language.

Outward: ``refusal_text``. Those packages know no gettext: their errors keep the English template beside its values,
and the catalogue holds the template. Forms and messages show an error through here; commands print ``str(error)``.
"""

from django.utils.translation import gettext

# Values that are words of ours, translated as well; every other value is data and stays as it was given.
OUR_WORDS = frozenset({"accepted", "blank", "what"})
# A code that people know by its label, which is the code spelled in words ("at_least").
CODE = "comparator"
# An end or a number that was left empty.
NOTHING = "—"


def refusal_text(error: Exception) -> str:
    """The error's sentence in the active language; str(error) where it keeps no template, or has no French."""
    template = getattr(error, "template", "")
    if not template:
        return str(error)
    given: dict[str, object] = getattr(error, "values", {})
    values = {name: _in_words(name, value) for name, value in given.items()}
    return gettext(template) % values if values else gettext(template)


def _in_words(name: str, value: object) -> object:
    """A value may be a refusal itself: why the whole was refused."""
    if isinstance(value, Exception):
        return refusal_text(value)
    if value is None:
        return NOTHING
    if name == CODE:
        return gettext(str(value).replace("_", " "))
    return gettext(value) if name in OUR_WORDS and isinstance(value, str) and value else value
