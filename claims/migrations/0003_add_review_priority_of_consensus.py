"""What does not add up is listed for reviewers without reading every explanation: a column with a partial index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_guard_frozen_rows")]

    operations = [
        migrations.AddField(
            model_name="consensus",
            name="review_priority",
            field=models.PositiveSmallIntegerField(
                default=0,
                editable=False,
                help_text="0 = nothing for a reviewer to look at; 1 comes first.",
                verbose_name="priority for review",
            ),
        ),
        migrations.AddIndex(
            model_name="consensus",
            index=models.Index(
                condition=models.Q(("review_priority__gt", 0)),
                fields=["review_priority"],
                name="claims_consensus_tasks",
            ),
        ),
    ]
