"""The referrals: business won for others and by them for me, what became of it, and what is to be celebrated."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.giving.referral import (
    Form,
    Referral,
    ReferralDraft,
    ReferralSide,
    parse_referral,
    referral_line,
    totals_words,
)
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError
from netui.tui.lines import Line
from netui.tui.render_referrals import draft_words, referral_lines
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import Choice, ChoiceScreen
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KEYS = "a new · w won · l lost · d celebrated, thanked · c write · e edit · Esc"

_HINT: Line = (
    ("Tab", "key"),
    (" what is listed  ", "muted"),
    ("o", "key"),
    (" open again  ", "muted"),
    ("x", "key"),
    (" delete  ", "muted"),
    ("Enter", "key"),
    (" its entry  ", "muted"),
    ("u", "key"),
    (" undo", "muted"),
)

_NOTHING: Sequence[Line] = (
    (("No business yet.", "good"),),
    (),
    (
        ("a", "key"),
        ("  Harbour fit-out, 40k EUR", "muted"),
        ("  a lead for the contact at hand, or from them;", "muted"),
    ),
    (("help:", "key"), ("  before it says that I only helped.", "muted")),
    (("!referral", "key"), (' "Harbour fit-out"', "muted"), ("  in any log line begins one, too.", "muted")),
)

_NONE_HERE: Sequence[Line] = (
    (("Nothing here needs you.", "good"),),
    (),
    (("Tab", "key"), ("  shows the others", "muted")),
)

_VIEWS = ("open", "all", "for them", "from them")
_SIDES = {"for them": ReferralSide.GIVEN, "from them": ReferralSide.RECEIVED}


class ReferralsScreen(ListDialog[Referral | None]):
    """Everyone's referrals, those of the contact at hand first; gives the one whose entry is to be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("a", "add", "New", show=False),
        Binding("w", "close('won')", "Won", show=False),
        Binding("l", "close('lost')", "Lost", show=False),
        Binding("o", "close('reopen')", "Open again", show=False),
        Binding("d", "close('honour')", "Celebrated, or thanked", show=False),
        Binding("c", "write", "Congratulate or thank", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("x", "close('remove')", "Delete", show=False),
        Binding("tab", "view", "Open, all, for them, from them", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("enter", "origin", "The entry it came from", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, contact_id: int | None, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._contact_id = contact_id
        self._view = _VIEWS[0]
        self._shown: Sequence[Referral] = ()
        self._totals: Line = ()

    def compose(self) -> ComposeResult:
        """What was won in all on top, the referrals below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content(_KEYS)
            yield Block(id="totals")
            yield RowList(id="referrals", empty=_NOTHING)

    def on_mount(self) -> None:
        """Show what is open."""
        self.query_one(RowList).focus()
        self._read()

    def _read(self, *note: Line, choose: int | None = None) -> None:
        """Read the referrals again, and show them; highlight the one with the id ``choose``."""
        everything = self._store.referrals.listed()
        side = _SIDES.get(self._view)
        shown = [one for one in everything if side in (None, one.side)]
        if self._view == _VIEWS[0]:
            shown = [one for one in shown if not one.closed]
        self._shown = sorted(shown, key=lambda one: (one.contact_id != self._contact_id, one.closed))
        rows = self.query_one(RowList)
        rows.empty = _NONE_HERE if everything else _NOTHING
        rows.show(ReferralRows(self._shown, self._clock().day), choose=choose)
        whose = f" · {clip(self._store.contacts.names([self._contact_id]), 40)} first" if self._contact_id else ""
        self.query_one("#dialog").border_title = Content(f"Referrals · {self._view}{whose}")
        self._totals = ((clip(totals_words(everything), 200), "name"),)
        self._tell(*note)

    def _tell(self, *note: Line) -> None:
        """The totals, and below what there is to say, or else the keys."""
        lines: list[Line] = [self._totals, *(note or (_HINT,))]
        self.query_one("#totals", Block).show(lambda width, height: lines)

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(((clip(str(error), 200), "error"),))

    def _chosen(self) -> Referral | None:
        index = self.query_one(RowList).chosen
        return self._shown[index] if index is not None else None

    @work
    async def action_add(self) -> None:
        """A new one with the contact at hand: for them or from them, then the line."""
        contact_id = self._contact_id
        if contact_id is None:
            self._tell((("nobody is at hand: highlight a contact first, then w", "warning"),))
            return
        name = clip(self._store.contacts.names([contact_id]), 40)
        choices = [
            Choice("g", ((f"given: business for {name}", ""),), ReferralSide.GIVEN),
            Choice("r", ((f"received: business from {name} for me", ""),), ReferralSide.RECEIVED),
        ]
        side = await self.app.push_screen_wait(ChoiceScreen("Whose business is it?", choices))
        if side is None:
            return
        whom = "Business for" if side is ReferralSide.GIVEN else "Business from"
        draft = await self._ask(f"{whom} {name}", "")
        if draft is not None:
            self._done(lambda: self._store.referrals.open(contact_id, side, draft, self._clock()), new=True)

    @work
    async def action_edit(self) -> None:
        """Word it anew: what it is, lead or help, the amount."""
        one = self._chosen()
        if one is None:
            return
        draft = await self._ask("Edit the referral", referral_line(one))
        if draft is not None:
            self._done(lambda: self._store.referrals.edit(one.id, draft, self._clock()))

    async def _ask(self, title: str, value: str) -> ReferralDraft | None:
        def check(text: str) -> tuple[bool, str]:
            if not text.strip():
                return False, "what it is, and the amount: Harbour fit-out, 40k EUR · help: before it"
            draft = parse_referral(text)
            return not draft.problem, draft.problem or draft_words(draft)

        text = await self.app.push_screen_wait(AskScreen(title, check, value=value))
        return None if text is None else parse_referral(text)

    def action_close(self, how: str) -> None:
        """Won, lost, open again, celebrated or thanked for, or deleted."""
        one = self._chosen()
        if one is None:
            return
        verbs = {
            "won": self._store.referrals.won,
            "lost": self._store.referrals.lost,
            "reopen": self._store.referrals.reopen,
            "honour": self._store.referrals.honour,
            "remove": self._store.referrals.remove,
        }
        self._done(lambda: verbs[how](one.id, self._clock()))

    @work
    async def action_write(self) -> None:
        """Congratulate on what was won, or thank for what they did; thanks that went out are said."""
        one = self._chosen()
        if one is None:
            return
        if one.side is ReferralSide.GIVEN and not one.won_for_them:
            self._tell((("there is nothing to congratulate on yet: w says that it was won", "warning"),))
            return
        from netui.tui.screens.practice.letter import write_letter

        template, topic = "celebration", one.what
        if one.side is ReferralSide.RECEIVED:
            template = "thanks"
            topic = f"{'your help with' if one.form is Form.HELP else 'recommending me for'} {one.what}"
        change = await write_letter(self.app, self._store, self._clock, one.contact_id, template, {"topic": topic})
        self._read(*([((f"✓ {clip(change.name, 120)} · u undoes", "good"),)] if change else []))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._done(self._store.history.undo, undone=True)

    def _done(self, verb: Callable[[], Change], *, undone: bool = False, new: bool = False) -> None:
        try:
            change = verb()
        except StoreError as error:
            self.refuse(error)
            return
        if change.id is None:
            self._read(((f"as it was already: {clip(change.name, 120)}", "muted"),))
            return
        said = f"undone: {clip(change.name, 120)}" if undone else f"✓ {clip(change.name, 120)} · u undoes"
        self._read(((said, "accent" if undone else "good"),), choose=change.subject if new else None)

    def action_view(self) -> None:
        """What needs me, everything, what was for them, what came from them."""
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self._read()
        self.query_one(RowList).start()

    @on(RowList.Opened)
    def action_origin(self) -> None:
        """Leave for the entry it came from."""
        one = self._chosen()
        if one is not None:
            self.dismiss(one)


class ReferralRows(FixedRows):
    """Referrals as rows."""

    def __init__(self, referrals: Sequence[Referral], today: date) -> None:
        super().__init__((one.id, ()) for one in referrals)
        self._referrals = referrals
        self._today = today

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """Whose business, what it is, and what became of it."""
        return referral_lines(self._referrals[index], self._today, width)
