"""What the dashboard says of figures and jobs: charts of work done and of agreement, background work in words."""

from django import template

from claims.admin.agreement_chart import AgreementChart, agreement_chart
from claims.admin.job_words import job_label
from claims.admin.throughput_chart import ThroughputChart, throughput_chart
from claims.selectors.recent_agreement import RecentAgreement
from claims.selectors.throughput import Throughput

register = template.Library()

register.filter("job_label", job_label)


@register.filter
def chart(throughput: Throughput) -> ThroughputChart | None:
    return throughput_chart(throughput.days)


@register.filter
def agreed(recent: RecentAgreement) -> AgreementChart | None:
    return agreement_chart(recent.weeks)
