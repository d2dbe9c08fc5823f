"""Earlier jobs as lines to edit: ``CTO, Acme (until Nov 2026)``."""

import re
from datetime import date

from netui.domain.day_words import MONTH_NAMES
from netui.domain.folding import fold
from netui.domain.frozen import dataclass
from netui.domain.line.date_shapes import MONTHS, month_end
from netui.domain.line.role_words import split_role
from netui.domain.people.contact import Contact, ContactDraft, Job
from netui.domain.people.partial_dates import read_date_line

AT = " @ "
"""Stands between role and organisation where a comma would not do: ``CTO @ Acme, Inc.``"""

_UNKNOWN = "?"
"""Until nobody knows when: for an organisation whose own name ends in years."""

_UNTIL = re.compile(r"(.*?) ?\(until ([^()]*)\)", re.IGNORECASE)
_WHEN = rf"(?:(?:\d{{1,2}}\.? )?(?:{'|'.join(MONTHS)})\.? )?\d{{4}}|\d{{4}}-\d\d(?:-\d\d)?"
_YEARS = re.compile(
    rf"(.*?\S),? (?:\(?(?:from )?({_WHEN}) ?(?:[-–—]| to | until ) ?({_WHEN})\)?|(?:until|till) ({_WHEN}))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"(.+?)" @ (.*)|"(.+)",')


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job line as understood; ``problem`` is one sentence if it cannot be taken."""

    job: Job
    problem: str = ""


def read_job(line: str) -> JobLine:
    """The job of a line ``role, organisation (until when)``; one part alone is the organisation.

    Until a month means until its last day, until a year its last. ``@`` may stand in place of the comma, years
    as ``2019-2024`` in place of until; then the known words of a role need no comma either, and the first year
    stays with the role.
    """
    text, until, problem, begun, words = " ".join(line.split()), None, "", "", False
    if found := _UNTIL.fullmatch(text):
        text, until = found[1].strip(), _last_day(found[2])
        known = until or found[2].strip() == _UNKNOWN
        problem = "" if known else f"“{found[2][:40]}” is no date: write until Nov 2026 or until 12 Nov 2026"
    elif (years := _YEARS.fullmatch(text)) and (until := _last_day(years[3] or years[4])):
        text, begun, words = years[1].rstrip(","), f" (from {years[2]})" if years[2] else "", True
    role, organisation = _parted(text, words=words)
    role, organisation = (f"{role}{begun}", organisation) if role else (role, f"{organisation}{begun}")
    if not role and not organisation:
        problem = problem or "a job says where: CTO, Acme (until Nov 2026)"
    return JobLine(Job(role, organisation, until), problem)


def job_line(job: Job) -> str:
    """An earlier job as the line that reads as it."""
    job = Job(" ".join(job.role.split()), " ".join(job.organisation.split()), job.until)
    role, organisation = job.role, job.organisation
    until = f" (until {_until(job.until)})" if job.until else ""
    between = f"{role}, {organisation}" if role and organisation else f"{role}," if role else organisation
    quoted = f'"{role}"{AT}{organisation}' if organisation else f'"{role}",'
    forms = (between, f"{role}{AT}{organisation}".strip(), quoted)
    lines = [f"{form}{end}" for form in forms for end in (until, until or f" (until {_UNKNOWN})")]
    return next((line for line in lines if read_job(line).job == job), lines[0])


def with_job_left(draft: ContactDraft, present: Contact, today: date) -> tuple[Job, ...]:
    """The earlier jobs of a card edited to ``draft``: another organisation is another job, and the one left joins.

    Not if it is written there by hand, nor if only the writing of the name changed.
    """
    left = fold(present.organisation)
    written = any(fold(job.organisation) == left for job in draft.jobs if job not in present.jobs)
    if not left or fold(draft.organisation) == left or written:
        return draft.jobs
    return (Job(present.role, present.organisation, today), *draft.jobs)


def _parted(text: str, *, words: bool) -> tuple[str, str]:
    """Role and organisation; ``words`` says that the known words of roles part them as well."""
    if quoted := _QUOTED.fullmatch(text):
        return (quoted[1] or quoted[3]).strip(), (quoted[2] or "").strip()
    role, at, organisation = f" {text} ".partition(AT)
    if not at:
        role, comma, organisation = text.partition(",")
        if not comma:
            role, organisation = split_role(text) if words else ("", text)
    return role.strip(), organisation.strip()


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
