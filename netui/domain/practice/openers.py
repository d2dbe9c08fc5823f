"""Openers: where to look somebody up before a first follow-up; addresses only, the browser opens them."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from netui.domain.frozen import dataclass
from netui.domain.people.contact import NO_NAME, Contact, ContactPoint, PointKind

LONGEST_TERM = 120
"""Characters of a name or a firm that are searched for."""

MOST_PAGES = 9
"""Known pages offered, one digit each."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PUBLIC = _words(
    """126.com 139.com 163.com aol.com btinternet.com duck.com fastmail.com fastmail.fm free.fr googlemail.com
    gmail.com hey.com icloud.com inbox.lv laposte.net libero.it mac.com mail.com mail.ru mailbox.org me.com msn.com
    naver.com orange.fr pm.me posteo.de posteo.net proton.me protonmail.ch protonmail.com qq.com rediffmail.com
    riseup.net rocketmail.com seznam.cz sina.com sohu.com t-online.de tuta.com tuta.io tutanota.com verizon.net
    wanadoo.fr web.de wp.pl yandex.com yandex.ru yeah.net ymail.com zoho.com zohomail.com"""
)
_PUBLIC_EVERYWHERE = frozenset({"yahoo", "hotmail", "outlook", "live", "gmx"})
"""Providers of mail for everybody: their site says nothing about anybody's firm."""

_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_PORT = re.compile(r":\d{1,5}\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_PATH_SAFE = "/:@!$&'()*+,;=~-._%"
_QUERY_SAFE = _PATH_SAFE + "?"


@dataclass(frozen=True, slots=True)
class Opener:
    """One page to open: the key that takes it, what it is, and its address (https, percent-encoded)."""

    key: str
    title: str
    url: str


def openers(contact: Contact) -> tuple[Opener, ...]:
    """Where to look ``contact`` up ("I had done some research"), each page once.

    Without a name there is nothing to search for, and only known pages are left.
    The search engine is DuckDuckGo, which asks for no account; LinkedIn's own search does.
    """
    terms = " ".join(part for part in (_quoted(contact.name), _term(contact.organisation)) if part)
    plain = " ".join(part for part in (_term(contact.name), _term(contact.organisation)) if part)
    searches = [
        Opener("w", "web search (DuckDuckGo)", f"https://duckduckgo.com/?q={_encoded(terms)}"),
        Opener("n", "news (DuckDuckGo)", f"https://duckduckgo.com/?q={_encoded(terms)}&iar=news&ia=news"),
        Opener("l", "LinkedIn people search", _linkedin(plain)),
    ]
    found = searches if contact.name != NO_NAME else []
    pages = list(_pages(contact))
    site = firm_site(contact) or next((url for kind, url in pages if kind is PointKind.URL), None)
    if site is not None:
        found.append(Opener("s", "the firm's site", site))
    seen = {opener.url for opener in found}
    known = dict.fromkeys(url for _, url in pages if url not in seen)
    numbered = enumerate(list(known)[:MOST_PAGES], start=1)
    return (*found, *(Opener(str(number), "known page", url) for number, url in numbered))


def profile(contact: Contact) -> Opener:
    """Where a connection request is made: a known profile, LinkedIn's first, else the search for it."""
    profiles = [url for kind, url in _pages(contact) if kind is PointKind.PROFILE]
    profiles.sort(key=lambda url: "linkedin.com/" not in url)
    if profiles:
        return Opener("r", "the known profile", profiles[0])
    name = "" if contact.name == NO_NAME else contact.name
    plain = " ".join(part for part in (_term(name), _term(contact.organisation)) if part)
    return Opener("r", "LinkedIn people search", _linkedin(plain))


def firm_site(contact: Contact) -> str | None:
    """The site behind the first e-mail address that is no public mail provider's."""
    for point in contact.points:
        if point.kind is not PointKind.EMAIL:
            continue
        host = _host(point.value.strip().rpartition("@")[2])
        if host is not None and host not in _PUBLIC and host.split(".")[0] not in _PUBLIC_EVERYWHERE:
            return f"https://{host}/"
    return None


def page_url(text: str) -> str | None:
    """The https address of a page as somebody wrote it (``linkedin.com/in/ana``); None for anything else.

    Another scheme than http and https, a name or password before the host, or a host that is none: no page.
    """
    text = text.strip()
    if not text.isprintable() or any(char.isspace() for char in text) or len(text) > 2000:
        return None
    low = text.lower()
    if low.startswith(("https://", "http://")):
        text = text.partition("://")[2]
    elif _SCHEME.match(text) or "://" in text:
        return None
    try:
        parts = urlsplit(f"https://{text}")
    except ValueError:
        return None
    port = _PORT.search(parts.netloc)
    host = _host(parts.netloc[: port.start()] if port else parts.netloc)
    if host is None:
        return None
    path = _kept(parts.path or "/", _PATH_SAFE)
    query = f"?{_kept(parts.query, _QUERY_SAFE)}" if parts.query else ""
    fragment = f"#{_kept(parts.fragment, _QUERY_SAFE)}" if parts.fragment else ""
    return f"https://{host}{port[0] if port else ''}{path}{query}{fragment}"


def _pages(contact: Contact) -> Iterator[tuple[PointKind, str]]:
    for point in contact.points:
        url = _page(point)
        if url is not None:
            yield point.kind, url


def _page(point: ContactPoint) -> str | None:
    return page_url(point.value) if point.kind in (PointKind.PROFILE, PointKind.URL) else None


def _host(text: str) -> str | None:
    host = text.rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return host if _HOST.fullmatch(host) else None


def _linkedin(terms: str) -> str:
    return f"https://www.linkedin.com/search/results/people/?keywords={_encoded(terms)}"


def _term(text: str) -> str:
    printable = "".join(char if char.isprintable() and char != '"' else " " for char in text[:LONGEST_TERM])
    return " ".join(printable.split())


def _quoted(name: str) -> str:
    term = _term(name)
    return f'"{term}"' if term else ""


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _kept(text: str, safe: str) -> str:
    """``text`` with what may not stand in an address encoded; what is encoded already stays."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text, safe=safe, errors="replace"))
