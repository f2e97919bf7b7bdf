"""Rows derived before the column was there get what a new derivation would write."""

from typing import Any

from django.db import migrations

# As ``claims.consensus.violations`` had them when this was written.
PRIORITIES = {
    "part_exceeds_whole": 1,
    "article_contradicts_itself": 2,
    "sum_differs": 2,
    "parts_range": 3,
    "parts_lower_bound": 3,
}
BATCH_ROWS = 500


def fill(apps: Any, schema_editor: Any) -> None:
    consensus = apps.get_model("claims", "Consensus")
    changed = []
    for row in (
        consensus.objects.exclude(ruling="ruled").only("pk", "remarks").iterator(chunk_size=BATCH_ROWS)
    ):
        found = [PRIORITIES[code] for code, _ in row.remarks if code in PRIORITIES]
        if found:
            row.review_priority = min(found)
            changed.append(row)
    consensus.objects.bulk_update(changed, ["review_priority"], batch_size=BATCH_ROWS)


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_add_review_priority_of_consensus")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
