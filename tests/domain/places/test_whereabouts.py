"""What is written in the place of a card, and what a phone number tells of where somebody is."""

import pytest

from netui.domain.people.contact import ContactPoint, PointKind
from netui.domain.places.whereabouts import phone_lands, typed_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Madrid", (("", "Madrid"),)),
        ("Madrid; home: Málaga", (("", "Madrid"), ("home", "Málaga"))),
        ("work Paris, France; home Lyon", (("work", "Paris, France"), ("home", "Lyon"))),
        ("Lyon (home)\nParis", (("home", "Lyon"), ("", "Paris"))),
        ("Homer, Alaska", (("", "Homer, Alaska"),)),
        (" ; ", ()),
        ("", ()),
    ],
)
def test_the_places_of_a_card_with_their_labels(text: str, places: tuple[tuple[str, str], ...]) -> None:
    assert typed_places(text) == places


@pytest.mark.parametrize(
    ("number", "lands"),
    [
        ("+34 600 123 123", ("ES",)),
        ("0034 600 123 123", ("ES",)),
        ("+1 212 555 0123", ("US",)),
        ("+1 416 555 0123", ("CA",)),
        ("600 123 123", ()),
        ("+999 1", ()),
        ("ask Dana", ()),
    ],
)
def test_a_number_with_its_country_tells_where_it_is(number: str, lands: tuple[str, ...]) -> None:
    assert phone_lands([ContactPoint(PointKind.PHONE, number)]) == lands
