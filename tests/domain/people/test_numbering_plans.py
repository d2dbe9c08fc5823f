"""A number known at a glance is the one that the whole grammar of phone numbers reads."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.numbering_plans import land_of, plain_number


def as_read(text: str) -> str:
    """The E.164 digits of what libphonenumber reads, empty where that is no possible number."""
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]


CODES = st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)).map(str)
FIGURES = st.text(alphabet="0123456789 .()-", min_size=4, max_size=24)


@given(CODES, FIGURES)
def test_what_is_known_at_a_glance_is_what_is_read(code: str, figures: str) -> None:
    found = plain_number(f"+{code}{figures}")
    assert not found or found == as_read(f"+{code}{figures}")


@pytest.mark.parametrize(
    "way", [phonenumbers.PhoneNumberFormat.E164, phonenumbers.PhoneNumberFormat.INTERNATIONAL]
)
def test_nearly_every_country_is_known_at_a_glance(way: int) -> None:
    examples = [phonenumbers.example_number(region) for region in sorted(phonenumbers.SUPPORTED_REGIONS)]
    texts = [phonenumbers.format_number(number, way) for number in examples if number]
    assert all(plain_number(text) in ("", as_read(text)) for text in texts)
    assert sum(map(bool, map(plain_number, texts))) > 0.8 * len(texts)


@pytest.mark.parametrize(
    "text",
    ["", "+", "212 555 0100", "+1 212 555 0100 x1", "+44 (0)20 7946 0958", "+0 1", "+999 1", "+1 555", "+٣٣"],
)
def test_what_takes_more_knowledge_is_left_to_the_grammar(text: str) -> None:
    assert plain_number(text) == ""


def land_as_read(text: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(text)) or ""
    except phonenumbers.NumberParseException:
        return ""


@given(CODES, FIGURES)
def test_the_country_is_the_one_that_is_read(code: str, figures: str) -> None:
    assert land_of(f"+{code}{figures}") == land_as_read(f"+{code}{figures}")


@pytest.mark.parametrize("kind", range(11))
def test_the_country_of_every_kind_of_number_is_the_one_that_is_read(kind: int) -> None:
    examples = [
        phonenumbers.example_number_for_type(land, kind) for land in sorted(phonenumbers.SUPPORTED_REGIONS)
    ]
    for number in filter(None, examples):
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        assert land_of(text) == land_as_read(text)
