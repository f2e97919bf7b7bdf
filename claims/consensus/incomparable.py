"""Figures that a person called not comparable: neither disputes the other, and neither speaks for the other.

Outward: ``comparable``, of testimonies that do not exclude each other.
"""

from collections.abc import Sequence

from claims.consensus.context import Context
from claims.consensus.evidence import by_key, stand, voices_behind
from claims.consensus.kinship import linked_pairs
from claims.consensus.testimony import Testimony
from claims.domain.codes import Axis, Comparability


def comparable(testimonies: Sequence[Testimony], context: Context) -> Sequence[Testimony] | None:
    """Those that stand with the figure of most voices; all of them where nobody decided that any two do not compare.

    None = as many voices state one as the other: which of the two the attribute means, a person has to say.
    """
    pairs = [
        (testimonies[i], testimonies[j])
        for i, j in linked_pairs(testimonies, Axis.VALUE, context)
        if stand(testimonies[i], testimonies[j], context).relation is Comparability.NOT_COMPARABLE
    ]
    if not pairs:
        return testimonies
    strangers: dict[str, set[str]] = {}
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        strangers.setdefault(one.profile.key, set()).add(other.profile.key)
    voices = {key: voices_behind(group, context) for key, group in by_key(testimonies).items()}
    best = max(strangers, key=lambda key: (voices[key], key))
    if any(voices[key] == voices[best] for key in strangers[best] - {best}):
        return None
    return [one for one in testimonies if one.profile.key not in strangers[best] - {best}]
