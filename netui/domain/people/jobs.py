"""Earlier jobs as lines to edit: ``CTO, Acme (until Nov 2026)``."""

import re
from dataclasses import dataclass
from datetime import date

from netui.domain.day_words import MONTH_NAMES
from netui.domain.line.date_shapes import month_end
from netui.domain.people.contact import Job
from netui.domain.people.partial_dates import read_date_line

AT = " @ "
"""Stands between role and organisation where a comma would not do: ``CTO @ Acme, Inc.``"""

_UNTIL = re.compile(r"(.*?) ?\(until ([^()]*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job line as understood; ``problem`` is one sentence if it cannot be taken."""

    job: Job
    problem: str = ""


def read_job(line: str) -> JobLine:
    """The job of a line ``role, organisation (until when)``; one part alone is the organisation.

    Until a month means until its last day, until a year its last. ``@`` may stand in place of the comma.
    """
    text, until, problem = " ".join(line.split()), None, ""
    if found := _UNTIL.fullmatch(text):
        text, until = found[1].strip(), _last_day(found[2])
        problem = "" if until else f"“{found[2][:40]}” is no date: write until Nov 2026 or until 12 Nov 2026"
    role, at, organisation = f" {text} ".partition(AT)
    if not at:
        role, comma, organisation = text.partition(",")
        if not comma:
            role, organisation = "", text
    job = Job(role.strip(), organisation.strip(), until)
    if not job.role and not job.organisation:
        problem = problem or "a job says where: CTO, Acme (until Nov 2026)"
    return JobLine(job, problem)


def job_line(job: Job) -> str:
    """An earlier job as the line that reads as it."""
    role, organisation = " ".join(job.role.split()), " ".join(job.organisation.split())
    until = f" (until {_until(job.until)})" if job.until else ""
    if not role and "," not in organisation and AT not in organisation:
        return f"{organisation}{until}"
    if not organisation and AT not in role and "," not in role:
        return f"{role},{until}"
    between = ", " if role and "," not in role and AT not in f"{role} {organisation}" else AT
    return f"{role}{between}{organisation}{until}".strip()


def _until(day: date) -> str:
    month = f"{MONTH_NAMES[day.month - 1]} {day.year:04}"
    return month if day == month_end(day.year, day.month) else f"{day.day} {month}"


def _last_day(text: str) -> date | None:
    """The last day of what a partial date with a year names."""
    read = read_date_line(text, "job").day
    if read.year is None or read.lead is not None:
        return None
    last = month_end(read.year, read.month or 12)
    return last.replace(day=read.day) if last is not None and read.day and read.month else last
