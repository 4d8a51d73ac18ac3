"""What is done again and again, and when: declared where it belongs, in an app's `jobs.py` as `JOBS`.

`declared()` collects them from every installed app. Values in, values out, but for that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True)
class PeriodicJob:
    """Work that is done `every` so often, or once a day `at` a time on the clock in Oslo; one of the two is given.

    `run(now)` returns how much it did. A run may be killed anywhere, and the next one goes on: each thing it does is
    saved, mailed and marked in a transaction of its own.
    """

    name: str
    title: str | Promise
    run: Callable
    every: timedelta | None = None
    at: time | None = None

    def next_after(self, now: datetime) -> datetime:
        """When it is next due. A clock time that a day does not have, in March, comes an hour later."""
        if self.every:
            return now + self.every
        day = timezone.localdate(now)
        planned = timezone.make_aware(datetime.combine(day, self.at))
        return planned if planned > now else timezone.make_aware(datetime.combine(day + timedelta(days=1), self.at))


@cache
def declared():
    """{name: job} of every app, in the order of INSTALLED_APPS; the disk is asked once which apps have any."""
    modules = [
        import_module(f"{config.name}.jobs")
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "jobs")
    ]
    return {job.name: job for module in modules for job in module.JOBS}
