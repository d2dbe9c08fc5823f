"""The key that parts: with an entry, or with people, who are archived, brought back, deleted, or forgotten for good."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import work

from netui.domain.moment import Moment
from netui.domain.people.contact import State
from netui.store import Change, StoreError
from netui.tui.render_forgetting import forgotten_words, loss_lines
from netui.tui.screens.desk.people import People
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen

Fate = Callable[[Moment], Change]
"""What becomes of somebody: the verb to be carried out now."""

Step = Callable[[], object]
"""What is done once a fate was chosen."""


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
        try:
            title, choices = f"What becomes of {self.whom(ids)}?", self._fates(ids)
            step = await self.app.push_screen_wait(ChoiceScreen(title, choices))
            if step is not None:
                step()
        except StoreError as error:
            self.refuse(error)

    def _fates(self, ids: Sequence[int]) -> list[Choice[Step]]:
        """What can be done with some people as they are now."""
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
        if any(number in self._drafted for number in ids):
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
        loss = self.store.forgetting.look(ids, self.clock())
        choices: list[Choice[bool]] = [Choice("", line) for line in loss_lines(loss, self.now.day)]
        choices.append(_row("y", "forget", "now, for good", False))
        if loss.backups:
            choices.append(_row("b", "backups too", "forget, and delete the backups that hold them", True))
        with_backups = await self.app.push_screen_wait(ChoiceScreen(f"Forget {self.whom(ids)} for good?", choices))
        if with_backups is None:
            return
        done = self.store.forgetting.forget(ids, self.clock())
        if with_backups:
            self.store.forgetting.remove_backups(done.backups, self.clock().at)
        self.marked -= frozenset(ids)
        self.reload()
        self.follow()
        self.moved_on()
        self.say(forgotten_words(done, backups=not with_backups))


def _some(those: Sequence[int], ids: Sequence[int]) -> str:
    """How many are meant, where it is not all."""
    return "" if len(those) == len(ids) else f"{len(those)} of {len(ids)}: "


def _row[Value](key: str, says: str, more: str, value: Value) -> Choice[Value]:
    return Choice(key, ((f"{says:12}", "name"), (more, "muted")), value)
