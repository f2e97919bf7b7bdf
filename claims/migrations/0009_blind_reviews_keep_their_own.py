"""Decisions of a blind review hold what they would have a claim say; no claim belongs to a review. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0008_stage_of_each_review'),
        ('sources', '0005_register_courts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='reviewstage',
            options={'ordering': ['-changed_at'], 'permissions': [('adjudicate_review', 'Can order blind reviews, and decide what the two differ on')], 'verbose_name': 'stage of a review', 'verbose_name_plural': 'stages of reviews'},
        ),
        migrations.RemoveField(
            model_name='claim',
            name='review',
        ),
        migrations.RemoveField(
            model_name='claim',
            name='settled_as',
        ),
        migrations.RemoveField(
            model_name='historicalclaim',
            name='review',
        ),
        migrations.RemoveField(
            model_name='historicalclaim',
            name='settled_as',
        ),
        migrations.AddField(
            model_name='reviewdecision',
            name='content',
            field=models.JSONField(blank=True, help_text='Of a blind review: the claim as edited or added, by column; empty = as it stands.', null=True, verbose_name='what it would say'),
        ),
        migrations.AddField(
            model_name='reviewdecision',
            name='number',
            field=models.PositiveIntegerField(blank=True, help_text='Of a blind review: from 1.', null=True, verbose_name='number of an addition'),
        ),
        migrations.AlterField(
            model_name='reviewdecision',
            name='claim',
            field=models.ForeignKey(help_text='Empty = added in a blind review that is not settled.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='claims.claim'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('round', 'blind')), fields=('article', 'slot'), name='claims_review_blind_pair', violation_error_message='Somebody else has this place in the blind pair.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('round', 'blind'), _negated=True), ('slot__in', [1, 2]), _connector='OR'), name='claims_review_blind_slots', violation_error_message='A blind pair has the places 1 and 2.'),
        ),
        migrations.AddConstraint(
            model_name='reviewdecision',
            constraint=models.UniqueConstraint(condition=models.Q(('is_latest', True)), fields=('review', 'number'), name='claims_reviewdecision_one_latest_of_number', violation_error_message='Only one decision of a review about an addition is the latest.'),
        ),
        migrations.AddConstraint(
            model_name='reviewdecision',
            constraint=models.CheckConstraint(condition=models.Q(('claim__isnull', False), models.Q(('kind__in', ['add', 'reject']), ('number__isnull', False)), _connector='OR'), name='claims_reviewdecision_about_something', violation_error_message='A decision is about a claim, or about an addition of its own.'),
        ),
    ]
