"""What a claim does in a consensus, as a sentence in the reader's language.

Outward: ``words_of_testimony``. The engine keeps one English sentence beside each claim, and hashes it; a sentence
that is not among these is shown as the engine says it. Why a claim gave way to another may also be what comparing the
two told (``reason_words``).
"""

import re
from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.reason_words import reason_in_words

SENTENCES = (
    _("It states the value or agrees with it."),
    _("It states a value that others exclude."),
    _("It denies the value."),
    _("Its article contradicts itself."),
    _("It is a part of the whole."),
    _("A reviewer called it a part of the whole."),
    _("The source says that it is not known."),
    _("The source withholds it."),
    _("It speaks of what was planned, threatened, attempted or foiled."),
    _("It holds only on a condition."),
    _("It is in another unit."),
    _("Its year is taken for a misprint of the one that others print."),
    _("The level at a later moment counts; this was an earlier one."),
    _("Nothing was reported at first; a later moment brought more."),
    _("Its parts, told of later, are already more."),
    _("Decided by a reviewer: updates."),
    _("Decided by a reviewer: corrects."),
    _("It names none."),
)
# English with a name in it, and what says it in the reader's language.
NAMING = (
    (re.compile(r"It names a wider place than (?P<name>.+)\."), _("It names a wider place than %(name)s.")),
    (re.compile(r"It names (?P<name>.+)\."), _("It names %(name)s.")),
)


def words_of_testimony(sentence: str, names: Mapping[str, str] | None = None) -> str:
    """names: what categories are called, see ``category_names``."""
    # An empty text would be answered with the head of the catalogue.
    words = gettext(sentence) if sentence else ""
    if words != sentence:
        return words
    for pattern, naming in NAMING:
        found = pattern.fullmatch(sentence)
        if found:
            name = found["name"]
            return str(naming) % {"name": (names or {}).get(name.replace("_", " "), name)}
    # Last: "It is a part of the whole." has the form of "3 is a part of 7.".
    return reason_in_words(sentence) or sentence
