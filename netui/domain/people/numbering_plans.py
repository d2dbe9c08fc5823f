"""International phone numbers written plainly, known by their country's numbering plan at a glance."""

import re
from functools import cache
from typing import Any, NamedTuple

_SIGNS = str.maketrans("", "", " .()-")


class _Plan(NamedTuple):
    """How the numbers behind one country code are made.

    ``lengths`` are how many digits they have, ``prefix`` is what some write before them at home. ``land`` is the
    country (ISO code) of all of them, or of those that ``homely`` knows where several share the code.
    """

    lengths: frozenset[int]
    prefix: re.Pattern[str] | None
    land: str
    homely: re.Pattern[str] | None


def plain_number(text: str) -> str:
    """The E.164 digits of ``+`` and a number in figures, blanks and ``.()-``; empty where more has to be known.

    That is so for another country code, a number of another length than its country's have, and one that may
    begin with what is only dialled at home: those are for the whole grammar of phone numbers to read.
    """
    return "".join(_parts(text))


def land_of(text: str) -> str:
    """The country (ISO code) of the number in ``text``, empty for what is none; ``001`` and its like are many.

    What is no number of a country that shares its code, but has its length, is of none.
    """
    import phonenumbers  # slow to import, and most runs compare no number

    if parts := _parts(text):
        code, rest = parts
        plan = _plan(code)
        if plan and (plan.homely is None or plan.homely.fullmatch(rest)):
            return plan.land
        number = phonenumbers.PhoneNumber(int(code), int(rest))
    else:
        try:
            number = phonenumbers.parse(text)
        except phonenumbers.NumberParseException:
            return ""
    return phonenumbers.region_code_for_number(number) or ""


def _parts(text: str) -> tuple[str, str] | tuple[()]:
    """The country code and the rest of a plain number."""
    if not text.startswith("+"):
        return ()
    digits = text[1:].translate(_SIGNS)
    if not (digits.isascii() and digits.isdigit()):
        return ()
    for size in (1, 2, 3):
        if plan := _plan(digits[:size]):
            rest = digits[size:]
            if len(rest) not in plan.lengths or rest.startswith("0") or (plan.prefix and plan.prefix.match(rest)):
                return ()
            return digits[:size], rest
    return ()


@cache
def _plan(code: str) -> _Plan | None:
    """The plan behind a country code; of countries that share it that of the first, as libphonenumber has it."""
    import phonenumbers

    lands = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code))
    if lands is None or code.startswith("0"):
        return None
    found: Any = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(int(code), lands[0])
    lengths = frozenset(found.general_desc.possible_length) - {-1}
    prefix = found.national_prefix_for_parsing
    homely = _fixed_lines(found) if len(lands) > 1 else None
    return _Plan(lengths, re.compile(prefix) if prefix else None, lands[0], homely)


def _fixed_lines(found: Any) -> re.Pattern[str]:
    """What fixed lines of a country look like; nothing does where its numbers are told by their first digits."""
    kinds = (found.general_desc, found.fixed_line)
    patterns = [kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern]
    if found.leading_digits is not None or len(patterns) < len(kinds):
        return re.compile("(?!)")
    lengths = "|".join(rf"\d{{{length}}}" for length in found.fixed_line.possible_length if length > 0)
    return re.compile(rf"(?=(?:{lengths})$)(?=(?:{patterns[0]})$)(?:{patterns[1]})")
