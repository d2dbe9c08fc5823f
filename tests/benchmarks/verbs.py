"""The verbs of the shell beside the imports they stand on, and the queue as the network grows."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

from data import ENTRIES
from figures import Figures, Line
from setting import Setting
from shell_verbs import VERBS, measure

from netui.domain.moment import moment_at
from netui.store import open_store

TURNS = 5
"""Processes of each kind for one round of the whole."""

FLAT = 1.1
"""How much longer a verb may take in the largest network than in the smallest."""


def lines(setting: Setting) -> Iterator[Line]:
    """Measure whole processes in turns, then the queue in this one."""
    sizes = [setting.small, max(setting.sizes)]
    figures = Figures()
    took, beside = measure(setting.copies(), setting.environment, TURNS * setting.rounds, sizes)
    for job, times in took.items():
        for wall, processor in times:
            figures.add(job, {"took": [wall], "took, processor": [processor]})
    for job, other in beside.items():
        yield figures.beside(job, job, "took", other, other, 2 if job.startswith("--") else 1.25)
    for verb in VERBS:
        small, large = (f"{verb} at {size:,}" for size in sizes)
        yield figures.beside(large, large, "took", small, small, FLAT)
    _queue(setting, figures, sizes)
    small, large = (f"{size * ENTRIES:,} entries" for size in sizes)
    yield figures.beside(f"due queue, {large}", large, "queue", small, small, 3)


def _queue(setting: Setting, figures: Figures, sizes: list[int]) -> None:
    """The queue of today worked out again and again in open networks."""
    now = moment_at(datetime.now(UTC), "UTC")
    with ExitStack() as stack:
        backups = setting.folder / "backups"
        networks = {size: open_store(setting.network(size), now=now.at, backups=backups) for size in sizes}
        stores = {size: stack.enter_context(network) for size, network in networks.items()}
        for turn in range(-1, TURNS * setting.rounds):
            for size, store in stores.items():
                begun, before = time.perf_counter(), time.process_time()
                store.due.queue(now)
                took = {"queue": [time.perf_counter() - begun], "queue, processor": [time.process_time() - before]}
                if turn >= 0:
                    figures.add(f"{size * ENTRIES:,} entries", took)
