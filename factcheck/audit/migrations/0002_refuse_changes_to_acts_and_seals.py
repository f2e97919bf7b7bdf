from django.db import migrations

from factcheck.audit.guards import put_up, take_down


def refuse_changes(apps, schema_editor):
    put_up(schema_editor.connection)


def allow_changes(apps, schema_editor):
    take_down(schema_editor.connection)


class Migration(migrations.Migration):
    """Triggers differ between SQLite and PostgreSQL, so the statements are chosen by the connection at hand."""

    dependencies = [("audit", "0001_record_acts_and_seals")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
