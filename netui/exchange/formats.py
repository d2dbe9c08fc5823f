"""The formats contacts leave in, and the file they leave in."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from netui.domain.people.dossier import Dossier
from netui.domain.visible import permitted
from netui.exchange.markdown_writing import markdown
from netui.exchange.tables.writing import csv_head, csv_row, left_columns
from netui.exchange.vcard_originals import Version
from netui.exchange.vcard_writing import vcard
from netui.exchange.whole_file import WholeFile


@dataclass(frozen=True, slots=True)
class Format:
    """How contacts are written: a ``head``, then each ``contact``, ``between`` one and the next.

    ``told`` says that it tells what is known of people, and needs their promises and timelines for it. ``fit``
    makes it one for people with some originals (``fitted``).
    """

    says: str
    contact: Callable[[Dossier], str]
    head: str = ""
    between: str = ""
    told: bool = False
    fit: "Callable[[Iterable[str]], Format] | None" = None

    def fitted(self, originals: Iterable[str]) -> "Format":
        """This format for people imported with these texts: a CSV has a column for each that was left alone."""
        return self.fit(originals) if self.fit else self

    def texts(self, pages: Iterable[Sequence[Dossier]]) -> Iterator[str]:
        """The text of a whole file, one part for each of ``pages``."""
        before = self.head
        for page in pages:
            yield permitted(before + self.between.join(map(self.contact, page)))
            before = self.between


def _vcards(version: Version) -> Format:
    def contact(dossier: Dossier) -> str:
        return vcard(dossier.contact, dossier.originals, version)

    return Format(f"vCard {version}", contact)


def _csv(left: Sequence[str] = ()) -> Format:
    def fit(originals: Iterable[str]) -> Format:
        return _csv(left_columns(originals))

    return Format("CSV", partial(csv_row, left=left), head=csv_head(left), fit=fit)


VCARD_4 = _vcards("4.0")

FORMATS: Mapping[str, Format] = {
    "vcf": _vcards("3.0"),
    "csv": _csv(),
    "md": Format("Markdown", markdown, between="\n", told=True),
}
"""The formats by the ending of a file's name, which is also what they are called by."""

_ENDINGS = {"vcard": "vcf", "markdown": "md"}


def format_of(target: Path) -> Format | None:
    """The format that the ending of a file's name says; None for an ending that says none."""
    ending = target.suffix[1:].casefold()
    return FORMATS.get(_ENDINGS.get(ending, ending))


def write_file(
    target: Path, how: Format, pages: Iterable[Sequence[Dossier]], *, replace: bool = False
) -> Generator[int, None, None]:
    """Write contacts to ``target`` page after page; gives how many are written after each.

    The file is there once the last page is, whole; if the generator is closed before, or raises NotWritten,
    there is none.
    """
    count = 0

    def counted() -> Iterator[Sequence[Dossier]]:
        nonlocal count
        for page in pages:
            count += len(page)
            yield page

    with WholeFile(target, replace=replace) as file:
        for text in how.texts(counted()):
            file.write(text)
            yield count
