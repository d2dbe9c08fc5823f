"""Keys by which two ways of writing the same number, address or page are known to be the same."""

import re
from urllib.parse import unquote

from netui.domain.pattern import pattern
from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.people.numbering_plans import plain_number

_LONGEST_NUMBER = 250
"""Characters; nothing longer is a phone number, and its digits alone are compared."""

_EXTENSION = pattern(r"(?:;ext=|\bext(?:ension|n)?\b[.: ]*|\bx|(?<=\d)x|#)\s?(\d{1,7})\s*$", re.IGNORECASE)

_SCHEME = pattern(r"[a-z][a-z0-9+.-]{0,30}://")


def phone_key(text: str, region: str | None = None) -> str:
    """The digits by which ``text`` is compared with other phone numbers; empty if it has none.

    A number that begins with ``+`` or ``00``, or any with ``region`` (ISO 3166, ``FR``), becomes its E.164
    digits if those are possible there; else its own digits. Letters count as keys (``800-FLOWERS``) only
    where the number is none without them. An extension follows the number's digits. Never raises.
    """
    if len(text) > _LONGEST_NUMBER:
        return _digits(text)
    if plain := plain_number(text.strip()):
        return plain
    found = _EXTENSION.search(text)
    body, extension = (text[: found.start()], found[1]) if found else (text, "")
    spelled = "".join(char for char in body if not char.isalpha())
    for candidate in dict.fromkeys((spelled, body)):
        if international := _international(candidate, region):
            return international + _digits(extension)
    return _digits(body) + _digits(extension)


def email_key(text: str) -> str:
    """``text`` as an e-mail address to compare: trimmed, its case folded."""
    return text.strip().casefold()


def url_key(text: str) -> str:
    """``text`` as a page to compare: case folded, without scheme, ``www.``, query, fragment, closing slashes.

    Only an ``id`` in the query stays, since it can be all that tells two people's pages apart.
    """
    key = unquote(text.strip()).casefold()
    if scheme := _SCHEME.match(key):
        key = key[scheme.end() :]
    key = key.removeprefix("www.").partition("#")[0]
    path, _, query = key.partition("?")
    identity = next((part for part in query.split("&") if part.startswith("id=")), "")
    return path.rstrip("/") + ("?" + identity if identity else "")


def own_key(text: str) -> str:
    """One of my own addresses as it is compared: an e-mail address, else a page."""
    return email_key(text) if "@" in text and "/" not in text else url_key(text)


def point_key(point: ContactPoint, region: str | None = None) -> str:
    """The key of a contact point, to be compared among points of its kind; ``region`` as in ``phone_key``."""
    match point.kind:
        case PointKind.PHONE:
            return phone_key(point.value, region)
        case PointKind.URL | PointKind.PROFILE:
            return url_key(point.value)
        case PointKind.HANDLE:
            return point.value.strip().casefold().removeprefix("@")
        case PointKind.EMAIL:
            return email_key(point.value)
        case PointKind.ADDRESS:
            return " ".join(point.value.casefold().split())


def _digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _international(text: str, region: str | None) -> str:
    """The E.164 digits of ``text``, empty where it is no possible number."""
    import phonenumbers  # slow to import, and most runs compare no number

    text = text.strip()
    if region is None and text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, region.upper() if region else None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
