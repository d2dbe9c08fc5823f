"""What was measured, and what is said of it: medians, ratios taken round by round, a table with the targets."""

import statistics
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the table: what, ours in its unit, what it is held against, the ratios, and what is aimed at."""

    what: str
    ours: str
    beside: str = ""
    ratio: float | None = None
    processor: float | None = None
    target: str = ""
    met: bool | None = None


def ms(seconds: float | None) -> str:
    """A time as it stands in the table."""
    if seconds is None:
        return "–"
    return f"{1000 * seconds:,.0f} ms" if seconds >= 0.1 else f"{1000 * seconds:.1f} ms"


class Figures:
    """Samples of every measure of every job, kept by the round they were taken in."""

    def __init__(self) -> None:
        self._rounds: dict[tuple[Hashable, str], list[list[float]]] = defaultdict(list)

    def add(self, job: Hashable, measures: dict[str, list[float]]) -> None:
        """Keep what one round of a job gave."""
        for name, samples in measures.items():
            if samples:
                self._rounds[job, name].append(samples)

    def of(self, job: Hashable, measure: str) -> list[float]:
        """The median of each round."""
        return [statistics.median(samples) for samples in self._rounds[job, measure]]

    def median(self, job: Hashable, measure: str) -> float | None:
        """The median of the rounds' medians; None where nothing was measured."""
        return _median(self.of(job, measure))

    def high(self, job: Hashable, measure: str) -> float | None:
        """What 95 of 100 samples of all rounds do not exceed."""
        samples = sorted(sample for each in self._rounds[job, measure] for sample in each)
        return samples[min(len(samples) - 1, int(0.95 * len(samples)))] if samples else None

    def highest(self, job: Hashable, measure: str) -> float | None:
        """The highest sample of all."""
        return max((sample for each in self._rounds[job, measure] for sample in each), default=None)

    def beside(
        self, what: str, job: Hashable, measure: str, other: Hashable, name: str, most: float | None = None
    ) -> Line:
        """A line that holds one job's measure against another job's, in time and in processor."""
        ratio = self.ratio(job, measure, other)
        return Line(
            what,
            ms(self.median(job, measure)),
            f"{name} {ms(self.median(other, measure))}",
            ratio,
            self.ratio(job, f"{measure}, processor", other),
            f"≤ {most:g} ×" if most else "",
            ratio <= most if most and ratio is not None else None,
        )

    def ratio(self, job: Hashable, measure: str, other: Hashable) -> float | None:
        """The median of the ratios within each round."""
        pairs = zip(self.of(job, measure), self.of(other, measure), strict=False)
        return _median([ours / theirs for ours, theirs in pairs if theirs])


def aim(what: str, seconds: float | None, most: float, processor: float | None = None, words: str = "") -> Line:
    """A line that aims at a time, in seconds; ``processor`` is what of it was spent working."""
    met = None if seconds is None else seconds <= most
    worked = "" if processor is None else f"{ms(processor)} of processor"
    return Line(what, ms(seconds), worked, target=words or f"≤ {1000 * most:g} ms", met=met)


def table(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [("what", "netui", "beside", "×", "× processor", "target", ""), ("---",) * 7]
    for line in lines:
        met = "" if line.met is None else "met" if line.met else "**missed**"
        ratios = _times(line.ratio), _times(line.processor)
        rows.append((line.what, line.ours, line.beside, *ratios, line.target, met))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}"


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None
