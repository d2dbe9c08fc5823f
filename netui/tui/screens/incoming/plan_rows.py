"""An import's plan as rows in sections: what needs a decision first, what stays as it is last."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from netui.domain.incoming.plan import Choice, Plan, Verdict
from netui.domain.visible import clip
from netui.tui import render_import
from netui.tui.lines import Line, flow

_NAMES_SHOWN = 3

GO = ("go", 0)
"""The key of the row that carries the import out."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind: what they are called, what is said beside it, and whose they are.

    ``members`` are places: of items, of conflicts, of refusals, of notices or of entries of the plan.
    """

    name: str
    hint: str
    members: Sequence[int]

    @property
    def title(self) -> str:
        """What the section is called, with its count."""
        return f"{self.name} {len(self.members):,}"


_OF_PEOPLE = (
    (Verdict.LEFT_OUT, "left out", ""),
    (Verdict.MERGED, "merged", "people who are here: what the file adds or has anew"),
    (Verdict.NEW, "new", "they come into the pool and owe nothing"),
    (Verdict.UNCHANGED, "unchanged", "the file says of them what it said before"),
)
_OF_ENTRIES = {
    Verdict.NEW: "timeline: new",
    Verdict.MERGED: "timeline: changed",
    Verdict.LEFT_OUT: "timeline: left out",
    Verdict.DOUBT: "timeline: in doubt",
    Verdict.UNCHANGED: "timeline: unchanged",
}


def sections(plan: Plan, choices: Mapping[int, Choice]) -> list[Section]:
    """The sections of a plan that hold anything, in the order in which they are shown.

    The conflicts of a doubt are among them once ``choices`` say that it is the same person.
    """
    apart = {id(plan.items[place]) for place in plan.doubts if choices.get(place) is not Choice.SAME}
    conflicts = [place for place, (item, _) in enumerate(plan.conflicts) if id(item) not in apart]
    found = [
        Section("in doubt", "Space: another person, the same, or leave out", plan.doubts),
        Section("conflicts", "changed here and in the file: stays as it is here", conflicts),
        Section("refused", "could not be read", range(len(plan.refusals))),
        Section("notices", "how the files were read", range(len(plan.notices))),
    ]
    people: dict[Verdict, list[int]] = {}
    for place, item in enumerate(plan.items):
        people.setdefault(item.verdict, []).append(place)
    entries: dict[Verdict, list[int]] = {}
    for place, entry in enumerate(plan.entries):
        entries.setdefault(entry.verdict, []).append(place)
    found += [Section(name, hint, people.get(verdict, ())) for verdict, name, hint in _OF_PEOPLE]
    found += [Section(name, "", entries.get(verdict, ())) for verdict, name in _OF_ENTRIES.items()]
    return [section for section in found if section.members]


class PlanRows:
    """The row that carries the import out, then each section under its heading; only what is seen is drawn.

    ``go`` is what the first row says, ``choices`` what was decided of the doubts by their place.
    """

    def __init__(
        self, plan: Plan, shown: Sequence[Section], choices: Mapping[int, Choice], go: Line, today: date
    ) -> None:
        self._plan = plan
        self._sections = shown
        self._choices = choices
        self._go = go
        self._today = today
        self._conflicts = plan.conflicts
        self._begins = list(accumulate((len(one.members) + 1 for one in shown), initial=1))
        self._draws: Mapping[str, Callable[[int, int, bool], Sequence[Line]]] = {
            "conflicts": lambda place, width, chosen: render_import.conflict_lines(
                *self._conflicts[place], width, chosen
            ),
            "refused": lambda place, width, chosen: render_import.refusal_lines(plan.refusals[place], width),
            "notices": lambda place, width, chosen: render_import.notice_lines(plan.notices[place], width),
        }

    def __len__(self) -> int:
        return self._begins[-1]

    def key(self, index: int) -> Hashable:
        """The section's name and the place in it; place -1 is its heading."""
        if index == 0:
            return GO
        number = bisect_right(self._begins, index) - 1
        return self._sections[number].name, index - self._begins[number] - 1

    def index_of(self, key: Hashable) -> int | None:
        """Where the row of a section and a place in it stands."""
        if key == GO:
            return 0
        name, place = key if isinstance(key, tuple) else ("", 0)
        for number, section in enumerate(self._sections):
            if section.name == name and -1 <= place < len(section.members):
                return self._begins[number] + 1 + int(place)
        return None

    def item_at(self, index: int) -> int | None:
        """The place among the plan's items of the doubt on a row; None for any other row."""
        section, place = self._at(index)
        return section.members[place] if section and section.name == "in doubt" and place >= 0 else None

    def _at(self, index: int) -> tuple[Section | None, int]:
        if index == 0:
            return None, 0
        number = bisect_right(self._begins, index) - 1
        return self._sections[number], index - self._begins[number] - 1

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """One row."""
        section, place = self._at(index)
        if section is None:
            return flow(self._go, width, 3)
        if place < 0:
            return [render_import.heading_line(section.title, section.hint, width)]
        number = section.members[place]
        if draw := self._draws.get(section.name):
            return draw(number, width, chosen)
        if section.name.startswith("timeline"):
            return self._entry(number, width, chosen)
        choice = self._choices.get(number, Choice.ANOTHER)
        return render_import.item_lines(self._plan.items[number], choice, width, chosen)

    def _entry(self, number: int, width: int, chosen: bool) -> Sequence[Line]:
        entry = self._plan.entries[number]
        names = [clip(who.name, 40) or "somebody" for who in entry.came.who[:_NAMES_SHOWN]]
        more = len(entry.came.who) - len(names)
        said = ", ".join(names) + (f" and {more} more" if more > 0 else "")
        return render_import.entry_lines(entry, said, self._today, width, chosen)


def decided(plan: Plan, choices: Mapping[int, Choice]) -> str:
    """What becomes of the doubts: ``in doubt: 2 another person, 1 the same person``."""
    if not plan.doubts:
        return ""
    counts = dict.fromkeys(render_import.CHOICES, 0)
    for place in plan.doubts:
        counts[choices.get(place, Choice.ANOTHER)] += 1
    return "in doubt: " + ", ".join(f"{count:,} {way}" for way, count in counts.items() if count)
