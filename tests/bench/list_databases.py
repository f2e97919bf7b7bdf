"""The databases that ``tests.bench.lists`` measures: one for each size, filled by copying rows.

Outward: ``list_database``. On PostgreSQL the account is a superuser: the checks of all references would take longer
than all the rest.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# One claim in so many is an orphan besides: of a large archive more than any page or tally holds. Arbitrary.
ORPHANED_EACH = 100
ADMINISTRATOR = "the-administrator"


@contextmanager
def list_database(claims: int, folder: Path, *, is_kept: bool) -> Iterator[dict[str, str]]:
    """A database of so many claims is the one in use meanwhile; gives all addresses by their names.

    folder: where SQLite's file and the addresses are. is_kept: the database stays, and one that was kept is used
    again, brought to the latest migration.
    """
    from django.db import connection

    own, settings = connection.settings_dict["NAME"], connection.settings_dict
    known = folder / f"{connection.vendor}-{claims}.json"
    name = f"test_{own}_{claims}"
    settings["TEST"]["NAME"] = name if connection.vendor == "postgresql" else f"{folder}/{claims}.sqlite3"
    is_known = is_kept and known.exists()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=is_known)
    try:
        if not is_known:
            known.write_text(json.dumps(_filled(claims)))
        yield json.loads(known.read_text())
    finally:
        connection.creation.destroy_test_db(own, verbosity=0, keepdb=is_kept)


def _filled(claims: int) -> dict[str, str]:
    """Fill the empty database; the addresses of all lists, screens and pages of a row."""
    from django.db import connection
    from django.utils import timezone

    from claims.models import Claim
    from claims.services.scoring import count_scores
    from tests.claims.addresses import (
        APART_TABLES,
        REST_TABLES,
        TABLES,
        apart_addresses,
        far_addresses,
        list_addresses,
        rest_addresses,
    )
    from tests.claims.admin.cast import adopted, person
    from tests.claims.opened_forms import form_addresses
    from tests.claims.opened_screens import screen_addresses, told
    from tests.factories import ClaimFactory
    from tests.newsroom import RARE_STATUS, Sizes, grow, one_of_each
    from tests.newsroom_rest import APART, REST, grow_apart, grow_rest, of_each
    from tests.row_copies import copy_row, numbered

    administrator = person("administrator", is_superuser=True)
    sizes = Sizes.of(claims)
    rest, apart, story = of_each(REST), of_each(APART), told(administrator)
    # After the story, whose release derives every event anew: what was made by hand would be gone.
    room = one_of_each(administrator)
    adopted(room.claim.attribute)
    orphan: Claim = ClaimFactory(accepted=True, status=RARE_STATUS, decided_at=timezone.now())
    screens, forms = screen_addresses(story), form_addresses()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
    grow(room, sizes)
    # As many as articles: what hangs on the work is less than the claims.
    grow_rest(rest, room, sizes.articles)
    grow_apart(apart, sizes.articles)
    copy_row(orphan, claims // ORPHANED_EACH, public_id=numbered("O"), ordinal="1000 + row_id")
    count_scores()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
            # What the database does by itself, some minutes later.
            cursor.execute("VACUUM")
        cursor.execute("ANALYZE")
    lists = {**list_addresses(), **rest_addresses(), **apart_addresses()}
    far = far_addresses((*TABLES, *REST_TABLES, *APART_TABLES))
    return {**lists, **far, **screens, **forms}
