"""Pasted cards and signatures: every part found, none lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.line.contact_block import MOST_PIECES, read_block
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind


def email(value: str, label: str = "") -> ContactPoint:
    return ContactPoint(PointKind.EMAIL, value, label)


def phone(value: str, label: str = "") -> ContactPoint:
    return ContactPoint(PointKind.PHONE, value, label)


def address(value: str) -> ContactPoint:
    return ContactPoint(PointKind.ADDRESS, value)


CARD = """Ana Ruiz
CTO
Acme GmbH
ana.ruiz@acme.io
+34 600 123 123
Gran Vía 1
28013 Madrid
Spain
www.acme.io
linkedin.com/in/anaruiz"""

SIGNATURE = """Mit freundlichen Grüßen

Dr. Hans Müller | Head of Sales
Müller & Söhne KG
Hauptstraße 5 • 10115 Berlin
Tel.: +49 30 / 123 456-78 | Mobil: +49 170 1234567 | Fax: +49 30 12345699
E-Mail: h.mueller@mueller-soehne.de
Web: https://www.mueller-soehne.de
Sent from my phone"""

AMERICAN = """--
ACME CORP
Jane Q. Public, PhD
Senior Product Manager, Platform
jane@acmecorp.com · T 555-123-4567 x12 · M (555) 987-6543
123 Main St, Suite 400, New York, NY 10001
This e-mail is confidential and intended only for the addressee."""

CHINESE = """李明
首席技术官
阿里巴巴 公司
手机：+86 138 0013 8000
邮箱：liming@alibaba.com
微信：liming88
杭州市余杭区文一西路969号"""


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        (
            CARD,
            ContactDraft(
                "Ana Ruiz",
                role="CTO",
                organisation="Acme GmbH",
                place="Madrid",
                points=(
                    email("ana.ruiz@acme.io"),
                    phone("+34 600 123 123"),
                    ContactPoint(PointKind.URL, "www.acme.io"),
                    ContactPoint(PointKind.PROFILE, "linkedin.com/in/anaruiz"),
                    address("Gran Vía 1, 28013 Madrid, Spain"),
                ),
            ),
        ),
        (
            SIGNATURE,
            ContactDraft(
                "Dr. Hans Müller",
                role="Head of Sales",
                organisation="Müller & Söhne KG",
                place="Berlin",
                about="Sent from my phone",
                points=(
                    phone("+49 30 / 123 456-78", "tel"),
                    phone("+49 170 1234567", "mobil"),
                    phone("+49 30 12345699", "fax"),
                    email("h.mueller@mueller-soehne.de", "e-mail"),
                    ContactPoint(PointKind.URL, "https://www.mueller-soehne.de", "web"),
                    address("Hauptstraße 5, 10115 Berlin"),
                ),
            ),
        ),
        (
            AMERICAN,
            ContactDraft(
                "Jane Q. Public, PhD",
                role="Senior Product Manager, Platform",
                organisation="ACME CORP",
                place="New York",
                about="This e-mail is confidential and intended only for the addressee.",
                points=(
                    email("jane@acmecorp.com"),
                    phone("555-123-4567 x12", "t"),
                    phone("(555) 987-6543", "m"),
                    address("123 Main St, Suite 400, New York, NY 10001"),
                ),
            ),
        ),
        (
            CHINESE,
            ContactDraft(
                "李明",
                organisation="阿里巴巴 公司",
                about="首席技术官",
                points=(
                    phone("+86 138 0013 8000", "手机"),
                    email("liming@alibaba.com", "邮箱"),
                    ContactPoint(PointKind.HANDLE, "liming88", "微信"),
                    address("杭州市余杭区文一西路969号"),
                ),
            ),
        ),
    ],
    ids=["card", "signature", "american", "chinese"],
)
def test_F3_a_pasted_card_becomes_a_contact(text: str, draft: ContactDraft) -> None:
    said = read_block(text)
    assert said.draft == draft
    assert said.raw == text
    assert said.notices == ()


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        (
            "Ana Ruiz - CTO, Acme\nana@acme.io / +34 600 123 123\nMadrid, Spain",
            ("Ana Ruiz", "CTO", "Acme", "Madrid, Spain"),
        ),
        ("Ana Ruiz, CTO, Acme, Madrid\nana@acme.io", ("Ana Ruiz", "CTO", "Acme", "Madrid")),
        ("Bo Li <bo@li.dev>\nFounder at Lidev", ("Bo Li", "Founder", "Lidev", "")),
        ("Best,\nBo\n\nBo Li\nFounder, Lidev\nbo@lidev.io", ("Bo Li", "Founder", "Lidev", "")),
        ("Thanks! Bo Li\nbo@lidev.io", ("Bo Li", "", "", "")),
        ("Acme Ltd.\nBo Li\nbo.li@gmail.com", ("Bo Li", "", "Acme Ltd.", "")),
        ("CTO\nBo Li\nAcme", ("Bo Li", "CTO", "Acme", "")),
        (
            "John Smith\nDirector of Engineering\nInitech\nAustin",
            ("John Smith", "Director of Engineering", "Initech", "Austin"),
        ),
        ("ana ruiz\nana.ruiz@acme.io", ("ana ruiz", "", "", "")),
        ("Bo Li\nAddress: Main Street 5, Springfield", ("Bo Li", "", "", "")),
    ],
)
def test_F3_who_what_and_where_are_told_apart(text: str, draft: tuple[str, str, str, str]) -> None:
    said = read_block(text).draft
    assert (said.name, said.role, said.organisation, said.place) == draft


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("T: +49 30 123456 / M: +49 170 1234567", (phone("+49 30 123456", "t"), phone("+49 170 1234567", "m"))),
        ("T +49 30 123456 M +49 170 1234567", (phone("+49 30 123456", "t"), phone("+49 170 1234567", "m"))),
        ("+49 30 123456 / +49 170 1234567", (phone("+49 30 123456"), phone("+49 170 1234567"))),
        ("(555) 010-2233 (mobile)", (phone("(555) 010-2233", "mobile"),)),
        ("Tel/Fax +1 555 010 9999", (phone("+1 555 010 9999", "tel/fax"),)),
        ("Direct line: 020 7946 0958 ext. 12", (phone("020 7946 0958 ext. 12", "direct line"),)),
        ("📞 +34 600 123 123", (phone("+34 600 123 123"),)),
        ("Skype: live:boli", (ContactPoint(PointKind.HANDLE, "live:boli", "skype"),)),
        ("Twitter: @boli", (ContactPoint(PointKind.HANDLE, "@boli", "twitter"),)),
        ("https://acme.io/team", (ContactPoint(PointKind.URL, "https://acme.io/team"),)),
        ("mailto:bo@acme.io", (email("bo@acme.io"),)),
        ("bo@acme.io, www.acme.io", (email("bo@acme.io"), ContactPoint(PointKind.URL, "www.acme.io"))),
        ("VAT ID: 123456789", ()),
        ("Room 123456", ()),
        ("HRB 1234567", ()),
    ],
)
def test_F3_ways_to_reach_somebody_keep_their_labels(line: str, points: tuple[ContactPoint, ...]) -> None:
    said = read_block(f"Bo Li\n{line}")
    assert tuple(point for point in said.draft.points if point.kind is not PointKind.ADDRESS) == points
    assert said.draft.name == "Bo Li"


def test_F3_a_second_role_and_a_slogan_are_kept_as_text_about_them() -> None:
    said = read_block("Bo Li\nCTO\nAcme\nBoard member\nWe grow faster than weeds.\nbo@acme.io").draft
    assert (said.role, said.organisation) == ("CTO", "Acme")
    assert said.about == "Board member\nWe grow faster than weeds."


@pytest.mark.parametrize(
    "text", ["", "\n \n", "--", "ana@acme.io", "Acme Ltd.\ninfo@acme.io", "just words\nno name"]
)
def test_F3_without_a_name_it_is_said(text: str) -> None:
    said = read_block(text)
    assert said.draft.name == ""
    assert said.notices == ("No name was found here: a new contact needs one.",)


def test_F3_the_preview_shows_every_part() -> None:
    said = read_block("Regards,\nAna Ruiz, CTO\nana@acme.io\nI run.")
    assert [(span.what, said.raw[span.start : span.stop], span.says) for span in said.spans] == [
        ("closing", "Regards", "not kept: Regards"),
        ("name", "Ana Ruiz, CTO", "new: Ana Ruiz, CTO"),
        ("email", "ana@acme.io", "email: ana@acme.io"),
        ("about", "I run.", "about: I run."),
    ]


def test_F3_what_is_far_too_long_is_kept_whole() -> None:
    text = "Bo Li\n" + "\n".join(f"line{number} of it." for number in range(MOST_PIECES * 3)) + "\n" + "x " * 9999
    said = read_block(text).draft
    assert said.name == "Bo Li"
    assert all(word in said.about for word in ("line0", f"line{MOST_PIECES}", f"line{MOST_PIECES * 3 - 1}", "x x"))


LINES = st.one_of(
    st.sampled_from(
        [
            *CARD.splitlines(),
            *SIGNATURE.splitlines()[1:],
            *AMERICAN.splitlines(),
            *CHINESE.splitlines(),
            "CTO Beta, Paris",
            "Beta AG, Paris",
            "Founder at Gamma",
            "Ana Ruiz <ana@acme.io>, CTO",
            '"Ruiz, Ana" #vip \\#x',
            "a@b.de, c | d, +49 30 123456",
        ]
    ),
    st.text(),
    st.text(st.sampled_from("aB1 .,;:@+#<>()/|-\"\\\t~'é李")),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
@example("Bo Li\nCTO\nBeta AG\nGamma, Paris\nMadrid\nDelta, Rome")
@example("Ana Ruiz, CTO, Acme, Madrid\nFounder, Beta\nCFO Gamma, Oslo")
def test_F3_no_word_is_lost_and_spans_are_in_order(text: str) -> None:
    said = read_block(text)
    draft = said.draft
    kept = "\n".join(
        [draft.name, draft.role, draft.organisation, draft.place, draft.about]
        + [f"{point.label} {point.value}" for point in draft.points]
    ).casefold()
    closings = [span for span in said.spans if span.what == "closing"]
    rest = "".join(
        " " if any(span.start <= at < span.stop for span in closings) else char for at, char in enumerate(text)
    )
    left_away = {"at", "of", "mailto", "tel", "http", "https", "address", "adresse", "add", "addr"}
    lost = [word for word in re.findall(r"[^\W_]+", rest.casefold()) if word not in kept and word not in left_away]
    assert lost == []
    ends = 0
    for span in said.spans:
        assert ends <= span.start < span.stop <= len(text)
        ends = span.stop


@pytest.mark.parametrize("sign", ["(", "a,", "a:", "+1 ", "@", "#", '"', "/ ", "1 a1 ", "- ", "|", "\n", "A "])
def test_a_flood_of_signs_is_read_quickly(sign: str) -> None:
    read_block(sign * 20_000)
    read_block("\n".join([sign * 60] * 2_000))
