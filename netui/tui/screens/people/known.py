"""Everything known of one contact: facts, needs, offers, goals, relations; noted, edited, ended, each one key."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from netui.clock import Clock
from netui.domain.people.known import MEANINGS, ORDER, OUTCOMES, Fact, FactKind, Known
from netui.domain.people.known_lines import ONE_EACH, known_line, read_known
from netui.domain.people.relation import Relation, RelationEdits, read_relation, relation_line
from netui.domain.visible import clip
from netui.store import Change, Store, StoreError, UnknownContact
from netui.tui.lines import Line
from netui.tui.render_known import counts_line, draft_words, known_lines, relation_lines
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.dialog import ListDialog
from netui.tui.view import FixedRows
from netui.tui.widgets.painted import Block
from netui.tui.widgets.rows import RowList

_KINDS = " ".join(f"{kind}:" for kind in ORDER if kind is not FactKind.FACT)

_EMPTY: Sequence[Line] = (
    (("Nothing is known yet.", "good"),),
    (),
    (("a", "key"), ("  goal: a second shop by march", "muted"), ("  notes one here,", "muted")),
    (("*", "key"), ("plays the cello", "muted"), ("  in any log line is a fact,", "muted")),
    (("+", "key"), ("a CFO by march", "muted"), ("  a need, looked at again on its day", "muted")),
    (("r", "key"), ("  assistant Bo Li", "muted"), ("  notes who is who", "muted")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go on from the list: a contact, and the entry of the timeline if one is meant."""

    contact_id: int
    entry_id: int | None = None


class KnownScreen(ListDialog[Place | None]):
    """What is known of a contact; gives the place to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,K", "dismiss(None)", "Close", show=False),
        Binding("a", "add", "Add", show=False),
        Binding("enter,e", "edit", "Edit", show=False),
        Binding("d", "well", "Reached or met", show=False),
        Binding("x", "end", "No longer holds", show=False),
        Binding("r", "relate", "Relation", show=False),
        Binding("o", "origin", "Where it came from", show=False),
        Binding("tab", "all", "The ended ones too", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    def __init__(self, store: Store, clock: Clock, contact_id: int, **options: Any) -> None:
        super().__init__(**options)
        self._store = store
        self._clock = clock
        self._contact_id = contact_id
        self._all = False
        self._ended_here: set[int] = set()
        """The facts ended while the list is open: they stay in it, so that the same key brings them back."""
        self._things: Sequence[Known | Relation] = ()
        self._counts: Line = ()

    def compose(self) -> ComposeResult:
        """How much is known on top, the list below."""
        with Vertical(id="dialog") as frame:
            frame.border_subtitle = Content("a add · e edit · d reached · x end · r relate · o from · Tab all · u")
            yield Block(id="counts")
            yield RowList(id="known", empty=_EMPTY)

    def on_mount(self) -> None:
        """Show what holds."""
        name = self._store.contacts.names([self._contact_id])
        self.query_one("#dialog").border_title = Content(f"Known of {clip(name, 50)}")
        self._rows().focus()
        self._show()

    def _rows(self) -> RowList:
        return self.query_one("#known", RowList)

    def _show(self, note: str = "", style: str = "good", choose: Hashable = None) -> None:
        now = self._clock()
        known = self._store.known.of(self._contact_id, now, ended=True)
        relations = self._store.relations.of(self._contact_id)
        shown = [one for one in known if one.fact.ended_on is None or one.fact.id in self._ended_here]
        shown.sort(key=lambda one: ORDER.index(FactKind(one.fact.kind)))
        over = [one for one in known if self._all and one not in shown]
        self._things = [*shown, *relations, *over]
        today = now.day

        def draw(index: int, width: int) -> Sequence[Line]:
            thing = self._things[index]
            if isinstance(thing, Relation):
                return relation_lines(thing, today, width)
            return known_lines(thing, today, width)

        self._rows().show(KnownRows([_key(thing) for thing in self._things], draw), choose=choose)
        self._counts = counts_line(known, len(relations))
        self._tell(note, style)

    def _tell(self, note: str, style: str) -> None:
        lines: list[Line] = [self._counts, ((note, style),)]
        self.query_one("#counts", Block).show(lambda width, height: lines)

    def refuse(self, error: StoreError) -> None:
        """Say what the file refused."""
        self._tell(clip(str(error), 200), "error")

    def _chosen(self) -> Known | Relation | None:
        index = self._rows().chosen
        return self._things[index] if index is not None else None

    def _fact(self) -> Fact | None:
        """The fact at hand, or None after saying that there is none."""
        thing = self._chosen()
        if isinstance(thing, Relation):
            self._show("that is a relation: e edits it, x takes it away, o goes to them", "warning")
        return thing.fact if isinstance(thing, Known) else None

    @work
    async def action_add(self) -> None:
        """Note something: a line with its kind, and for a need or a goal the day to look again."""
        text = await self._ask("Note what is known", "")
        if text is None:
            return
        draft, now = read_known(text, self._clock().day), self._clock()
        facts = self._store.facts.of(self._contact_id)
        before = next((fact for fact in facts if fact.kind == draft.kind and fact.kind in ONE_EACH), None)
        if before is not None:
            self._done(lambda: self._store.facts.edit(before.id, draft.kind, draft.text, draft.due, now))
            return
        contact_id, due = self._contact_id, draft.due
        self._done(lambda: self._store.facts.note(contact_id, draft.kind, draft.text, now, due), "fact")

    @work
    async def action_edit(self) -> None:
        """Word the thing at hand anew; where it came from stays."""
        thing = self._chosen()
        if isinstance(thing, Relation):
            await self._ask_relation(relation_line(thing), gone=(thing.id,))
        elif thing is not None:
            fact, line = thing.fact, known_line(thing.fact)
            text = await self._ask("Edit what is known", line)
            if text is not None and " ".join(text.split()) != line:
                draft, now = read_known(text, self._clock().day), self._clock()
                self._done(lambda: self._store.facts.edit(fact.id, draft.kind, draft.text, draft.due, now))

    async def _ask(self, title: str, value: str) -> str | None:
        today = self._clock().day

        def check(text: str) -> tuple[bool, str]:
            if not text.strip():
                return False, f"{_KINDS} or a fact"
            draft = read_known(text, today)
            if draft.problem:
                return False, draft.problem
            meaning = f" · {MEANINGS[FactKind(draft.kind)]}" if ":" in text else f"   · or begin with {_KINDS}"
            return True, draft_words(draft, today) + meaning

        def complete(before: str) -> list[str]:
            return [f"{kind}: " for kind in ORDER if before and kind.startswith(before.casefold())]

        text: str | None = await self.app.push_screen_wait(AskScreen(title, check, value=value, complete=complete))
        return text

    def action_well(self) -> None:
        """The good end: a goal was reached, a need met."""
        fact = self._fact()
        if fact is None:
            return
        if fact.kind not in OUTCOMES:
            self._show(f"a {fact.kind} is neither reached nor met: x says that it no longer holds", "warning")
        elif fact.ended_on is None:
            self._end(fact, well=True)

    def action_end(self) -> None:
        """It no longer holds, or holds again; a relation is taken away."""
        thing, now = self._chosen(), self._clock()
        if isinstance(thing, Relation):
            self._done(lambda: self._store.relations.remove(thing.id, now))
        elif thing is not None and thing.fact.ended_on is not None:
            self._done(lambda: self._store.facts.revive(thing.fact.id, now))
        elif thing is not None:
            self._end(thing.fact)

    def _end(self, fact: Fact, *, well: bool = False) -> None:
        self._ended_here.add(fact.id)
        self._done(lambda: self._store.facts.end(fact.id, self._clock(), well=well))

    @work
    async def action_relate(self) -> None:
        """Note who somebody is to this contact."""
        await self._ask_relation("")

    async def _ask_relation(self, value: str, gone: tuple[int, ...] = ()) -> None:
        def check(text: str) -> tuple[bool, str]:
            draft = read_relation(text)
            if draft.problem:
                return False, draft.problem
            try:
                other, name = self._store.cards.related(draft)
            except StoreError as error:
                return False, str(error)
            who = f" (id {other})" if isinstance(other, int) else " · only a name: nobody here answers to it"
            return True, f"{clip(draft.kind, 40)}: {clip(name, 60)}{who}"

        text = await self.app.push_screen_wait(AskScreen("Who is who to them", check, value=value))
        if text is not None and " ".join(text.split()) != value:
            edits = RelationEdits(gone, (read_relation(text),))
            self._done(lambda: self._store.cards.relate(self._contact_id, edits, self._clock()))

    def action_origin(self) -> None:
        """Leave for the entry it came from, or for the contact a relation leads to."""
        thing = self._chosen()
        if isinstance(thing, Relation):
            if thing.other_id is not None:
                self.dismiss(Place(thing.other_id))
            else:
                self._show(f"{clip(thing.name, 60)} is only a name here", "muted")
        elif thing is not None and thing.fact.interaction_id is not None:
            self.dismiss(Place(self._contact_id, thing.fact.interaction_id))
        elif thing is not None:
            self._show("it came from no entry of the timeline", "muted")

    def action_all(self) -> None:
        """Show what no longer holds too, or only what holds."""
        self._all = not self._all
        self._ended_here.clear()
        self._show("with what no longer holds" if self._all else "", "muted")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._done(self._store.history.undo, undone=True)

    def _done(self, verb: Callable[[], Change], new: str = "", *, undone: bool = False) -> None:
        """Do it and say so; of a ``new`` thing the row is highlighted. Who is no longer there ends the list."""
        try:
            change = verb()
            self._store.contacts.names([self._contact_id])
        except UnknownContact:
            self.dismiss(None)
            if undone:
                return
            raise
        except StoreError as error:
            self.refuse(error)
            return
        if change.id is None:
            self._show(f"as it was already: {clip(change.name, 100)}", "muted")
            return
        said = f"undone: {clip(change.name, 120)}" if undone else f"✓ {clip(change.name, 120)} · u undoes"
        self._show(said, choose=(new, change.subject) if new else None)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_edit()


class KnownRows(FixedRows):
    """Known things and relations as rows, drawn for a width."""

    def __init__(self, keys: Sequence[Hashable], draw: Callable[[int, int], Sequence[Line]]) -> None:
        super().__init__((key, ()) for key in keys)
        self._draw = draw

    def lines(self, index: int, width: int, chosen: bool) -> Sequence[Line]:
        """What it is, and below where it came from."""
        return self._draw(index, width)


def _key(thing: Known | Relation) -> Hashable:
    return ("relation", thing.id) if isinstance(thing, Relation) else ("fact", thing.fact.id)
