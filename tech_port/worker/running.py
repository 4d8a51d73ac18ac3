"""Doing the jobs that are due: each by one worker at a time, and none stopped by another's error."""

import logging
import time

from django.db import connection
from django.utils import timezone

from tech_port.history.acting import Way, acting

from .models import Job
from .rows import in_short

logger = logging.getLogger("portal.worker")


def run_due():
    """Do every job that is due; yields each that was done, with how it went."""
    for job in Job.objects.due(timezone.now()):
        if done := run(job):
            yield done


def run(job, even_if_not_due=False):
    """Do a job and note how it went; returns its row, or None when another worker is at it or has done it already."""
    with job.held() as got:
        job = Job.objects.filter(pk=job.pk).first() if got else None
        now = timezone.now()
        if job is None or (job.next_run_at > now and not even_if_not_due):
            return None
        job.begin(now)
        began, count, told = time.monotonic(), None, ""
        try:
            with acting(way=Way.JOB, reason=str(job.declared.title)):
                count = job.declared.run(now)
        except Exception as error:
            logger.exception("job %s failed", job.name)
            told = in_short(error)
            if not connection.is_usable():
                connection.close()
        job.finish(timezone.now(), time.monotonic() - began, count, told)
        return job
