"""What a claim does in a consensus, as a sentence in the reader's language.

Outward: ``words_of_testimony``. The engine keeps one English sentence beside each claim, and hashes it; a sentence
that is not among these is shown as the engine says it.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
)
# English with a name in it, and what says it in the reader's language.
NAMING = (
    (re.compile(r"It names a wider place than (?P<name>.+)\."), _("It names a wider place than %(name)s.")),
    (re.compile(r"It names (?P<name>.+)\."), _("It names %(name)s.")),
)


def words_of_testimony(sentence: str) -> str:
    for pattern, words in NAMING:
        found = pattern.fullmatch(sentence)
        if found:
            return str(words) % found.groupdict()
    # An empty text would be answered with the head of the catalogue.
    return gettext(sentence) if sentence else ""
