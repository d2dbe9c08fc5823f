"""Promise 14: pipes that close, full disks, cron, no home and wrong words: the right status and no traceback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from every_verb import every_verb
from figure import Figure, rounds, run
from forked import Ended, begun, own_folder, verb

_TOO_MUCH = "x" * 100_000
_WRONG = ("\x1b]0;x\x07", "-rf", "--no-such", _TOO_MUCH, "", "\ud800", "../..", "٣", "1e999", "%s{0}", "\r\n")
"""Words that mean nothing anywhere."""

_OUTPUT_FAILS, _USAGE = (1, 141), 2


class Rude:
    """A network, and verbs tried on copies of it."""

    def __init__(self, figure: Figure, folder: Path) -> None:
        self._figure = figure
        self._folder = folder
        self._original = folder / "original.db"
        for argv in (
            ("add", "Zoë Ünal, CTO 漢字, z@acme.example, Madrid; met fair >send deck fri"),
            ("give", "book: À pied"),
        ):
            verb("--db", str(self._original), *argv)
        (folder / "people.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n")
        (folder / "folder").mkdir()

    def words(self, argv: tuple[str, ...]) -> list[str]:
        """The command line, on a copy of the network made anew."""
        copy = self._folder / "copy.db"
        shutil.copyfile(self._original, copy)
        for name in ("written.txt", "copied.db", "copied.db.sha256", "copy.db-journal"):
            (self._folder / name).unlink(missing_ok=True)
        files = {name: str(self._folder / name) for name in ("people.vcf", "written.txt", "copied.db", "folder")}
        return ["--db", str(copy), *(files.get(word, word) for word in argv)]

    def held(
        self, what: str, argv: tuple[str, ...], done: Ended, allowed: tuple[int, ...], *, heard: bool = True
    ) -> None:
        """No traceback, no escape, a status that is allowed, and a sentence beside one that is not 0."""
        said = f"{what}, netui {' '.join(argv)[:60]}: {done.says}"
        figure = self._figure
        figure.holds(not done.fault, said)
        figure.holds(b"\x1b" not in done.out + done.err and b"\xc2\x9b" not in done.out + done.err, said)
        figure.holds(done.status in allowed, said)
        if done.status in (1, _USAGE) and heard:
            figure.holds(done.err.startswith((b"netui: ", b"usage: ")), f"{said}: no sentence")


def by_fork(rude: Rude, argv: tuple[str, ...], plain: Ended) -> None:
    """What needs no interpreter of its own."""
    usual = plain.status
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path
        done = verb(*rude.words(argv), out=full.fileno())
    rude.held("/dev/full", argv, done, (1,) if plain.out else (usual,))
    reads, writes = os.pipe()
    os.close(reads)
    done = verb(*rude.words(argv), out=writes)
    os.close(writes)
    rude.held("a closed pipe", argv, done, (141, usual))
    nowhere = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), "/nonexistent/x")
    rude.held("no home", argv, verb(*rude.words(argv), env=nowhere), (usual, 1))
    unset: Mapping[str, str | None] = {**dict.fromkeys(nowhere), "NETUI_DB": None}
    rude.held("no environment", argv, verb(*rude.words(argv), env=unset), (usual, 1))


def begun_anew(rude: Rude, argv: tuple[str, ...], usual: int) -> None:
    """What is settled when the interpreter starts."""
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = begun(*rude.words(argv), env={**bare, **ascii_only})
    rude.held("an ASCII terminal of cron", argv, done, (usual, 1))
    done = begun(*rude.words(argv), shell=">&-")
    rude.held("standard output closed", argv, done, (1,))
    done = begun(*rude.words(argv), shell="<&- 2>&-")
    rude.held("standard input and error closed", argv, done, (usual, 1), heard=False)


def with_wrong_words(rude: Rude, argv: tuple[str, ...]) -> int:
    """A word replaced by one that means nothing, each in its turn, or one too many; how many were tried."""
    tried = 0
    for number, word in enumerate(_WRONG):
        place = 1 + number % len(argv)
        words = (*argv[:place], word, *argv[place + 1 :])
        rude.held("a wrong word", words, verb(*rude.words(words)), (0, 1, _USAGE))
        tried += 1
    done = (
        begun(*(os.fsencode(word) for word in rude.words(argv)), b"caf\xe9\xff") if argv[-1] == "--json" else None
    )
    if done:
        rude.held("bytes that are no text", argv, done, (0, 1, _USAGE))
    return tried


def head(rude: Rude) -> None:
    """A long list of which a pager takes one line."""
    words = " ".join(f"'{word}'" for word in rude.words(("completion", "bash")))
    script = f"{sys.executable} -m netui {words} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    status = int(done.stdout or b"-1")
    rude.held("| head -1", ("completion",), Ended(status, b"", done.stderr), (0, 141))


def main() -> int:
    """Every verb in every rude way."""
    asked = rounds(__doc__, 1000)
    figure = Figure("14", "rude")
    wrong = 0
    with own_folder() as folder, chdir(folder):
        rude = Rude(figure, folder)
        seen: set[str] = set()
        every = list(every_verb())[: asked.rounds]
        longest = {argv[0]: argv for argv in sorted(every, key=len)}
        for argv in every:
            plain = verb(*rude.words(argv))
            rude.held("plainly", argv, plain, (0, 1, _USAGE))
            by_fork(rude, argv, plain)
            if argv == longest[argv[0]]:
                wrong += with_wrong_words(rude, argv)
            if argv[0] not in seen:
                begun_anew(rude, argv, plain.status)
            seen.add(argv[0])
        head(rude)
    return figure.end(
        f"{len(seen)} verbs in 9 rude ways, {wrong} wrong words", "tracebacks, escapes or wrong statuses"
    )


if __name__ == "__main__":
    run(main)
