"""Clips in the file: kept, edited, put away, given, and offered again when somebody states a fitting need."""

from collections.abc import Sequence

from peewee import fn

from netui.domain.folding import storable
from netui.domain.giving.caring import Cares, Field, Kept, Reason, Told, fitting
from netui.domain.giving.clip import Clip, ClipKind, ClipLine, give_mark
from netui.domain.interaction import Direction, Kind
from netui.domain.line.logline import parse_log
from netui.domain.moment import Moment
from netui.domain.people.contact import PointKind
from netui.domain.people.known import WANTED
from netui.store.file.connection import Change, Connection
from netui.store.file.errors import StoreError
from netui.store.giving.caring import WhoCares
from netui.store.models.timeline import ClipRow, GiveRow
from netui.store.people.contacts import Contacts
from netui.store.people.facts import Facts
from netui.store.practice.following import Following
from netui.store.timeline.drafts import DraftKey, let_go
from netui.store.timeline.interactions import Interactions

_MOST_SHOWN = 50
"""People who would care that are listed; nobody writes to more."""

_MOST_OFFERED = 500
"""Kept clips that are looked through for a need, the newest."""


class Clips:
    """The verbs and questions about clips."""

    def __init__(
        self,
        connection: Connection,
        contacts: Contacts,
        facts: Facts,
        interactions: Interactions,
        following: Following,
    ) -> None:
        self._file = connection
        self._contacts = contacts
        self._facts = facts
        self._interactions = interactions
        self._following = following
        self._who = WhoCares(connection)

    # Keeping

    def keep(self, line: ClipLine, now: Moment, draft: DraftKey | None = None) -> Change:
        """Keep what ``line`` says; ``Change.subject`` is the clip. Raises StoreError where it says nothing."""
        columns = _columns(line)
        with self._file.changing(f"clip: {_name(line)}", now.at) as doing:
            doing.subject = self._file.run(ClipRow.insert(**columns, clipped_on=now.day))
            let_go(self._file, draft)
        return doing.change

    def edit(self, clip_id: int, line: ClipLine, now: Moment, draft: DraftKey | None = None) -> Change:
        """Make a clip what ``line`` says; to whom it was given stays."""
        columns = _columns(line)
        self.get(clip_id)
        with self._file.changing(f"edit clip: {_name(line)}", now.at) as doing:
            doing.subject = clip_id
            self._file.run(ClipRow.update(columns).where(ClipRow.id == clip_id))
            let_go(self._file, draft)
        return doing.change

    def put_away(self, clip_id: int, now: Moment) -> Change:
        """Offer a clip no more; it stays in the record."""
        with self._file.changing(f"put away: {self.get(clip_id).name[:60]}", now.at) as doing:
            doing.subject = clip_id
            self._file.run(ClipRow.update(put_away_on=now.day).where(ClipRow.id == clip_id))
        return doing.change

    def take_out(self, clip_id: int, now: Moment) -> Change:
        """Offer a clip again that was put away."""
        with self._file.changing(f"taken out again: {self.get(clip_id).name[:60]}", now.at) as doing:
            doing.subject = clip_id
            self._file.run(ClipRow.update(put_away_on=None).where(ClipRow.id == clip_id))
        return doing.change

    def get(self, clip_id: int) -> Clip:
        """One clip; raises StoreError when there is none of that id."""
        row = self._file.row(ClipRow.select().where(ClipRow.id == clip_id))
        if row is None:
            raise StoreError(f"there is no clip with id {clip_id}")
        return _clip(row)

    def listed(self, contact_id: int | None = None, *, put_away: bool = False) -> list[Kept]:
        """The clips that are kept, or those put away: what fits a contact first, then the newest."""
        where = ClipRow.put_away_on.is_null(not put_away)
        rows = self._file.rows(
            ClipRow.select().where(where).order_by(ClipRow.clipped_on.desc(), ClipRow.id.desc())
        )
        counted = GiveRow.select(GiveRow.clip, fn.COUNT(GiveRow.id)).where(GiveRow.clip.is_null(False))
        given = dict(self._file.rows(counted.group_by(GiveRow.clip).tuples()))
        fits = (
            {clip.id: reason for clip, reason in self.offered(contact_id)} if contact_id and not put_away else {}
        )
        kept = [Kept(_clip(row), given.get(row.id, 0), fits.get(row.id)) for row in rows]
        return sorted(kept, key=lambda one: one.fits is None)

    # Who would care

    def caring(self, clip: Clip, limit: int = _MOST_SHOWN, also: Sequence[int] = ()) -> tuple[Cares, ...]:
        """Who would care for a clip, the best first; those in ``also`` are there in any case, at the end."""
        return self._who.of(clip, limit, also)

    def fitting(self, *wants: str) -> tuple[Clip, ...]:
        """The kept clips that fit any of the needs just stated, the newest first."""
        fields = [Field(Told.NEED, want) for want in wants]
        return tuple(clip for clip, _ in fitting(self._open(), fields)) if fields else ()

    def offered(self, contact_id: int) -> tuple[tuple[Clip, Reason], ...]:
        """The kept clips that fit what a contact wants or likes and has not been given, each with why."""
        clips = self._open()
        if not clips:
            return ()
        had = self._had(contact_id)
        facts = (fact for fact in self._facts.of(contact_id) if fact.kind in (*WANTED, Told.INTEREST))
        return fitting(
            [clip for clip in clips if clip.id not in had], [Field(Told(one.kind), one.text) for one in facts]
        )

    def _had(self, contact_id: int) -> set[int]:
        """The clips a contact was given."""
        return {row[0] for row in self._file.sql(_HAD, contact_id)}

    def _open(self) -> list[Clip]:
        query = ClipRow.select().where(ClipRow.put_away_on.is_null())
        return [_clip(row) for row in self._file.rows(query.order_by(ClipRow.id.desc()).limit(_MOST_OFFERED))]

    # Giving

    def give(self, clip_id: int, contact_ids: Sequence[int], now: Moment, kind: Kind | None = None) -> Change:
        """Log a clip as given to those contacts who were not given it yet, an entry each, as one change.

        Without a ``kind`` it went out as an e-mail where an address is known, else as a message.
        """
        clip = self.get(clip_id)
        line = parse_log(give_mark(clip.kind, clip.detail), now=now.at, zone=now.zone, find=lambda name: ())
        ids = [number for number in dict.fromkeys(contact_ids) if clip_id not in self._had(number)]
        with self._file.changing(f"{clip.kind} for {self._contacts.names(ids or contact_ids)}", now.at) as doing:
            doing.subject = clip_id
            for contact_id in ids:
                as_kind = kind or self._usual_kind(contact_id)
                entry = self._interactions.log(as_kind, [contact_id], line, now, Direction.OUT).subject
                self._mark(entry, clip)
        return doing.change

    def sent(
        self,
        clip_id: int,
        contact_id: int,
        text: str,
        now: Moment,
        *,
        kind: Kind = Kind.EMAIL,
        promo: bool = False,
        draft: DraftKey | None = None,
    ) -> Change:
        """Log that a clip went out with a letter; ``Change.subject`` is the entry.

        Raises StoreError where there is nothing in the letter.
        """
        clip = self.get(clip_id)
        with self._file.changing(f"{clip.kind} for {self._contacts.names([contact_id])}", now.at) as doing:
            doing.subject = self._following.letter(
                contact_id,
                clip.name,
                text,
                now,
                kind=kind,
                mark=give_mark(clip.kind, clip.detail),
                promo=promo,
                draft=draft,
            ).subject
            self._mark(doing.subject, clip)
        return doing.change

    def _mark(self, entry: int | None, clip: Clip) -> None:
        """Say of the give an entry led to which clip it was."""
        mine = (GiveRow.interaction == entry) & (GiveRow.kind == clip.kind) & (GiveRow.mine == 1)
        self._file.run(GiveRow.update(clip=clip.id).where(mine))

    def _usual_kind(self, contact_id: int) -> Kind:
        points = self._contacts.points(contact_id)
        return Kind.EMAIL if any(point.kind is PointKind.EMAIL for point in points) else Kind.MESSAGE


_HAD = """
SELECT g.clip_id FROM give g JOIN participant p ON p.interaction_id = g.interaction_id AND p.present
WHERE p.contact_id = ? AND g.mine AND g.clip_id IS NOT NULL
"""


def _clip(row: ClipRow) -> Clip:
    return Clip(row.id, ClipKind(row.kind), row.title, row.url, row.text, row.clipped_on, row.put_away_on)


def _columns(line: ClipLine) -> dict[str, str]:
    if line.refusal:
        raise StoreError(line.refusal)
    return {
        "kind": line.kind,
        "title": storable(line.title),
        "url": storable(line.url),
        "text": storable(line.text),
    }


def _name(line: ClipLine) -> str:
    return (line.title or line.url or line.text)[:60]
