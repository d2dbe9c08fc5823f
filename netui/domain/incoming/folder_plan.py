"""A folder of vCard files compared with the network, file by file, before anything is written on either side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from netui.domain.folding import fold
from netui.domain.incoming.draft_text import draft_text, read_draft
from netui.domain.incoming.folder_card import merge_in_folder, onto, same_card, shared
from netui.domain.incoming.folder_names import bare_uid, file_name
from netui.domain.incoming.folder_steps import Agreed, FolderPlan, Here, Pull, Push, Step, There
from netui.domain.incoming.reading import Refusal
from netui.domain.people.contact import Contact, ContactDraft, State, card_of
from netui.domain.people.point_keys import point_key

_REMEMBERED = 8
"""What a file said before netui wrote to it, so many times back."""

AsFile = Callable[[Contact, str], ContactDraft]
"""What a contact's card says once it is written to a file that held a text, and read again."""


def settled(agreed: Sequence[Agreed], there: Sequence[There]) -> dict[str, str]:
    """The digests of the cards, by their contacts' uids, whose files are as they were agreed on."""
    files = {file.file for file in there if file.card is None and not file.refused}
    return {row.uid: row.own for row in agreed if row.digest and row.file in files}


def plan_folder(
    agreed: Sequence[Agreed], there: Sequence[There], people: Sequence[Here], as_file: AsFile
) -> FolderPlan:
    """What a sync of a folder would do: every file and everybody compared with what was agreed last.

    A change on one side is carried to the other, changes on both are merged field by field, and what both
    changed in their own ways is a conflict: here and in the file it stays as it is here. A file that is gone
    archives its contact, a contact who is gone takes the file along; neither where the other was changed since.
    """
    return _Comparison(agreed, there, people, as_file).plan()


@dataclass(slots=True)
class _Comparison:
    """The two sides while they are compared."""

    agreed: Sequence[Agreed]
    there: Sequence[There]
    people: Sequence[Here]
    as_file: AsFile
    _files: dict[str, There] = field(init=False)
    _by_uid: dict[str, Here] = field(init=False)
    _known: dict[str, Here] = field(init=False)
    _rows: dict[str, Agreed] = field(init=False)
    _gone: dict[str, Agreed] = field(init=False)
    _held: dict[str, str] = field(default_factory=dict)
    _was: dict[str, str] = field(default_factory=dict)
    _also: dict[str, list[There]] = field(default_factory=dict)
    _refusals: list[Refusal] = field(default_factory=list)
    _names: dict[str, list[Here]] | None = None

    def __post_init__(self) -> None:
        self._files = {file.file: file for file in self.there}
        self._by_uid = {one.contact.uid: one for one in self.people}
        by_state = sorted(self.people, key=lambda one: one.contact.state is State.ACTIVE)
        self._known = {bare_uid(uid): one for one in by_state for uid in one.uids}
        self._known |= {bare_uid(one.contact.uid): one for one in self.people}
        self._rows = {row.file: row for row in self.agreed if row.digest}
        self._gone = {row.uid: row for row in self.agreed if not row.digest}

    def plan(self) -> FolderPlan:
        """Every step, by the name of the file."""
        self._refusals += [file.refused for file in self.there if file.refused]
        known = len(self._rows)
        self._follow_merges()
        self._follow_renames()
        for name, row in self._rows.items():
            if name in self._files:
                self._held.setdefault(row.uid, name)
        steps: list[Step] = []
        same = 0
        for row in self._rows.values():
            if step := self._row(row):
                steps.append(step)
            else:
                same += self._held.get(row.uid) == row.file and not self._files[row.file].refused
        fresh = [file for file in self.there if file.file not in self._rows and not file.refused]
        steps += [step for file in sorted(fresh, key=lambda file: file.file) if (step := self._fresh(file))]
        steps += self._unwritten()
        steps = sorted(self._with_merged(steps), key=lambda step: step.file)
        return FolderPlan(tuple(steps), tuple(self._refusals), known, same)

    def _follow_merges(self) -> None:
        """A file whose contact was merged into another: that one takes it over, or takes in what it held."""
        holding = {row.uid for row in self._rows.values()}
        heirs = {file: one for one in self.people for file in one.files}
        for name, row in list(self._rows.items()):
            heir = heirs.get(name) if row.uid not in self._by_uid else None
            if heir is None:
                continue
            if heir.contact.uid not in holding:
                holding.add(heir.contact.uid)
                self._rows[name] = replace(row, uid=heir.contact.uid, own="")
            elif (file := self._files.get(name)) and not file.refused and file.card is None:
                self._also.setdefault(heir.contact.uid, []).append(file)

    def _follow_renames(self) -> None:
        """A file that is gone while another one with its UID has come is the same file."""
        missing = {row.uid: row for row in self._rows.values() if row.file not in self._files}
        for file in self.there:
            if file.card is None or file.file in self._rows:
                continue
            here = self._known.get(bare_uid(file.card.uid)) if file.card.uid else None
            row = missing.pop(here.contact.uid, None) if here else None
            if row is not None:
                del self._rows[row.file]
                self._rows[file.file] = replace(row, file=file.file)
                self._was[file.file] = row.file

    def _row(self, row: Agreed) -> Step | None:
        """What becomes of a file that was agreed on."""
        here, there = self._by_uid.get(row.uid), self._files.get(row.file)
        step = Step(row.file, row.uid, here, there, before=_before(row), was=self._was.get(row.file, ""))
        if there is None:
            return self._missing(row, step)
        if there.refused:
            return None
        if self._held[row.uid] != row.file:
            self._second(there, self._held[row.uid])
            return None
        if there.card is None:
            return self._unchanged(row, step)
        if here is None:
            return self._orphan(there, step)
        if here.contact.state is State.ARCHIVED and same_card(there.card, _read(row.said)):
            return replace(step, pull=Pull.NOTED, push=Push.REMOVED)
        return self._merge(step, row)

    def _missing(self, row: Agreed, step: Step) -> Step:
        here = step.here
        if here is None or here.contact.state is not State.ACTIVE:
            return replace(step, push=Push.FORGOTTEN)
        if here.own == row.own:
            return replace(step, pull=Pull.ARCHIVED, says="archived here: the file was deleted")
        says = "the file was deleted there and the contact changed here since: written again"
        return replace(step, push=Push.AGAIN, says=says)

    def _unchanged(self, row: Agreed, step: Step) -> Step | None:
        here = step.here
        if here is None or here.contact.state is State.ARCHIVED:
            return replace(step, push=Push.REMOVED)
        if here.own == row.own:
            return None
        return replace(step, push=Push.CHANGED)

    def _orphan(self, there: There, step: Step) -> Step | None:
        """A file changed since its contact was deleted here: somebody else's by now, or somebody anew."""
        heir = self._known.get(bare_uid(there.card.uid)) if there.card and there.card.uid else None
        if heir is not None and heir.contact.uid in self._held:
            self._second(there, self._held[heir.contact.uid])
            return None
        says = "deleted here and changed in the folder since: here again, as somebody new"
        return replace(step, pull=Pull.NEW, card=there.card, says=says)

    def _merge(self, step: Step, row: Agreed | None) -> Step:
        """A changed file and its contact made one; without a ``row`` they have not met before."""
        here, there = step.here, step.there
        if here is None or there is None or there.card is None:
            raise ValueError("a merge takes two")
        bases = [_read(text) for text in (*row.before, row.said)] if row else []
        unchanged = row is not None and here.own == row.own
        mine = bases[-1] if unchanged else self.as_file(here.contact, there.card.raw)
        merged = merge_in_folder(bases, mine, there.card)
        card = card_of(here.contact)
        becomes = onto(card, mine, merged.draft)
        back = here.contact.state is State.ARCHIVED
        says = "archived here and changed in the folder since: here again" if back else step.says
        pushed = not same_card(merged.draft, there.card)
        return replace(
            step,
            pull=Pull.BACK if back else Pull.CHANGED if becomes != card else Pull.NOTED,
            push=Push.CHANGED if pushed else None,
            card=becomes,
            conflicts=merged.conflicts,
            before=(draft_text(shared(there.card)),),
            says=says,
        )

    def _fresh(self, there: There) -> Step | None:
        """What becomes of a file nothing was agreed on yet."""
        card = there.card
        if card is None:
            return None
        uid = bare_uid(card.uid)
        if uid and uid in self._held:
            self._second(there, self._held[uid])
            return None
        here = self._known.get(uid) if uid else None
        if here is not None and here.contact.uid in self._held:
            self._second(there, self._held[here.contact.uid])
            return None
        row = self._gone.get(here.contact.uid) if here else None
        if here is not None and here.contact.state is State.ARCHIVED and row is None:
            reason = (
                f"left as it is: {here.contact.name} is archived here, and set … state active brings them back"
            )
            self._refusals.append(Refusal(there.file, 1, reason))
            self._hold(there.file, uid, here)
            return None
        here = here or self._named(card)
        self._hold(there.file, uid, here)
        step = Step(there.file, here.contact.uid if here else "", here, there)
        return self._merge(step, row) if here else replace(step, pull=Pull.NEW, card=card)

    def _hold(self, file: str, uid: str, here: Here | None) -> None:
        if uid:
            self._held[uid] = file
        if here is not None:
            self._held[here.contact.uid] = file

    def _second(self, there: There, first: str) -> None:
        reason = f"left as it is: {first} is of the same person; put what is new here into it, and delete this one"
        self._refusals.append(Refusal(there.file, 1, reason))

    def _named(self, card: ContactDraft) -> Here | None:
        """The one contact without a file who has the card's name and a point in common with it."""
        if self._names is None:
            self._names = {}
            for one in self.people:
                self._names.setdefault(fold(one.contact.name), []).append(one)
        points = {(point.kind, key) for point in card.points if (key := point_key(point))}
        found = [
            one
            for one in self._names.get(fold(card.name), ())
            if one.contact.state is not State.ARCHIVED
            and one.contact.uid not in self._held
            and any((point.kind, point_key(point)) in points for point in one.contact.points)
        ]
        return found[0] if len(found) == 1 else None

    def _unwritten(self) -> Iterator[Step]:
        """A file for everybody who has none; not where one with its name was refused, or is another's."""
        rows = {row.uid for row in self._rows.values()}
        taken = {name.casefold() for name in self._files} | {name.casefold() for name in self._rows}
        refused = {file.file.casefold() for file in self.there if file.refused}
        for one in self.people:
            uid = one.contact.uid
            if one.contact.state is not State.ACTIVE or uid in rows or uid in self._held:
                continue
            name = file_name(uid, sorted(one.uids), taken - refused)
            if name.casefold() not in refused:
                taken.add(name.casefold())
                yield Step(name, uid, one, push=Push.NEW)

    def _with_merged(self, steps: Sequence[Step]) -> Iterator[Step]:
        """The files of those whose contacts took in others are written, with what the others' files held."""
        for step in steps:
            file = step.there
            if file and not file.refused and (also := self._also.pop(step.uid, ())):
                yield replace(step, push=step.push or Push.CHANGED, also=tuple(also))
            else:
                yield step
        for uid, also in self._also.items():
            file = self._files.get(self._held.get(uid, ""))
            if file and not file.refused:
                before = _before(self._rows[file.file])
                yield Step(
                    file.file, uid, self._by_uid[uid], file, None, Push.CHANGED, before=before, also=tuple(also)
                )


def _read(said: str) -> ContactDraft:
    return read_draft(said) or ContactDraft("")


def _before(row: Agreed) -> tuple[str, ...]:
    return (*row.before, row.said)[-_REMEMBERED:]
