"""A pasted card becomes an add line that says the same."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.line.addline import AddLine, parse_add
from netui.domain.line.block_line import block_line
from netui.domain.people.contact import PointKind

NOW = datetime(2026, 11, 18, 8, tzinfo=UTC)


def read(text: str) -> AddLine:
    return parse_add(block_line(text), now=NOW, zone="UTC", find=lambda name: ())


def test_F3_a_pasted_card_becomes_a_contact() -> None:
    added = read("Ana Ruiz\nCTO\nAcme GmbH\nana@acme.example\nTel: +34 600 123 123\nMadrid\n")
    draft = added.draft
    assert (draft.name, draft.role, draft.organisation, draft.place) == ("Ana Ruiz", "CTO", "Acme GmbH", "Madrid")
    points = {(point.kind, point.value) for point in draft.points}
    assert points == {(PointKind.EMAIL, "ana@acme.example"), (PointKind.PHONE, "+34 600 123 123")}


def test_F3_what_was_not_recognised_stands_behind_as_a_note() -> None:
    added = read("Bo Li\nPartner at Birch Capital\nbo@birch.example\nwe invest > patience, always.")
    assert added.draft.name == "Bo Li"
    assert added.log is not None
    assert "we invest > patience, always." in added.log.words
    assert added.log.promises == ()


@pytest.mark.parametrize("text", ["", "\n\n", ";;;\n,,,", "\x00\n\x1b[2J"])
def test_nothing_in_particular_makes_no_contact_and_no_fault(text: str) -> None:
    read(text)


@given(st.text(max_size=200))
def test_whatever_is_pasted_makes_one_line(text: str) -> None:
    line = block_line(text)
    assert "\n" not in line
    read(text)
