"""What follows from a draft without being said: none of the whole is none of its parts (DESIGN rule 3).

Outward: ``with_entailed``. No suggestion is made of it, since no words say it; it is for whoever counts facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.domain.codebook import Codebook
from claims.domain.values import Quantity
from claims.extraction.drafts import Draft


def with_entailed(drafts: Iterable[Draft], codebook: Codebook) -> Iterator[Draft]:
    """The drafts, each stated zero of a whole followed by those of its parts, on the same words.

    What follows keeps the rest of its draft; its rule ends in ".entailed". A zero of a part tells no whole.
    """
    for draft in drafts:
        yield draft
        if isinstance(draft.value, Quantity) and draft.value.is_stated_zero:
            for part in codebook[draft.attribute].parts:
                reason = f"None of the {draft.attribute} is none of the {part}."
                yield replace(draft, attribute=part, rule=f"{draft.rule}.entailed", reason=reason)
