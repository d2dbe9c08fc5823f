"""Promises 9 and 10: hostile text in every column, argument, file and path: nothing acts on it, nothing ends."""

import json
import os
import random
import re
import shutil
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from every_verb import every_verb
from figure import Figure, rounds, run
from forked import PROGRAM, Ended, own_folder, verb
from hostile_network import build
from hostile_texts import HOSTILE, acting, worst
from signals import press_any
from test_terminal import Terminal

from netui.domain.folding import storable

_MAIL = b'From: \x1b[2J"Ana \x9b" <ana@x.example>\nTo: me@x.example\nSubject: \x1b]0;owned\x07 \xc2\x9b31m\n\nx'


def main() -> int:
    """Every verb over a network of hostile text, then every verb with hostile arguments."""
    asked = rounds(__doc__, 1)
    figure = Figure("9, 10", "hostile")
    dice = random.Random(asked.seed)
    with own_folder() as folder:
        network, columns = build(folder)
        people = 7
        told = 0
        every = _over_it(folder, people)
        for number in range(asked.rounds):
            every += _with_it(folder, worst(number * 3 + asked.seed))
        for argv in every:
            told += _told(figure, folder, network, argv)
        told += _odd_places(figure, folder, network)
        shown = sum(_on_screen(figure, folder, network, dice) for _ in range(asked.rounds * 2))
    says = (
        f"{len(every)} runs of every verb over {columns} hostile columns, {told:,} bytes printed, {shown:,} drawn"
    )
    return figure.end(says, "times a byte acts")


def _over_it(folder: Path, people: int) -> list[tuple[str, ...]]:
    """Every verb with good arguments, and everybody shown."""
    _files(folder)
    everybody = {"NAME": ("1",), "QUERY": ("",), "TEXT": ("",)}
    shown = [("show", *json_, str(number)) for number in range(1, people + 1) for json_ in ((), ("--json",))]
    found = [("import", str(path)) for path in sorted((folder / "files").iterdir())]
    return [*every_verb(everybody), *shown, *found]


def _with_it(folder: Path, text: str) -> list[tuple[str, ...]]:
    """Every verb with ``text`` for each of its arguments that may be anything."""
    words = ("NAME", "LINE", "trip LINE", "FIELD", "VALUE", "QUERY", "TEXT", "PLACE", "N", "KIND", "FILE", "MAP",
             "FOLDER", "TIER", "DATE", "KEY", "BACKUP", "backup FILE", "--output FILE")  # fmt: skip
    text = text.replace("\0", "")[:3000]
    return [
        *every_verb(dict.fromkeys(words, (text,))),
        ("set", "1", "place", text),
        ("set", "1", text, "x"),
        (text,),
    ]


def _odd_places(figure: Figure, folder: Path, network: Path) -> int:
    """A configuration, a network and files whose names are hostile."""
    told = 0
    odd = folder / "a\x1b[2J\x9b \u202e[]"
    odd.mkdir()
    shutil.copy(folder / "files" / "1.vcf", odd / "p\x1b]0;x\x07.vcf")
    config = odd / "config.toml"
    config.write_text(
        'theme = "a\\u001b[2J\\u009b"\n"b\\u001b]0;x\\u0007" = 1\n[keys]\n"\\u001b[2J" = "q"\nundo = "\\u202e"\n'
        '[tiers]\nA = "\\u001b[31m"\n"\\u009b" = "3w"\n'
    )
    broken = odd / "broken.toml"
    broken.write_bytes(b'theme = "\x1b[2J"\nx\x1b]0;y\x07')
    for argv in (
        ("--db", str(odd / "no.db"), "due"),
        ("--db", str(config), "due"),
        ("--db", str(odd), "due"),
        ("--db", str(odd / "new.db"), "import", str(odd / "p\x1b]0;x\x07.vcf")),
        ("--db", str(odd / "new.db"), "doctor"),
        ("--db", str(odd / "new.db"), "export", "vcf", "-o", str(odd / "out\x9b.vcf")),
        ("--db", str(odd / "new.db"), "sync", str(odd)),
        ("\x1b[2J", "--\x9b2J"),
    ):
        done = verb(*argv)
        told += _harmless(figure, done, argv)
    for path in (config, broken):
        for argv in (("due",), ("doctor",), ("keys",)):
            done = verb("--db", str(network), *argv, env={"NETUI_CONFIG": str(path)})
            told += _harmless(figure, done, argv)
    return told


_ACTING = re.compile(
    rb"\x1b\]0;owned|\x1b\]8;;http|\x1b\]52;c;UFdO|\x1b\[2J|\x1b_G|\x1bP\$q|\xc2[\x80-\x9f]|[\x00-\x06\x0b\x0c\x7f]"
    rb"|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
)
"""What of the hostile texts would act on a terminal, among all that a screen sends it to draw itself."""


def _on_screen(figure: Figure, folder: Path, network: Path, dice: random.Random) -> int:
    """Any keys over the network; how many bytes reached the terminal."""
    copy = folder / "copy.db"
    shutil.copyfile(network, copy)
    columns, rows = dice.choice(((80, 24), (100, 30), (140, 40)))
    screen = Terminal(PROGRAM, ["--db", str(copy)], columns, rows, {})
    keys = ""
    try:
        keys = press_any(screen, dice)
        os.kill(screen.child.pid, signal.SIGTERM)
        ended = screen.ended()
        figure.holds(ended == 128 + signal.SIGTERM, f"keys {keys!r}: status {ended}: {screen.written[-300:]!r}")
    except (AssertionError, ProcessLookupError) as error:
        figure.holds(False, f"keys {keys!r}: {error}")
    finally:
        screen.child.close(force=True)
    found = set(_ACTING.findall(screen.written))
    figure.holds(not found, f"keys {keys!r}: {found} reached the terminal")
    return len(screen.written)


def _told(figure: Figure, folder: Path, network: Path, argv: tuple[str, ...]) -> int:
    """Run one verb on a copy of the network; how many bytes it printed."""
    copy = folder / "copy.db"
    shutil.copyfile(network, copy)
    words = [
        str(folder / word) if word in ("people.vcf", "written.txt", "copied.db", "folder") else word
        for word in argv
    ]
    done = verb("--db", str(copy), *words, stdin=_MAIL, terminal=True)
    for name in ("written.txt", "copied.db", "copied.db.sha256"):
        (folder / name).unlink(missing_ok=True)
    return _harmless(figure, done, argv)


def _harmless(figure: Figure, done: Ended, argv: tuple[str, ...]) -> int:
    said = f"netui {' '.join(map(ascii, argv))[:120]}"
    figure.holds(done.status in (0, 1, 2) and not done.fault, f"{said}: {done.says}")
    for stream, data in (("stdout", done.out), ("stderr", done.err)):
        try:
            found = acting(data.decode().replace("\r\n", "\n"))
        except UnicodeDecodeError as error:
            figure.holds(False, f"{said}: {stream} is no UTF-8: {error}")
            continue
        figure.holds(not found, f"{said}: {stream} holds {sorted(map(ascii, found))}")
    if "--json" in argv and done.status == 0:
        try:
            json.loads(done.out)
        except ValueError as error:
            figure.holds(False, f"{said}: {error}")
        figure.holds(done.out.isascii(), f"{said}: JSON that is not plain ASCII")
    return len(done.out) + len(done.err)


def _files(folder: Path) -> None:
    """Files of every kind with hostile text in every field; some of it is refused, and said so."""
    texts = [storable(text).replace("\n", " ").replace("\r", " ") for text in HOSTILE.values()]
    card = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nEMAIL:{text}\r\nTEL:{text}\r\nNOTE:{text}\r\nBDAY:{text}\r\n"
        f"ADR:;;{text};;;;\r\nX-{text}:{text}\r\nORG:{text}\r\n{text}\r\nEND:VCARD\r\n"
        for text in texts
    )
    table = "Name,Mail,Birthday,Tier,Notes\n" + "".join(
        ",".join([f'"{text}"'.replace('""', "'")] * 5) + "\n" for text in texts
    )
    dates = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(
        f"BEGIN:VEVENT\r\nUID:{text}\r\nSUMMARY:{text}\r\nDTSTART;TZID={text}:20260101T100000\r\nRRULE:{text}\r\n"
        f'ATTENDEE;CN="{text}":mailto:{text}\r\nLOCATION:{text}\r\nEND:VEVENT\r\n'
        for text in texts
    )
    whole = json.dumps({"netui": {"schema": 5}, "contact": [{"id": 1, "name": texts[5], "uid": texts[4]}]})
    monica = json.dumps({"version": "1.0-preview.1", "account": {"data": [{"type": "contact", "values": texts}]}})
    here = folder / "files"
    here.mkdir()
    friends = f"# Friends:\n\n* {texts[4]} a.k.a. {texts[5]} [{texts[6]}]\n"
    files = {
        "1.vcf": card,
        "2.csv": table,
        "3.ics": dates + "END:VCALENDAR\r\n",
        "4.json": whole,
        "5.json": monica,
        "6.md": f"{friends}# Activities:\n\n* 2026-01-01: **{texts[4]}** {texts[7]}\n",
        "7.csv": "CONVERSATION ID,FROM,TO,DATE,SUBJECT,CONTENT\n" + ",".join([f'"{texts[4]}"'] * 6) + "\n",
        "8.bin": "\x1b[2J\x00\x9b",
    }
    for name, text in files.items():
        (here / name).write_text(text, newline="")
    (folder / "people.vcf").write_text(card, newline="")
    (folder / "folder").mkdir()
    (folder / "folder" / "a.vcf").write_text(card[: card.index("END:VCARD")] + "END:VCARD\r\n", newline="")


if __name__ == "__main__":
    run(main)
