"""The sentences of the independence ledger in the reader's language.

Outward: ``in_words``. The engine says each verdict in one English sentence; a sentence that is not among these is
shown as the engine says it.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

VERDICTS = {
    "dependent": _("dependent"),
    "independent": _("independent"),
    "unknown": _("unknown"),
}
SENTENCES = (
    _("Both rest on the same informant."),
    _("Both stand in one article."),
    _("Both have the same origin."),
    _("The texts are nearly the same."),
    _("At least one does not name an informant who can be told apart."),
    _("The channel is the same, or not known."),
    _("Their informants have one owner."),
    _("Their outlets have one owner."),
    _("They speak for one party to the event."),
    _("An attribution is only presumed."),
    _("Informants and channels differ, and neither copies the other."),
    _("A reviewer decided: independent."),
    _("A reviewer decided: same informant."),
    _("A reviewer decided: relays."),
    _("A reviewer decided: copies."),
    _("A reviewer decided: translates."),
    _("A reviewer decided: not known."),
)


def in_words(sentence: str) -> str:
    return gettext(sentence)
