"""All tables of claims, made at once, and the triggers on them. Databases that ran 0001 to 0027 know it as done."""

from decimal import Decimal

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.math
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import claims.domain.codes
import sources.codes
from claims import guards, unfinished


def guard(apps, schema_editor):
    guards.put_up(schema_editor.connection)
    unfinished.put_up(schema_editor.connection)


def unguard(apps, schema_editor):
    unfinished.take_down(schema_editor.connection)
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    replaces = [
        ("claims", "0001_registers_codebook_events_claims_consensus_releases"),
        ("claims", "0002_guard_frozen_rows"),
        ("claims", "0003_add_review_priority_of_consensus"),
        ("claims", "0004_fill_review_priority_of_consensus"),
        ("claims", "0005_keep_what_each_voice_adds"),
        ("claims", "0006_learn_fits"),
        ("claims", "0007_guard_learned_fits"),
        ("claims", "0008_stage_of_each_review"),
        ("claims", "0009_blind_reviews_keep_their_own"),
        ("claims", "0010_say_who_doubted_a_pair"),
        ("claims", "0011_index_lists_by_their_filters"),
        ("claims", "0012_say_what_a_claim_was_copied_from"),
        ("claims", "0013_keep_what_each_event_teaches"),
        ("claims", "0014_code_a_share_of_articles_without_suggestions"),
        ("claims", "0015_index_suggestions_and_count_scores"),
        ("claims", "0016_keep_unfinished_reviews"),
        ("claims", "0017_index_what_searches_pass_over"),
        ("claims", "0018_keep_practice_apart"),
        ("claims", "0019_name_related_fields"),
        ("claims", "0020_say_that_what_is_repeated_was_taken_back"),
        ("claims", "0021_keep_who_decided_the_date_of_an_event"),
        ("claims", "0022_find_the_blind_reviews_done_last"),
        ("claims", "0023_key_the_marks_of_coded_values"),
        ("claims", "0024_keep_what_the_simulator_found"),
        ("claims", "0025_know_what_waits_on_unfinished_articles"),
        ("claims", "0026_lock_teams"),
        ("claims", "0027_index_lists_in_their_order"),
    ]

    initial = True

    dependencies = [
        ("audit", "0002_refuse_changes_to_acts_and_seals"),
        ("sources", "0001_squashed_0009"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Actor",
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
                    "key",
                    models.CharField(
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="claims.actor",
                        verbose_name="part of",
                    ),
                ),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "state"),
                            ("body", "official body"),
                            ("armed_force", "armed force"),
                            ("armed_group", "armed group"),
                            ("coalition", "coalition"),
                            ("organisation", "organisation"),
                            ("population", "group of people"),
                            ("person", "person"),
                            ("unidentified", "unidentified"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "speaks_as",
                    models.ForeignKey(
                        blank=True,
                        help_text="The source this actor is when it gives information; tells who has a stake in an event.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actors",
                        to="sources.source",
                        verbose_name="speaks as",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        help_text="Private persons are restricted.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
            ],
            options={
                "verbose_name": "actor",
                "verbose_name_plural": "actors",
                "ordering": ["name", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["name", "id"], name="claims_actor_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        name="claims_actor_has_key",
                        violation_error_message="A register entry needs a permanent key.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_actor_not_its_own_part",
                        violation_error_message="An entry cannot be part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActor",
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
                    "key",
                    models.CharField(
                        db_index=True,
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "state"),
                            ("body", "official body"),
                            ("armed_force", "armed force"),
                            ("armed_group", "armed group"),
                            ("coalition", "coalition"),
                            ("organisation", "organisation"),
                            ("population", "group of people"),
                            ("person", "person"),
                            ("unidentified", "unidentified"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        help_text="Private persons are restricted.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="part of",
                    ),
                ),
                (
                    "speaks_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The source this actor is when it gives information; tells who has a stake in an event.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="speaks as",
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
                "verbose_name": "historical actor",
                "verbose_name_plural": "historical actors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ActorName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="Empty = any language.", max_length=8, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_alias",
                    models.BooleanField(
                        default=True,
                        help_text="A further spelling, not the name to show in this language.",
                        verbose_name="alias",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of an actor",
                "verbose_name_plural": "names of actors",
                "ordering": ["entry", "language", "name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "language", "name"),
                        name="claims_actorname_once",
                        violation_error_message="The entry has this name in this language already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="claims_actorname_not_empty",
                        violation_error_message="A name is not empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActorExternalId",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        help_text="Such as wikidata or geonames.", max_length=40, verbose_name="register"
                    ),
                ),
                ("identifier", models.CharField(max_length=100, verbose_name="identifier")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "external id of an actor",
                "verbose_name_plural": "external ids of actors",
                "ordering": ["scheme", "identifier"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "identifier"),
                        name="claims_actorexternalid_once",
                        violation_error_message="Another entry has this identifier.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                    "key",
                    models.CharField(
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="claims.place",
                        verbose_name="part of",
                    ),
                ),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("region", "region"),
                            ("city", "city or town"),
                            ("district", "district"),
                            ("site", "site"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="latitude"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "the place itself"),
                            ("city", "centre of the city"),
                            ("region", "centre of the region"),
                            ("country", "centre of the country"),
                        ],
                        max_length=10,
                        verbose_name="precision of the coordinates",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["name", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["name", "id"], name="claims_place_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        name="claims_place_has_key",
                        violation_error_message="A register entry needs a permanent key.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_place_not_its_own_part",
                        violation_error_message="An entry cannot be part of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("longitude__isnull", False),
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="claims_place_coordinates",
                        violation_error_message="Latitude (-90 to 90) and longitude (-180 to 180) are given together or not at all.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPlace",
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
                    "key",
                    models.CharField(
                        db_index=True,
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("region", "region"),
                            ("city", "city or town"),
                            ("district", "district"),
                            ("site", "site"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="latitude"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "the place itself"),
                            ("city", "centre of the city"),
                            ("region", "centre of the region"),
                            ("country", "centre of the country"),
                        ],
                        max_length=10,
                        verbose_name="precision of the coordinates",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.place",
                        verbose_name="part of",
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
                "verbose_name": "historical place",
                "verbose_name_plural": "historical places",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="Empty = any language.", max_length=8, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_alias",
                    models.BooleanField(
                        default=True,
                        help_text="A further spelling, not the name to show in this language.",
                        verbose_name="alias",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a place",
                "verbose_name_plural": "names of places",
                "ordering": ["entry", "language", "name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "language", "name"),
                        name="claims_placename_once",
                        violation_error_message="The entry has this name in this language already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="claims_placename_not_empty",
                        violation_error_message="A name is not empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceExternalId",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        help_text="Such as wikidata or geonames.", max_length=40, verbose_name="register"
                    ),
                ),
                ("identifier", models.CharField(max_length=100, verbose_name="identifier")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="external_ids",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "external id of a place",
                "verbose_name_plural": "external ids of places",
                "ordering": ["scheme", "identifier"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "identifier"),
                        name="claims_placeexternalid_once",
                        violation_error_message="Another entry has this identifier.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                    "public_id",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="id"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("occurrence", "occurrence"),
                            ("series", "series"),
                            ("state", "state"),
                            ("statement", "statement"),
                        ],
                        default=claims.domain.codes.EventKind["OCCURRENCE"],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "act_kind",
                    models.CharField(
                        blank=True,
                        help_text="Such as rocket_attack, air_strike, protest, announcement: helps to match articles.",
                        max_length=40,
                        verbose_name="kind of act",
                    ),
                ),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True, help_text="EDTF, as first read.", max_length=32, verbose_name="date"
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Who said or restored the date, which the machine then leaves; empty = read from articles.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="date decided by",
                    ),
                ),
                (
                    "date_doubt",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The day that news tells against a decided date, waiting for a person; empty = none.",
                        max_length=32,
                        verbose_name="date told otherwise",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                (
                    "victims",
                    models.CharField(
                        blank=True,
                        help_text="Restricted; only helps to match articles.",
                        max_length=300,
                        verbose_name="named victims",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="claims.event",
                        verbose_name="part of",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.event",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split_off",
                        to="claims.event",
                        verbose_name="split from",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-date_lower", "-id"],
                "permissions": [("merge_event", "Can merge and split events")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("merged_into__isnull", False)),
                        fields=["merged_into"],
                        name="claims_event_merged",
                    ),
                    models.Index(fields=["date_lower", "date_upper"], name="claims_event_days"),
                    models.Index(fields=["-date_lower", "-id"], name="claims_event_latest"),
                    models.Index(fields=["kind", "-date_lower", "-id"], name="claims_event_by_kind"),
                    models.Index(
                        condition=models.Q(("victims", ""), _negated=True),
                        fields=["id"],
                        name="claims_event_with_victims",
                    ),
                    models.Index(
                        condition=models.Q(("date_doubt", ""), _negated=True),
                        fields=["-id"],
                        name="claims_event_date_doubted",
                    ),
                    models.Index(
                        condition=models.Q(("date_doubt", ""), _negated=True),
                        fields=["-id"],
                        name="claims_event_date_in_doubt",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="claims_event_has_title",
                        violation_error_message="Give the event a title that an editor would recognise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_lower__isnull", True),
                            ("date_upper__isnull", True),
                            ("date_lower__lte", models.F("date_upper")),
                            _connector="OR",
                        ),
                        name="claims_event_days_in_order",
                        violation_error_message="The first possible day is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("parent__isnull", True),
                                models.Q(("parent", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("merged_into__isnull", True),
                                models.Q(("merged_into", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="claims_event_not_its_own_relation",
                        violation_error_message="An event is neither part of itself nor merged into itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
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
                    "public_id",
                    models.CharField(db_index=True, editable=False, max_length=12, verbose_name="id"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("occurrence", "occurrence"),
                            ("series", "series"),
                            ("state", "state"),
                            ("statement", "statement"),
                        ],
                        default=claims.domain.codes.EventKind["OCCURRENCE"],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "act_kind",
                    models.CharField(
                        blank=True,
                        help_text="Such as rocket_attack, air_strike, protest, announcement: helps to match articles.",
                        max_length=40,
                        verbose_name="kind of act",
                    ),
                ),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True, help_text="EDTF, as first read.", max_length=32, verbose_name="date"
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_doubt",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The day that news tells against a decided date, waiting for a person; empty = none.",
                        max_length=32,
                        verbose_name="date told otherwise",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                (
                    "victims",
                    models.CharField(
                        blank=True,
                        help_text="Restricted; only helps to match articles.",
                        max_length=300,
                        verbose_name="named victims",
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                (
                    "date_decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="Who said or restored the date, which the machine then leaves; empty = read from articles.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="date decided by",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="part of",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="split from",
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
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SeriesDefinition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="series",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                ("window_lower", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "window_upper",
                    models.DateField(
                        blank=True, help_text="Inclusive; empty = open.", null=True, verbose_name="until"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=300, verbose_name="who")),
                ("what_counts", models.TextField(blank=True, verbose_name="what counts as one")),
            ],
            options={
                "verbose_name": "definition of a series",
                "verbose_name_plural": "definitions of series",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("window_lower__isnull", True),
                            ("window_upper__isnull", True),
                            ("window_lower__lte", models.F("window_upper")),
                            _connector="OR",
                        ),
                        name="claims_seriesdefinition_window_in_order",
                        violation_error_message="The window of a series does not end before it starts.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEventLink",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("part_of", "part of"),
                            ("retaliation_for", "retaliation for"),
                            ("before", "before"),
                            ("after", "after"),
                            ("ends", "ends"),
                            ("possibly_same_as", "possibly the same as"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("decided", "decided"), ("refused", "refused")],
                        default="suggested",
                        help_text="A refused suggestion stays, so that it is not made again.",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "from_event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="from event",
                    ),
                ),
                (
                    "to_event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="to event",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                "verbose_name": "historical link between events",
                "verbose_name_plural": "historical links between events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EventLink",
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
                    "from_event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_from",
                        to="claims.event",
                        verbose_name="from event",
                    ),
                ),
                (
                    "to_event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_to",
                        to="claims.event",
                        verbose_name="to event",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("part_of", "part of"),
                            ("retaliation_for", "retaliation for"),
                            ("before", "before"),
                            ("after", "after"),
                            ("ends", "ends"),
                            ("possibly_same_as", "possibly the same as"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("decided", "decided"), ("refused", "refused")],
                        default="suggested",
                        help_text="A refused suggestion stays, so that it is not made again.",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=500, verbose_name="reason")),
            ],
            options={
                "verbose_name": "link between events",
                "verbose_name_plural": "links between events",
                "ordering": ["from_event", "relation", "to_event"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("from_event", "to_event", "relation"),
                        name="claims_eventlink_once",
                        violation_error_message="The two events are linked in this way already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_event", models.F("to_event")), _negated=True),
                        name="claims_eventlink_two_events",
                        violation_error_message="A link joins two different events.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scope",
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
                    "key",
                    models.CharField(
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="claims.scope",
                        verbose_name="part of",
                    ),
                ),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("place", "place"),
                            ("group", "group of people or things"),
                            ("party", "party"),
                            ("phase", "phase"),
                        ],
                        max_length=8,
                        verbose_name="facet",
                    ),
                ),
                (
                    "parts_are_disjoint",
                    models.BooleanField(
                        default=False,
                        help_text="Say so only where nothing can lie in two of its parts: then their values may be summed.",
                        verbose_name="its parts are disjoint",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="The place that a scope of the place facet stands for.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scopes",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "scope",
                "verbose_name_plural": "scopes",
                "ordering": ["name", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["name", "id"], name="claims_scope_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        name="claims_scope_has_key",
                        violation_error_message="A register entry needs a permanent key.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_scope_not_its_own_part",
                        violation_error_message="An entry cannot be part of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facet", claims.domain.codes.ScopeFacet["PLACE"]), _negated=True),
                            ("key__startswith", "place:"),
                            _connector="OR",
                        ),
                        name="claims_scope_key_of_place",
                        violation_error_message="The key of a scope starts with its facet and a colon.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facet", claims.domain.codes.ScopeFacet["GROUP"]), _negated=True),
                            ("key__startswith", "group:"),
                            _connector="OR",
                        ),
                        name="claims_scope_key_of_group",
                        violation_error_message="The key of a scope starts with its facet and a colon.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facet", claims.domain.codes.ScopeFacet["PARTY"]), _negated=True),
                            ("key__startswith", "party:"),
                            _connector="OR",
                        ),
                        name="claims_scope_key_of_party",
                        violation_error_message="The key of a scope starts with its facet and a colon.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facet", claims.domain.codes.ScopeFacet["PHASE"]), _negated=True),
                            ("key__startswith", "phase:"),
                            _connector="OR",
                        ),
                        name="claims_scope_key_of_phase",
                        violation_error_message="The key of a scope starts with its facet and a colon.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalScope",
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
                    "key",
                    models.CharField(
                        db_index=True,
                        help_text="Permanent; never reused for another entry.",
                        max_length=100,
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_provisional",
                    models.BooleanField(
                        default=False,
                        help_text="Made from the words of an article; an editor has not looked at it yet.",
                        verbose_name="provisional",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("place", "place"),
                            ("group", "group of people or things"),
                            ("party", "party"),
                            ("phase", "phase"),
                        ],
                        max_length=8,
                        verbose_name="facet",
                    ),
                ),
                (
                    "parts_are_disjoint",
                    models.BooleanField(
                        default=False,
                        help_text="Say so only where nothing can lie in two of its parts: then their values may be summed.",
                        verbose_name="its parts are disjoint",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="part of",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The place that a scope of the place facet stands for.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
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
                "verbose_name": "historical scope",
                "verbose_name_plural": "historical scopes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ScopeName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="Empty = any language.", max_length=8, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_alias",
                    models.BooleanField(
                        default=True,
                        help_text="A further spelling, not the name to show in this language.",
                        verbose_name="alias",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="claims.scope",
                        verbose_name="scope",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a scope",
                "verbose_name_plural": "names of scopes",
                "ordering": ["entry", "language", "name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "language", "name"),
                        name="claims_scopename_once",
                        violation_error_message="The entry has this name in this language already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="claims_scopename_not_empty",
                        violation_error_message="A name is not empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodingCondition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coding_condition",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "is_hidden",
                    models.BooleanField(
                        help_text="Coded before anybody saw what the machine suggests.",
                        verbose_name="suggestions hidden",
                    ),
                ),
                ("drawn_at", models.DateTimeField(auto_now_add=True, verbose_name="drawn at")),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who first said that the article is coded; empty = nobody yet.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                ("coded_at", models.DateTimeField(blank=True, null=True, verbose_name="coded at")),
                (
                    "coded",
                    models.JSONField(
                        blank=True,
                        help_text="What stood when the reviewer was done, before hidden suggestions were shown.",
                        null=True,
                        verbose_name="coded",
                    ),
                ),
                ("suggested", models.JSONField(blank=True, null=True, verbose_name="suggested")),
                (
                    "settled",
                    models.JSONField(
                        blank=True,
                        help_text="Of hidden suggestions: what stood when the reviewer had gone through them as well.",
                        null=True,
                        verbose_name="settled",
                    ),
                ),
            ],
            options={
                "verbose_name": "condition of coding",
                "verbose_name_plural": "conditions of coding",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("coded__isnull", True),
                                ("coded_at__isnull", True),
                                ("suggested__isnull", True),
                            ),
                            models.Q(
                                ("coded__isnull", False),
                                ("coded_at__isnull", False),
                                ("suggested__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_codingcondition_measured_at_once",
                        violation_error_message="What was coded and what was suggested are kept together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled__isnull", True),
                            models.Q(("coded_at__isnull", False), ("is_hidden", True)),
                            _connector="OR",
                        ),
                        name="claims_codingcondition_settled_after",
                        violation_error_message="Only hidden suggestions are gone through afterwards.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("method", models.CharField(max_length=60, verbose_name="method")),
                ("method_version", models.CharField(max_length=20, verbose_name="version")),
                (
                    "basis",
                    models.CharField(
                        choices=[("none", "none"), ("simulator", "simulator"), ("ruled", "ruled items")],
                        default=claims.domain.codes.ConfidenceBasis["NONE"],
                        max_length=10,
                        verbose_name="basis",
                    ),
                ),
                ("ruled_items", models.PositiveIntegerField(default=0, verbose_name="ruled items")),
                (
                    "calibration",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Pairs of a probability as the voices give it and as it is shown.",
                        verbose_name="calibration",
                    ),
                ),
                (
                    "curve",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Per tenth of confidence: ruled items, their mean confidence, the share that is right.",
                        verbose_name="reliability curve",
                    ),
                ),
                (
                    "items",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many items with two voices or more it was learned from.",
                        verbose_name="items",
                    ),
                ),
                (
                    "content_sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="SHA-256 of the content"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "fit",
                "verbose_name_plural": "fits",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="FitSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="claims.fit",
                        verbose_name="fit",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "reliability",
                    models.DecimalField(decimal_places=6, max_digits=7, verbose_name="reliability"),
                ),
                (
                    "items",
                    models.PositiveIntegerField(
                        help_text="How many items it was learned from.", verbose_name="items"
                    ),
                ),
                (
                    "prior",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="How often a source of its class is taken to be right before anything is learned.",
                        max_digits=7,
                        null=True,
                        verbose_name="prior of the class",
                    ),
                ),
            ],
            options={
                "verbose_name": "reliability of a source",
                "verbose_name_plural": "reliabilities of sources",
                "ordering": ["fit", "source"],
                "constraints": [
                    models.UniqueConstraint(fields=("fit", "source"), name="claims_fitsource_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reliability__gte", 0), ("reliability__lte", 1)),
                        name="claims_fitsource_reliability_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("prior__isnull", True),
                            models.Q(("prior__gte", 0), ("prior__lte", 1)),
                            _connector="OR",
                        ),
                        name="claims_fitsource_prior_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FitCopying",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copying",
                        to="claims.fit",
                        verbose_name="fit",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                        verbose_name="first source",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                        verbose_name="second source",
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
                "constraints": [
                    models.UniqueConstraint(fields=("fit", "first", "second"), name="claims_fitcopying_once"),
                    models.CheckConstraint(
                        condition=models.Q(("chance__gte", 0), ("chance__lte", 1)),
                        name="claims_fitcopying_chance_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="claims_fitcopying_two_sources",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "name",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="name"),
                ),
                ("last", models.PositiveBigIntegerField(default=0, verbose_name="last number")),
            ],
            options={
                "verbose_name": "counter",
                "verbose_name_plural": "counters",
            },
        ),
        migrations.CreateModel(
            name="EventLessons",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="lessons",
                        serialize=False,
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "items",
                    models.PositiveIntegerField(
                        help_text="Attributes and scopes on which two voices or more name a value.",
                        verbose_name="items",
                    ),
                ),
                ("votes", models.PositiveIntegerField(verbose_name="votes")),
                ("content", models.JSONField(editable=False, verbose_name="content")),
                (
                    "evidence_sha256",
                    models.CharField(
                        editable=False,
                        help_text="Of all that it rests on. Where that is another by now, it is gathered anew.",
                        max_length=64,
                        verbose_name="SHA-256 of the evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "lessons of an event",
                "verbose_name_plural": "lessons of events",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PracticeArticle",
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
                    "key",
                    models.SlugField(
                        help_text="Permanent; part of its address.",
                        max_length=60,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        blank=True,
                        help_text="The reviewed article whose text it shows; empty = it has a text of its own.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice",
                        to="sources.article",
                        verbose_name="made from",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "outlet",
                    models.CharField(
                        blank=True,
                        help_text="By role; never a real one.",
                        max_length=200,
                        verbose_name="outlet",
                    ),
                ),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("published", models.CharField(blank=True, max_length=32, verbose_name="published")),
                ("own_text", models.TextField(blank=True, verbose_name="text")),
                ("suggestions", models.JSONField(default=list, verbose_name="suggestions")),
                ("answers", models.JSONField(default=list, verbose_name="known answers")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default="public",
                        help_text="The strictest of its article and claims: who may not read one of them does not practise here.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "is_offered",
                    models.BooleanField(
                        default=True, help_text="Whether anybody may begin it.", verbose_name="offered"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "practice article",
                "verbose_name_plural": "practice articles",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("article__isnull", True), models.Q(("own_text", ""), _negated=True)),
                            models.Q(("article__isnull", False), ("own_text", "")),
                            _connector="OR",
                        ),
                        name="claims_practicearticle_one_text",
                        violation_error_message="A practice article has a text of its own, or that of an article.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeRun",
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
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="claims.practicearticle",
                        verbose_name="practice article",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_runs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(help_text="From 1.", verbose_name="attempt")),
                ("work", models.JSONField(default=list, verbose_name="work")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
            ],
            options={
                "verbose_name": "attempt at practice",
                "verbose_name_plural": "attempts at practice",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "person", "attempt"),
                        name="claims_practicerun_numbered",
                        violation_error_message="This attempt is there already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("practice", "person"),
                        name="claims_practicerun_one_open",
                        violation_error_message="Only one attempt of a person at an article is open.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
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
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True, related_name="teams", to=settings.AUTH_USER_MODEL, verbose_name="members"
                    ),
                ),
            ],
            options={
                "verbose_name": "team",
                "verbose_name_plural": "teams",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReview",
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
                    "round",
                    models.CharField(
                        choices=[
                            ("single", "single review"),
                            ("blind", "blind review"),
                            ("adjudication", "adjudication"),
                        ],
                        default="single",
                        max_length=12,
                        verbose_name="round",
                    ),
                ),
                (
                    "slot",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1 and 2 are the two reviewers of a blind pair; a single review has 1.",
                        verbose_name="slot",
                    ),
                ),
                (
                    "suggestions_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Coded without seeing the machine's suggestions, to measure how much they sway.",
                        verbose_name="suggestions hidden",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done")],
                        default="open",
                        max_length=4,
                        verbose_name="state",
                    ),
                ),
                (
                    "nothing_to_claim",
                    models.BooleanField(
                        default=False,
                        help_text="The article holds no checkable claim.",
                        verbose_name="nothing to claim here",
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, editable=False, verbose_name="started at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
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
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Review",
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
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "round",
                    models.CharField(
                        choices=[
                            ("single", "single review"),
                            ("blind", "blind review"),
                            ("adjudication", "adjudication"),
                        ],
                        default="single",
                        max_length=12,
                        verbose_name="round",
                    ),
                ),
                (
                    "slot",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1 and 2 are the two reviewers of a blind pair; a single review has 1.",
                        verbose_name="slot",
                    ),
                ),
                (
                    "suggestions_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Coded without seeing the machine's suggestions, to measure how much they sway.",
                        verbose_name="suggestions hidden",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done")],
                        default="open",
                        max_length=4,
                        verbose_name="state",
                    ),
                ),
                (
                    "nothing_to_claim",
                    models.BooleanField(
                        default=False,
                        help_text="The article holds no checkable claim.",
                        verbose_name="nothing to claim here",
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["reviewer", "state"], name="claims_review_of_reviewer"),
                    models.Index(fields=["state", "-id"], name="claims_review_by_state"),
                    models.Index(fields=["round", "-id"], name="claims_review_by_round"),
                    models.Index(
                        condition=models.Q(("round", "blind")),
                        fields=["-finished_at", "-id"],
                        name="claims_review_blind_finished",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "reviewer", "round"),
                        name="claims_review_once_per_reviewer",
                        violation_error_message="This reviewer has a review of the article already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("round", "blind")),
                        fields=("article", "slot"),
                        name="claims_review_blind_pair",
                        violation_error_message="Somebody else has this place in the blind pair.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("round", "blind"), _negated=True), ("slot__in", [1, 2]), _connector="OR"
                        ),
                        name="claims_review_blind_slots",
                        violation_error_message="A blind pair has the places 1 and 2.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("state", "open")),
                            models.Q(("finished_at__isnull", False), ("state", "done")),
                            _connector="OR",
                        ),
                        name="claims_review_finished_when_done",
                        violation_error_message="A review that is done has the time when it was finished.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAssignment",
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
                    "round",
                    models.CharField(
                        choices=[
                            ("single", "single review"),
                            ("blind", "blind review"),
                            ("adjudication", "adjudication"),
                        ],
                        default="single",
                        max_length=12,
                        verbose_name="round",
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        default=0, help_text="Higher comes first.", verbose_name="priority"
                    ),
                ),
                ("is_closed", models.BooleanField(default=False, verbose_name="closed")),
                (
                    "skip_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for skipping"),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.team",
                        verbose_name="team",
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
                "verbose_name": "historical assignment",
                "verbose_name_plural": "historical assignments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="claims.team",
                        verbose_name="team",
                    ),
                ),
                (
                    "round",
                    models.CharField(
                        choices=[
                            ("single", "single review"),
                            ("blind", "blind review"),
                            ("adjudication", "adjudication"),
                        ],
                        default="single",
                        max_length=12,
                        verbose_name="round",
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        default=0, help_text="Higher comes first.", verbose_name="priority"
                    ),
                ),
                ("is_closed", models.BooleanField(default=False, verbose_name="closed")),
                (
                    "skip_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for skipping"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["-priority", "id"],
                "indexes": [models.Index(fields=["-priority", "id"], name="claims_assignment_by_priority")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_closed", False), ("reviewer__isnull", False)),
                        fields=("article", "reviewer", "round"),
                        name="claims_assignment_open_once",
                        violation_error_message="The reviewer has this article in the queue already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewer__isnull", False), ("team__isnull", False), _connector="OR"
                        ),
                        name="claims_assignment_to_somebody",
                        violation_error_message="Assign the article to a reviewer or to a team.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leases",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "slot",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Two reviewers of a blind pair hold one lease each.",
                        verbose_name="slot",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leases",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="holder",
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="taken at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
            ],
            options={
                "verbose_name": "lease",
                "verbose_name_plural": "leases",
                "ordering": ["expires_at", "id"],
                "indexes": [models.Index(fields=["expires_at", "id"], name="claims_lease_by_end")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "slot"),
                        name="claims_lease_one_per_slot",
                        violation_error_message="Somebody else works on the article right now.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("taken_at"))),
                        name="claims_lease_lasts",
                        violation_error_message="A lease expires after it was taken.",
                    ),
                ],
            },
        ),
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("unaided", "coded without suggestions"),
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
                            ("notice", "what it repeats was taken back"),
                        ],
                        help_text="Empty = it never was.",
                        max_length=10,
                        verbose_name="open again because",
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
                        verbose_name="article",
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
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_stage",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("unaided", "coded without suggestions"),
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
                            ("notice", "what it repeats was taken back"),
                        ],
                        help_text="Empty = it never was.",
                        max_length=10,
                        verbose_name="open again because",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a review",
                "verbose_name_plural": "stages of reviews",
                "ordering": ["-changed_at"],
                "permissions": [
                    ("adjudicate_review", "Can order blind reviews, and decide what the two differ on")
                ],
                "indexes": [
                    models.Index(fields=["stage", "article"], name="claims_reviewstage_by_stage"),
                    models.Index(
                        condition=models.Q(("nothing_to_claim", True)),
                        fields=["article"],
                        name="claims_reviewstage_nothing",
                    ),
                    models.Index(
                        condition=models.Q(("reopened", "notice")),
                        fields=["article"],
                        name="claims_reviewstage_taken_back",
                    ),
                    models.Index(fields=["-changed_at", "-id"], name="claims_reviewstage_latest"),
                    models.Index(
                        fields=["stage", "-changed_at", "-id"], name="claims_reviewstage_stage_since"
                    ),
                ],
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
        migrations.CreateModel(
            name="SimulatedConfidence",
            fields=[
                (
                    "ground_sha256",
                    models.CharField(
                        help_text="Of codebook and program. Where that is another by now, events are simulated anew.",
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                        verbose_name="SHA-256 of the ground",
                    ),
                ),
                ("learned", models.JSONField(editable=False, verbose_name="learned from")),
                ("held_out", models.JSONField(editable=False, verbose_name="held out")),
                (
                    "values",
                    models.PositiveIntegerField(
                        help_text="How many values were simulated.", verbose_name="values"
                    ),
                ),
            ],
            options={
                "verbose_name": "confidence on simulated events",
                "verbose_name_plural": "confidence on simulated events",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="UnfinishedReview",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="unfinished",
                        serialize=False,
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "has_suggestions",
                    models.BooleanField(
                        default=False,
                        help_text="A claim of it is suggested, whoever may see it.",
                        verbose_name="has suggestions",
                    ),
                ),
                (
                    "is_contested",
                    models.BooleanField(
                        default=False,
                        help_text="A claim of it tells of an event of which something is contested and not ruled.",
                        verbose_name="speaks of a contested event",
                    ),
                ),
            ],
            options={
                "verbose_name": "unfinished review",
                "verbose_name_plural": "unfinished reviews",
                "ordering": ["article"],
                "indexes": [
                    models.Index(fields=["has_suggestions", "article"], name="claims_unfinished_suggested"),
                    models.Index(fields=["is_contested", "article"], name="claims_unfinished_in_conflict"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribute",
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
                    "key",
                    models.CharField(
                        help_text="Permanent, in small letters, digits and _: the column name in exports.",
                        max_length=60,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("things", "things"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actors", "actors"),
                            ("other", "other"),
                        ],
                        max_length=8,
                        verbose_name="family",
                    ),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="No longer offered for new claims; old ones keep it.",
                        verbose_name="retired",
                    ),
                ),
            ],
            options={
                "verbose_name": "attribute",
                "verbose_name_plural": "attributes",
                "ordering": ["family", "key"],
                "permissions": [("revise_codebook", "Can revise the codebook")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z][a-z0-9_]*$")),
                        name="claims_attribute_key_form",
                        violation_error_message="A key starts with a small letter; then small letters, digits and _.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttributeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "cardinality",
                    models.CharField(
                        choices=[("one", "one value"), ("many", "several values may hold together")],
                        default=claims.domain.codes.Cardinality["ONE"],
                        max_length=4,
                        verbose_name="cardinality",
                    ),
                ),
                (
                    "accumulating",
                    models.BooleanField(
                        default=False,
                        help_text="The figure only grows with time, as a toll does.",
                        verbose_name="accumulating",
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(decimal_places=6, default=0, max_digits=20, verbose_name="tolerance"),
                ),
                ("policy", models.CharField(default="plain", max_length=40, verbose_name="consensus policy")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                ("definition", models.JSONField(verbose_name="definition")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "version of an attribute",
                "verbose_name_plural": "versions of attributes",
                "ordering": ["attribute", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attribute", "number"),
                        name="claims_attributeversion_number_once",
                        violation_error_message="The attribute has this version already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("tolerance__gte", 0)),
                        name="claims_attributeversion_positive",
                        violation_error_message="Versions count from 1, and a tolerance is 0 or more.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodebookSnapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                (
                    "event_definition",
                    models.JSONField(
                        default=dict, help_text="By language.", verbose_name="what one event is"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what changed")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "versions",
                    models.ManyToManyField(
                        related_name="snapshots",
                        to="claims.attributeversion",
                        verbose_name="attribute versions",
                    ),
                ),
            ],
            options={
                "verbose_name": "codebook",
                "verbose_name_plural": "codebooks",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Consensus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope_place",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "place"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: place",
                    ),
                ),
                (
                    "scope_group",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "group"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: group",
                    ),
                ),
                (
                    "scope_party",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "party"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: party",
                    ),
                ),
                (
                    "scope_phase",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "phase"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: phase",
                    ),
                ),
                (
                    "scope_key",
                    models.CharField(blank=True, editable=False, max_length=420, verbose_name="scope"),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consensus",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consensus",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                ("has_value", models.BooleanField(default=False, verbose_name="has a value")),
                (
                    "value_is_bound",
                    models.BooleanField(default=False, verbose_name="the value is only a bound"),
                ),
                ("as_of", models.DateTimeField(blank=True, null=True, verbose_name="as of")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("undisputed", "undisputed"),
                            ("contested", "contested"),
                            ("insufficient", "insufficient"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "ruling",
                    models.CharField(
                        choices=[("none", "none"), ("ruled", "ruled"), ("stale", "stale")],
                        default=claims.domain.codes.Ruling["NONE"],
                        max_length=6,
                        verbose_name="ruling",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("established", "established"),
                            ("corroborated", "corroborated"),
                            ("supported", "supported"),
                            ("single_voice", "single voice"),
                            ("disputed", "disputed"),
                            ("refuted", "refuted"),
                            ("provisional", "provisional"),
                        ],
                        max_length=12,
                        verbose_name="grade",
                    ),
                ),
                ("voices_min", models.PositiveIntegerField(verbose_name="voices, at least")),
                ("voices_max", models.PositiveIntegerField(verbose_name="voices, at most")),
                (
                    "confidence",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=7, null=True, verbose_name="confidence"
                    ),
                ),
                (
                    "confidence_basis",
                    models.CharField(
                        choices=[("none", "none"), ("simulator", "simulator"), ("ruled", "ruled items")],
                        default=claims.domain.codes.ConfidenceBasis["NONE"],
                        max_length=10,
                        verbose_name="basis of the confidence",
                    ),
                ),
                (
                    "confidence_items",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many ruled items the calibration rests on.",
                        verbose_name="ruled items",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("machine", "machine"),
                            ("policy", "policy"),
                            ("one_reviewer", "one reviewer"),
                            ("two_blind", "two reviewers, blind"),
                            ("adjudicated", "adjudicated"),
                        ],
                        default=claims.domain.codes.Verification["MACHINE"],
                        help_text="The weakest verification among the claims behind it.",
                        max_length=12,
                        verbose_name="verification",
                    ),
                ),
                ("policy", models.CharField(max_length=40, verbose_name="policy")),
                (
                    "codebook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.codebooksnapshot",
                        verbose_name="codebook",
                    ),
                ),
                (
                    "fit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.fit",
                        verbose_name="fit",
                    ),
                ),
                ("remarks", models.JSONField(default=list, verbose_name="explanation")),
                (
                    "review_priority",
                    models.PositiveSmallIntegerField(
                        default=0,
                        editable=False,
                        help_text="0 = nothing for a reviewer to look at; 1 comes first.",
                        verbose_name="priority for review",
                    ),
                ),
                (
                    "weighing",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="A sentence per voice, what the value hangs on, what would settle it; the scores of the voices.",
                        verbose_name="what each voice adds",
                    ),
                ),
                (
                    "content_sha256",
                    models.CharField(editable=False, max_length=64, verbose_name="SHA-256 of the content"),
                ),
            ],
            options={
                "verbose_name": "consensus",
                "verbose_name_plural": "consensus",
                "ordering": ["event", "attribute", "scope_key"],
                "indexes": [
                    models.Index(fields=["evidence", "ruling"], name="claims_consensus_open"),
                    models.Index(fields=["evidence", "event"], name="claims_consensus_by_evidence"),
                    models.Index(fields=["ruling", "event"], name="claims_consensus_by_ruling"),
                    models.Index(fields=["grade", "event"], name="claims_consensus_by_grade"),
                    models.Index(
                        condition=models.Q(("ruling", "stale")),
                        fields=["event"],
                        name="claims_consensus_stale",
                    ),
                    models.Index(
                        condition=models.Q(("evidence", "contested"), ("ruling", "none")),
                        fields=["event"],
                        name="claims_consensus_contested",
                    ),
                    models.Index(
                        condition=models.Q(("review_priority__gt", 0)),
                        fields=["review_priority"],
                        name="claims_consensus_tasks",
                    ),
                    models.Index(
                        condition=models.Q(("voices_min__lt", models.F("voices_max"))),
                        fields=["event"],
                        name="claims_consensus_in_doubt",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claims_consensus_bounds_in_order",
                        violation_error_message="The lower bound is not above the upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                    claims.domain.codes.ValueKind["DATE"],
                                    claims.domain.codes.ValueKind["TIME"],
                                    claims.domain.codes.ValueKind["PLACE"],
                                    claims.domain.codes.ValueKind["ACTOR"],
                                    claims.domain.codes.ValueKind["CATEGORY"],
                                    claims.domain.codes.ValueKind["BOOLEAN"],
                                    claims.domain.codes.ValueKind["TEXT"],
                                ],
                            ),
                            (
                                "value_state__in",
                                [
                                    claims.domain.codes.ValueState["KNOWN"],
                                    claims.domain.codes.ValueState["UNKNOWN"],
                                    claims.domain.codes.ValueState["WITHHELD"],
                                ],
                            ),
                            (
                                "comparator__in",
                                [
                                    claims.domain.codes.Comparator["EXACT"],
                                    claims.domain.codes.Comparator["AT_LEAST"],
                                    claims.domain.codes.Comparator["MORE_THAN"],
                                    claims.domain.codes.Comparator["AT_MOST"],
                                    claims.domain.codes.Comparator["LESS_THAN"],
                                    claims.domain.codes.Comparator["RANGE"],
                                    claims.domain.codes.Comparator["ABOUT"],
                                    claims.domain.codes.Comparator["NEARLY"],
                                    claims.domain.codes.Comparator["SOME"],
                                    claims.domain.codes.Comparator["NONE"],
                                ],
                            ),
                        ),
                        name="claims_consensus_value_codes_known",
                        violation_error_message="The kind, state or comparator is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(
                                    ("number__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("number"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("lower"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("upper"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_count_is_whole",
                        violation_error_message="A count is a whole number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(("number__isnull", True), ("number__gte", 0), _connector="OR"),
                                models.Q(("lower__isnull", True), ("lower__gte", 0), _connector="OR"),
                                models.Q(("upper__isnull", True), ("upper__gte", 0), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_count_not_negative",
                        violation_error_message="A count is 0 or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                ],
                            ),
                            models.Q(
                                ("lower__isnull", True), ("number__isnull", True), ("upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_numbers_only_where_numeric",
                        violation_error_message="Only counts and measures hold numbers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("comparator", claims.domain.codes.Comparator["NONE"]), _negated=True),
                            models.Q(
                                ("lower", 0),
                                ("lower__isnull", False),
                                ("number", 0),
                                ("number__isnull", False),
                                ("upper", 0),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_none_is_zero",
                        violation_error_message="A stated zero has the number 0 and the bounds 0 and 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "comparator__in",
                                    [
                                        claims.domain.codes.Comparator["RANGE"],
                                        claims.domain.codes.Comparator["SOME"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("number__isnull", True),
                            _connector="OR",
                        ),
                        name="claims_consensus_vague_has_no_number",
                        violation_error_message="A range or a vague quantity names no single number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", claims.domain.codes.ValueState["KNOWN"]),
                            models.Q(
                                ("lower__isnull", True),
                                ("number__isnull", True),
                                ("upper__isnull", True),
                                ("category", ""),
                                ("date_edtf", ""),
                                ("place__isnull", True),
                                ("time_text", ""),
                                ("actor__isnull", True),
                                ("boolean__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_unstated_is_empty",
                        violation_error_message="A value that is unknown or withheld states nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                            models.Q(
                                ("date_edtf", ""), ("date_lower__isnull", True), ("date_upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_dates_only_where_dated",
                        violation_error_message="Only values of kind date hold a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_lower__isnull", True),
                            ("date_upper__isnull", True),
                            ("date_lower__lte", models.F("date_upper")),
                            _connector="OR",
                        ),
                        name="claims_consensus_days_in_order",
                        violation_error_message="The first possible day is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                                ("place__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                                ("actor__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                ("time_text", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                ("category", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                                ("boolean__isnull", True),
                                _connector="OR",
                            ),
                        ),
                        name="claims_consensus_columns_of_its_kind",
                        violation_error_message="A value fills only the columns of its own kind.",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "attribute", "scope_key"), name="claims_consensus_one_per_scope"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["undisputed", "contested", "insufficient"])),
                        name="claims_consensus_evidence_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ruling__in", ["none", "ruled", "stale"])),
                        name="claims_consensus_ruling_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grade__in",
                                [
                                    "",
                                    "established",
                                    "corroborated",
                                    "supported",
                                    "single_voice",
                                    "disputed",
                                    "refuted",
                                    "provisional",
                                ],
                            )
                        ),
                        name="claims_consensus_grade_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verification__in",
                                ["machine", "policy", "one_reviewer", "two_blind", "adjudicated"],
                            )
                        ),
                        name="claims_consensus_verification_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_value", True),
                            models.Q(
                                ("actor__isnull", True),
                                ("boolean__isnull", True),
                                ("number__isnull", True),
                                ("place__isnull", True),
                                ("category", ""),
                                ("date_edtf", ""),
                                ("time_text", ""),
                                ("wording", ""),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensus_no_value_is_empty",
                        violation_error_message="A row without a value states none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voices_min__lte", models.F("voices_max"))),
                        name="claims_consensus_voices_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__isnull", True),
                            models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                            _connector="OR",
                        ),
                        name="claims_consensus_confidence_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("evidence", claims.domain.codes.Evidence["CONTESTED"]),
                                ("ruling", claims.domain.codes.Ruling["NONE"]),
                                _negated=True,
                            ),
                            ("has_value", False),
                            _connector="OR",
                        ),
                        name="claims_consensus_contested_has_no_value",
                        violation_error_message="What is contested and not ruled has no value.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_value", False),
                            ("lower__isnull", True),
                            ("number__isnull", True),
                            ("number__gte", models.F("lower")),
                            _connector="OR",
                        ),
                        name="claims_consensus_value_not_below_low",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_value", False),
                            ("upper__isnull", True),
                            ("number__isnull", True),
                            ("number__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claims_consensus_value_not_above_high",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsensusCandidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "consensus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="claims.consensus",
                        verbose_name="consensus",
                    ),
                ),
                ("rank", models.PositiveIntegerField(verbose_name="rank")),
                ("voices_min", models.PositiveIntegerField(verbose_name="voices, at least")),
                ("voices_max", models.PositiveIntegerField(verbose_name="voices, at most")),
                (
                    "is_accepted",
                    models.BooleanField(
                        default=False,
                        help_text="For sets of values: this member is in the set.",
                        verbose_name="holds",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=7, null=True, verbose_name="share"
                    ),
                ),
            ],
            options={
                "verbose_name": "candidate value",
                "verbose_name_plural": "candidate values",
                "ordering": ["consensus", "rank"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("voices_min__lt", models.F("voices_max"))),
                        fields=["consensus"],
                        name="claims_candidate_in_doubt",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_bounds_in_order",
                        violation_error_message="The lower bound is not above the upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                    claims.domain.codes.ValueKind["DATE"],
                                    claims.domain.codes.ValueKind["TIME"],
                                    claims.domain.codes.ValueKind["PLACE"],
                                    claims.domain.codes.ValueKind["ACTOR"],
                                    claims.domain.codes.ValueKind["CATEGORY"],
                                    claims.domain.codes.ValueKind["BOOLEAN"],
                                    claims.domain.codes.ValueKind["TEXT"],
                                ],
                            ),
                            (
                                "value_state__in",
                                [
                                    claims.domain.codes.ValueState["KNOWN"],
                                    claims.domain.codes.ValueState["UNKNOWN"],
                                    claims.domain.codes.ValueState["WITHHELD"],
                                ],
                            ),
                            (
                                "comparator__in",
                                [
                                    claims.domain.codes.Comparator["EXACT"],
                                    claims.domain.codes.Comparator["AT_LEAST"],
                                    claims.domain.codes.Comparator["MORE_THAN"],
                                    claims.domain.codes.Comparator["AT_MOST"],
                                    claims.domain.codes.Comparator["LESS_THAN"],
                                    claims.domain.codes.Comparator["RANGE"],
                                    claims.domain.codes.Comparator["ABOUT"],
                                    claims.domain.codes.Comparator["NEARLY"],
                                    claims.domain.codes.Comparator["SOME"],
                                    claims.domain.codes.Comparator["NONE"],
                                ],
                            ),
                        ),
                        name="claims_consensuscandidate_value_codes_known",
                        violation_error_message="The kind, state or comparator is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(
                                    ("number__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("number"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("lower"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("upper"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_count_is_whole",
                        violation_error_message="A count is a whole number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(("number__isnull", True), ("number__gte", 0), _connector="OR"),
                                models.Q(("lower__isnull", True), ("lower__gte", 0), _connector="OR"),
                                models.Q(("upper__isnull", True), ("upper__gte", 0), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_count_not_negative",
                        violation_error_message="A count is 0 or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                ],
                            ),
                            models.Q(
                                ("lower__isnull", True), ("number__isnull", True), ("upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_numbers_only_where_numeric",
                        violation_error_message="Only counts and measures hold numbers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("comparator", claims.domain.codes.Comparator["NONE"]), _negated=True),
                            models.Q(
                                ("lower", 0),
                                ("lower__isnull", False),
                                ("number", 0),
                                ("number__isnull", False),
                                ("upper", 0),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_none_is_zero",
                        violation_error_message="A stated zero has the number 0 and the bounds 0 and 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "comparator__in",
                                    [
                                        claims.domain.codes.Comparator["RANGE"],
                                        claims.domain.codes.Comparator["SOME"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("number__isnull", True),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_vague_has_no_number",
                        violation_error_message="A range or a vague quantity names no single number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", claims.domain.codes.ValueState["KNOWN"]),
                            models.Q(
                                ("lower__isnull", True),
                                ("number__isnull", True),
                                ("upper__isnull", True),
                                ("category", ""),
                                ("date_edtf", ""),
                                ("place__isnull", True),
                                ("time_text", ""),
                                ("actor__isnull", True),
                                ("boolean__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_unstated_is_empty",
                        violation_error_message="A value that is unknown or withheld states nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                            models.Q(
                                ("date_edtf", ""), ("date_lower__isnull", True), ("date_upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_dates_only_where_dated",
                        violation_error_message="Only values of kind date hold a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_lower__isnull", True),
                            ("date_upper__isnull", True),
                            ("date_lower__lte", models.F("date_upper")),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_days_in_order",
                        violation_error_message="The first possible day is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                                ("place__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                                ("actor__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                ("time_text", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                ("category", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                                ("boolean__isnull", True),
                                _connector="OR",
                            ),
                        ),
                        name="claims_consensuscandidate_columns_of_its_kind",
                        violation_error_message="A value fills only the columns of its own kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_state", claims.domain.codes.ValueState["KNOWN"]), _negated=True),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["SOME"]),
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                models.Q(
                                    ("number__isnull", False),
                                    ("lower__isnull", False),
                                    ("upper__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                                models.Q(("date_edtf", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                models.Q(("time_text", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                models.Q(("category", ""), _negated=True),
                            ),
                            models.Q(
                                ("boolean__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["PLACE"],
                                        claims.domain.codes.ValueKind["ACTOR"],
                                        claims.domain.codes.ValueKind["TEXT"],
                                    ],
                                ),
                                models.Q(("wording", ""), _negated=True),
                            ),
                            models.Q(
                                ("place__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                            ),
                            models.Q(
                                ("actor__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                            ),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["NONE"]),
                                ("value_kind", claims.domain.codes.ValueKind["TEXT"]),
                            ),
                            _connector="OR",
                        ),
                        name="claims_consensuscandidate_states_something",
                        violation_error_message="Give the value, or say that the source does not know it or withholds it.",
                    ),
                    models.UniqueConstraint(
                        fields=("consensus", "rank"), name="claims_consensuscandidate_rank_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProducerRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "producer",
                    models.CharField(
                        choices=[
                            ("rules", "rules"),
                            ("llm", "language model"),
                            ("person", "person"),
                            ("import", "import"),
                        ],
                        max_length=8,
                        verbose_name="producer",
                    ),
                ),
                ("version", models.CharField(max_length=40, verbose_name="version")),
                (
                    "codebook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.codebooksnapshot",
                        verbose_name="codebook",
                    ),
                ),
                (
                    "prompt_version",
                    models.CharField(
                        blank=True,
                        help_text="Only for a language model.",
                        max_length=40,
                        verbose_name="version of the prompt",
                    ),
                ),
                (
                    "raw_answer",
                    models.TextField(
                        blank=True,
                        help_text="What a language model answered, word for word.",
                        verbose_name="raw answer",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "run of a producer",
                "verbose_name_plural": "runs of producers",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["article", "producer", "-id"], name="claims_run_of_article")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version", ""), _negated=True),
                        name="claims_producerrun_has_version",
                        violation_error_message="A run names the version that made it.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                    "informant",
                    models.ForeignKey(
                        blank=True,
                        help_text="The deepest person or body that could know; empty when the outlet itself speaks.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims_as_informant",
                        to="sources.source",
                        verbose_name="informant",
                    ),
                ),
                (
                    "informant_text",
                    models.CharField(blank=True, max_length=300, verbose_name="informant as written"),
                ),
                (
                    "informant_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "named"),
                            ("described", "described by role"),
                            ("anonymous", "anonymous"),
                            ("eyewitness", "eyewitness"),
                            ("document", "document"),
                            ("unclear", "unclear"),
                        ],
                        max_length=10,
                        verbose_name="kind of informant",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        help_text="The agency or post that carried it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims_as_channel",
                        to="sources.source",
                        verbose_name="channel",
                    ),
                ),
                (
                    "channel_text",
                    models.CharField(blank=True, max_length=300, verbose_name="channel as written"),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[("certain", "certain"), ("presumed", "presumed (carried over)")],
                        default=claims.domain.codes.Reach["CERTAIN"],
                        max_length=8,
                        verbose_name="attribution is",
                    ),
                ),
                (
                    "stake",
                    models.CharField(
                        choices=[
                            ("none", "no party to the event"),
                            ("party", "party to the event"),
                            ("unknown", "not known"),
                        ],
                        default=claims.domain.codes.Stake["UNKNOWN"],
                        max_length=8,
                        verbose_name="stake of the informant",
                    ),
                ),
                (
                    "scope_place",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "place"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: place",
                    ),
                ),
                (
                    "scope_group",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "group"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: group",
                    ),
                ),
                (
                    "scope_party",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "party"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: party",
                    ),
                ),
                (
                    "scope_phase",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "phase"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: phase",
                    ),
                ),
                (
                    "scope_key",
                    models.CharField(blank=True, editable=False, max_length=420, verbose_name="scope"),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=32, unique=True, verbose_name="id"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "ordinal",
                    models.PositiveIntegerField(editable=False, verbose_name="number in the article"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty = not routed to an event yet, or an aggregate that belongs to none.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                (
                    "attribute_version",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.attributeversion",
                        verbose_name="coded under",
                    ),
                ),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("quote", models.TextField(verbose_name="quote")),
                (
                    "focus_start",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="start of the focus"),
                ),
                (
                    "focus_end",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="end of the focus"),
                ),
                (
                    "focus",
                    models.TextField(
                        blank=True, help_text="The shortest words that state the value.", verbose_name="focus"
                    ),
                ),
                (
                    "scope_text",
                    models.CharField(
                        blank=True,
                        help_text="The article's words for the part.",
                        max_length=300,
                        verbose_name="scope as written",
                    ),
                ),
                (
                    "as_of_lower",
                    models.DateTimeField(
                        blank=True,
                        help_text="First moment the information may hold for.",
                        null=True,
                        verbose_name="as of, from",
                    ),
                ),
                (
                    "as_of_upper",
                    models.DateTimeField(
                        blank=True,
                        help_text="Last moment it may hold for, inclusive.",
                        null=True,
                        verbose_name="as of, until",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated in the text"),
                            ("published", "the publication date"),
                        ],
                        default="none",
                        help_text="What moves when the article's publication date is corrected.",
                        max_length=10,
                        verbose_name="basis of as of",
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated in the text"),
                            ("published", "the publication date"),
                        ],
                        default="none",
                        editable=False,
                        max_length=10,
                        verbose_name="basis of the date",
                    ),
                ),
                (
                    "anchor_date",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The publication date that a date such as Tuesday was read against.",
                        max_length=32,
                        verbose_name="read against",
                    ),
                ),
                (
                    "is_recap",
                    models.BooleanField(
                        default=False,
                        help_text="Background that repeats earlier news: it corroborates and never supersedes.",
                        verbose_name="recap",
                    ),
                ),
                (
                    "says_rose",
                    models.BooleanField(
                        default=False,
                        help_text="The words themselves say that an earlier figure grew.",
                        verbose_name="says the figure rose",
                    ),
                ),
                (
                    "actuality",
                    models.CharField(
                        choices=[
                            ("happened", "happened"),
                            ("ongoing", "going on"),
                            ("planned", "planned"),
                            ("threatened", "threatened"),
                            ("attempted", "attempted"),
                            ("foiled", "foiled"),
                            ("hypothetical", "hypothetical"),
                        ],
                        default=claims.domain.codes.Actuality["HAPPENED"],
                        max_length=12,
                        verbose_name="actuality",
                    ),
                ),
                (
                    "modality",
                    models.CharField(
                        choices=[
                            ("asserted", "asserted"),
                            ("hedged", "hedged (may, could)"),
                            ("hearsay", "hearsay (reportedly)"),
                            ("contingent", "on a condition (if)"),
                            ("denied", "denied"),
                        ],
                        default=claims.domain.codes.Modality["ASSERTED"],
                        max_length=10,
                        verbose_name="modality",
                    ),
                ),
                (
                    "polarity",
                    models.CharField(
                        choices=[("positive", "states it"), ("negative", "rejects it")],
                        default=claims.domain.codes.Polarity["POSITIVE"],
                        max_length=8,
                        verbose_name="polarity",
                    ),
                ),
                (
                    "certainty",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "unsure"), (2, "fairly sure"), (3, "sure")],
                        help_text="Empty = not said.",
                        null=True,
                        verbose_name="coder's certainty",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "suggested"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                            ("retracted", "retracted"),
                            ("orphaned", "orphaned"),
                        ],
                        default=claims.domain.codes.ClaimStatus["SUGGESTED"],
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("machine", "machine"),
                            ("policy", "policy"),
                            ("one_reviewer", "one reviewer"),
                            ("two_blind", "two reviewers, blind"),
                            ("adjudicated", "adjudicated"),
                        ],
                        default=claims.domain.codes.Verification["MACHINE"],
                        editable=False,
                        max_length=12,
                        verbose_name="verification",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "producer",
                    models.CharField(
                        choices=[
                            ("rules", "rules"),
                            ("llm", "language model"),
                            ("person", "person"),
                            ("import", "import"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="produced by",
                    ),
                ),
                (
                    "producer_version",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="version"),
                ),
                ("rule", models.CharField(blank=True, editable=False, max_length=100, verbose_name="rule")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        editable=False,
                        max_digits=4,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="why it was suggested"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The run that suggested it first.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_claims",
                        to="claims.producerrun",
                        verbose_name="run",
                    ),
                ),
                (
                    "event_key",
                    models.CharField(
                        blank=True, editable=False, max_length=80, verbose_name="event inside the article"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "anchored_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reanchored",
                        to="claims.claim",
                        verbose_name="claim on the earlier version",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The claim on the same words that a person copied; what it says was stated anew.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="claims.claim",
                        verbose_name="copied from",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided at"),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ["article", "start", "ordinal"],
                "permissions": [
                    ("accept_claim", "Can accept, edit and reject claims"),
                    ("route_claim", "Can route claims to events"),
                    ("view_restricted_claim", "Can see restricted claims"),
                    ("view_confidential_claim", "Can see confidential claims"),
                ],
                "indexes": [
                    models.Index(fields=["article", "status", "start"], name="claims_claim_in_article"),
                    models.Index(
                        fields=["event", "attribute", "scope_key", "status"], name="claims_claim_of_event"
                    ),
                    models.Index(fields=["status", "-id"], name="claims_claim_by_status"),
                    models.Index(fields=["status", "public_id"], name="claims_claim_status_by_name"),
                    models.Index(fields=["verification", "public_id"], name="claims_claim_verified_by_name"),
                    models.Index(fields=["verification", "-id"], name="claims_claim_by_verification"),
                    models.Index(fields=["modality", "-id"], name="claims_claim_by_modality"),
                    models.Index(fields=["producer", "-id"], name="claims_claim_by_producer"),
                    models.Index(
                        condition=models.Q(
                            ("status", claims.domain.codes.ClaimStatus["SUGGESTED"]),
                            models.Q(("sensitivity", sources.codes.Sensitivity["PUBLIC"]), _negated=True),
                        ),
                        fields=["article"],
                        name="claims_claim_hidden_suggestion",
                    ),
                    models.Index(fields=["sensitivity", "-id"], name="claims_claim_by_sensitivity"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claims_claim_bounds_in_order",
                        violation_error_message="The lower bound is not above the upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                    claims.domain.codes.ValueKind["DATE"],
                                    claims.domain.codes.ValueKind["TIME"],
                                    claims.domain.codes.ValueKind["PLACE"],
                                    claims.domain.codes.ValueKind["ACTOR"],
                                    claims.domain.codes.ValueKind["CATEGORY"],
                                    claims.domain.codes.ValueKind["BOOLEAN"],
                                    claims.domain.codes.ValueKind["TEXT"],
                                ],
                            ),
                            (
                                "value_state__in",
                                [
                                    claims.domain.codes.ValueState["KNOWN"],
                                    claims.domain.codes.ValueState["UNKNOWN"],
                                    claims.domain.codes.ValueState["WITHHELD"],
                                ],
                            ),
                            (
                                "comparator__in",
                                [
                                    claims.domain.codes.Comparator["EXACT"],
                                    claims.domain.codes.Comparator["AT_LEAST"],
                                    claims.domain.codes.Comparator["MORE_THAN"],
                                    claims.domain.codes.Comparator["AT_MOST"],
                                    claims.domain.codes.Comparator["LESS_THAN"],
                                    claims.domain.codes.Comparator["RANGE"],
                                    claims.domain.codes.Comparator["ABOUT"],
                                    claims.domain.codes.Comparator["NEARLY"],
                                    claims.domain.codes.Comparator["SOME"],
                                    claims.domain.codes.Comparator["NONE"],
                                ],
                            ),
                        ),
                        name="claims_claim_value_codes_known",
                        violation_error_message="The kind, state or comparator is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(
                                    ("number__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("number"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("lower"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("upper"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_count_is_whole",
                        violation_error_message="A count is a whole number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(("number__isnull", True), ("number__gte", 0), _connector="OR"),
                                models.Q(("lower__isnull", True), ("lower__gte", 0), _connector="OR"),
                                models.Q(("upper__isnull", True), ("upper__gte", 0), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_count_not_negative",
                        violation_error_message="A count is 0 or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                ],
                            ),
                            models.Q(
                                ("lower__isnull", True), ("number__isnull", True), ("upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_numbers_only_where_numeric",
                        violation_error_message="Only counts and measures hold numbers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("comparator", claims.domain.codes.Comparator["NONE"]), _negated=True),
                            models.Q(
                                ("lower", 0),
                                ("lower__isnull", False),
                                ("number", 0),
                                ("number__isnull", False),
                                ("upper", 0),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_none_is_zero",
                        violation_error_message="A stated zero has the number 0 and the bounds 0 and 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "comparator__in",
                                    [
                                        claims.domain.codes.Comparator["RANGE"],
                                        claims.domain.codes.Comparator["SOME"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("number__isnull", True),
                            _connector="OR",
                        ),
                        name="claims_claim_vague_has_no_number",
                        violation_error_message="A range or a vague quantity names no single number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", claims.domain.codes.ValueState["KNOWN"]),
                            models.Q(
                                ("lower__isnull", True),
                                ("number__isnull", True),
                                ("upper__isnull", True),
                                ("category", ""),
                                ("date_edtf", ""),
                                ("place__isnull", True),
                                ("time_text", ""),
                                ("actor__isnull", True),
                                ("boolean__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_unstated_is_empty",
                        violation_error_message="A value that is unknown or withheld states nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                            models.Q(
                                ("date_edtf", ""), ("date_lower__isnull", True), ("date_upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_dates_only_where_dated",
                        violation_error_message="Only values of kind date hold a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_lower__isnull", True),
                            ("date_upper__isnull", True),
                            ("date_lower__lte", models.F("date_upper")),
                            _connector="OR",
                        ),
                        name="claims_claim_days_in_order",
                        violation_error_message="The first possible day is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                                ("place__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                                ("actor__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                ("time_text", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                ("category", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                                ("boolean__isnull", True),
                                _connector="OR",
                            ),
                        ),
                        name="claims_claim_columns_of_its_kind",
                        violation_error_message="A value fills only the columns of its own kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["suggested", "accepted", "rejected", "retracted", "orphaned"])
                        ),
                        name="claims_claim_status_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verification__in",
                                ["machine", "policy", "one_reviewer", "two_blind", "adjudicated"],
                            )
                        ),
                        name="claims_claim_verification_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "actuality__in",
                                [
                                    "happened",
                                    "ongoing",
                                    "planned",
                                    "threatened",
                                    "attempted",
                                    "foiled",
                                    "hypothetical",
                                ],
                            )
                        ),
                        name="claims_claim_actuality_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("modality__in", ["asserted", "hedged", "hearsay", "contingent", "denied"])
                        ),
                        name="claims_claim_modality_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("polarity__in", ["positive", "negative"])),
                        name="claims_claim_polarity_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sensitivity__in", ["public", "restricted", "confidential"])),
                        name="claims_claim_sensitivity_known",
                        violation_error_message="The code is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_state", claims.domain.codes.ValueState["KNOWN"]), _negated=True),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["SOME"]),
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                models.Q(
                                    ("number__isnull", False),
                                    ("lower__isnull", False),
                                    ("upper__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                                models.Q(("date_edtf", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                models.Q(("time_text", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                models.Q(("category", ""), _negated=True),
                            ),
                            models.Q(
                                ("boolean__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["PLACE"],
                                        claims.domain.codes.ValueKind["ACTOR"],
                                        claims.domain.codes.ValueKind["TEXT"],
                                    ],
                                ),
                                models.Q(("wording", ""), _negated=True),
                            ),
                            models.Q(
                                ("place__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                            ),
                            models.Q(
                                ("actor__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                            ),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["NONE"]),
                                ("value_kind", claims.domain.codes.ValueKind["TEXT"]),
                            ),
                            ("erased_at__isnull", False),
                            _connector="OR",
                        ),
                        name="claims_claim_states_something",
                        violation_error_message="Give the value, or say that the source does not know it or withholds it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("value_state", claims.domain.codes.ValueState["KNOWN"]), _negated=True),
                            (
                                "comparator__in",
                                [
                                    claims.domain.codes.Comparator["RANGE"],
                                    claims.domain.codes.Comparator["SOME"],
                                    claims.domain.codes.Comparator["NONE"],
                                ],
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["EXACT"]),
                                ("lower", models.F("number")),
                                ("upper", models.F("number")),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["AT_LEAST"]),
                                ("lower", models.F("number")),
                                ("upper__isnull", True),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["MORE_THAN"]),
                                (
                                    "lower",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("number"),
                                        "+",
                                        models.Case(
                                            models.When(
                                                then=models.Value(Decimal("1")),
                                                value_kind=claims.domain.codes.ValueKind["COUNT"],
                                            ),
                                            default=models.Value(Decimal("0")),
                                        ),
                                    ),
                                ),
                                ("upper__isnull", True),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["AT_MOST"]),
                                ("lower__isnull", True),
                                ("upper", models.F("number")),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["LESS_THAN"]),
                                ("lower__isnull", True),
                                (
                                    "upper",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("number"),
                                        "-",
                                        models.Case(
                                            models.When(
                                                then=models.Value(Decimal("1")),
                                                value_kind=claims.domain.codes.ValueKind["COUNT"],
                                            ),
                                            default=models.Value(Decimal("0")),
                                        ),
                                    ),
                                ),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["ABOUT"]),
                                ("lower__lte", models.F("number")),
                                ("upper__gte", models.F("number")),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("comparator", claims.domain.codes.Comparator["NEARLY"]),
                                ("lower__lte", models.F("number")),
                                ("upper", models.F("number")),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_bounds_of_comparator",
                        violation_error_message="The bounds are not those that the comparator gives the number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("quote"),
                                django.db.models.expressions.CombinedExpression(
                                    models.F("end"), "-", models.F("start")
                                ),
                            ),
                            models.Q(("erased_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="claims_claim_quote_fills_its_span",
                        violation_error_message="The quote is as long as its span: end minus start characters.",
                    ),
                    models.UniqueConstraint(
                        fields=("article", "ordinal"),
                        name="claims_claim_ordinal_once",
                        violation_error_message="The article has a claim with this number already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__lt", models.F("end")),
                            models.Q(
                                models.Q(("quote", ""), _negated=True),
                                ("erased_at__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="claims_claim_span_in_order",
                        violation_error_message="A claim stands on words: its span starts before it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("focus", ""), ("focus_end__isnull", True), ("focus_start__isnull", True)
                            ),
                            models.Q(
                                ("focus_end__isnull", False),
                                ("focus_start__isnull", False),
                                models.Q(("focus", ""), _negated=True),
                                ("focus_start__gte", models.F("start")),
                                ("focus_start__lt", models.F("focus_end")),
                                ("focus_end__lte", models.F("end")),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claim_focus_inside_quote",
                        violation_error_message="The focus lies inside the quote, or is left out altogether.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of_lower__isnull", True),
                            ("as_of_upper__isnull", True),
                            ("as_of_lower__lte", models.F("as_of_upper")),
                            _connector="OR",
                        ),
                        name="claims_claim_as_of_in_order",
                        violation_error_message="As of: the first moment is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", 1)),
                            _connector="OR",
                        ),
                        name="claims_claim_score_is_a_share",
                        violation_error_message="A score lies between 0 and 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", claims.domain.codes.ClaimStatus["SUGGESTED"]), _negated=True),
                            ("verification", claims.domain.codes.Verification["MACHINE"]),
                            _connector="OR",
                        ),
                        name="claims_claim_suggestion_is_unverified",
                        violation_error_message="A suggestion is not verified by anybody.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClaim",
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
                    "informant_text",
                    models.CharField(blank=True, max_length=300, verbose_name="informant as written"),
                ),
                (
                    "informant_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "named"),
                            ("described", "described by role"),
                            ("anonymous", "anonymous"),
                            ("eyewitness", "eyewitness"),
                            ("document", "document"),
                            ("unclear", "unclear"),
                        ],
                        max_length=10,
                        verbose_name="kind of informant",
                    ),
                ),
                (
                    "channel_text",
                    models.CharField(blank=True, max_length=300, verbose_name="channel as written"),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[("certain", "certain"), ("presumed", "presumed (carried over)")],
                        default=claims.domain.codes.Reach["CERTAIN"],
                        max_length=8,
                        verbose_name="attribution is",
                    ),
                ),
                (
                    "stake",
                    models.CharField(
                        choices=[
                            ("none", "no party to the event"),
                            ("party", "party to the event"),
                            ("unknown", "not known"),
                        ],
                        default=claims.domain.codes.Stake["UNKNOWN"],
                        max_length=8,
                        verbose_name="stake of the informant",
                    ),
                ),
                (
                    "scope_key",
                    models.CharField(blank=True, editable=False, max_length=420, verbose_name="scope"),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "public_id",
                    models.CharField(db_index=True, editable=False, max_length=32, verbose_name="id"),
                ),
                (
                    "ordinal",
                    models.PositiveIntegerField(editable=False, verbose_name="number in the article"),
                ),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("quote", models.TextField(verbose_name="quote")),
                (
                    "focus_start",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="start of the focus"),
                ),
                (
                    "focus_end",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="end of the focus"),
                ),
                (
                    "focus",
                    models.TextField(
                        blank=True, help_text="The shortest words that state the value.", verbose_name="focus"
                    ),
                ),
                (
                    "scope_text",
                    models.CharField(
                        blank=True,
                        help_text="The article's words for the part.",
                        max_length=300,
                        verbose_name="scope as written",
                    ),
                ),
                (
                    "as_of_lower",
                    models.DateTimeField(
                        blank=True,
                        help_text="First moment the information may hold for.",
                        null=True,
                        verbose_name="as of, from",
                    ),
                ),
                (
                    "as_of_upper",
                    models.DateTimeField(
                        blank=True,
                        help_text="Last moment it may hold for, inclusive.",
                        null=True,
                        verbose_name="as of, until",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated in the text"),
                            ("published", "the publication date"),
                        ],
                        default="none",
                        help_text="What moves when the article's publication date is corrected.",
                        max_length=10,
                        verbose_name="basis of as of",
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated in the text"),
                            ("published", "the publication date"),
                        ],
                        default="none",
                        editable=False,
                        max_length=10,
                        verbose_name="basis of the date",
                    ),
                ),
                (
                    "anchor_date",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The publication date that a date such as Tuesday was read against.",
                        max_length=32,
                        verbose_name="read against",
                    ),
                ),
                (
                    "is_recap",
                    models.BooleanField(
                        default=False,
                        help_text="Background that repeats earlier news: it corroborates and never supersedes.",
                        verbose_name="recap",
                    ),
                ),
                (
                    "says_rose",
                    models.BooleanField(
                        default=False,
                        help_text="The words themselves say that an earlier figure grew.",
                        verbose_name="says the figure rose",
                    ),
                ),
                (
                    "actuality",
                    models.CharField(
                        choices=[
                            ("happened", "happened"),
                            ("ongoing", "going on"),
                            ("planned", "planned"),
                            ("threatened", "threatened"),
                            ("attempted", "attempted"),
                            ("foiled", "foiled"),
                            ("hypothetical", "hypothetical"),
                        ],
                        default=claims.domain.codes.Actuality["HAPPENED"],
                        max_length=12,
                        verbose_name="actuality",
                    ),
                ),
                (
                    "modality",
                    models.CharField(
                        choices=[
                            ("asserted", "asserted"),
                            ("hedged", "hedged (may, could)"),
                            ("hearsay", "hearsay (reportedly)"),
                            ("contingent", "on a condition (if)"),
                            ("denied", "denied"),
                        ],
                        default=claims.domain.codes.Modality["ASSERTED"],
                        max_length=10,
                        verbose_name="modality",
                    ),
                ),
                (
                    "polarity",
                    models.CharField(
                        choices=[("positive", "states it"), ("negative", "rejects it")],
                        default=claims.domain.codes.Polarity["POSITIVE"],
                        max_length=8,
                        verbose_name="polarity",
                    ),
                ),
                (
                    "certainty",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "unsure"), (2, "fairly sure"), (3, "sure")],
                        help_text="Empty = not said.",
                        null=True,
                        verbose_name="coder's certainty",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "suggested"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                            ("retracted", "retracted"),
                            ("orphaned", "orphaned"),
                        ],
                        default=claims.domain.codes.ClaimStatus["SUGGESTED"],
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("machine", "machine"),
                            ("policy", "policy"),
                            ("one_reviewer", "one reviewer"),
                            ("two_blind", "two reviewers, blind"),
                            ("adjudicated", "adjudicated"),
                        ],
                        default=claims.domain.codes.Verification["MACHINE"],
                        editable=False,
                        max_length=12,
                        verbose_name="verification",
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "producer",
                    models.CharField(
                        choices=[
                            ("rules", "rules"),
                            ("llm", "language model"),
                            ("person", "person"),
                            ("import", "import"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="produced by",
                    ),
                ),
                (
                    "producer_version",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="version"),
                ),
                ("rule", models.CharField(blank=True, editable=False, max_length=100, verbose_name="rule")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        editable=False,
                        max_digits=4,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="why it was suggested"
                    ),
                ),
                (
                    "event_key",
                    models.CharField(
                        blank=True, editable=False, max_length=80, verbose_name="event inside the article"
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided at"),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
                (
                    "informant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The deepest person or body that could know; empty when the outlet itself speaks.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="informant",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The agency or post that carried it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="channel",
                    ),
                ),
                (
                    "scope_place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "place"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: place",
                    ),
                ),
                (
                    "scope_group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "group"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: group",
                    ),
                ),
                (
                    "scope_party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "party"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: party",
                    ),
                ),
                (
                    "scope_phase",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "phase"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: phase",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
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
                        verbose_name="article",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty = not routed to an event yet, or an aggregate that belongs to none.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                (
                    "attribute_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.attributeversion",
                        verbose_name="coded under",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The run that suggested it first.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.producerrun",
                        verbose_name="run",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "anchored_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="claim on the earlier version",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The claim on the same words that a person copied; what it says was stated anew.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="copied from",
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
                "verbose_name": "historical claim",
                "verbose_name_plural": "historical claims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NoticeClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="touched",
                        to="sources.notice",
                        verbose_name="notice",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim touched by a notice",
                "verbose_name_plural": "claims touched by notices",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice", "claim"),
                        name="claims_noticeclaim_once",
                        violation_error_message="The notice names this claim already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClaimLink",
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
                    "axis",
                    models.CharField(
                        choices=[
                            ("value", "what they say of each other"),
                            ("provenance", "where they come from"),
                        ],
                        max_length=10,
                        verbose_name="axis",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("corroborates", "corroborates"),
                            ("conflicts", "conflicts with"),
                            ("refines", "refines"),
                            ("updates", "updates (the world moved)"),
                            ("corrects", "corrects (it was wrong)"),
                            ("part_of", "is part of"),
                            ("not_comparable", "cannot be compared with"),
                            ("independent", "independent of"),
                            ("same_informant", "same informant as"),
                            ("relays", "relays"),
                            ("copies", "copies"),
                            ("translates", "translates"),
                            ("unknown", "unknown against"),
                        ],
                        max_length=16,
                        verbose_name="relation",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("none", "no direction"),
                            ("forward", "first → second"),
                            ("backward", "second → first"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("decided", "decided")],
                        max_length=9,
                        verbose_name="origin",
                    ),
                ),
                ("is_live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "detail",
                    models.CharField(
                        blank=True,
                        help_text="One sentence: why they stand so.",
                        max_length=500,
                        verbose_name="reason",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        editable=False,
                        max_digits=4,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "producer_version",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced at"),
                ),
                (
                    "first",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="first claim",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="second claim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                "verbose_name": "historical link between claims",
                "verbose_name_plural": "historical links between claims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ClaimLink",
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_as_first",
                        to="claims.claim",
                        verbose_name="first claim",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_as_second",
                        to="claims.claim",
                        verbose_name="second claim",
                    ),
                ),
                (
                    "axis",
                    models.CharField(
                        choices=[
                            ("value", "what they say of each other"),
                            ("provenance", "where they come from"),
                        ],
                        max_length=10,
                        verbose_name="axis",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("corroborates", "corroborates"),
                            ("conflicts", "conflicts with"),
                            ("refines", "refines"),
                            ("updates", "updates (the world moved)"),
                            ("corrects", "corrects (it was wrong)"),
                            ("part_of", "is part of"),
                            ("not_comparable", "cannot be compared with"),
                            ("independent", "independent of"),
                            ("same_informant", "same informant as"),
                            ("relays", "relays"),
                            ("copies", "copies"),
                            ("translates", "translates"),
                            ("unknown", "unknown against"),
                        ],
                        max_length=16,
                        verbose_name="relation",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("none", "no direction"),
                            ("forward", "first → second"),
                            ("backward", "second → first"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("decided", "decided")],
                        max_length=9,
                        verbose_name="origin",
                    ),
                ),
                ("is_live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "detail",
                    models.CharField(
                        blank=True,
                        help_text="One sentence: why they stand so.",
                        max_length=500,
                        verbose_name="reason",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        editable=False,
                        max_digits=4,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "producer_version",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="version"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced at"),
                ),
            ],
            options={
                "verbose_name": "link between claims",
                "verbose_name_plural": "links between claims",
                "ordering": ["first", "second", "axis", "-id"],
                "permissions": [("decide_claimlink", "Can decide how claims are linked")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_live", True)),
                        fields=["origin", "-id"],
                        name="claims_claimlink_by_origin",
                    ),
                    models.Index(
                        condition=models.Q(("is_live", True)),
                        fields=["axis", "-id"],
                        name="claims_claimlink_by_axis",
                    ),
                    models.Index(
                        condition=models.Q(("is_live", True)),
                        fields=["relation", "-id"],
                        name="claims_claimlink_by_relation",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_live", True)),
                        fields=("first", "second", "axis"),
                        name="claims_claimlink_one_live_per_axis",
                        violation_error_message="The pair has a live link on this axis already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="claims_claimlink_pair_in_order",
                        violation_error_message="A link joins two different claims, the earlier one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("axis", claims.domain.codes.Axis["VALUE"]),
                                (
                                    "relation__in",
                                    [
                                        "corroborates",
                                        "conflicts",
                                        "refines",
                                        "updates",
                                        "corrects",
                                        "part_of",
                                        "not_comparable",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("axis", claims.domain.codes.Axis["PROVENANCE"]),
                                (
                                    "relation__in",
                                    [
                                        "independent",
                                        "same_informant",
                                        "relays",
                                        "copies",
                                        "translates",
                                        "unknown",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claimlink_relation_of_its_axis",
                        violation_error_message="The relation belongs to the other axis.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "relation__in",
                                    [
                                        "refines",
                                        "updates",
                                        "corrects",
                                        "part_of",
                                        "relays",
                                        "copies",
                                        "translates",
                                    ],
                                ),
                                ("direction__in", ["forward", "backward"]),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "relation__in",
                                        [
                                            "refines",
                                            "updates",
                                            "corrects",
                                            "part_of",
                                            "relays",
                                            "copies",
                                            "translates",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("direction", "none"),
                            ),
                            _connector="OR",
                        ),
                        name="claims_claimlink_direction_where_directed",
                        violation_error_message="A directed relation says which claim acts on which; others do not.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", False), ("origin", "decided")),
                            models.Q(("decided_by__isnull", True), ("origin", "suggested")),
                            _connector="OR",
                        ),
                        name="claims_claimlink_decided_by_somebody",
                        violation_error_message="A decision names who decided; a suggestion names nobody.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
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
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="claims.claimlink",
                        verbose_name="link",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                ("body", models.TextField(verbose_name="comment")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "resolved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="resolved at"),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resolved by",
                    ),
                ),
                (
                    "mentions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="mentioned_in",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="mentions",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("claim__isnull", False), ("event__isnull", True), ("link__isnull", True)
                            ),
                            models.Q(
                                ("claim__isnull", True), ("event__isnull", True), ("link__isnull", False)
                            ),
                            models.Q(
                                ("claim__isnull", True), ("event__isnull", False), ("link__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_comment_one_target",
                        violation_error_message="A comment is about one claim, one link or one event.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", ""), _negated=True),
                        name="claims_comment_not_empty",
                        violation_error_message="A comment says something.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="claims_comment_resolved_by_somebody",
                        violation_error_message="A resolved comment names who resolved it, and when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to="claims.comment",
                        verbose_name="comment",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="where")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read at")),
            ],
            options={
                "verbose_name": "notification",
                "verbose_name_plural": "notifications",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["recipient", "read_at", "-id"], name="claims_notification_unread")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsensusClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "consensus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="testimonies",
                        to="claims.consensus",
                        verbose_name="consensus",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="testimonies",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "voice",
                    models.PositiveIntegerField(
                        help_text="Numbered from 1 inside the consensus.", verbose_name="voice"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("supports", "supports the value"),
                            ("opposes", "states another value"),
                            ("superseded", "superseded by a later figure"),
                            ("part", "a part of the whole"),
                            ("ignored", "does not count"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=500, verbose_name="reason")),
            ],
            options={
                "verbose_name": "testimony",
                "verbose_name_plural": "testimonies",
                "ordering": ["consensus", "voice", "claim"],
                "constraints": [
                    models.UniqueConstraint(fields=("consensus", "claim"), name="claims_consensusclaim_once"),
                    models.CheckConstraint(
                        condition=models.Q(("voice__gte", 1)), name="claims_consensusclaim_voice_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkDoubt",
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="first claim",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.claim",
                        verbose_name="second claim",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link_doubts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "doubt about a pair",
                "verbose_name_plural": "doubts about pairs",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second", "person"),
                        name="claims_linkdoubt_once_per_person",
                        violation_error_message="You said so about this pair already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="claims_linkdoubt_pair_in_order",
                        violation_error_message="A link joins two different claims, the earlier one first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="claims.producerrun",
                        verbose_name="run",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                (
                    "score",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=4, null=True, verbose_name="score"
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["run", "claim"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "claim"),
                        name="claims_proposal_once",
                        violation_error_message="The run proposed this claim already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DatasetRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.SlugField(max_length=80, verbose_name="name")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "profile",
                    models.CharField(
                        choices=[
                            ("public", "public: restricted content is withheld"),
                            ("research", "research: restricted content under agreement"),
                            ("internal", "internal: everything"),
                        ],
                        default="public",
                        max_length=8,
                        verbose_name="profile",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed, waits for approval"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="published",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_unreviewed",
                    models.BooleanField(
                        default=True,
                        help_text="Some row rests on a machine's or a policy's acceptance: the title says so.",
                        verbose_name="unreviewed",
                    ),
                ),
                ("content_sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the content")),
                ("events", models.PositiveIntegerField(default=0, verbose_name="events")),
                ("claims", models.PositiveIntegerField(default=0, verbose_name="claims")),
                (
                    "codebook",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for a release that was made elsewhere: its codebook is among its files.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.codebooksnapshot",
                        verbose_name="codebook",
                    ),
                ),
                (
                    "is_imported",
                    models.BooleanField(
                        default=False,
                        help_text="Made by another workbench and taken in unchanged.",
                        verbose_name="imported",
                    ),
                ),
                (
                    "fit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.fit",
                        verbose_name="fit",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="claims.datasetrelease",
                        verbose_name="version before",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ["name", "-version"],
                "permissions": [("publish_release", "Can publish releases")],
                "indexes": [models.Index(fields=["-created_at", "-id"], name="claims_release_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "version"),
                        name="claims_datasetrelease_version_once",
                        violation_error_message="The release has this version already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            ("proposed_by__isnull", True),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_datasetrelease_not_approved_by_its_proposer",
                        violation_error_message="Nobody approves their own release.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="claims.datasetrelease",
                        verbose_name="release",
                    ),
                ),
                ("path", models.CharField(max_length=200, verbose_name="path")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size_bytes", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                ("compressed", models.BinaryField(verbose_name="content, compressed")),
            ],
            options={
                "verbose_name": "file of a release",
                "verbose_name_plural": "files of releases",
                "ordering": ["release", "path"],
                "constraints": [
                    models.UniqueConstraint(fields=("release", "path"), name="claims_releasefile_path_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalResolution",
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
                    "scope_key",
                    models.CharField(blank=True, editable=False, max_length=420, verbose_name="scope"),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "public_id",
                    models.CharField(db_index=True, editable=False, max_length=16, verbose_name="id"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("value", "one of the stated values"),
                            ("own_value", "another value, on evidence"),
                            ("range", "a range"),
                            ("contested", "contested: publish all values"),
                            ("insufficient", "insufficient evidence: publish no value"),
                        ],
                        max_length=12,
                        verbose_name="ruling",
                    ),
                ),
                ("reason", models.TextField(help_text="Published with the value.", verbose_name="reason")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="Needed for a value that no claim states.",
                        verbose_name="evidence cited",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("live", "in force"),
                            ("stale", "stale: the picture has moved"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="live",
                        editable=False,
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("picture_sha256", models.CharField(editable=False, max_length=64, verbose_name="picture")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                (
                    "scope_place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "place"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: place",
                    ),
                ),
                (
                    "scope_group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "group"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: group",
                    ),
                ),
                (
                    "scope_party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "party"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: party",
                    ),
                ),
                (
                    "scope_phase",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"facet": "phase"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: phase",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="editor",
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
                "verbose_name": "historical resolution",
                "verbose_name_plural": "historical resolutions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Resolution",
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
                    "scope_place",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "place"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: place",
                    ),
                ),
                (
                    "scope_group",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "group"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: group",
                    ),
                ),
                (
                    "scope_party",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "party"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: party",
                    ),
                ),
                (
                    "scope_phase",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"facet": "phase"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.scope",
                        verbose_name="scope: phase",
                    ),
                ),
                (
                    "scope_key",
                    models.CharField(blank=True, editable=False, max_length=420, verbose_name="scope"),
                ),
                (
                    "value_kind",
                    models.CharField(
                        choices=[
                            ("count", "count"),
                            ("measure", "measure"),
                            ("date", "date"),
                            ("time", "time"),
                            ("place", "place"),
                            ("actor", "actor"),
                            ("category", "category"),
                            ("boolean", "yes or no"),
                            ("text", "text"),
                        ],
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "stated"),
                            ("unknown", "said to be unknown"),
                            ("withheld", "withheld by the source"),
                        ],
                        default=claims.domain.codes.ValueState["KNOWN"],
                        max_length=8,
                        verbose_name="value is",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("range", "between"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("some", "an unsaid number"),
                            ("none", "none (stated zero)"),
                        ],
                        default=claims.domain.codes.Comparator["EXACT"],
                        max_length=9,
                        verbose_name="comparator",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="The number named; empty for a range or a vague quantity.",
                        max_digits=20,
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="lower bound",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Inclusive; empty = open.",
                        max_digits=20,
                        null=True,
                        verbose_name="upper bound",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True,
                        help_text="EDTF: 2020-11-17, 2020-11, 2020-11~ ...",
                        max_length=32,
                        verbose_name="date as read",
                    ),
                ),
                (
                    "date_lower",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="first possible day"
                    ),
                ),
                (
                    "date_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last possible day"),
                ),
                (
                    "date_granularity",
                    models.CharField(blank=True, editable=False, max_length=8, verbose_name="granularity"),
                ),
                (
                    "date_as_written",
                    models.CharField(blank=True, max_length=100, verbose_name="date as written"),
                ),
                (
                    "emendation",
                    models.CharField(
                        blank=True,
                        help_text="Why the date as read differs from the date as written.",
                        max_length=300,
                        verbose_name="emendation",
                    ),
                ),
                (
                    "time_text",
                    models.CharField(
                        blank=True,
                        help_text="HH:MM or morning, midday, afternoon, evening, night.",
                        max_length=9,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.actor",
                        verbose_name="actor",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="category")),
                (
                    "wording",
                    models.TextField(
                        blank=True, help_text="The name or text as the source has it.", verbose_name="wording"
                    ),
                ),
                ("boolean", models.BooleanField(blank=True, null=True, verbose_name="yes or no")),
                (
                    "public_id",
                    models.CharField(editable=False, max_length=16, unique=True, verbose_name="id"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="claims.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("value", "one of the stated values"),
                            ("own_value", "another value, on evidence"),
                            ("range", "a range"),
                            ("contested", "contested: publish all values"),
                            ("insufficient", "insufficient evidence: publish no value"),
                        ],
                        max_length=12,
                        verbose_name="ruling",
                    ),
                ),
                ("reason", models.TextField(help_text="Published with the value.", verbose_name="reason")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="Needed for a value that no claim states.",
                        verbose_name="evidence cited",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("live", "in force"),
                            ("stale", "stale: the picture has moved"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="live",
                        editable=False,
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("picture_sha256", models.CharField(editable=False, max_length=64, verbose_name="picture")),
                (
                    "editor",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="editor",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "cited_claims",
                    models.ManyToManyField(
                        blank=True, related_name="cited_by", to="claims.claim", verbose_name="claims cited"
                    ),
                ),
            ],
            options={
                "verbose_name": "resolution",
                "verbose_name_plural": "resolutions",
                "ordering": ["-id"],
                "permissions": [("resolve_conflict", "Can resolve conflicts")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claims_resolution_bounds_in_order",
                        violation_error_message="The lower bound is not above the upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                    claims.domain.codes.ValueKind["DATE"],
                                    claims.domain.codes.ValueKind["TIME"],
                                    claims.domain.codes.ValueKind["PLACE"],
                                    claims.domain.codes.ValueKind["ACTOR"],
                                    claims.domain.codes.ValueKind["CATEGORY"],
                                    claims.domain.codes.ValueKind["BOOLEAN"],
                                    claims.domain.codes.ValueKind["TEXT"],
                                ],
                            ),
                            (
                                "value_state__in",
                                [
                                    claims.domain.codes.ValueState["KNOWN"],
                                    claims.domain.codes.ValueState["UNKNOWN"],
                                    claims.domain.codes.ValueState["WITHHELD"],
                                ],
                            ),
                            (
                                "comparator__in",
                                [
                                    claims.domain.codes.Comparator["EXACT"],
                                    claims.domain.codes.Comparator["AT_LEAST"],
                                    claims.domain.codes.Comparator["MORE_THAN"],
                                    claims.domain.codes.Comparator["AT_MOST"],
                                    claims.domain.codes.Comparator["LESS_THAN"],
                                    claims.domain.codes.Comparator["RANGE"],
                                    claims.domain.codes.Comparator["ABOUT"],
                                    claims.domain.codes.Comparator["NEARLY"],
                                    claims.domain.codes.Comparator["SOME"],
                                    claims.domain.codes.Comparator["NONE"],
                                ],
                            ),
                        ),
                        name="claims_resolution_value_codes_known",
                        violation_error_message="The kind, state or comparator is not one of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(
                                    ("number__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("number"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("lower"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.math.Mod(
                                            models.F("upper"), models.Value(Decimal("1"))
                                        ),
                                        models.Value(Decimal("0")),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_count_is_whole",
                        violation_error_message="A count is a whole number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_kind", claims.domain.codes.ValueKind["COUNT"]), _negated=True),
                            models.Q(
                                models.Q(("number__isnull", True), ("number__gte", 0), _connector="OR"),
                                models.Q(("lower__isnull", True), ("lower__gte", 0), _connector="OR"),
                                models.Q(("upper__isnull", True), ("upper__gte", 0), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_count_not_negative",
                        violation_error_message="A count is 0 or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "value_kind__in",
                                [
                                    claims.domain.codes.ValueKind["COUNT"],
                                    claims.domain.codes.ValueKind["MEASURE"],
                                ],
                            ),
                            models.Q(
                                ("lower__isnull", True), ("number__isnull", True), ("upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_numbers_only_where_numeric",
                        violation_error_message="Only counts and measures hold numbers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("comparator", claims.domain.codes.Comparator["NONE"]), _negated=True),
                            models.Q(
                                ("lower", 0),
                                ("lower__isnull", False),
                                ("number", 0),
                                ("number__isnull", False),
                                ("upper", 0),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_none_is_zero",
                        violation_error_message="A stated zero has the number 0 and the bounds 0 and 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "comparator__in",
                                    [
                                        claims.domain.codes.Comparator["RANGE"],
                                        claims.domain.codes.Comparator["SOME"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("number__isnull", True),
                            _connector="OR",
                        ),
                        name="claims_resolution_vague_has_no_number",
                        violation_error_message="A range or a vague quantity names no single number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_state", claims.domain.codes.ValueState["KNOWN"]),
                            models.Q(
                                ("lower__isnull", True),
                                ("number__isnull", True),
                                ("upper__isnull", True),
                                ("category", ""),
                                ("date_edtf", ""),
                                ("place__isnull", True),
                                ("time_text", ""),
                                ("actor__isnull", True),
                                ("boolean__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_unstated_is_empty",
                        violation_error_message="A value that is unknown or withheld states nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                            models.Q(
                                ("date_edtf", ""), ("date_lower__isnull", True), ("date_upper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="claims_resolution_dates_only_where_dated",
                        violation_error_message="Only values of kind date hold a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_lower__isnull", True),
                            ("date_upper__isnull", True),
                            ("date_lower__lte", models.F("date_upper")),
                            _connector="OR",
                        ),
                        name="claims_resolution_days_in_order",
                        violation_error_message="The first possible day is not after the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                                ("place__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                                ("actor__isnull", True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                ("time_text", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                ("category", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                                ("boolean__isnull", True),
                                _connector="OR",
                            ),
                        ),
                        name="claims_resolution_columns_of_its_kind",
                        violation_error_message="A value fills only the columns of its own kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="claims_resolution_has_reason",
                        violation_error_message="A ruling needs a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_state", claims.domain.codes.ValueState["KNOWN"]), _negated=True),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["SOME"]),
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["COUNT"],
                                        claims.domain.codes.ValueKind["MEASURE"],
                                    ],
                                ),
                                models.Q(
                                    ("number__isnull", False),
                                    ("lower__isnull", False),
                                    ("upper__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["DATE"]),
                                models.Q(("date_edtf", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["TIME"]),
                                models.Q(("time_text", ""), _negated=True),
                            ),
                            models.Q(
                                ("value_kind", claims.domain.codes.ValueKind["CATEGORY"]),
                                models.Q(("category", ""), _negated=True),
                            ),
                            models.Q(
                                ("boolean__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["BOOLEAN"]),
                            ),
                            models.Q(
                                (
                                    "value_kind__in",
                                    [
                                        claims.domain.codes.ValueKind["PLACE"],
                                        claims.domain.codes.ValueKind["ACTOR"],
                                        claims.domain.codes.ValueKind["TEXT"],
                                    ],
                                ),
                                models.Q(("wording", ""), _negated=True),
                            ),
                            models.Q(
                                ("place__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["PLACE"]),
                            ),
                            models.Q(
                                ("actor__isnull", False),
                                ("value_kind", claims.domain.codes.ValueKind["ACTOR"]),
                            ),
                            models.Q(
                                ("comparator", claims.domain.codes.Comparator["NONE"]),
                                ("value_kind", claims.domain.codes.ValueKind["TEXT"]),
                            ),
                            models.Q(("kind__in", ["value", "own_value"]), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_resolution_states_something",
                        violation_error_message="Give the value, or say that the source does not know it or withholds it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "range"), _negated=True),
                            ("lower__isnull", False),
                            ("upper__isnull", False),
                            _connector="OR",
                        ),
                        name="claims_resolution_range_has_an_end",
                        violation_error_message="A range has at least one end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "own_value"), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_resolution_own_value_cites_evidence",
                        violation_error_message="A value that no claim states needs its evidence.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("event", "attribute", "scope_key"),
                        name="claims_resolution_one_in_force",
                        violation_error_message="Another ruling is in force here: withdraw it first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="claims.review",
                        verbose_name="review",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        help_text="Empty = added in a blind review that is not settled.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        blank=True,
                        help_text="Of a blind review: the claim as edited or added, by column; empty = as it stands.",
                        null=True,
                        verbose_name="what it would say",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Of a blind review: from 1.",
                        null=True,
                        verbose_name="number of an addition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accept", "accepted"),
                            ("edit", "edited and accepted"),
                            ("reject", "rejected"),
                            ("add", "added"),
                            ("skip", "skipped"),
                        ],
                        max_length=6,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("is_latest", models.BooleanField(default=True, verbose_name="latest")),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "decision of a review",
                "verbose_name_plural": "decisions of reviews",
                "ordering": ["review", "claim", "-id"],
                "indexes": [
                    models.Index(fields=["kind", "-id"], name="claims_reviewdecision_by_kind"),
                    models.Index(fields=["decided_at"], name="claims_reviewdecision_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_latest", True)),
                        fields=("review", "claim"),
                        name="claims_reviewdecision_one_latest",
                        violation_error_message="Only one decision of a review about a claim is the latest.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_latest", True)),
                        fields=("review", "number"),
                        name="claims_reviewdecision_one_latest_of_number",
                        violation_error_message="Only one decision of a review about an addition is the latest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("claim__isnull", False),
                            models.Q(("kind__in", ["add", "reject"]), ("number__isnull", False)),
                            _connector="OR",
                        ),
                        name="claims_reviewdecision_about_something",
                        violation_error_message="A decision is about a claim, or about an addition of its own.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reject"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claims_reviewdecision_rejection_has_reason",
                        violation_error_message="A rejection needs a reason.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attribute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="claims.attribute",
                        verbose_name="attribute",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="language")),
                (
                    "is_of_rule",
                    models.BooleanField(
                        help_text="No = claims of finished articles, whoever proposed them, to be found.",
                        verbose_name="of a rule",
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                ("version", models.CharField(max_length=40, verbose_name="version")),
                (
                    "levels",
                    models.CharField(
                        blank=True, help_text="Empty = all is public.", max_length=40, verbose_name="levels"
                    ),
                ),
                ("latest_run", models.BigIntegerField(default=0, verbose_name="latest run")),
                ("accepted", models.PositiveIntegerField(default=0, verbose_name="accepted")),
                ("corrected", models.PositiveIntegerField(default=0, verbose_name="corrected")),
                ("rejected", models.PositiveIntegerField(default=0, verbose_name="rejected")),
                ("open", models.PositiveIntegerField(default=0, verbose_name="open")),
                ("found", models.PositiveIntegerField(default=0, verbose_name="found")),
                ("findable", models.PositiveIntegerField(default=0, verbose_name="to be found")),
                ("counted_at", models.DateTimeField(verbose_name="counted at")),
            ],
            options={
                "verbose_name": "count of the scoreboard",
                "verbose_name_plural": "counts of the scoreboard",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attribute", "language", "is_of_rule", "rule", "version", "levels"),
                        name="claims_scorecell_once",
                        violation_error_message="This is counted already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="attribute",
            name="current",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.attributeversion",
                verbose_name="current version",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
