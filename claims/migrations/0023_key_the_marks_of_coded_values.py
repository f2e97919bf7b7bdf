"""Marks of coded values were plain hashes, on which names can be tried: they are put under the installation's key."""

from typing import Any

from django.db import migrations
from django.utils.crypto import salted_hmac

PARTS = ("coded", "suggested", "settled")


def key_marks(apps: Any, schema_editor: Any) -> None:
    conditions = apps.get_model("claims", "CodingCondition").objects.using(schema_editor.connection.alias)
    for row in conditions.filter(coded_at__isnull=False).select_related("article").defer("article__text"):
        salt = f"claims.coding_condition:{row.article.public_id}"
        for part in PARTS:
            for said in getattr(row, part) or ():
                said["value"] = salted_hmac(salt, said["value"], algorithm="sha256").hexdigest()[:16]
        row.save(update_fields=PARTS)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0022_find_the_blind_reviews_done_last"),
        ("sources", "0008_name_related_fields"),
    ]

    # What was hashed plainly is not brought back: the marks under the key compare as well.
    operations = [migrations.RunPython(key_marks, migrations.RunPython.noop)]
