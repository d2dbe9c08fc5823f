"""Clips in the file: kept, given, put away, offered again; who would care, found in everything that is known."""

from collections.abc import Sequence

import pytest
from benchmarks.clip_ranking import HELD_OUT, bm25, demo, ours, precision, read
from conftest import TestClock, line, person

from netui.domain.giving.caring import Cares
from netui.domain.giving.clip import parse_clip
from netui.domain.interaction import Direction, Kind, Purpose
from netui.domain.people.contact import ContactPoint, Job, PointKind, State, Tier
from netui.store import Store, StoreError
from netui.store.timeline.drafts import INBOX

MEASURED = 16
"""Right ones among the first three for the ten clips, of thirty, as first measured; one less is let pass."""


def keep(store: Store, clock: TestClock, text: str) -> int:
    return store.clips.keep(parse_clip(text), clock()).subject or 0


def who(store: Store, clip_id: int) -> Sequence[Cares]:
    return store.clips.caring(store.clips.get(clip_id))


def test_R4c_the_ten_clips_find_whom_a_careful_reader_would_choose() -> None:
    clips = read(HELD_OUT)
    with demo() as store:
        right, _ = precision(ours(store), clips, 3)
        plain, _ = precision(bm25(store, "porter unicode61"), clips, 3)
    assert right >= MEASURED - 1
    assert right > plain


def test_a_clip_is_kept_edited_put_away_and_every_step_is_undone(store: Store, clock: TestClock) -> None:
    number = keep(store, clock, "article: On foot https://a.io/b; walking")
    store.clips.edit(number, parse_clip("book: On foot, again"), clock())
    assert store.clips.get(number).line == "book: On foot, again"
    store.clips.put_away(number, clock())
    assert store.clips.listed() == []
    assert [one.clip.id for one in store.clips.listed(put_away=True)] == [number]
    store.clips.take_out(number, clock())
    assert [one.clip.id for one in store.clips.listed()] == [number]
    names = [store.history.undo().name for _ in range(4)]
    assert names == [
        "taken out again: On foot, again",
        "put away: On foot, again",
        "edit clip: On foot, again",
        "clip: On foot",
    ]
    with pytest.raises(StoreError, match="there is no clip"):
        store.clips.get(number)


def test_nothing_is_no_clip_and_a_saved_line_is_no_draft(store: Store, clock: TestClock) -> None:
    with pytest.raises(StoreError, match="A clip is a title"):
        store.clips.keep(parse_clip("book:"), clock())
    store.drafts.keep(INBOX, "clip", "On fo", clock.at)
    store.clips.keep(parse_clip("On foot"), clock(), (INBOX, "clip"))
    assert store.drafts.waiting() == {}


@pytest.mark.parametrize(
    "field", ["need", "goal", "interest", "offer", "fact", "tag", "work", "about", "earlier", "said"]
)
def test_R4c_whatever_is_known_of_somebody_is_found_with_its_words(
    store: Store, clock: TestClock, field: str
) -> None:
    now = clock()
    cards: dict[str, dict[str, object]] = {
        "tag": {"tags": ("beekeeping",)},
        "work": {"role": "Beekeeper"},
        "about": {"hook": "at a fair: the beekeepers' stand"},
        "earlier": {"jobs": (Job("Beekeeper", "Hive"),)},
    }
    ana = person(store, now, "Ana", **cards.get(field, {}))
    person(store, now, "Bo", role="Painter")
    if field == "said":
        store.interactions.log(Kind.CALL, [ana], line(store, "her beekeeping, at length", now), now)
    elif field not in cards:
        store.facts.note(ana, field, "beekeeping", now)
    (found,) = who(store, keep(store, clock, "article: The beekeeper's year, and beekeeping in town"))
    assert (found.name, found.reasons[0].told) == ("Ana", field)
    assert found.reasons[0].matching[0].lower().startswith("beekeep")


def test_the_gone_are_not_found_and_the_pool_comes_last(store: Store, clock: TestClock) -> None:
    now = clock()
    ids = {name: person(store, now, name, role="Beekeeper") for name in ("Ana", "Bo", "Cy", "Dee")}
    store.contacts.set_state([ids["Ana"]], State.ARCHIVED, now)
    store.contacts.set_state([ids["Bo"]], State.DECEASED, now)
    store.attention.set_tier([ids["Cy"]], Tier.POOL, now)
    found = who(store, keep(store, clock, "On beekeepers"))
    assert [(one.name, one.pool) for one in found] == [("Dee", False), ("Cy", True)]


def test_what_no_longer_holds_is_no_reason(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    need = store.facts.note(ana, "need", "a beekeeper", clock()).subject or 0
    number = keep(store, clock, "On beekeepers")
    assert [one.name for one in who(store, number)] == ["Ana"]
    store.facts.end(need, clock(), well=True)
    assert who(store, number) == ()


def test_R4c_a_clip_given_is_a_give_on_each_timeline_and_one_undo(store: Store, clock: TestClock) -> None:
    mail = ContactPoint(PointKind.EMAIL, "ana@a.io")
    ana = person(store, clock(), "Ana", role="Beekeeper", points=(mail,))
    bo = person(store, clock(), "Bo", role="Beekeeper")
    number = keep(store, clock, 'article: "Beekeepers" at last https://a.io/b')
    change = store.clips.give(number, [ana, bo], clock())
    assert change.name == "article for Ana and 1 more"
    for contact_id, kind in ((ana, Kind.EMAIL), (bo, Kind.MESSAGE)):
        entry = store.timeline.get(store.timeline.of(contact_id)[0])
        assert (entry.interaction.kind, entry.interaction.direction) == (kind, Direction.OUT)
        assert entry.interaction.purpose is Purpose.GIVE
        assert [(one.kind, one.detail) for one in entry.gives] == [
            ("article", '"Beekeepers" at last https://a.io/b')
        ]
    assert store.clips.listed()[0].given == 2
    assert [one.given_on for one in who(store, number)] == [clock().day] * 2
    store.history.undo()
    assert store.timeline.of(ana) == store.timeline.of(bo) == []
    assert store.clips.listed()[0].given == 0


def test_an_entry_edited_later_still_knows_its_clip(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", role="Beekeeper")
    number = keep(store, clock, "lead: a mill wants bees")
    store.clips.give(number, [ana], clock())
    (entry,) = store.timeline.of(ana)
    said = store.timeline.get(entry).interaction.line
    store.interactions.edit(entry, line(store, f"she was glad {said}", clock()), clock())
    assert store.clips.listed()[0].given == 1
    store.interactions.edit(entry, line(store, "nothing given", clock()), clock())
    assert store.clips.listed()[0].given == 0


def test_a_clip_is_given_to_nobody_twice(store: Store, clock: TestClock) -> None:
    ana, bo = (person(store, clock(), name) for name in ("Ana", "Bo"))
    number = keep(store, clock, "book: On foot")
    store.clips.give(number, [ana, ana], clock())
    clock.move(days=3)
    assert store.clips.give(number, [ana], clock()).id is None
    assert store.clips.give(number, [ana, bo], clock()).name == "book for Bo"
    assert [len(store.timeline.of(who)) for who in (ana, bo)] == [1, 1]


def test_R4c_a_letter_that_was_sent_is_a_give_of_its_clip(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana", role="Beekeeper")
    number = keep(store, clock, "book: Bees")
    change = store.clips.sent(number, ana, "Hello Ana,\n\n> bees for you", clock())
    entry = store.timeline.get(change.subject or 0)
    assert [(one.kind, one.detail) for one in entry.gives] == [("book", "Bees")]
    assert (entry.promises, entry.interaction.words) == ((), "Bees: Hello Ana, > bees for you")
    assert store.clips.listed()[0].given == 1
    with pytest.raises(StoreError, match="nothing in the letter"):
        store.clips.sent(number, ana, " ", clock())


def test_R4c_a_kept_clip_is_offered_when_somebody_states_a_fitting_need(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    number = keep(store, clock, "article: What a CFO costs")
    keep(store, clock, "article: Whales")
    assert [clip.title for clip in store.clips.fitting("a CFO by March")] == ["What a CFO costs"]
    assert store.clips.fitting() == ()
    assert store.clips.offered(ana) == ()
    store.interactions.log(Kind.CALL, [ana], line(store, "hello +a CFO by March", clock()), clock())
    ((clip, why),) = store.clips.offered(ana)
    assert (clip.id, why.marked) == (number, "a ‹CFO›")
    assert [kept.clip.title for kept in store.clips.listed(ana)] == ["What a CFO costs", "Whales"]
    assert store.briefs.of(ana, clock()).clips == ((clip, why),)
    store.clips.give(number, [ana], clock())
    assert store.clips.offered(ana) == ()
    store.history.undo()
    store.clips.put_away(number, clock())
    assert store.clips.offered(ana) == store.clips.fitting("a CFO") == ()


@pytest.mark.parametrize("text", ['"', "a OR b", "NEAR(", "x" * 3000, "\x1b[2J\x00 ‮", "漢字 کتاب", "*", "%_"])
def test_no_text_breaks_the_search(store: Store, clock: TestClock, text: str) -> None:
    ana = person(store, clock(), f"Ana {text}"[:100], hook=text)
    store.facts.note(ana, "need", f"bees {text}", clock())
    number = keep(store, clock, f"bees {text}")
    assert [one.contact_id for one in who(store, number)] == [ana]


def test_somebody_at_hand_is_listed_in_any_case(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana", role="Beekeeper"), person(store, clock(), "Bo")
    clip = store.clips.get(keep(store, clock, "On beekeepers"))
    found = store.clips.caring(clip, also=[bo, ana, 99])
    assert [(one.contact_id, bool(one.reasons)) for one in found] == [(ana, True), (bo, False)]
