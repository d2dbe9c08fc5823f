"""The same number, address or page has one key however it is written; different ones do not meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.people.point_keys import email_key, phone_key, point_key, url_key


@pytest.mark.parametrize(
    ("text", "region", "key"),
    [
        ("+33 6 12 34 56 78", None, "33612345678"),
        ("0033 6 12 34 56 78", None, "33612345678"),
        ("06.12.34.56.78", "FR", "33612345678"),
        ("06 12 34 56 78", "fr", "33612345678"),
        ("06 12 34 56 78", None, "0612345678"),
        ("+44 (0)20 7946 0958", None, "442079460958"),
        ("+49 30 123456 mob", None, "4930123456"),
        ("Büro: +49 30 123456", None, "4930123456"),
        ("+1 418 656 9254", None, "14186569254"),
        ("+1-418-656-9254;ext=102", None, "14186569254102"),
        ("+1 418 656 9254 x102", None, "14186569254102"),
        ("(418) 656-9254 ext. 102", "US", "14186569254102"),
        ("+1 800 FLOWERS", None, "18003569377"),
        ("555 1234", None, "5551234"),
        ("+1 (212) 204-34456", None, "121220434456"),
        ("٠٦١٢", None, "0612"),
        ("06 12 34 56 78", "XX", "0612345678"),
        ("ask Dana", None, ""),
        ("", "FR", ""),
        ("1" * 300, "FR", "1" * 300),
    ],
)
def test_phone_numbers(text: str, region: str | None, key: str) -> None:
    assert phone_key(text, region) == key


def test_colleagues_behind_one_switchboard_stay_two() -> None:
    assert phone_key("+1 418 656 9254 ext 1") != phone_key("+1 418 656 9254 ext 2")


def test_email() -> None:
    assert email_key(" Anna.Brown@Example.ORG\n") == "anna.brown@example.org"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/zoé",
        "http://linkedin.com/in/zo%C3%A9/",
        "LinkedIn.com/in/ZOÉ?trk=people",
        "https://linkedin.com/in/zoé#about",
    ],
)
def test_one_page_has_one_key(url: str) -> None:
    assert url_key(url) == "linkedin.com/in/zoé"


def test_an_id_in_the_query_tells_pages_apart() -> None:
    one, other = (f"https://facebook.com/profile.php?ref=x&id={number}" for number in (1, 2))
    assert url_key(one) == "facebook.com/profile.php?id=1" != url_key(other)


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        (PointKind.EMAIL, "A@B.org", "a@b.org"),
        (PointKind.PHONE, "+33 6 12 34 56 78", "33612345678"),
        (PointKind.URL, "http://www.b.org/", "b.org"),
        (PointKind.PROFILE, "https://github.com/Anna", "github.com/anna"),
        (PointKind.HANDLE, "@Anna", "anna"),
        (PointKind.ADDRESS, "1 Rue X,\n Paris", "1 rue x, paris"),
    ],
)
def test_each_kind_has_its_own_way(kind: PointKind, value: str, key: str) -> None:
    assert point_key(ContactPoint(kind, value, "work")) == key


def test_a_region_reaches_the_phone_number() -> None:
    assert point_key(ContactPoint(PointKind.PHONE, "06 12 34 56 78"), "FR") == "33612345678"


NUMBERISH = st.text(alphabet="0123456789+ -()./;extEXT#xΩ٣ABC,=:") | st.text()


@given(NUMBERISH, st.none() | st.sampled_from(["FR", "us", "", "XX", "001"]) | st.text(max_size=3))
def test_phone_key_never_raises_and_is_digits(text: str, region: str | None) -> None:
    key = phone_key(text, region)
    assert key == "" or (key.isascii() and key.isdigit())


@given(st.text(), st.sampled_from(PointKind))
def test_no_text_breaks_a_key(text: str, kind: PointKind) -> None:
    assert isinstance(point_key(ContactPoint(kind, text)), str)
