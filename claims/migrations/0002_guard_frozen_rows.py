from django.db import migrations

from claims.guards import put_up, take_down


def guard(apps, schema_editor):
    put_up(schema_editor.connection)


def unguard(apps, schema_editor):
    take_down(schema_editor.connection)


class Migration(migrations.Migration):
    """Triggers differ between SQLite and PostgreSQL, so the statements are chosen by the connection at hand."""

    dependencies = [("claims", "0001_registers_codebook_events_claims_consensus_releases")]

    operations = [migrations.RunPython(guard, unguard)]
