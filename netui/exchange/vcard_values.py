"""The values of vCard properties: transfer encodings undone, escapes undone, compounds split."""

import binascii
import re

from netui.exchange.decoding import decode_as
from netui.exchange.vcard_lines import Property

_ESCAPE = re.compile(r"\\([nN,;:\\\"])")
_OLD_ESCAPE = re.compile(r"\\([,;:\\])")
_OCTETS = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_COMPONENT = re.compile(r"((?:[^;\\]++|\\.?+)*+)(?:;|$)", re.DOTALL)

SPACE = " \t\r\n"
"""What is trimmed from a value's ends; control characters are the writer's and stay."""


def plain(prop: Property) -> Property:
    """``prop`` with its value as text: quoted-printable and base64 decoded in the property's own CHARSET.

    Values that are not what their ENCODING says stay as written. Never raises.
    """
    if "ENCODING" not in prop.params:
        return prop
    encoding = parameter(prop, "ENCODING").upper()
    value = prop.value
    if encoding not in ("QUOTED-PRINTABLE", "BASE64", "B"):
        return prop
    charset = parameter(prop, "CHARSET") or None
    if encoding == "QUOTED-PRINTABLE":
        if value.isascii():
            text = decode_as(binascii.a2b_qp(value), charset)
        else:  # what stands beside the octets was decoded with the file and is not touched again
            text = _OCTETS.sub(lambda found: decode_as(binascii.a2b_qp(found[0]), charset), value)
    else:
        try:
            text = decode_as(binascii.a2b_base64("".join(value.split()), strict_mode=True), charset)
        except ValueError:
            return prop
    return prop._replace(value=text.replace("\r\n", "\n"))


def parameter(prop: Property, name: str) -> str:
    """The first value of a parameter, empty if it is not there."""
    values = prop.params.get(name)
    return values[0] if values else ""


def unescaped(text: str, old: bool = False) -> str:
    r"""``text`` without its escapes: ``\n \, \; \\`` (RFC 6350, section 3.4), and ``\: \"``, seen too.

    ``old``: version 2.1 knows no ``\n``, so ``C:\new`` is a folder there. Any other backslash stays.
    """
    if "\\" not in text:
        return text
    if old:
        return _OLD_ESCAPE.sub(r"\1", text)
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def text_of(prop: Property) -> str:
    """The whole value of ``prop`` as one text, without escapes."""
    return unescaped(prop.value, prop.old) if "\\" in prop.value else prop.value


def components(prop: Property, most: int) -> list[str]:
    """The first ``most`` components of a compound value (split at ``;``), trimmed, without escapes."""
    if "\\" not in prop.value:
        return [part.strip(SPACE) for part in prop.value.removesuffix(";").split(";", most)[:most]]
    found: list[str] = []
    for match in _COMPONENT.finditer(prop.value):
        found.append(unescaped(match[1], prop.old).strip(SPACE))
        if len(found) == most or match.end() == len(prop.value):
            break
    return found
