"""The stage of each article's review, apart from the passes of its reviewers. Reversible."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_refuse_changes_to_acts_and_seals"),
        ("claims", "0007_guard_learned_fits"),
        ("sources", "0005_register_courts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalReviewStage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("blind", "under blind review"),
                            ("adjudication", "in adjudication"),
                            ("done", "done"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "nothing_to_claim",
                    models.BooleanField(
                        default=False,
                        help_text="Said with Done: the article holds no checkable claim.",
                        verbose_name="nothing to claim here",
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, editable=False, verbose_name="since")),
                (
                    "reopened",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suggestion", "a new suggestion came in"),
                            ("decision", "a decision was taken back"),
                            ("claim", "a claim was accepted where nothing was said to be claimed"),
                            ("person", "somebody opened it again"),
                        ],
                        help_text="Empty = it never was.",
                        max_length=10,
                        verbose_name="open again because",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "act",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.act",
                        verbose_name="act",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stage of a review",
                "verbose_name_plural": "historical stages of reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReviewStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("blind", "under blind review"),
                            ("adjudication", "in adjudication"),
                            ("done", "done"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "nothing_to_claim",
                    models.BooleanField(
                        default=False,
                        help_text="Said with Done: the article holds no checkable claim.",
                        verbose_name="nothing to claim here",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="since")),
                (
                    "reopened",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suggestion", "a new suggestion came in"),
                            ("decision", "a decision was taken back"),
                            ("claim", "a claim was accepted where nothing was said to be claimed"),
                            ("person", "somebody opened it again"),
                        ],
                        help_text="Empty = it never was.",
                        max_length=10,
                        verbose_name="open again because",
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_stage",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a review",
                "verbose_name_plural": "stages of reviews",
                "ordering": ["-changed_at"],
                "indexes": [models.Index(fields=["stage", "article"], name="claims_reviewstage_by_stage")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nothing_to_claim", True), _negated=True),
                            ("stage", "done"),
                            _connector="OR",
                        ),
                        name="claims_reviewstage_nothing_when_done",
                        violation_error_message="That there is nothing to claim is said with Done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "done"), _negated=True), ("reopened", ""), _connector="OR"
                        ),
                        name="claims_reviewstage_done_is_not_reopened",
                        violation_error_message="What is done is not open again.",
                    ),
                ],
            },
        ),
    ]
