"""Whole imports beside vobject, which only parses, and beside the ``.import`` of the sqlite3 tool."""

import shutil
from collections.abc import Iterator

from figures import Figures, Line
from importing import CARDS, ROWS, compare, rows, vcards
from setting import Setting

TURNS = (("vobject", "cards.vcf"), ("netui", "cards.vcf"), ("sqlite3", "rows.csv"), ("netui", "rows.csv"))


def lines(setting: Setting) -> Iterator[Line]:
    """Measure both in turns; what is not there is left out."""
    files = {"cards.vcf": setting.folder / "cards.vcf", "rows.csv": setting.folder / "Connections.csv"}
    files["cards.vcf"].write_bytes(vcards(CARDS))
    files["rows.csv"].write_bytes(rows(ROWS))
    has_tool = shutil.which("sqlite3") is not None
    figures = Figures()
    for _ in range(setting.rounds):
        turns = [turn for turn in TURNS if has_tool or turn[0] != "sqlite3"]
        for job, found in compare(files, turns, 1).items():
            figures.add(job, {"import": [found["whole"]], "import, processor": [found["processor"]]})
    parsing, tool = ("vobject", "cards.vcf"), ("sqlite3", "rows.csv")
    yield figures.beside(
        f"{CARDS:,} vCards, whole", ("netui", "cards.vcf"), "import", parsing, "vobject parsing", 0.15
    )
    if has_tool:
        what = f"{ROWS:,} LinkedIn rows, whole"
        yield figures.beside(what, ("netui", "rows.csv"), "import", tool, "sqlite3 .import", 8)
