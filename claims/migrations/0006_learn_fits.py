"""What a Fit is learned from and how well it holds, the prior beside each source, and who repeats whom."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_keep_what_each_voice_adds"),
        ("sources", "0005_register_courts"),
    ]

    operations = [
        migrations.CreateModel(
            name="FitCopying",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chance", models.DecimalField(decimal_places=6, max_digits=7, verbose_name="probability")),
                (
                    "met",
                    models.PositiveIntegerField(
                        help_text="Items on which voices differ and both spoke.", verbose_name="items shared"
                    ),
                ),
                ("agreeing", models.PositiveIntegerField(verbose_name="items agreed on")),
                (
                    "improbable",
                    models.PositiveIntegerField(
                        help_text="Values that both name and that are probably wrong.",
                        verbose_name="improbable values shared",
                    ),
                ),
                (
                    "examples",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Event, attribute and scope of some of them.",
                        verbose_name="examples",
                    ),
                ),
            ],
            options={
                "verbose_name": "copying between two sources",
                "verbose_name_plural": "copying between sources",
                "ordering": ["fit", "-chance", "first", "second"],
            },
        ),
        migrations.AddField(
            model_name="fit",
            name="content_sha256",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="SHA-256 of the content"
            ),
        ),
        migrations.AddField(
            model_name="fit",
            name="curve",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Per tenth of confidence: ruled items, their mean confidence, the share that is right.",
                verbose_name="reliability curve",
            ),
        ),
        migrations.AddField(
            model_name="fit",
            name="items",
            field=models.PositiveIntegerField(
                default=0,
                help_text="How many items with two voices or more it was learned from.",
                verbose_name="items",
            ),
        ),
        migrations.AddField(
            model_name="fitsource",
            name="prior",
            field=models.DecimalField(
                blank=True,
                decimal_places=6,
                help_text="How often a source of its class is taken to be right before anything is learned.",
                max_digits=7,
                null=True,
                verbose_name="prior of the class",
            ),
        ),
        migrations.AlterField(
            model_name="fit",
            name="calibration",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Pairs of a probability as the voices give it and as it is shown.",
                verbose_name="calibration",
            ),
        ),
        migrations.AddConstraint(
            model_name="fitsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prior__isnull", True), models.Q(("prior__gte", 0), ("prior__lte", 1)), _connector="OR"
                ),
                name="claims_fitsource_prior_is_a_share",
            ),
        ),
        migrations.AddField(
            model_name="fitcopying",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
            ),
        ),
        migrations.AddField(
            model_name="fitcopying",
            name="fit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="copying", to="claims.fit"
            ),
        ),
        migrations.AddField(
            model_name="fitcopying",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
            ),
        ),
        migrations.AddConstraint(
            model_name="fitcopying",
            constraint=models.UniqueConstraint(
                fields=("fit", "first", "second"), name="claims_fitcopying_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fitcopying",
            constraint=models.CheckConstraint(
                condition=models.Q(("chance__gte", 0), ("chance__lte", 1)),
                name="claims_fitcopying_chance_is_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="fitcopying",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True),
                name="claims_fitcopying_two_sources",
            ),
        ),
    ]
