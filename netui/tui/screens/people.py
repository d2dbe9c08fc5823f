"""Keys that are about a person: brief, card, tier, reach, and whose entry it is."""

from collections.abc import Sequence
from typing import Any

from textual import work

from netui.commands import Command
from netui.domain.due.cadence import Interval
from netui.domain.people.capacity import filling, kind_word
from netui.domain.people.contact import DEPTHS, Contact, ContactPoint, PointKind, Tier
from netui.domain.people.tag_words import read_tags, tag_words
from netui.domain.people.whole_card import CardEdit
from netui.domain.practice.brief import Brief
from netui.domain.practice.depth import evidence_lines
from netui.domain.visible import clip
from netui.store import Change, StoreError
from netui.tui import render
from netui.tui.lines import Line, Rows
from netui.tui.paged import PagedRows
from netui.tui.render_brief import brief_lines
from netui.tui.screens.ask import AskScreen
from netui.tui.screens.card import CardScreen
from netui.tui.screens.choice import Choice, ChoiceScreen
from netui.tui.screens.letter import write_letter
from netui.tui.screens.page import PageScreen
from netui.tui.screens.pick import PickScreen
from netui.tui.screens.queueing import Queueing

_LOGS = ("call", "message", "email", "met", "note")
_ON_FROM_BRIEF = {
    "promises": "promises",
    "known": "known",
    "follow_up": "follow-up",
    "card": "card",
    "attention": "tier",
}
"""The commands beside those that log that go on from the brief, and what the frame calls them."""

_ROOMY = 34
"""Lines of a terminal from which the brief's sections are parted by blank lines."""

_OPENED = {PointKind.EMAIL: "mailto:", PointKind.URL: "", PointKind.PROFILE: "", PointKind.PHONE: "tel:"}
_TIER_KEYS = {"a": Tier.A, "b": Tier.B, "c": Tier.C, "d": Tier.D, "m": Tier.AMBIENT, "p": Tier.POOL}


class People(Queueing):
    """What is done with the contact at hand."""

    def person(self) -> int | None:
        """The contact at hand, or None after saying that there is none."""
        contact_id = self.chosen_contact()
        if not contact_id:
            self.say(f"nobody is chosen here: {self.key('contacts')} goes to the contacts", "warning")
            return None
        return contact_id

    @work
    async def action_brief(self) -> None:
        """The brief; on the timeline the entry to edit, on an inbox entry too."""
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
        others = [f"{self.key(name)} {words}" for name, words in _ON_FROM_BRIEF.items()]
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
        contact_id = self.person()
        if contact_id is None:
            return
        opened = self.store.cards.whole(contact_id)
        now = self.clock()

        def save(edit: CardEdit) -> Change:
            return self.store.cards.save_card(contact_id, opened, edit, self.clock())

        change = await self.app.push_screen_wait(CardScreen(opened, now.day, save))
        if change is not None and change.id is not None:
            self.said(change)

    @work
    async def action_attention(self) -> None:
        """Tier, cadence, depth and tags of the contact at hand."""
        contact_id = self.person()
        if contact_id is None:
            return
        brief = self.store.briefs.of(contact_id, self.now)
        contact = brief.contact
        title = f"Attention for {clip(contact.name, 60)}"
        chosen = await self.app.push_screen_wait(ChoiceScreen(title, self._attention_choices(brief)))
        if chosen is None:
            return
        what, value = chosen
        attention, now = self.store.attention, self.clock()
        try:
            match what:
                case "tier":
                    self.said(attention.set_tier([contact_id], value, now))
                case "depth":
                    self.said(attention.set_depth([contact_id], value, now))
                case "cadence":
                    await self._ask_cadence(contact)
                case "tags":
                    await self._ask_tags(contact)
        except (StoreError, ValueError) as error:
            self.refuse(error)

    def _attention_choices(self, brief: Brief) -> list[Choice[tuple[str, Any]]]:
        contact = brief.contact

        def row(key: str, says: str, more: str, now: bool, value: tuple[str, Any]) -> Choice[tuple[str, Any]]:
            mark = ("● " if now else "  ", "good")
            return Choice(key, (mark, (f"{says:12}", "name" if now else ""), (more, "muted")), value)

        choices: list[Choice[tuple[str, Any]]] = [Choice("", (("Tier", "heading"),))]
        counts, capacity = self.store.promoting.counts(), self.config.capacity
        for key, tier in _TIER_KEYS.items():
            here = contact.tier is tier
            more = f"{render.tier_choice(self.config.tiers.get(tier)):15} {filling(tier, counts[tier], capacity)}"
            choices.append(row(key, tier, more, here, ("tier", tier)))
            others = counts[tier] - (here and contact.state == "active")
            if word := kind_word(tier, others, capacity):
                choices.append(Choice("", ((f"{'':14}{word}", "accent"),)))
        choices.append(row("-", "no tier", "", contact.tier is None, ("tier", None)))
        own = Interval.parse(contact.cadence).words() if contact.cadence else "as tags and tier say"
        shown = " · ".join(evidence_lines(brief.evidence)) or "nothing speaks for one yet"
        choices.append(Choice("", (("Depth  ", "heading"), (shown, "muted"))))
        speaks_for = brief.suggestion.depth if brief.suggestion else None
        for depth, words in enumerate(DEPTHS):
            more = "↑ the evidence says so" if depth == speaks_for else ""
            choices.append(row(str(depth), words, more, contact.depth == depth, ("depth", depth)))
        choices.append(Choice("", (("More", "heading"),)))
        choices.append(row("e", "every …", f"a cadence of one's own; now {own}", False, ("cadence", None)))
        tags = " ".join(f"#{clip(tag, 20)}" for tag in contact.tags) or "none yet"
        choices.append(row("#", "tags", tags, False, ("tags", None)))
        return choices

    async def _ask_cadence(self, contact: Contact) -> None:
        def check(text: str) -> tuple[bool, str]:
            if text.strip() in ("", "none"):
                return True, "none: the cadence of tags and tier applies"
            try:
                return True, f"every {Interval.parse(text).words()}"
            except ValueError as error:
                return False, str(error)

        title = f"How often to hear from {clip(contact.name, 40)}"
        text = await self.app.push_screen_wait(AskScreen(title, check, value=contact.cadence or ""))
        if text is not None:
            interval = None if text.strip() in ("", "none") else Interval.parse(text)
            self.said(self.store.attention.set_cadence([contact.id], interval, self.clock()))

    async def _ask_tags(self, contact: Contact) -> None:
        had = tag_words(contact.tags)
        title = f"Tags of {clip(contact.name, 40)}"
        check = self._check_tags
        text = await self.app.push_screen_wait(
            AskScreen(title, check, value=f"{had} " if had else "#", complete=self._complete())
        )
        if text is not None:
            self.said(self.store.contacts.retag(contact.id, read_tags(text), self.clock()))

    def _check_tags(self, text: str) -> tuple[bool, str]:
        known = " ".join(f"#{clip(tag, 20)}" for tag in self.store.contacts.tag_names()[:8])
        return True, f"in use: {known}" if known else "words apart by spaces"

    def action_delete(self) -> None:
        """Delete the entry on the timeline; elsewhere archive the contact. Both can be undone."""
        if self.pane_at_hand() is self.timeline:
            entry = self.chosen_entry()
            if entry is None:
                return
            try:
                self.said(self.store.interactions.delete(entry, self.clock()))
            except StoreError as error:
                self.refuse(error)
            return
        contact_id = self.person()
        if contact_id is not None:
            self.archive(contact_id)

    @work
    async def action_move_entry(self) -> None:
        """Give the entry to someone else."""
        entry = self.chosen_entry()
        if self.contact_id is None or entry is None or not self.timeline_in_sight:
            self.say(f"there is no entry to move: {self.key('timeline')} goes to the timeline", "warning")
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
        """Copy a number or an address, open it, or write a message."""
        contact_id = self.person()
        if contact_id is None:
            return
        contact = self.store.contacts.get(contact_id)
        title = f"Reach {clip(contact.name, 60)}"
        chosen = await self.app.push_screen_wait(ChoiceScreen(title, _ways_to_reach(contact)))
        if chosen is None:
            return
        how, point = chosen
        if point is None:
            change = await write_letter(self.app, self.store, self.clock, contact_id)
            self.reload()
            if change is not None:
                self.said(change)
        elif how == "copy":
            self.app.copy_to_clipboard(point.value)
            self.say(f"copied {point.value}")
        else:
            self._open_point(point)

    def _open_point(self, point: ContactPoint) -> None:
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


def _ways_to_reach(contact: Contact) -> list[Choice[tuple[str, ContactPoint | None]]]:
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
    return choices


def _point_says(point: ContactPoint) -> Line:
    label = f"  {clip(point.label, 30)}" if point.label else ""
    return ((f"{point.kind:8}", "muted"), (clip(point.value, 200), ""), (label, "muted"))
