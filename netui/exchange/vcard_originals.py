"""The texts of imported cards, taken apart again so that what they say can leave as it came."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from netui.domain.people.contact import ContactDraft, ContactPoint
from netui.exchange.vcard_fields import draft_from, labels_of, points_of
from netui.exchange.vcard_lines import BLANK, Property, logical_lines, parse_property
from netui.exchange.vcard_points import is_preferred
from netui.exchange.vcard_values import SPACE, parameter, plain

Version = Literal["3.0", "4.0"]
"""The versions that are written: RFC 2426 and RFC 6350."""

_BINARY = {"PHOTO": "image/", "LOGO": "image/", "SOUND": "audio/", "KEY": "application/"}
"""The properties that hold no text, with what the media type of their TYPE begins with."""

_STRICT = re.compile(
    r"""(?:[A-Za-z0-9-]+\.)?[A-Za-z0-9-]+
    (?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*""",
    re.VERBOSE,
)
"""The head of a property that every program reads: each parameter has a name, none is empty."""

_DATA = re.compile(r"data:([^;,]*)(?:;[^,;]*)*;base64,(.*)", re.IGNORECASE | re.DOTALL)
_OLD_ESCAPE = re.compile(r"\\[,;:\\]|[\\,]")
_BREAK = re.compile(r"\r\n?|\n")
_UNSAFE = re.compile(r'["\x00-\x1f\x7f]')


class Said(NamedTuple):
    """One property of a card, and its logical line to the letter."""

    prop: Property
    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """An imported card: everything it says, what was understood of it, and what gave each of its points."""

    version: str
    said: tuple[Said, ...]
    draft: ContactDraft
    labels: dict[str, str]
    points: dict[ContactPoint, Said]


def read_originals(texts: Iterable[str]) -> list[Original]:
    """The cards among ``texts``, in their order; a text of another kind (a line of a CSV file) is left out."""
    return [card for text in texts if (card := _read(text)) is not None]


def _read(text: str) -> Original | None:
    """A card apart from those inside it (AGENT), which are contacts of their own, and from lines of no meaning."""
    depth = 0
    found: list[Said] = []
    for line in logical_lines(text):
        depth += (line.mark == "BEGIN") - (line.mark == "END")
        prop = parse_property(line.text) if depth == 1 and not line.mark else None
        if prop is not None and (prop.name != "AGENT" or prop.value.strip(BLANK)):
            found.append(Said(prop, line.text))
    version = next((said.prop.value.strip(SPACE) for said in found if said.prop.name == "VERSION"), "3.0")
    old = version.startswith("2")
    every = tuple(said._replace(prop=said.prop._replace(old=old)) for said in found)
    texts = [said for said in every if said.prop.name not in _BINARY]
    draft = draft_from([said.prop for said in texts], "")
    if draft is None:
        return None
    labels = labels_of(plain(said.prop) for said in texts)
    points: dict[ContactPoint, Said] = {}
    for said in texts:
        for point in points_of([plain(said.prop)], labels, draft.place):
            points.setdefault(point, said)
    return Original(version, every, draft, labels, points)


def as_it_came(said: Said, card: Original, version: Version) -> str:
    """The line of a property for a card of ``version``: to the letter where that is the version it came in.

    Else its encoding, escapes and parameters become those of ``version``; its meaning stays the same. A head
    that not every program reads (``TEL;HOME:``) is written properly too.
    """
    prop = said.prop
    head = said.text[: len(said.text) - len(prop.value) - 1]
    encodings = ("", "B") if version == "3.0" else ("",)
    written_so = card.version == version and parameter(prop, "ENCODING").upper() in encodings
    if written_so and "CHARSET" not in prop.params and _STRICT.fullmatch(head):
        return said.text
    params = {name: values for name, values in prop.params.items() if name not in ("CHARSET", "ENCODING", "PREF")}
    if params.get("VALUE") == ["URL"]:
        params["VALUE"] = ["uri"]
    if (octets := _octets(prop)) is not None:
        return property_line(_binary(prop._replace(params=params), *octets, version))
    value = plain(prop).value
    if prop.old:
        value = _OLD_ESCAPE.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", value)
    if version == "3.0" and prop.name == "TEL" and value[:4].casefold() == "tel:":
        value = value[4:]
        params.pop("VALUE", None)
    translated = prop._replace(params=params, value=value)
    return property_line(preferred(translated, version) if is_preferred(prop) else translated)


def preferred(prop: Property, version: Version) -> Property:
    """``prop`` as the one its owner puts first, in the words of ``version``."""
    types = [
        word for word in ",".join(prop.params.get("TYPE", ())).split(",") if word and word.casefold() != "pref"
    ]
    params = {name: values for name, values in prop.params.items() if name != "TYPE"}
    if version == "4.0":
        params["PREF"] = ["1"]
    else:
        types.append("pref")
    return prop._replace(params={**params, "TYPE": types} if types else params)


def property_line(prop: Property) -> str:
    """``prop`` as one logical line, unfolded; its value is written as it is, but a line break ends in ``\\n``."""
    parts = [f"{prop.group}.{prop.name}" if prop.group else prop.name]
    for name, values in prop.params.items():
        words = ",".join(values).split(",") if name == "TYPE" else values
        parts.append(f"{name}={','.join(_parameter_value(word) for word in words)}")
    return f"{';'.join(parts)}:{_BREAK.sub(lambda _: chr(92) + 'n', prop.value)}"


def _parameter_value(text: str) -> str:
    text = _UNSAFE.sub("'", text)
    return f'"{text}"' if any(sign in text for sign in ",;:") else text


def _octets(prop: Property) -> tuple[str, str] | None:
    """The base64 of a property that holds octets, and its media type; None for text and for addresses."""
    if parameter(prop, "ENCODING").upper() in ("B", "BASE64"):
        kind = next((word for word in prop.params.get("TYPE", ()) if word.isalnum()), "")
        begin = _BINARY.get(prop.name, "application/")
        return "".join(prop.value.split()), f"{begin}{kind.lower() or 'octet-stream'}"
    if prop.name in _BINARY and (found := _DATA.fullmatch("".join(prop.value.split()))):
        return found[2], found[1]
    return None


def _binary(prop: Property, octets: str, media: str, version: Version) -> Property:
    params = {name: values for name, values in prop.params.items() if name not in ("TYPE", "VALUE", "MEDIATYPE")}
    if version == "4.0":
        return prop._replace(params={**params, "VALUE": ["uri"]}, value=f"data:{media};base64,{octets}")
    kind = media.rpartition("/")[2].upper()
    known = {} if kind == "OCTET-STREAM" or not kind.isalnum() else {"TYPE": [kind]}
    return prop._replace(params={**params, "ENCODING": ["b"], **known}, value=octets)
