"""The properties of a vCard that say how to reach somebody, made contact points."""

import re
from collections.abc import Callable
from functools import lru_cache

from netui.domain.people.contact import ContactPoint, PointKind
from netui.exchange.vcard_lines import Property
from netui.exchange.vcard_values import SPACE, components, parameter, text_of

LOCALITY = 3
"""Where the city stands in an ADR (RFC 6350, section 6.3.1)."""

NOISE = frozenset({"internet", "pref", "voice", "postal", "parcel", "dom", "intl", "msg", "text", "video"})
"""TYPEs that tell nothing the kind of the point does not: defaults of RFC 2426 and what any phone can do."""

MESSENGERS = {
    "X-AIM": "aim",
    "X-DISCORD": "discord",
    "X-FACEBOOK": "facebook",
    "X-GADUGADU": "gadu-gadu",
    "X-GITHUB": "github",
    "X-GOOGLE-TALK": "google talk",
    "X-GROUPWISE": "groupwise",
    "X-GTALK": "google talk",
    "X-ICQ": "icq",
    "X-INSTAGRAM": "instagram",
    "X-JABBER": "jabber",
    "X-KAKAOTALK": "kakaotalk",
    "X-LINE": "line",
    "X-LINKEDIN": "linkedin",
    "X-LINKEDIN-URL": "linkedin",
    "X-MASTODON": "mastodon",
    "X-MATRIX": "matrix",
    "X-MS-IMADDRESS": "",
    "X-MSN": "msn",
    "X-QQ": "qq",
    "X-SIGNAL": "signal",
    "X-SIP": "sip",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-TELEGRAM": "telegram",
    "X-THREEMA": "threema",
    "X-TWITTER": "twitter",
    "X-WECHAT": "wechat",
    "X-WHATSAPP": "whatsapp",
    "X-XING": "xing",
    "X-YAHOO": "yahoo",
}
"""Properties for one messenger each, with its name as a label."""

_SITES = {
    "bsky.app": "bluesky",
    "facebook.com": "facebook",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "instagram.com": "instagram",
    "linkedin.com": "linkedin",
    "t.me": "telegram",
    "threads.net": "threads",
    "twitter.com": "twitter",
    "viadeo.com": "viadeo",
    "x.com": "x",
    "xing.com": "xing",
}
"""Sites, by the last two parts of their hosts, where the path after the host is somebody's profile."""

_COMPANY_PAGES = ("company/", "companies/", "school/", "groups/")

_ADDRESS = re.compile(r"(?:https?://)?([^/?#]+)/([^?#]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?!//)(.*)", re.DOTALL)

_OFTEN = 200
"""Letters of TYPEs that are remembered: they are the same few from card to card."""

_Point = tuple[PointKind, str, str]


def point_of(prop: Property, labels: dict[str, str]) -> ContactPoint | None:
    """The contact point ``prop`` gives, or None: it is about something else or has no value.

    ``labels`` has the X-ABLabel of each Apple group; such a label goes before the TYPEs.
    """
    way = WAYS.get(prop.name)
    if way is None:
        return None
    label = labels.get(prop.group, "") if prop.group else ""
    kind, value, label = way(prop, text_of(prop).strip(SPACE), label or _types(prop)[1])
    return ContactPoint(kind, value, label) if value else None


def is_city_alone(prop: Property) -> bool:
    """Whether an ADR holds a city and nothing else: where somebody is, and no address to write to."""
    return [place for place, part in enumerate(components(prop, 7)) if part] == [LOCALITY]


def types_of(prop: Property) -> tuple[str, ...]:
    """The TYPEs of a property, in small letters, each once; a quoted list (``"work,voice"``) is several."""
    return _types(prop)[0]


def _types(prop: Property) -> tuple[tuple[str, ...], str]:
    """The TYPEs, and the label that those among them make which tell something."""
    written = ",".join(prop.params.get("TYPE", ()))
    return _told(written) if len(written) < _OFTEN else _told.__wrapped__(written)


@lru_cache(maxsize=1024)
def _told(written: str) -> tuple[tuple[str, ...], str]:
    words = (word.strip(SPACE) for word in written.casefold().split(","))
    types = tuple(dict.fromkeys(filter(None, words)))
    return types, " ".join(word for word in types if word not in NOISE)


def is_preferred(prop: Property) -> bool:
    """Whether its owner put this one first: ``TYPE=pref`` (2.1, 3.0) or ``PREF=1`` (4.0)."""
    return "pref" in types_of(prop) or parameter(prop, "PREF") == "1"


def profile_site(url: str) -> str:
    """The name of the network whose profile page ``url`` is (``linkedin``), empty if it is no such page.

    A path that begins with ``@`` is a profile on any host: Mastodon and its kin.
    """
    found = _ADDRESS.match(url)
    if not found:
        return ""
    host, path = found[1].casefold().removeprefix("www."), found[2].casefold()
    if name := _SITES.get(".".join(host.split(".")[-2:])):
        return "" if path.startswith(_COMPANY_PAGES) else name
    return host if path.startswith("@") and "." in host else ""


def _without_scheme(value: str, scheme: str) -> str:
    return value[len(scheme) + 1 :] if value[: len(scheme) + 1].casefold() == scheme + ":" else value


def _email(prop: Property, value: str, label: str) -> _Point:
    return PointKind.EMAIL, _without_scheme(value, "mailto"), label


def _phone(prop: Property, value: str, label: str) -> _Point:
    return PointKind.PHONE, _without_scheme(value, "tel"), label


def _address(prop: Property, value: str, label: str) -> _Point:
    return PointKind.ADDRESS, ", ".join(filter(None, components(prop, 7))), label


def _page(prop: Property, value: str, label: str) -> _Point:
    site = profile_site(value)
    return PointKind.PROFILE if site else PointKind.URL, value, label or site


def _social_profile(prop: Property, value: str, label: str) -> _Point:
    service = label or parameter(prop, "SERVICE-TYPE").casefold()
    if "://" in value:
        return PointKind.PROFILE, value, service or profile_site(value)
    user = parameter(prop, "X-USER") or parameter(prop, "USERNAME")
    return PointKind.HANDLE, user or _without_scheme(value, "x-apple"), service


def _handle(prop: Property, value: str, label: str) -> _Point:
    service = parameter(prop, "X-SERVICE-TYPE") or parameter(prop, "SERVICE-TYPE")
    service = (service or MESSENGERS.get(prop.name, "")).casefold()
    if "://" in value:
        return PointKind.PROFILE if profile_site(value) else PointKind.URL, value, label or service
    if prop.name == "IMPP" and (found := _SCHEME.fullmatch(value)):
        service, value = service or found[1].casefold(), found[2]
    return PointKind.HANDLE, value, " ".join(filter(None, (service, label)))


WAYS: dict[str, Callable[[Property, str, str], _Point]] = {
    "EMAIL": _email,
    "TEL": _phone,
    "ADR": _address,
    "URL": _page,
    "X-SOCIALPROFILE": _social_profile,
    "SOCIALPROFILE": _social_profile,
    **dict.fromkeys(("IMPP", *MESSENGERS), _handle),
}
"""How each property makes a point of its own text and the label it is given."""
