"""The one Celery task: run the job whose id the message carries. The row says what to do and whether to do it."""

from celery import shared_task

from factcheck.jobs.delivery import TASK, run_delivered


@shared_task(name=TASK, ignore_result=True)
def run(job_id: int) -> None:
    run_delivered(job_id)
