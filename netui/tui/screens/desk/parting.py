"""The key that parts: with an entry, or with people, who are archived, brought back, or deleted."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import work

from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.store import Change, StoreError
from netui.tui.screens.desk.people import People
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

Fate = Callable[[Moment], Change]
"""What becomes of somebody: the verb to be carried out now."""


class Parting(People):
    """What ``x`` does with whatever is at hand; undo takes all of it back."""

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
        """Archive, bring back or delete: one change for all, who are no longer marked then."""
        try:
            title, choices = f"What becomes of {self.whom(ids)}?", self._fates(ids)
            fate = await self.app.push_screen_wait(ChoiceScreen(title, choices))
            if fate is not None:
                self._carry_out(fate, ids)
        except StoreError as error:
            self.refuse(error)

    def _fates(self, ids: Sequence[int]) -> list[Choice[Fate]]:
        """What can be done with some people as they are now."""
        people = self.store.contacts.listed(ids, self.now)
        here = [number for number in ids if number in people]
        active = [number for number in here if people[number].state is State.ACTIVE]
        archived = [number for number in here if people[number].state is State.ARCHIVED]
        set_state = self.store.contacts.set_state
        fates: list[Choice[Fate]] = []
        if active:
            says = f"{_some(active, ids)}the history stays, nothing is due"
            fates.append(_row("x", "archive", says, partial(set_state, active, State.ARCHIVED)))
        if archived:
            says = f"{_some(archived, ids)}from the archive"
            fates.append(_row("a", "bring back", says, partial(set_state, archived, State.ACTIVE)))
        entries = self.store.removing.entries(ids)
        says = f"with {entries} {'entry' if entries == 1 else 'entries'} of the timeline{'s' * (len(ids) > 1)}"
        says += f"; {self.key('undo')} takes it back"
        fates.append(_row("D", "delete", says, partial(self.store.removing.remove, ids)))
        if any(number in self._drafted for number in ids):
            fates.append(Choice("", (("what was begun and is not saved waits in the inbox then", "muted"),)))
        return fates

    def _carry_out(self, fate: Fate, ids: Sequence[int]) -> None:
        change = fate(self.clock())
        self.marked -= frozenset(ids)
        self.said(change)
        self.moved_on()


def _some(those: Sequence[int], ids: Sequence[int]) -> str:
    """How many are meant, where it is not all."""
    return "" if len(those) == len(ids) else f"{len(those)} of {len(ids)}: "


def _row(key: str, says: str, more: str, fate: Fate) -> Choice[Fate]:
    return Choice(key, ((f"{says:12}", "name"), (more, "muted")), fate)
