"""What becomes of files nobody here wrote: people, entries and refusals of each, and what of it was not kept.

Run: python tests/benchmarks/real_files.py FOLDER

For a vCard every property is counted as it comes and as it leaves again in an export (a date may leave under
another name); for a CSV every cell; for a
calendar every component. Whatever is missing is named.
"""

import csv
import io
import json
import re
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from netui.domain.incoming.reading import Context, Reading
from netui.domain.moment import Moment, moment_at
from netui.exchange.decoding import decode
from netui.exchange.files import ENDINGS, read_file
from netui.exchange.tables.reading import look
from netui.exchange.vcard_fields import DATES
from netui.exchange.vcard_lines import logical_lines, parse_property
from netui.exchange.vcard_writing import vcard
from netui.store import open_store
from netui.store.incoming.imports import finished

NOW = moment_at(datetime(2026, 11, 22, 8, tzinfo=UTC), "Europe/Paris")
FRAME = {"VERSION", "PRODID", "REV", "PROFILE"}
"""Properties of the writing program and of the format, not of the person."""


def main(folder: Path) -> None:
    """Print a line for each file, and what is missing below it."""
    for file in sorted(each for each in folder.iterdir() if each.suffix in ENDINGS):
        data = file.read_bytes()
        begun = time.perf_counter()
        reading = read_file(data, file.name, Context(NOW.zone, NOW.day))
        took = time.perf_counter() - begun
        came, kept, missing = _kept(data, file.suffix, reading)
        print(
            f"{file.name[:70]:70} {len(reading.cards):3} people {len(reading.happenings):3} entries "
            f"{len(reading.refusals):2} refused {came:4} in {kept:4} kept {took * 1000:7.1f} ms"
        )
        for says in (*map(str, reading.refusals), *reading.notices, *([f"missing: {missing}"] if missing else ())):
            print(f"    {says}")


def _kept(data: bytes, kind: str, reading: Reading) -> tuple[int, int, str]:
    text = decode(data)
    if kind == ".vcf":
        came = _properties(text)
        left = _properties("".join(_exported(reading, NOW)))
        lost = {name: count for name, count in (came - left).items() if name not in FRAME}
        said = ", ".join(f"{count} {name}" for name, count in lost.items())
        return came.total(), came.total() - sum(lost.values()), said
    if kind == ".csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        head = look(data)
        if head.headed:
            at = next(place for place, row in enumerate(rows) if row and row[0].strip() == head.head[0])
            rows = rows[at + 1 :]
        came = sum(bool(cell.strip()) for row in rows for cell in row)
        return came, sum(len(json.loads(card.draft.raw)["csv"]) for card in reading.cards), ""
    components = re.findall(r"^BEGIN:(VEVENT|VTODO|VJOURNAL|VFREEBUSY)", text, re.MULTILINE | re.IGNORECASE)
    return len(components), len(reading.happenings) + len(reading.cards), ""


def _properties(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in logical_lines(text):
        prop = None if line.mark else parse_property(line.text)
        if prop is not None and prop.value.strip():
            found["a date" if prop.name in DATES else prop.name] += 1
    return found


def _exported(reading: Reading, now: Moment) -> list[str]:
    """The cards as they leave again, one for each person they became."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.db"
        with open_store(path, now=now.at, backups=path.parent / "backups", create=True) as store:
            finished(store.imports.carry_out(store.imports.plan([reading], "file"), now))
            pages = store.dossiers.pages(store.contacts.ids(archived=True), now)
            return [vcard(each.contact, each.originals, "3.0") for page in pages for each in page]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
