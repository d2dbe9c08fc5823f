"""How much attention somebody gets: tier, cadence, depth and tags of one contact, or of all that are marked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import work

from netui.domain.people.contact import Tier
from netui.domain.visible import clip
from netui.store import StoreError
from netui.tui import render
from netui.tui.screens.desk.parting import Parting
from netui.tui.screens.dialogs.choice import Choice

if TYPE_CHECKING:
    from netui.domain.due.cadence import Interval
    from netui.domain.people.contact import Contact
    from netui.domain.practice.brief import Brief

TIER_KEYS = {"a": Tier.A, "b": Tier.B, "c": Tier.C, "d": Tier.D, "m": Tier.AMBIENT, "p": Tier.POOL}
"""The key of each tier wherever one is chosen."""

_NO_CADENCE = ("", "none")

Attention = Choice[tuple[str, Any]]


class Attending(Parting):
    """The dialog that says how much attention one contact, or several, are to get."""

    @work
    async def action_attention(self) -> None:
        """Tier, cadence, depth and tags of all that are marked, else of the contact at hand."""
        from netui.tui.screens.dialogs.choice import ChoiceScreen

        marked, one = self.many(), self.person()
        if one is None and not marked:
            return
        brief = self.store.briefs.of(one, self.now) if one is not None and not marked else None
        ids = [brief.contact.id] if brief else marked
        choices = self._choices_for_one(brief) if brief else self._choices_for_many()
        chosen = await self.app.push_screen_wait(ChoiceScreen(f"Attention for {self.whom(ids)}", choices))
        if chosen is None:
            return
        what, value = chosen
        try:
            match what:
                case "tier":
                    self.said(self.store.attention.set_tier(ids, value, self.clock()))
                case "depth":
                    self.said(self.store.attention.set_depth(ids, value, self.clock()))
                case "cadence":
                    await self._ask_cadence(ids, brief.contact.cadence if brief else None)
                case "tags" if brief:
                    await self._ask_tags(brief.contact)
                case "tags":
                    await self._ask_tags_of_many(ids)
        except (StoreError, ValueError) as error:
            self.refuse(error)

    def _choices_for_one(self, brief: "Brief") -> list[Attention]:
        from netui.domain.due.cadence import Interval
        from netui.domain.people.capacity import filling, kind_word
        from netui.domain.people.contact import DEPTHS
        from netui.domain.practice.depth import evidence_lines

        contact = brief.contact
        counts, capacity = self.store.promoting.counts(), self.config.capacity
        choices: list[Attention] = [Choice("", (("Tier", "heading"),))]
        for key, tier in TIER_KEYS.items():
            here = contact.tier is tier
            more = f"{render.tier_choice(self.config.tiers.get(tier)):15} {filling(tier, counts[tier], capacity)}"
            choices.append(_row(key, tier, more, ("tier", tier), now=here))
            others = counts[tier] - (here and contact.state == "active")
            if word := kind_word(tier, others, capacity):
                choices.append(Choice("", ((f"{'':14}{word}", "accent"),)))
        choices.append(_row("-", "no tier", "", ("tier", None), now=contact.tier is None))
        shown = " · ".join(evidence_lines(brief.evidence)) or "nothing speaks for one yet"
        choices.append(Choice("", (("Depth  ", "heading"), (shown, "muted"))))
        speaks_for = brief.suggestion.depth if brief.suggestion else None
        for depth, words in enumerate(DEPTHS):
            more = "↑ the evidence says so" if depth == speaks_for else ""
            choices.append(_row(str(depth), words, more, ("depth", depth), now=contact.depth == depth))
        own = Interval.parse(contact.cadence).words() if contact.cadence else "as tags and tier say"
        tags = " ".join(f"#{clip(tag, 20)}" for tag in contact.tags) or "none yet"
        return [*choices, *_more(f"a cadence of one's own; now {own}", tags)]

    def _choices_for_many(self) -> list[Attention]:
        from netui.domain.people.contact import DEPTHS

        says = {tier: render.tier_choice(self.config.tiers.get(tier)) for tier in Tier}
        return [
            Choice("", (("Tier", "heading"),)),
            *(_row(key, tier, says[tier], ("tier", tier)) for key, tier in TIER_KEYS.items()),
            _row("-", "no tier", "", ("tier", None)),
            Choice("", (("Depth", "heading"),)),
            *(_row(str(depth), words, "", ("depth", depth)) for depth, words in enumerate(DEPTHS)),
            *_more("a cadence of their own", "to give, or with - to take away"),
        ]

    async def _ask_cadence(self, ids: Sequence[int], now: str | None) -> None:
        from netui.tui.screens.dialogs.ask import AskScreen

        def check(text: str) -> tuple[bool, str]:
            try:
                interval = _interval(text)
            except ValueError as error:
                return False, str(error)
            words = f"every {interval.words()}" if interval else "none: the cadence of tags and tier applies"
            return True, words

        title = f"How often to hear from {self.whom(ids)}"
        text = await self.app.push_screen_wait(AskScreen(title, check, value=now or ""))
        if text is not None:
            self.said(self.store.attention.set_cadence(ids, _interval(text), self.clock()))

    async def _ask_tags(self, contact: "Contact") -> None:
        from netui.domain.people.tag_words import read_tags, tag_words
        from netui.tui.screens.dialogs.ask import AskScreen

        def check(text: str) -> tuple[bool, str]:
            known = " ".join(f"#{clip(tag, 20)}" for tag in self.store.contacts.tag_names()[:8])
            return True, f"in use: {known}" if known else "words apart by spaces"

        had = tag_words(contact.tags)
        title, value = f"Tags of {clip(contact.name, 40)}", f"{had} " if had else "#"
        text = await self.app.push_screen_wait(AskScreen(title, check, value=value, complete=self._complete()))
        if text is not None:
            self.said(self.store.contacts.retag(contact.id, read_tags(text), self.clock()))

    async def _ask_tags_of_many(self, ids: Sequence[int]) -> None:
        from netui.tui.screens.dialogs.ask import AskScreen

        def check(text: str) -> tuple[bool, str]:
            given, taken = _given_and_taken(text)
            if not given and not taken:
                return False, "#tag gives it to all, -tag takes it from all"
            parts = [f"give {' '.join(given)}"] if given else []
            parts += [f"take {' '.join(taken)}"] if taken else []
            return True, clip(" · ".join(parts), 200)

        title = f"Tags of {self.whom(ids)}"
        text = await self.app.push_screen_wait(AskScreen(title, check, complete=self._complete()))
        if text is not None:
            given, taken = _given_and_taken(text)
            self.said(self.store.contacts.give_and_take_tags(ids, given, taken, self.clock()))


def _row(key: str, says: str, more: str, value: tuple[str, Any], *, now: bool = False) -> Attention:
    mark = ("● " if now else "  ", "good")
    return Choice(key, (mark, (f"{says:12}", "name" if now else ""), (more, "muted")), value)


def _more(cadence: str, tags: str) -> list[Attention]:
    heading: Attention = Choice("", (("More", "heading"),))
    return [heading, _row("e", "every …", cadence, ("cadence", None)), _row("#", "tags", tags, ("tags", None))]


def _interval(text: str) -> "Interval | None":
    """The cadence typed, None for none of one's own; raises ValueError with a sentence."""

    from netui.domain.due.cadence import Interval

    return None if text.strip() in _NO_CADENCE else Interval.parse(text)


def _given_and_taken(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags to give and, written with a minus, those to take away."""

    from netui.domain.people.tag_words import read_tags

    tags = read_tags(text.replace("-#", "-"))
    given = tuple(tag for tag in tags if not tag.startswith("-"))
    return given, tuple(tag[1:] for tag in tags if tag.startswith("-") and len(tag) > 1)
