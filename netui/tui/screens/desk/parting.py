"""The key that parts: with an entry, or with people, who are archived, brought back, deleted, or forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import work

from netui.domain.moment import Moment
from netui.domain.visible import clip
from netui.store import Change, StoreError
from netui.tui.lines import Line
from netui.tui.screens.desk.people import People

if TYPE_CHECKING:
    from netui.store.people.forgetting import Forgotten
    from netui.tui.screens.dialogs.choice import Choice

Fate = Callable[[Moment], Change]
"""What becomes of somebody: the verb to be carried out now."""

Step = Callable[[], object]
"""What is done once a fate was chosen."""

Value = TypeVar("Value")

_SHOWN = 4
"""Words of others that are shown one by one before somebody is forgotten."""


class Parting(People):
    """What ``x`` does with whatever is at hand; undo takes all of it back, but that somebody was forgotten."""

    def action_delete(self) -> None:
        """Delete the entry on the timeline; archive the contact, or ask about those marked or archived."""
        try:
            if self.pane_at_hand() is self.timeline:
                self._delete_entry()
            elif marked := self.many():
                self._ask_what_becomes(marked)
            elif (one := self.person()) is not None:
                self._part_with(one)
        except StoreError as error:
            self.refuse(error)

    def _part_with(self, contact_id: int) -> None:
        from netui.domain.people.contact import State

        match self.store.contacts.get(contact_id).state:
            case State.ACTIVE:
                archive = partial(self.store.contacts.set_state, [contact_id], State.ARCHIVED)
                self._carry_out(archive, [contact_id])
            case State.ARCHIVED:
                self._ask_what_becomes([contact_id])
            case State.DECEASED:
                keys = f"{self.key('mark')} and {self.key('delete')} can delete it"
                self.say(f"{self.name_of(contact_id)} is deceased: the history stays; {keys}", "muted")

    def _delete_entry(self) -> None:
        entry = self.chosen_entry()
        if entry is not None:
            self.said(self.store.interactions.delete(entry, self.clock()))

    @work
    async def _ask_what_becomes(self, ids: Sequence[int]) -> None:
        """Archive, bring back, delete or forget: one change for all, who are no longer marked then."""
        from netui.tui.screens.dialogs.choice import ChoiceScreen

        try:
            title, choices = f"What becomes of {self.whom(ids)}?", self._fates(ids)
            step = await self.app.push_screen_wait(ChoiceScreen(title, choices))
            if step is not None:
                step()
        except StoreError as error:
            self.refuse(error)

    def _fates(self, ids: Sequence[int]) -> "list[Choice[Step]]":
        """What can be done with some people as they are now."""
        from netui.domain.people.contact import State
        from netui.tui.screens.dialogs.choice import Choice

        people = self.store.contacts.listed(ids, self.now)
        here = [number for number in ids if number in people]
        active = [number for number in here if people[number].state is State.ACTIVE]
        archived = [number for number in here if people[number].state is State.ARCHIVED]
        set_state = self.store.contacts.set_state
        fates: list[Choice[Step]] = []

        def fate(key: str, says: str, more: str, verb: Fate) -> None:
            fates.append(_row(key, says, more, partial(self._carry_out, verb, ids)))

        if active:
            says = f"{_some(active, ids)}the history stays, nothing is due"
            fate("x", "archive", says, partial(set_state, active, State.ARCHIVED))
        if archived:
            says = f"{_some(archived, ids)}from the archive"
            fate("a", "bring back", says, partial(set_state, archived, State.ACTIVE))
        entries = self.store.removing.entries(ids)
        says = f"with {entries} {'entry' if entries == 1 else 'entries'} of the timeline{'s' * (len(ids) > 1)}"
        fate("D", "delete", f"{says}; {self.key('undo')} takes it back", partial(self.store.removing.remove, ids))
        fates.append(_row("F", "forget", "for good: nothing brings them back", partial(self._ask_to_forget, ids)))
        if any(number in self.panes.drafted for number in ids):
            fates.append(Choice("", (("what was begun and is not saved waits in the inbox then", "muted"),)))
        return fates

    def _carry_out(self, fate: Fate, ids: Sequence[int]) -> None:
        change = fate(self.clock())
        self.marked -= frozenset(ids)
        self.said(change)
        self.moved_on()

    @work
    async def _ask_to_forget(self, ids: Sequence[int]) -> None:
        """One of the few questions: what cannot be undone is said first, and what stays."""
        from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

        self.say("looking at what would go …", "muted")
        await self.wait_for_refresh()
        loss = self.store.forgetting.look(ids, self.clock())
        choices: list[Choice[bool]] = [Choice("", line) for line in _loss_lines(loss)]
        choices.append(_row("n", "keep", "nothing happens", None))
        choices.append(_row("y", "forget", "nothing brings them back", False))
        if loss.backups:
            choices.append(_row("b", "backups too", "forget, and delete those backups", True))
        with_backups = await self.app.push_screen_wait(ChoiceScreen(f"Forget {self.whom(ids)} for good?", choices))
        if with_backups is None:
            self.say("nobody was forgotten", "muted")
            return
        self.say("forgetting …", "muted")
        await self.wait_for_refresh()
        done = self.store.forgetting.forget(ids, self.clock())
        if with_backups:
            self.store.forgetting.remove_backups(done.backups, self.clock().at)
        self.marked -= frozenset(ids)
        self.reload()
        self.follow()
        self.moved_on()
        self.say(_forgotten_words(done, backups=with_backups))


def _some(those: Sequence[int], ids: Sequence[int]) -> str:
    """How many are meant, where it is not all."""
    return "" if len(those) == len(ids) else f"{len(those)} of {len(ids)}: "


def _row(key: str, says: str, more: str, value: Value | None) -> "Choice[Value]":
    from netui.tui.screens.dialogs.choice import Choice

    return Choice(key, ((f"{says:12}", "name"), (more, "muted")), value)


def _loss_lines(loss: "Forgotten") -> list[Line]:
    """What goes with them, what undo loses, what others wrote and what holds them still."""
    entries = _counted(loss.entries, "entry", "entries")
    lines: list[Line] = [((f"the card, {entries} and all that is known go for good", ""),)]
    if loss.undo_lost:
        changes = _counted(loss.undo_lost, "change", "changes")
        lines.append(((f"undo loses {changes} in which they occur, or that rest on one", ""),))
    if loss.mentions:
        texts = _counted(len(loss.mentions), "text of others names", "texts of others name")
        lines.append(((f"{texts} them and will stay as before:", ""),))
        lines += [
            ((f"  {clip(one.whose or one.what, 24)}: ", "muted"), (clip(one.words, 80), "name"))
            for one in loss.mentions[:_SHOWN]
        ]
        if len(loss.mentions) > _SHOWN:
            lines.append(((f"  and {len(loss.mentions) - _SHOWN} more", "muted"),))
    if loss.backups:
        lines.append(((f"{_counted(len(loss.backups), 'backup holds', 'backups hold')} them as well", ""),))
    return lines


def _forgotten_words(done: "Forgotten", *, backups: bool) -> str:
    """Who is forgotten, and what may still hold them."""
    words = [f"✓ {clip(done.whom, 60)} {'is' if len(done.names) == 1 else 'are'} forgotten"]
    if done.backups:
        many = _counted(len(done.backups), "backup", "backups")
        words.append(f"{many} deleted" if backups else f"{many} still hold{'s' * (len(done.backups) == 1)} them")
    if done.files:
        words.append(f"delete {clip(str(done.files[0]), 80)}, or the next sync brings them back")
    if done.unknown:
        words.append(f"{clip(str(done.unknown[0]), 80)} may hold them too")
    return " · ".join(words)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
