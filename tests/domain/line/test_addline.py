"""The add line: a card told by shapes, then a log line."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.interaction import Kind
from netui.domain.line.addline import AddLine, parse_add
from netui.domain.line.role_words import split_role
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
EMAIL = ContactPoint(PointKind.EMAIL, "ana@acme.io")
HANDLE = ContactPoint(PointKind.HANDLE, "@bo")
NAMELESS = "A new contact needs a name at the beginning of the line."
PHONE = ContactPoint(PointKind.PHONE, "+34 600 123 123")


def find(name: str) -> list[tuple[int, str]]:
    return [(1, "Dana Ruiz")] if name == "Dana" else []


def read(line: str) -> AddLine:
    return parse_add(line, now=NOW, zone="Europe/Berlin", find=find)


def test_a_whole_add_line() -> None:
    line = (
        "Ana Ruiz, CTO Acme, ana@acme.io, +34 600 123 123, Madrid; met Web Summit: grew a team to 40 #saas "
        ">send deck fri"
    )
    said = read(line)
    assert said.raw == line
    assert said.kind is Kind.MET
    assert said.notices == ()
    assert said.draft == ContactDraft(
        name="Ana Ruiz",
        role="CTO",
        organisation="Acme",
        place="Madrid",
        hook="Web Summit: grew a team to 40",
        points=(EMAIL, PHONE),
        tags=("saas",),
    )
    assert said.log is not None
    assert said.log.raw == " met Web Summit: grew a team to 40 #saas >send deck fri"
    assert said.log.promises[0].due == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("Bo", ContactDraft("Bo")),
        ("Bo Li, Acme", ContactDraft("Bo Li", organisation="Acme")),
        ("Bo, CTO", ContactDraft("Bo", role="CTO")),
        ("Bo, CTO Acme, Berlin", ContactDraft("Bo", role="CTO", organisation="Acme", place="Berlin")),
        ("Bo, Founder, Berlin", ContactDraft("Bo", role="Founder", place="Berlin")),
        ("Bo, Founder, Acme, Berlin", ContactDraft("Bo", role="Founder", organisation="Acme", place="Berlin")),
        (
            "Bo, Founder, Acme, ana@acme.io",
            ContactDraft("Bo", role="Founder", organisation="Acme", points=(EMAIL,)),
        ),
        ("Bo, CTO, Acme, Inc.", ContactDraft("Bo", role="CTO", organisation="Acme, Inc.")),
        ("Bo, ana@acme.io, Madrid", ContactDraft("Bo", place="Madrid", points=(EMAIL,))),
        ("Bo, ana@acme.io, CTO Acme", ContactDraft("Bo", role="CTO", organisation="Acme", points=(EMAIL,))),
        ("Bo, +34 600 123 123, ana@acme.io", ContactDraft("Bo", points=(PHONE, EMAIL))),
        ("Bo, ana@acme.io +34 600 123 123", ContactDraft("Bo", points=(EMAIL, PHONE))),
        ("Bo <ana@acme.io>", ContactDraft("Bo", points=(EMAIL,))),
        ("ana@acme.io", ContactDraft("ana@acme.io", points=(EMAIL,))),
        (
            "Bo, CTO Acme, Madrid, Spain",
            ContactDraft("Bo", role="CTO", organisation="Acme", place="Madrid, Spain"),
        ),
        ('"Li, Bo", Acme', ContactDraft("Li, Bo", organisation="Acme")),
        ("Bo #vip Li, Acme #saas", ContactDraft("Bo Li", organisation="Acme", tags=("vip", "saas"))),
        (r"Bo \#1fan \#fan", ContactDraft(r"Bo \#1fan #fan")),
        (r"Bo \>x", ContactDraft(r"Bo \>x")),
        ("Bo,, ,Acme,", ContactDraft("Bo", organisation="Acme")),
        ("José Núñez, Ñandú", ContactDraft("José Núñez", organisation="Ñandú")),
        ("李明，CTO 阿里，杭州", ContactDraft("李明", role="CTO", organisation="阿里", place="杭州")),
        ("Zoë 🎁", ContactDraft("Zoë 🎁")),
        ("Bo;met x", ContactDraft("Bo;met x")),
        ("Bo, Room 12", ContactDraft("Bo", organisation="Room 12")),
    ],
)
def test_a_card_is_told_by_shapes(line: str, draft: ContactDraft) -> None:
    said = read(line)
    assert said.draft == draft
    assert (said.log, said.kind, said.notices) == (None, None, ())


@pytest.mark.parametrize(
    ("line", "stayed"),
    [
        ("Bo Li, CTO Acme >send the list fri", ">send the list fri"),
        ("Bo Li, CTO Acme, bo@acme.io, <intro to Dana; met at the fair", "<intro to Dana"),
        ("Bo +a CFO by march", "+a CFO by march"),
        ("Bo *likes jazz ^3w", "*likes jazz"),
        ("Bo ^3w", "^3w"),
        ("Bo @Dana", "@Dana"),
        ("Bo, @bo", ""),
        ("Bo <bo@acme.io>, +34 600 123 123 #vip", ""),
        (r"Bo \>x", ""),
        ("Bo; >send the list", ""),
    ],
)
def test_what_happened_is_never_lost_unnoticed_before_the_semicolon(line: str, stayed: str) -> None:
    notice = f"; begins what happened: “{stayed}” stays on the card"
    assert read(line).notices == ((notice,) if stayed else ())


@pytest.mark.parametrize(
    ("part", "point"),
    [
        ("ana@acme.io", EMAIL),
        ("mailto:ana@acme.io", EMAIL),
        ("e: ana@acme.io", ContactPoint(PointKind.EMAIL, "ana@acme.io", "e")),
        ("+34 600 123 123", PHONE),
        ("(030) 123-456", ContactPoint(PointKind.PHONE, "(030) 123-456")),
        ("mobile +34 600 123 123", ContactPoint(PointKind.PHONE, "+34 600 123 123", "mobile")),
        ("https://acme.io", ContactPoint(PointKind.URL, "https://acme.io")),
        ("www.acme.io", ContactPoint(PointKind.URL, "www.acme.io")),
        ("linkedin.com/in/ana", ContactPoint(PointKind.PROFILE, "linkedin.com/in/ana")),
        ("https://www.linkedin.com/in/ana/", ContactPoint(PointKind.PROFILE, "https://www.linkedin.com/in/ana/")),
        ("@ana", ContactPoint(PointKind.HANDLE, "@ana")),
    ],
)
def test_ways_to_reach_somebody(part: str, point: ContactPoint) -> None:
    assert read(f"Ana, {part}, Madrid").draft == ContactDraft("Ana", place="Madrid", points=(point,))


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("CTO Acme", "CTO", "Acme"),
        ("Head of Sales at Acme GmbH", "Head of Sales", "Acme GmbH"),
        ("Head of Sales Acme", "Head of Sales", "Acme"),
        ("Head of Widgets Acme", "Head of Widgets", "Acme"),
        ("CTO @ Acme", "CTO", "Acme"),
        ("CTO @Acme", "CTO", "Acme"),
        ("President of Acme", "President", "Acme"),
        ("University of Oxford", "", "University of Oxford"),
        ("Founder & CEO Acme", "Founder & CEO", "Acme"),
        ("Co-founder/CTO Acme", "Co-founder/CTO", "Acme"),
        ("Senior Software Engineer Acme", "Senior Software Engineer", "Acme"),
        ("Rust Engineer Acme", "Rust Engineer", "Acme"),
        ("Chief Technology Officer Acme Inc.", "Chief Technology Officer", "Acme Inc."),
        ("VP Sales Acme", "VP Sales", "Acme"),
        ("Acme CTO", "CTO", "Acme"),
        ("Product Manager", "Product Manager", ""),
        ("Acme", "", "Acme"),
        ("", "", ""),
    ],
)
def test_the_role_ends_where_the_organisation_begins(text: str, role: str, organisation: str) -> None:
    assert split_role(text) == (role, organisation)


@pytest.mark.parametrize(
    ("line", "kind", "hook", "words"),
    [
        ("Bo; met at the fair", Kind.MET, "at the fair", "at the fair"),
        ("Bo; Met: the fair", Kind.MET, "the fair", "the fair"),
        ("Bo; met", Kind.MET, "", ""),
        ("Bo; yesterday: met the fair", Kind.MET, "the fair", "the fair"),
        ("Bo; met yesterday: the fair", Kind.MET, "the fair", "the fair"),
        ("Bo; 15m met the fair", Kind.MET, "the fair", "the fair"),
        ("Bo; metal works", Kind.NOTE, "", "metal works"),
        ("Bo; knows Dana; likes tea", Kind.NOTE, "", "knows Dana; likes tea"),
    ],
)
def test_met_makes_it_a_meeting(line: str, kind: Kind, hook: str, words: str) -> None:
    said = read(line)
    assert said.log is not None
    assert (said.kind, said.draft.hook, said.log.words) == (kind, hook, words)
    assert said.draft.name == "Bo"


@pytest.mark.parametrize("line", ["Bo;", "Bo; ", "Bo;  \t"])
def test_nothing_behind_the_semicolon_is_no_entry(line: str) -> None:
    assert (read(line).log, read(line).kind) == (None, None)


@pytest.mark.parametrize("line", ["", "  ", "; met x", "#vip", ", CTO Acme", ";"])
def test_a_card_needs_a_name(line: str) -> None:
    said = read(line)
    assert said.draft.name == ""
    assert said.notices[0] == NAMELESS


def test_tags_of_both_halves_are_his() -> None:
    said = read("Bo #vip; met x #saas #VIP")
    assert said.draft.tags == ("vip", "saas")


BITS = st.sampled_from(
    [
        "Bo",
        "Li",
        "CTO",
        "Acme",
        "at",
        "of",
        ",",
        ", ",
        "; ",
        ";",
        " ",
        "met",
        "#x",
        "\\#y",
        "a@b.io",
        "+34 600 123 123",
        "x.io/y",
        '"',
        "“",
        "Head of",
        "and",
        ">send fri",
        "@Dana",
        "^3w",
        "mon:",
        "15m",
        "é",
        "李",
        "🎁",
        "\x1b",
        "m:",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(BITS, max_size=16).map("".join), st.lists(BITS).map(" ".join)))
def test_no_line_breaks_it_and_spans_hold(line: str) -> None:
    said = read(line)
    assert said.raw == line
    assert bool(said.draft.name) is not (NAMELESS in said.notices)
    at = 0
    for span in said.spans:
        assert at <= span.start < span.stop <= len(line)
        at = span.stop
    draft = said.draft
    told = [draft.name, draft.role, draft.organisation, draft.place, *(p.value + p.label for p in draft.points)]
    card = line.split(";")[0] if said.log is None else line[: len(line) - len(said.log.raw)]
    assert set("".join(card.split())) - set("".join([*told, *draft.tags])) <= set(
        ',，、;"“”„«»#\\@<>of:/.tTaAmMil '
    )


@pytest.mark.parametrize("bit", [", a", "#a ", '"a, ', "a@b.c ", "ceo and ", "1", "; met ", "at "])
def test_a_megabyte_is_read_at_once(bit: str) -> None:
    line = "Bo, " + bit * (1_000_000 // len(bit))
    assert read(line).raw == line
