"""``python -m netui.pictures``: the pictures of the README, from the demo at a fixed clock, as SVG and PNG."""

import argparse
import asyncio
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from netui.config import Config
from netui.demo import HOME, build
from netui.domain.moment import moment_at
from netui.store import open_store

NOW = moment_at(datetime(2026, 11, 18, 8, 0, tzinfo=UTC), "Europe/Paris")
"""When every picture is taken: a Wednesday morning."""

_PNG_WIDTH = 1600
_FONT = "DejaVu Sans Mono"


_LOOKS = 0.4
"""Seconds after a key in which whatever it had to look for is found."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, what it shows, the terminal's size, the theme, and the keys that lead there.

    A key beginning with ``=`` is text to type.
    """

    name: str
    shows: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()


_NOTE = (
    "=20m pricing for Q1, hiring slows >send the deck fri <intro to her CFO +cfo by march *son runs marathons ^3w"
)

_CLIP = "=article: Pay before the harvest; growers who sell two years ahead"
_CARD = "=Mia Holm, CFO Nordic Bank, mia@nordic.example, Malmö; asked about grids >send the paper fri *sails"

PICTURES = (
    Picture("review", "the morning review", (140, 40), "netui-dark"),
    Picture("call", "a call being logged", (140, 40), "netui-dark", ("j", "j", "j", "c", _NOTE)),
    Picture("brief", "the brief before a call", (100, 30), "netui-dark", ("/", "=katharina", "enter", "enter")),
    Picture("follow_up", "the first follow-up", (100, 34), "netui-dark", ("/", "=anders", "enter", "f")),
    Picture("cards", "business cards after an event", (100, 30), "netui-light", ("b", "down", "enter", _CARD)),
    Picture("known", "what is known of somebody", (100, 30), "netui-dark", ("/", "=katharina", "enter", "K")),
    Picture("pool", "the pool", (100, 30), "netui-light", ("P",)),
    Picture("ledger", "the ledger of promises", (100, 30), "netui-dark", ("p",)),
    Picture("due", "one item of the morning review", (100, 30), "netui-dark", ("r", "space", "space")),
    Picture("duplicates", "who may be here twice", (100, 30), "netui-light", ("D",)),
    Picture("merge", "two contacts side by side", (100, 30), "netui-dark", ("D", "enter")),
    Picture("code", "a contact as a code", (100, 34), "netui-dark", ("/", "=katharina", "enter", "Y", "s")),
    Picture("health", "the network at a glance", (140, 40), "netui-dark", ("H", "j")),
    Picture("health_small", "the same in a small terminal", (80, 24), "ansi", ("H",)),
    Picture("clips", "who would care for something found", (100, 30), "netui-light", ("y", _CLIP, "enter")),
    Picture("introductions", "who should know whom", (100, 30), "netui-dark", ("i", "tab")),
    Picture("near", "who is near", (100, 30), "netui-dark", ("h", "=lisbon", "enter")),
    Picture("airport", "a call from the airport", (100, 30), "netui-dark", ("h", "=lis", "enter", "tab", "enter")),
    Picture("trip", "whom to see on a trip", (100, 30), "netui-light", ("T", "down", "enter")),
    Picture("light", "the light theme", (100, 30), "netui-light", ("j",)),
    Picture("small", "a small terminal", (80, 24), "netui-dark", ("j", "j")),
    Picture("tier", "tier, cadence and depth", (100, 30), "netui-light", ("1", "j", "t")),
    Picture("help", "every key", (100, 30), "netui-dark", ("?",)),
)


async def take(picture: Picture) -> str:
    """The picture as SVG text."""
    from netui.tui.app import NetuiApp

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(
            folder / "demo.db", now=NOW.at, backups=folder / "backups", create=True, home=HOME
        ) as store:
            build(store, NOW)
            app = NetuiApp(store, Config(theme=picture.theme), lambda: NOW)
            async with app.run_test(size=picture.size) as pilot:
                await pilot.pause()
                for key in picture.keys:
                    keys = [key] if not key.startswith("=") else list(key[1:])
                    await pilot.press(*("space" if one == " " else one for one in keys))
                    await pilot.pause(_LOOKS if len(keys) == 1 else None)
                await pilot.pause()
                return app.export_screenshot(title=f"netui · {picture.shows}")


def to_png(svg: str) -> bytes:
    """A picture as PNG, drawn in a font of this machine instead of the one a browser would fetch.

    Text beyond the font's reach is left at its own width: squeezing it, as the SVG asks, overlaps it.
    """
    import resvg_py

    def natural(found: re.Match[str]) -> str:
        tag, text = found[1], found[2]
        wide = any(ord(char) > 0x2E7F for char in re.sub(r"&#?\w+;", "", text))
        return (re.sub(r' textLength="[^"]*"', "", tag) if wide else tag) + text

    svg = re.sub(r"(<text [^>]*>)([^<]*)", natural, svg)
    data = resvg_py.svg_to_bytes(svg_string=svg, font_family=_FONT, monospace_family=_FONT, width=_PNG_WIDTH)
    return bytes(data)


def main(argv: Sequence[str] | None = None) -> int:
    """Write every picture into a folder (``screenshots`` by default); the exit status."""
    parser = argparse.ArgumentParser(prog="python -m netui.pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    folder: Path = parser.parse_args(argv).folder
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        svg = asyncio.run(take(picture))
        (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        (folder / f"{picture.name}.png").write_bytes(to_png(svg))
        print(f"{picture.name}: {picture.shows}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
