"""What the dashboard says of figures and jobs: a chart of work done, background work in words."""

from django import template

from claims.admin.job_words import job_label
from claims.admin.throughput_chart import ThroughputChart, throughput_chart
from claims.selectors.throughput import Throughput

register = template.Library()

register.filter("job_label", job_label)


@register.filter
def chart(throughput: Throughput) -> ThroughputChart | None:
    return throughput_chart(throughput.days)
