"""The properties of a vCard that say how to reach somebody, made contact points."""

import re

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
"""Sites where the path after the host is somebody's profile."""

_COMPANY_PAGES = ("company/", "companies/", "school/", "groups/")

_ADDRESS = re.compile(r"(?:https?://)?([^/?#]+)/([^?#]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?!//)(.*)", re.DOTALL)


def point_of(prop: Property, labels: dict[str, str]) -> ContactPoint | None:
    """The contact point ``prop`` gives, or None: it is about something else or has no value.

    ``labels`` has the X-ABLabel of each Apple group; such a label goes before the TYPEs.
    """
    label = labels.get(prop.group, "") if prop.group else ""
    types = label or " ".join(word for word in types_of(prop) if word not in NOISE)
    value = text_of(prop).strip(SPACE)
    if prop.name == "ADR":
        value = ", ".join(part for part in components(prop, 7) if part)
        return _point(PointKind.ADDRESS, value, types)
    if prop.name == "EMAIL":
        return _point(PointKind.EMAIL, _without_scheme(value, "mailto"), types)
    if prop.name == "TEL":
        return _point(PointKind.PHONE, _without_scheme(value, "tel"), types)
    if prop.name == "URL":
        site = profile_site(value)
        return _point(PointKind.PROFILE if site else PointKind.URL, value, types or site)
    if prop.name in ("X-SOCIALPROFILE", "SOCIALPROFILE"):
        return _social_profile(prop, value, types)
    if prop.name == "IMPP" or prop.name in MESSENGERS:
        return _handle(prop, value, types)
    return None


def is_city_alone(prop: Property) -> bool:
    """Whether an ADR holds a city and nothing else: where somebody is, and no address to write to."""
    return [place for place, part in enumerate(components(prop, 7)) if part] == [LOCALITY]


def types_of(prop: Property) -> list[str]:
    """The TYPEs of a property, in small letters, each once; a quoted list (``"work,voice"``) is several."""
    words = ",".join(prop.params.get("TYPE", ())).casefold().split(",")
    return list(dict.fromkeys(filter(None, (word.strip(SPACE) for word in words))))


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
    for site, name in _SITES.items():
        if host == site or host.endswith("." + site):
            return "" if path.startswith(_COMPANY_PAGES) else name
    return host if path.startswith("@") and "." in host else ""


def _point(kind: PointKind, value: str, label: str) -> ContactPoint | None:
    return ContactPoint(kind, value, label) if value else None


def _without_scheme(value: str, scheme: str) -> str:
    return value[len(scheme) + 1 :] if value[: len(scheme) + 1].casefold() == scheme + ":" else value


def _social_profile(prop: Property, value: str, types: str) -> ContactPoint | None:
    service = types or parameter(prop, "SERVICE-TYPE").casefold()
    if "://" in value:
        return _point(PointKind.PROFILE, value, service or profile_site(value))
    user = parameter(prop, "X-USER") or parameter(prop, "USERNAME")
    return _point(PointKind.HANDLE, user or _without_scheme(value, "x-apple"), service)


def _handle(prop: Property, value: str, types: str) -> ContactPoint | None:
    service = parameter(prop, "X-SERVICE-TYPE") or parameter(prop, "SERVICE-TYPE")
    service = (service or MESSENGERS.get(prop.name, "")).casefold()
    if "://" in value:
        return _point(PointKind.PROFILE if profile_site(value) else PointKind.URL, value, types or service)
    if prop.name == "IMPP" and (found := _SCHEME.fullmatch(value)):
        service, value = service or found[1].casefold(), found[2]
    return _point(PointKind.HANDLE, value, " ".join(filter(None, (service, types))))
