"""Guards for what a Fit learned of copying, and for the tables that SQLite remade for their new columns."""

from django.db import migrations

from claims.guards import put_up


def guard(apps, schema_editor):
    put_up(schema_editor.connection)


class Migration(migrations.Migration):
    """Taken back, the guards stand: 0002 takes them down."""

    dependencies = [("claims", "0006_learn_fits")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
