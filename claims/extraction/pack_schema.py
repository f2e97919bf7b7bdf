"""The schema of a language pack: its sections, and per section the kinds and fields of an entry.

Outward: ``SECTIONS`` (of ``pack_words`` and ``pack_roles``, whose comments say what each kind does) and ``PARTS``.
"""

from collections.abc import Mapping

from claims.domain.values import PARTS_OF_DAY
from claims.extraction.pack_forms import Section
from claims.extraction.pack_roles import ROLES
from claims.extraction.pack_words import WORDS

SECTIONS: Mapping[str, Section] = {**WORDS, **ROLES}

PARTS = frozenset(PARTS_OF_DAY)
