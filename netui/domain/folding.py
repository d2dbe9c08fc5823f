"""Names folded for comparison and search: case, accents and scripts fall together."""

from netui.domain.pattern import pattern

_SPACES = pattern(" +")
_NO_DIGITS = pattern("[^0-9]+")

PHONE_DIGITS = 3
"""From how many digits on a search of nothing else means a phone number, however it is spaced."""


def fold(text: str) -> str:
    """``text`` in plain lower-case ASCII words: Sørensen becomes sorensen, 李明 becomes liming.

    Control characters fold to nothing and runs of space to one space, so what cannot be seen cannot hide a
    name. Text that folds to nothing at all (an unknown script) keeps its own letters.
    """
    if text.isascii():
        folded = text.lower()
    else:
        from anyascii import anyascii

        folded = anyascii(text).lower() or text.casefold()
    if not folded.isprintable():
        folded = "".join(char if char.isprintable() else " " if char.isspace() else "" for char in folded)
    return (_SPACES.sub(" ", folded) if "  " in folded else folded).strip()


def digits(text: str) -> str:
    """The decimal digits of ``text`` in order, as a phone search compares them."""
    return _NO_DIGITS.sub("", text)


def storable(text: str) -> str:
    """``text`` as UTF-8 can hold it: what came in as undecodable bytes becomes the replacement character."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape" if _escaped_only(text) else "replace").decode(
            "utf-8", "replace"
        )
    return text


def _escaped_only(text: str) -> bool:
    return all(not 0xD800 <= ord(char) <= 0xDFFF or 0xDC80 <= ord(char) <= 0xDCFF for char in text)
