"""Where somebody is looked up: https only, percent-encoded, nothing a hostile card could smuggle in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import Contact, ContactPoint, PointKind
from netui.domain.practice.openers import firm_site, openers, page_url, profile


def contact(name: str = "Ana Ruiz", organisation: str = "", *points: tuple[PointKind, str]) -> Contact:
    return Contact(1, "u", name, organisation=organisation, points=tuple(ContactPoint(*point) for point in points))


def test_F4_research_opens_the_web_the_news_linkedin_and_the_firm() -> None:
    found = openers(contact("Ana Ruiz", "Acme & Söhne", (PointKind.EMAIL, "ana@acme.io")))
    assert [(one.key, one.url) for one in found] == [
        ("w", "https://duckduckgo.com/?q=%22Ana%20Ruiz%22%20Acme%20%26%20S%C3%B6hne"),
        ("n", "https://duckduckgo.com/?q=%22Ana%20Ruiz%22%20Acme%20%26%20S%C3%B6hne&iar=news&ia=news"),
        ("l", "https://www.linkedin.com/search/results/people/?keywords=Ana%20Ruiz%20Acme%20%26%20S%C3%B6hne"),
        ("s", "https://acme.io/"),
    ]


def test_F4_known_pages_are_offered_once_each() -> None:
    points = (
        (PointKind.URL, "http://acme.io/team"),
        (PointKind.PROFILE, "linkedin.com/in/ana"),
        (PointKind.PROFILE, "https://linkedin.com/in/ana"),
        (PointKind.URL, "https://ana.example/?a=b c"),
        (PointKind.URL, "https://ana.example/?a=b&c=1#top"),
    )
    found = {one.key: one.url for one in openers(contact("Ana", "", *points))}
    assert found["s"] == "https://acme.io/team", "without a mail address the page they gave is the firm's"
    assert [found[key] for key in "12"] == ["https://linkedin.com/in/ana", "https://ana.example/?a=b&c=1#top"]
    assert "3" not in found


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("ana@acme.io", "https://acme.io/"),
        ("ana@Acme.IO.", "https://acme.io/"),
        ("ana@mail.acme.co.uk", "https://mail.acme.co.uk/"),
        ("ana@münchen.de", "https://xn--mnchen-3ya.de/"),
        ("ana@gmail.com", None),
        ("ana@yahoo.co.jp", None),
        ("ana@hotmail.fr", None),
        ("ana@localhost", None),
        ("ana@192.168.0.1", None),
        ("ana@acme.io/evil", None),
        ("ana", None),
        ("", None),
    ],
)
def test_the_firm_is_where_the_mail_comes_from(address: str, site: str | None) -> None:
    assert firm_site(contact("Ana", "", (PointKind.EMAIL, address))) == site


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("linkedin.com/in/ana", "https://linkedin.com/in/ana"),
        ("http://acme.io", "https://acme.io/"),
        ("https://acme.io:8443/a%20b/é?q=ü", "https://acme.io:8443/a%20b/%C3%A9?q=%C3%BC"),
        ("acme.io/100%", "https://acme.io/100%25"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("ftp://acme.io", None),
        ("https://acme.io@evil.example/", None),
        ("https://[::1]/", None),
        ("https://acme.io/a b", None),
        ("@ana", None),
        ("", None),
    ],
)
def test_only_plain_pages_are_opened(text: str, url: str | None) -> None:
    assert page_url(text) == url


def test_F7_the_request_goes_to_the_known_profile_or_to_the_search_for_it() -> None:
    known = contact("Ana", "", (PointKind.PROFILE, "xing.com/ana"), (PointKind.PROFILE, "www.linkedin.com/in/ana"))
    assert profile(known).url == "https://www.linkedin.com/in/ana"
    searched = profile(contact("Ana", "Acme")).url
    assert searched == "https://www.linkedin.com/search/results/people/?keywords=Ana%20Acme"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_card_gives_addresses_a_browser_takes_as_they_are(name: str, firm: str, value: str) -> None:
    points = [(kind, value) for kind in (PointKind.EMAIL, PointKind.URL, PointKind.PROFILE)]
    found = openers(contact(name, firm, *points))
    assert len({one.key for one in found}) == len(found) >= 3
    for one in found:
        parts = urlsplit(one.url)
        assert one.url.isascii()
        assert one.url.isprintable()
        assert " " not in one.url
        assert '"' not in one.url
        assert parts.scheme == "https"
        assert parts.hostname
        assert "@" not in parts.netloc
    assert set(parse_qs(urlsplit(found[0].url).query)) <= {"q"}
