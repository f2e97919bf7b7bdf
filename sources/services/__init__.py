"""Writes to what was published: one module per act.

Outward: `add_article` (articles), `correct_article` (versions), `source_named` (naming). Each runs in one
transaction with the act that caused it: nothing is half-stored.
"""

from sources.services.articles import Added, Unchanged, add_article
from sources.services.naming import source_named
from sources.services.versions import correct_article

__all__ = ["Added", "Unchanged", "add_article", "correct_article", "source_named"]
