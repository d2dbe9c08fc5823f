"""Keys that are about a person: brief, card, reach, and whose entry it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import work

from netui.commands import Command
from netui.domain.people.contact import PointKind
from netui.domain.visible import clip
from netui.store import Change, StoreError
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.paged import PagedRows
from netui.tui.screens.desk.queueing import Queueing
from netui.tui.view import Rows

if TYPE_CHECKING:
    from netui.domain.people.contact import Contact, ContactPoint
    from netui.domain.people.whole_card import CardEdit
    from netui.tui.screens.dialogs.choice import Choice

_LOGS = ("call", "message", "email", "met", "note")
_ON_FROM_BRIEF = {
    "promises": "promises",
    "known": "known",
    "follow_up": "follow-up",
    "card": "card",
    "attention": "tier",
    "reach": "",
    "give": "",
}
"""The commands that go on from the brief beside those that log, as the frame names them.

Two need no name there: a number and a clip stand above.
"""

_ROOMY = 34
"""Lines of a terminal from which the brief's sections are parted by blank lines."""

_OPENED = {PointKind.EMAIL: "mailto:", PointKind.URL: "", PointKind.PROFILE: "", PointKind.PHONE: "tel:"}


class People(Queueing):
    """What is done with the contact at hand."""

    def person(self) -> int | None:
        """The contact at hand, or None; that there is none was said before a command began."""
        return self.chosen_contact() or None

    def many(self) -> list[int]:
        """The marked contacts by name, whether a search hides them or not."""
        if not self.marked:
            return []
        return [number for number in self.store.contacts.ids(archived=True) if number in self.marked]

    def whom(self, contact_ids: Sequence[int]) -> str:
        """One contact by name, several by their number."""
        return self.name_of(contact_ids[0]) if len(contact_ids) == 1 else f"{len(contact_ids)} people"

    @work
    async def action_brief(self) -> None:
        """The brief; on the timeline the entry to edit, on an inbox entry too."""
        from netui.tui.render_brief import brief_lines
        from netui.tui.screens.dialogs.page import PageScreen

        if self.pane_at_hand() is self.timeline:
            entry = self.chosen_entry()
            if entry is not None:
                self.edit_entry(entry)
            return
        contact_id = self.person()
        if contact_id is None:
            return
        brief = self.store.briefs.of(contact_id, self.now)

        def draw(width: int) -> Sequence[Line]:
            roomy = self.app.size.height >= _ROOMY
            return brief_lines(brief, self.now.day, width, roomy=roomy)

        title = f"Brief · {clip(brief.contact.name, 60)}"
        going_on = self._on_from_brief()
        logs = " ".join(map(self.key, _LOGS))
        others = [f"{self.key(name)} {words}" for name, words in _ON_FROM_BRIEF.items() if words]
        hint = " · ".join((f"{logs} log", *others, "Esc"))
        page = PageScreen(title, draw, passing=tuple(going_on), hint=hint, classes="-brief")
        key = await self.app.push_screen_wait(page)
        if key is None:
            return
        if self.chosen_contact() != contact_id:
            # Another window, or the hour, may have moved the rows meanwhile.
            self.show_contact(contact_id)
        if self.chosen_contact() != contact_id:
            self.say(f"{clip(brief.contact.name, 60)} is no longer here", "warning")
            return
        if going_on[key].id == "promises":
            self.show_promises(contact_id)
        else:
            await self.run_action(going_on[key].action)

    def _on_from_brief(self) -> dict[str, Command]:
        """The keys that go on from the brief, with their commands."""
        commands = map(self.config.command, (*_LOGS, *_ON_FROM_BRIEF))
        return {key: command for command in commands for key in command.keys}

    @work
    async def action_card(self) -> None:
        """The card to edit."""
        from netui.tui.screens.people.card import CardScreen

        contact_id = self.person()
        if contact_id is None:
            return
        opened = self.store.cards.whole(contact_id)
        now = self.clock()

        def save(edit: "CardEdit") -> Change:
            return self.store.cards.save_card(contact_id, opened, edit, self.clock())

        change = await self.app.push_screen_wait(CardScreen(opened, now.day, save))
        if change is not None and change.id is not None:
            self.said(change)

    @work
    async def action_move_entry(self) -> None:
        """Give the entry to someone else."""
        from netui.tui.screens.dialogs.pick import PickScreen

        entry = self.chosen_entry()
        if self.contact_id is None or entry is None or not self.timeline_in_sight:
            return
        contact_id = await self.app.push_screen_wait(PickScreen("Whose entry is it?", self._found))
        if contact_id is not None:
            try:
                self.said(self.store.interactions.move(entry, contact_id, self.clock()))
            except StoreError as error:
                self.refuse(error)

    def _found(self, text: str) -> Rows:
        def draw(index: int, person: Any, width: int, chosen: bool) -> Sequence[Line]:
            return [render.contact_line(person, None, False, self.now.day, width)]

        ids = self.store.finding.matching(text)
        return PagedRows(ids, lambda page: self.store.contacts.listed(page, self.now), draw)

    @work
    async def action_reach(self) -> None:
        """Copy a number or an address, open it, write a message, or show it all as a code."""
        from netui.tui.screens.dialogs.choice import ChoiceScreen
        from netui.tui.screens.people.contact_code import ContactCodeScreen
        from netui.tui.screens.practice.letter import write_letter

        contact_id = self.person()
        if contact_id is None:
            return
        contact = self.store.contacts.get(contact_id)
        title = f"Reach {clip(contact.name, 60)}"
        chosen = await self.app.push_screen_wait(ChoiceScreen(title, _ways_to_reach(contact)))
        if chosen is None:
            return
        how, point = chosen
        if how == "code":
            await self.app.push_screen_wait(ContactCodeScreen(contact))
        elif point is None:
            change = await write_letter(self.app, self.store, self.clock, contact_id)
            self.reload()
            if change is not None:
                self.said(change)
        elif how == "copy":
            self.app.copy_to_clipboard(point.value)
            self.say(f"copied {point.value}")
        else:
            self._open_point(point)

    def _open_point(self, point: "ContactPoint") -> None:
        address = point.value.strip()
        begin = _OPENED[point.kind]
        if begin and not address.startswith(begin):
            address = begin + "".join(address.split())
        elif "://" not in address:
            address = f"https://{address}"
        safe = address.isprintable() and address.split(":")[0] in ("http", "https", "mailto", "tel")
        if not safe:
            self.say(f"not opened, for it is no plain address: {address}", "warning")
            return
        self.app.open_url(address)
        self.say(f"opened {address}")


def _ways_to_reach(contact: "Contact") -> "list[Choice[tuple[str, ContactPoint | None]]]":
    from netui.tui.screens.dialogs.choice import Choice

    choices: list[Choice[tuple[str, ContactPoint | None]]] = []
    if contact.points:
        choices.append(Choice("", (("Copy", "heading"),)))
    else:
        nothing = f"no way to reach {clip(contact.name, 60)} is known: o opens the card"
        choices.append(Choice("", ((nothing, "warning"),)))
    for number, point in enumerate(contact.points[:9], start=1):
        choices.append(Choice(str(number), _point_says(point), ("copy", point)))
    openable = [point for point in contact.points if point.kind in _OPENED]
    if openable:
        choices.append(Choice("", (("Open", "heading"),)))
    for letter, point in zip("abcdefghi", openable, strict=False):
        choices.append(Choice(letter, _point_says(point), ("open", point)))
    choices.append(Choice("", (("Write", "heading"),)))
    choices.append(Choice("w", (("a message from a template", ""),), ("write", None)))
    choices.append(Choice("", (("Show", "heading"),)))
    choices.append(Choice("s", (("as a QR code, for a telephone", ""),), ("code", None)))
    return choices


def _point_says(point: "ContactPoint") -> Line:
    label = f"  {clip(point.label, 30)}" if point.label else ""
    return ((f"{point.kind:8}", "muted"), (clip(point.value, 200), ""), (label, "muted"))
