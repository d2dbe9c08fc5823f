"""International phone numbers written plainly, known by their country's numbering plan at a glance."""

import re
from functools import cache
from typing import NamedTuple

_SIGNS = str.maketrans("", "", " .()-")


class _Plan(NamedTuple):
    """How many digits the numbers of a country have, and what some write before them at home."""

    lengths: frozenset[int]
    prefix: re.Pattern[str] | None


def plain_number(text: str) -> str:
    """The E.164 digits of ``+`` and a number in figures, blanks and ``.()-``; empty where more has to be known.

    That is so for another country code, a number of another length than its country's have, and one that may
    begin with what is only dialled at home: those are for the whole grammar of phone numbers to read.
    """
    if not text.startswith("+"):
        return ""
    digits = text[1:].translate(_SIGNS)
    if not (digits.isascii() and digits.isdigit()):
        return ""
    for size in (1, 2, 3):
        if plan := _plan(digits[:size]):
            rest = digits[size:]
            if len(rest) not in plan.lengths or rest.startswith("0") or (plan.prefix and plan.prefix.match(rest)):
                return ""
            return digits
    return ""


@cache
def _plan(code: str) -> _Plan | None:
    """The plan of the countries with this code; of those that share it that of the first, as libphonenumber has it."""
    import phonenumbers  # slow to import, and most runs compare no number

    region = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ("",))[0]
    found = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(int(code), region)
    if not region or code.startswith("0") or found is None:
        return None
    lengths = frozenset(found.general_desc.possible_length) - {-1}
    prefix = found.national_prefix_for_parsing
    return _Plan(lengths, re.compile(prefix) if prefix else None)
