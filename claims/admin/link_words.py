"""How two claims stand to each other, as a sentence about "1" and "2".

Outward: ``link_words``. The labels of the relations alone do not read as sentences in every language.
"""

from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Provenance, ValueRelation
from claims.domain.findings import Direction

_WORDS = {
    ValueRelation.CORROBORATES: _("1 and 2 corroborate each other"),
    ValueRelation.CONFLICTS: _("1 and 2 conflict"),
    ValueRelation.REFINES: _("%(one)s refines %(other)s"),
    ValueRelation.UPDATES: _("%(one)s updates %(other)s: the world moved"),
    ValueRelation.CORRECTS: _("%(one)s corrects %(other)s: it was wrong"),
    ValueRelation.PART_OF: _("%(one)s is part of %(other)s"),
    ValueRelation.NOT_COMPARABLE: _("1 and 2 cannot be compared"),
    Provenance.INDEPENDENT: _("1 and 2 are independent"),
    Provenance.SAME_INFORMANT: _("1 and 2 rest on one informant"),
    Provenance.RELAYS: _("%(one)s relays %(other)s"),
    Provenance.COPIES: _("%(one)s copies %(other)s"),
    Provenance.TRANSLATES: _("%(one)s translates %(other)s"),
    Provenance.UNKNOWN: _("it is not known"),
}


def link_words(relation: ValueRelation | Provenance, direction: Direction) -> str:
    """direction: backward = the second acts on the first; of no account where the relation has none."""
    one, other = ("2", "1") if direction is Direction.BACKWARD else ("1", "2")
    return str(_WORDS[relation]) % {"one": one, "other": other}


def relation_of(code: str) -> ValueRelation | Provenance:
    """Raises ValueError for a code of neither axis."""
    return ValueRelation(code) if code in list(ValueRelation) else Provenance(code)
