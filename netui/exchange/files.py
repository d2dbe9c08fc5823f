"""Any file that people and entries come in: told apart by what is in it, then by its name, and read."""

import re
from pathlib import PurePath

from netui.domain.incoming.reading import Context, Reading, Refusal
from netui.domain.people.contact import ContactDraft
from netui.exchange.decoding import decode
from netui.exchange.vcard import MAX_FILE_BYTES, read_vcards

READS = "vCard, CSV, iCalendar, Monica's JSON, the Markdown of friends, netui's own JSON"
"""What can be read, in words."""

ENDINGS = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".ics", ".ical", ".json", ".md"})
"""The endings of names of such files."""

_HEAD = 65_536
_VCARD = re.compile(r"^[^\S\n]*+BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(
    r"^[^\S\n]*+BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TODO|JOURNAL|TIMEZONE)", re.IGNORECASE | re.MULTILINE
)
_FRIENDS = re.compile(r"^#{1,3} (?:Activities|Friends|Notes|Locations):?\s*$", re.MULTILINE)
_TABLES = (".csv", ".tsv", ".txt")
_SEPARATORS = ",;\t"


def read_file(data: bytes, file: str, context: Context) -> Reading:
    """The people and entries in a file's bytes; ``file`` is the name that refusals give.

    Never raises, whatever the bytes: what is no such file, or too large a one, gives one refusal.
    """
    if len(data) > MAX_FILE_BYTES:
        return Reading(refusals=(Refusal(file, 1, f"more than {MAX_FILE_BYTES >> 20} MiB: split it in parts"),))
    head = decode(data if len(data) <= _HEAD else data[: data.rfind(b"\n", 0, _HEAD) + 1] or data[:_HEAD])
    ending = PurePath(file).suffix.casefold()
    if _CALENDAR.search(head) or ending in (".ics", ".ical"):
        from netui.exchange.calendars.reading import read_calendar

        return read_calendar(data, file, context)
    if _VCARD.search(head) or ending in (".vcf", ".vcard"):
        return read_vcards(data, file)
    if head.lstrip()[:1] in ("{", "["):
        from netui.exchange.monica.reading import read_monica

        return read_monica(data, file, context)
    if ending not in _TABLES and _FRIENDS.search(head):
        from netui.exchange.friends import read_friends

        return read_friends(data, file, context)
    if ending in _TABLES or any(sign in head.partition("\n")[0] for sign in _SEPARATORS):
        from netui.exchange.tables.reading import read_csv

        return read_csv(data, file, context)
    return Reading(refusals=(Refusal(file, 1, f"this is no file that netui reads: {READS}"),))


def reread(text: str) -> ContactDraft | None:
    """What is understood of the text of a card that was imported; None for one that is no vCard."""
    from netui.exchange.vcard_originals import read_originals

    return next((card.draft for card in read_originals([text])), None) if "BEGIN" in text[:200].upper() else None
