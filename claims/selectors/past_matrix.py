"""The matrix of an event at a past moment, as the page of the event shows it.

Outward: ``past_matrix``.
"""

from typing import Any

from claims.models import Event
from claims.selectors.events import FAMILIES, Cell, Matrix, Row, scope_label
from claims.selectors.independence import scope_names
from claims.selectors.past import Past
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.unsaved_rows import names_of, unsaved_candidates, unsaved_row
from claims.selectors.veiling import veiled


def past_matrix(event: Event, user: Any, past: Past) -> Matrix:
    """Rows and claims as the user may read them; nothing that came later, no suggested links."""
    shown = {claim.public_id: claim for claim in veiled(user, past.claims)}
    attributes, scopes, names = attributes_by_key(), scope_names(), names_of(past.settled)
    rows = []
    for settled in past.settled:
        attribute = attributes[settled.attribute]
        row = Row(attribute, settled.scope.key, scope_label(settled.scope.key, scopes))
        derived = unsaved_row(settled, event, attribute, past.codebook[settled.attribute], names)
        row.consensus, row.candidates = veiled(user, [derived])[0], unsaved_candidates(settled, names)
        for one in settled.testified:
            claim = shown.get(one.claim)
            if claim is None:
                continue
            cell = Cell(claim, one.voice, one.role, one.detail)
            is_own = (claim.attribute.key, claim.scope_key) == (settled.attribute, settled.scope.key)
            if is_own:
                row.cells[claim.article_id].append(cell)
            else:
                row.behind.append(cell)
        rows.append(row)
    rows.sort(key=lambda row: (FAMILIES.index(row.attribute.family), row.attribute.key, row.scope_key))
    articles = list({claim.article_id: claim.article for claim in shown.values()}.values())
    return Matrix(articles, rows, [])
