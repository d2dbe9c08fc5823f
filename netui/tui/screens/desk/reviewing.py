"""The review: one item of the queue at a time with its brief, every key of the desk at hand, moving on itself."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from netui.domain.due.queue import Item, Subject
from netui.domain.moment import Moment, moment_at
from netui.domain.visible import clip
from netui.store import UnknownContact
from netui.store.timeline.drafts import INBOX
from netui.tui import render
from netui.tui.lines import Line
from netui.tui.screens.desk.importing import Importing
from netui.tui.view import FixedRows
from netui.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from netui.domain.due.review import Review

_KEYS = {
    "call": ("call", "logs it and goes on; so do the other log keys"),
    "done": ("done", "closes the item and goes on"),
    "snooze": ("snooze", "puts it off and goes on"),
    "mark": ("skip", "on to the next; this one stays"),
    "up": ("back", "the item before"),
}
"""The commands the foot names in the review: what they are called there, and what they do."""


_DONE = {
    Subject.PROMISE: "kept",
    Subject.FOLLOW_UP: "waive",
    Subject.REPLY: "waive",
    Subject.DATE: "greeted",
    Subject.VISITOR: "settle",
    Subject.NEXT: "clear",
    Subject.CADENCE: "called",
    Subject.THEIR_PROMISE: "kept",
    Subject.NEED: "looked at",
    Subject.ASK: "answered",
    Subject.CELEBRATION: "celebrated",
    Subject.THANKS: "thanked",
    Subject.OUTCOME: "heard",
    Subject.INTRODUCTION: "settle",
    Subject.TRIP: "prepared",
    Subject.EVENT: "prepared",
    Subject.ECHO: "remembered",
}
"""What ``done`` means for an item, by what it is about."""


class Reviewing(Importing):
    """The desk with one item in its middle instead of three panes."""

    _review: "Review | None" = None
    _met: dict[object, Item]
    """Every item of the review as it was when it was last due."""

    def compose(self) -> ComposeResult:
        """The desk, and the pane of the review, which is hidden until then."""
        self._met = {}
        self.review = Pane(id="review")
        self.review.list.highlight = False
        yield from super().compose()

    def on_mount(self) -> None:
        """The review's pane stands among the others."""
        self.query_one("#desk").mount(self.review)

    @property
    def reviewing(self) -> bool:
        """Whether the review is on the screen."""
        return self.has_class("-reviewing")

    def action_review(self) -> None:
        """Begin the review, or go on with it where it was left."""
        from netui.domain.due.review import taken_up

        self.reload()
        self._review = taken_up(self._review, (item.key for item in self.due.items), self.now.day)
        self.add_class("-reviewing")
        self._look_at()

    def leave_review(self) -> None:
        """Back to the panes; the review waits where it is."""
        if not self.reviewing:
            return
        self.remove_class("-reviewing")
        self.status.hint(None)
        self.go_to(self.queue)

    def show_contact(self, contact_id: int) -> None:
        """A contact is shown on the desk: to it, and the review waits."""
        self.leave_review()
        super().show_contact(contact_id)

    def show_added(self, contact_id: int) -> None:
        """Whoever is added in the review does not interrupt it."""
        if not self.reviewing:
            super().show_added(contact_id)

    def action_search(self) -> None:
        """The search is on the desk: to it, and the review waits."""
        self.leave_review()
        super().action_search()

    def many(self) -> list[int]:
        """In the review only the item looked at is meant."""
        return [] if self.reviewing else super().many()

    def action_mark(self) -> None:
        """In the review: on to the next item; this one stays as it is."""
        if self.reviewing:
            self.moved_on()
        else:
            super().action_mark()

    def action_mark_step(self, step: int) -> None:
        """In the review there is nothing to mark: the next item, or the one before."""
        if self.reviewing:
            self.step_review(step)
        else:
            super().action_mark_step(step)

    def action_waiting(self) -> None:
        """Those waiting stand on the desk: to it, and the review waits."""
        self.leave_review()
        super().action_waiting()

    def narrow(self, query: str) -> None:
        """The list is on the desk: to it, and the review waits."""
        self.leave_review()
        super().narrow(query)

    def review_key_lines(self) -> list[Line]:
        """The keys of the review, for the help."""
        keys = [(self.key(name), word, does) for name, (word, does) in _KEYS.items()]
        keys.append(("Esc", "leave", "back to the panes; the review goes on later where it was"))
        return [((f"  {key:11}  ", "key"), (f"{word:19}", ""), (does, "muted")) for key, word, does in keys]

    def moved_on(self) -> None:
        """Something was done with the item: the next one."""
        if self.reviewing and self._review is not None:
            self._review = self._review.on({item.key for item in self.due.items})
            self._look_at()

    def step_review(self, delta: int) -> None:
        """The next item (1) or the one before (-1), done with or not."""
        if delta > 0:
            self.moved_on()
        elif self._review is not None:
            self._review = self._review.back()
            self._look_at()

    def chosen_item(self) -> Item | None:
        """In the review the item looked at, while it is still due."""
        if not self.reviewing or self._review is None:
            return super().chosen_item()
        return next((item for item in self.due.items if item.key == self._review.current), None)

    def chosen_contact(self) -> int | None:
        """In the review whom the item is about, done with or not."""
        if not self.reviewing or self._review is None:
            return super().chosen_contact()
        item = self._met.get(self._review.current)
        return None if item is None or item.plan else item.contact_id or INBOX

    @property
    def timeline_in_sight(self) -> bool:
        """Not in the review."""
        return not self.reviewing

    def pane_at_hand(self) -> Pane:
        """In the review its own pane."""
        return self.review if self.reviewing else super().pane_at_hand()

    def show_read(self) -> None:
        """The review's item too."""
        super().show_read()
        self._met |= {item.key: item for item in self.due.items}
        if self.reviewing:
            self._show_item()

    def _hint(self) -> None:
        """The keys at the foot: what ``done`` would do to this very item, and for a clock the follow-up itself."""
        item = self.chosen_item()
        about = item.reasons[0].subject if item is not None else Subject.CADENCE
        names = {name: word for name, (word, _) in _KEYS.items()} | {"done": _DONE.get(about, "done")}
        if about is Subject.FOLLOW_UP:
            names = {"follow_up": "follow up"} | names
        words = (*((self.key(name), f" {word}   ") for name, word in names.items()), ("Esc", " leaves"))
        self.status.hint(tuple(part for key, says in words for part in ((key, "key"), (says, "muted"))))

    def _look_at(self) -> None:
        self._hint()
        self._show_item()
        self.review.list.start()
        self.review.list.focus()
        self.follow()

    def _show_item(self) -> None:
        review = self._review
        if review is None:
            return
        item = self._met.get(review.current)
        if item is None:
            self.review.entitle("Review")
            self._show(self._all_clear())
            return
        self.review.entitle(f"Review {review.says()} · {clip(item.name, 60)}")
        width = max(20, self.size.width - 4)
        lines: list[Line] = list(render.item_lines(item, "", width, chosen=True))
        if self.chosen_item() is None:
            lines = [((f"✓ {clip(item.name, 60)}: done with", "good"),)]
        if item.contact_id is not None:
            lines += [(), *self._brief_of(item.contact_id, width)]
        self._show(lines)

    def _brief_of(self, contact_id: int, width: int) -> Sequence[Line]:
        from netui.tui.render_brief import brief_lines

        try:
            return brief_lines(self.store.briefs.of(contact_id, self.now), self.now.day, width)
        except UnknownContact:  # another window took them away, or undo did
            return [(("no longer here", "muted"),)]

    def _show(self, lines: Sequence[Line]) -> None:
        self.review.list.show(FixedRows((number, [line]) for number, line in enumerate(lines)))

    def _all_clear(self) -> list[Line]:
        """What stands at the end: nothing to do, and what comes next."""
        left = len(self.due.items)
        lines: list[Line] = [(("All clear.", "good"),), ()]
        if left:
            lines[0] = (("That was everybody for today.", "good"),)
            skipped = sum(item.key in self._review.keys for item in self.due.items) if self._review else 0
            parts = [f"{skipped} skipped, still in the queue"] if skipped else []
            parts += [f"{left - skipped} come up meanwhile"] if left > skipped else []
            lines.append(
                ((f"{', '.join(parts)}: ", "muted"), (self.key("review"), "key"), (" goes through them", "muted"))
            )
        if self.due.handled:
            lines.append(((f"{self.due.handled} done today", "muted"),))
        if self.due.waiting:
            lines.append(((f"{len(self.due.waiting)} waiting for another day", "muted"),))
        tomorrow = self.store.due.queue(_tomorrow(self.now), self.config.daily_limit)
        names = ", ".join(clip(item.name, 30) for item in tomorrow.items[:3])
        more = f" and {len(tomorrow.items) - 3} more" if len(tomorrow.items) > 3 else ""
        lines.append(((f"tomorrow: {names}{more}" if names else "tomorrow: nobody", "muted"),))
        return lines


def _tomorrow(now: Moment) -> Moment:
    return moment_at(now.at + timedelta(days=1), now.zone)
