"""Amounts of money in a typed line: a number and its currency, read without guessing, and told again."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from netui.domain.frozen import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CODES = _words(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"""
)
_PLAIN = _words("eur usd gbp chf jpy cny sek nok dkk isk pln czk huf cad aud nzd hkd sgd inr brl zar")
"""Codes that may also be typed small: others, small, are words (``all``, ``top``, ``try``, ``pen``)."""

_SIGNS: Mapping[str, str] = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₴": "UAH",
    "₫": "VND",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "$",
    "¥": "¥",
    "kr": "kr",
}
"""What each sign means; one that several countries use stays itself, for nothing says which is meant."""

_LED_BY_SIGN = frozenset("$¥")
_THREE_PLACES = _words("BHD IQD JOD KWD LYD OMR TND")
"""Currencies of which 12.500 may be twelve and a half."""

_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "bn": 1_000_000_000}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_NUMBER = (
    r"(?>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?|[0-9]+(?:[.,'’][0-9]+)*)"
)
_AMOUNT = re.compile(
    rf"(?<![^\s(:])(?:(?P<before>{_SIGN}|[A-Za-z]{{3}}) ?)?"
    rf"(?P<number>{_NUMBER})(?: ?(?P<times>mio|mn|bn|[km])(?![^\W\d_]))?"
    rf"(?: ?(?P<after>{_SIGN}|[A-Za-z]{{3}}))?(?![^\s),.;:!?])",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    r"[0-9]{1,3}(?P<by>[.,'’ \u00a0\u202f])[0-9]{3}(?:(?P=by)[0-9]{3})*(?P<part>[.,][0-9]{1,2})?"
)
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]{1,2})?")
_MISSED = re.compile(rf"(?:{_SIGN}) ?[0-9]|[0-9][km]? ?(?:{_SIGN}|(?P<code>[A-Z]{{3}})\b)")
"""What looks like a sum and was not read as one: a range, a number and a currency in one word."""

_MOST_DIGITS = 15
_MOST_READ = 2_000
"""Characters of a line in which an amount is looked for."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: ``currency`` is an ISO 4217 code, or the sign as it was typed where that could be several."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Money:
    """What a line says of money: the sum, where it stands, or why what looks like one stays words."""

    amount: Amount | None = None
    start: int = 0
    stop: int = 0
    notice: str = ""


def find_amount(text: str) -> Money:
    """The one sum that ``text`` names: ``40k EUR``, ``€12,500``, ``12.500 EUR``, ``$3k``, ``40 000 kr``.

    A number without a currency is words, and so is one that can be read in two ways; ``notice`` then says it.
    """
    found: list[Money] = []
    notice = ""
    text = text[:_MOST_READ]
    for match in _AMOUNT.finditer(text):
        before, after = _currency(match["before"]), _currency(match["after"])
        currency = before or after
        value = _value(match["number"], (match["times"] or "").lower(), currency or "")
        if currency is None:
            if _is_sum(match):
                notice = notice or f"{match['number']}{match['times'] or ''} has no currency: it stays words"
        elif value is None or (before and after and before != after):
            notice = notice or f"{match[0].strip()} can be read in two ways: it stays words"
        else:
            start = match.start() if before else match.start("number")
            stop = match.end() if after else match.end("times" if match["times"] else "number")
            found.append(Money(Amount(value, currency), start, stop))
    if len(found) > 1:
        return Money(notice="two sums: both stay words, leave one out")
    if found:
        return found[0]
    missed = _MISSED.search(text)
    if missed and not notice and (not missed["code"] or missed["code"] in _CODES):
        notice = "the sum stays words: write it like 40k EUR"
    return Money(notice=notice)


def amount_words(amount: Amount | None) -> str:
    """``40,000 EUR``, ``12,500.50 GBP``, ``$3,000``; nothing for no amount."""
    if amount is None:
        return ""
    number = f"{amount.value.normalize():,f}"
    if len(number.partition(".")[2]) == 1:
        number += "0"
    if amount.currency in _LED_BY_SIGN:
        return f"{amount.currency}{number}"
    return f"{number} {amount.currency}"


def typed_amount(amount: Amount) -> str:
    """The same sum as it is typed: no separators, so that it can be read in one way only."""
    number = f"{amount.value.normalize():f}"
    _, point, places = number.partition(".")
    if point and len(places) == 3:
        number += "0"
    return f"{number} {amount.currency}"


def totals(amounts: Iterable[Amount | None]) -> tuple[Amount, ...]:
    """The sums of each currency, the one named first standing first; nothing is ever converted."""
    sums: dict[str, Decimal] = {}
    for amount in amounts:
        if amount is not None:
            sums[amount.currency] = sums.get(amount.currency, Decimal(0)) + amount.value
    return tuple(Amount(value, currency) for currency, value in sums.items())


def _currency(typed: str | None) -> str | None:
    if not typed:
        return None
    for sign in (typed, typed.upper(), typed.lower()):
        if sign in _SIGNS:
            return _SIGNS[sign]
    return typed.upper() if typed in _CODES or typed in _PLAIN else None


def _is_sum(match: re.Match[str]) -> bool:
    """Whether a number without a currency looks like money: thousands, but no year."""
    number = match["number"]
    digits = re.sub(r"[^0-9]", "", number)
    year = digits == number and len(number) == 4 and number[:2] in ("19", "20")
    return bool(match["times"]) or (len(digits) > 3 and not year)


def _value(number: str, times: str, currency: str) -> Decimal | None:
    """The number in one reading; None where there are two, or none."""
    if len(re.sub(r"[^0-9]", "", number)) > _MOST_DIGITS:
        return None
    if number.isdigit():
        value = Decimal(number)
    elif grouped := _GROUPED.fullmatch(number):
        by, part = grouped["by"], grouped["part"] or ""
        whole = number.removesuffix(part)
        once = whole.count(by) == 1 and not part and by in ".,"
        if once and whole[0] == "0":
            value = Decimal(number.replace(",", "."))
        elif (once and (times or currency in _THREE_PLACES)) or part[:1] == by:
            return None
        else:
            value = Decimal(whole.replace(by, "") + part.replace(",", "."))
    elif _LAKHS.fullmatch(number):
        value = Decimal(number.replace(",", ""))
    elif re.fullmatch(r"[0-9]+[.,][0-9]+", number):
        value = Decimal(number.replace(",", "."))
    else:
        return None
    return value * _TIMES[times]
