"""How well clips find who would care: our ranking beside plain FTS5 bm25 over the same texts, on labelled clips.

Run by ``python tests/benchmarks/clip_ranking.py``. Two sets over the demo network: the clips on which the weights
were set (``own_clips.toml``), and ten that somebody else wrote down before the ranking was run.
"""

import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from netui.demo import build
from netui.domain.folding import fold
from netui.domain.giving.clip import Clip, ClipKind, parse_clip, slug_words
from netui.domain.giving.topics import topics
from netui.domain.moment import moment_at
from netui.store import Store, open_store

HERE = Path(__file__).parent
OWN = HERE / "own_clips.toml"
HELD_OUT = HERE.parent / "domain" / "giving" / "ten_clips.toml"
NOW = moment_at(datetime(2026, 11, 18, 8, tzinfo=UTC), "Europe/Paris")

Ranking = Callable[[Clip], Sequence[str]]
"""The names of those who would care for a clip, the best first."""


@dataclass(frozen=True)
class Labelled:
    """A clip, and who a careful reader would send it to."""

    clip: Clip
    people: frozenset[str]


def read(path: Path) -> list[Labelled]:
    """The labelled clips of a file."""
    with path.open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["clip"]
    if path == OWN:
        return [Labelled(clip_of(row["line"]), frozenset(row["people"])) for row in rows]
    return [
        Labelled(
            Clip(0, ClipKind(row["kind"]), row["title"], row["url"], row["text"], NOW.day), frozenset(row["cares"])
        )
        for row in rows
    ]


def clip_of(line: str) -> Clip:
    """A clip as typed, kept by nobody."""
    said = parse_clip(line)
    return Clip(0, said.kind, said.title, said.url, said.text, NOW.day)


@contextmanager
def demo() -> Iterator[Store]:
    """The demo network on the day of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with open_store(path, now=NOW.at, backups=path.parent, create=True) as store:
            build(store, NOW)
            yield store


def ours(store: Store) -> Ranking:
    """The app's own ranking."""
    return lambda clip: [one.name for one in store.clips.caring(clip)]


def bm25(store: Store, tokenize: str) -> Ranking:
    """Plain FTS5: one document for each active contact with all its texts, the clip's words joined by OR."""
    texts = texts_of(store)
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE people USING fts5(words, tokenize = '{tokenize}')")
    names = list(texts)
    database.executemany(
        "INSERT INTO people (rowid, words) VALUES (?, ?)",
        [(number, fold(" ".join(texts[name]))) for number, name in enumerate(names)],
    )

    def rank(clip: Clip) -> Sequence[str]:
        words = fold(f"{clip.title} {slug_words(clip.url)} {clip.text}").split()
        plain = [word for part in words for word in "".join(c if c.isalnum() else " " for c in part).split()]
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(plain) if topics(word))
        rows = database.execute("SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT 50", (match,))
        return [names[number] for (number,) in rows]

    return rank


def texts_of(store: Store) -> Mapping[str, Sequence[str]]:
    """Every text about each active contact that the app's ranking may look at."""
    found: dict[str, list[str]] = {}
    for number in store.contacts.ids():
        one = store.contacts.get(number)
        entries = store.timeline.entries(store.timeline.of(number)).values()
        found[one.name] = [one.role, one.organisation, one.place, one.hook, one.about, *one.tags]
        found[one.name] += [f"{job.role} {job.organisation}" for job in one.jobs]
        found[one.name] += [fact.text for fact in store.facts.of(number)]
        found[one.name] += [entry.interaction.words for entry in entries]
        found[one.name] += [promise.text for entry in entries for promise in entry.promises]
    return found


def precision(rank: Ranking, clips: Sequence[Labelled], first: int) -> tuple[int, int]:
    """How many of the ``first`` people named for each clip are right, and how many could be."""
    right = sum(len(set(rank(one.clip)[:first]) & one.people) for one in clips)
    return right, first * len(clips)


def report(store: Store, clips: Sequence[Labelled], *, each: bool) -> None:
    """Print the figures of every ranking over some clips."""
    rankings = {
        "netui": ours(store),
        "bm25": bm25(store, "unicode61"),
        "bm25, Porter stems": bm25(store, "porter unicode61"),
    }
    for name, rank in rankings.items():
        figures = []
        for first in (3, 5):
            right, most = precision(rank, clips, first)
            can = sum(min(first, len(one.people)) for one in clips)
            figures.append(f"precision at {first}: {right}/{most} = {right / most:.2f} (at best {can / most:.2f})")
        print(f"  {name:20}{'   '.join(figures)}")
    if each:
        for one in clips:
            found = rankings["netui"](one.clip)[:5]
            named = ", ".join(f"{'+' if name in one.people else '-'}{name}" for name in found)
            print(f"    {one.clip.name[:60]:60} {named}; missed: {', '.join(sorted(one.people - set(found)))}")


def main() -> None:
    """Print both sets."""
    with demo() as store:
        for title, path in (("own clips, on which the weights were set", OWN), ("held-out clips", HELD_OUT)):
            if path.exists() and (path is OWN or "--own" not in sys.argv):
                clips = read(path)
                print(f"{title}: {len(clips)}")
                report(store, clips, each="--each" in sys.argv)


if __name__ == "__main__":
    main()
