"""The weighing of a consensus: derived anew with the row, empty until then. Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_fill_review_priority_of_consensus"),
    ]

    operations = [
        migrations.AddField(
            model_name="consensus",
            name="weighing",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="A sentence per voice, what the value hangs on, what would settle it; the scores of the voices.",
                verbose_name="what each voice adds",
            ),
        ),
    ]
