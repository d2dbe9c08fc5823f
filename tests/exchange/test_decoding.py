"""Bytes become text whatever made them, and only plain character sets are ever used."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.exchange.decoding import decode, decode_as, text_codec

CARD = "BEGIN:VCARD\r\nFN:Zoë Dvořák 明\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
    ],
)
def test_every_unicode_form_with_and_without_its_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + CARD.encode(encoding)) == CARD


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin-1", "FN:Müller"),
        ("cp1252", "FN:José Muñoz\nNOTE:Mañana llamará"),
        ("cp1252", "FN:Hélène Lefèvre"),
        ("cp1252", "FN:Niccolò Però"),
        ("cp1250", "FN:Małgorzata Wójcik"),
        ("cp1254", "FN:Erdoğan Güneş"),
        ("cp1253", "FN:Γιώργος Παπαδόπουλος"),
        ("cp1252", "FN:François\nNOTE:l’été à la plage, déjà vu"),
        ("cp1250", "FN:Dvořák Šťastný\nNOTE:Příliš žluťoučký kůň úpěl ďábelské ódy"),
        ("cp1251", "FN:Иван Петров\nNOTE:привет, как дела"),
        ("koi8-r", "FN:Иван Петров\nNOTE:привет, как дела"),
        ("shift_jis", "FN:山田太郎\nNOTE:こんにちは、元気ですか"),
        ("gb18030", "FN:王小明\nNOTE:你好,最近怎么样"),
    ],
)
def test_legacy_encodings_are_guessed(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_joined_files_are_decoded_line_by_line() -> None:
    data = "FN:Zoë\n".encode() + "FN:Müller\n".encode("latin-1") + "FN:明\n".encode()
    assert decode(data) == "FN:Zoë\nFN:Müller\nFN:明\n"


def test_a_line_that_names_its_charset_is_believed() -> None:
    data = b"FN:caf\xe9\nN;CHARSET=windows-1250:\x8aimon\nN;CHARSET=UTF-16:caf\xe9\n"
    assert decode(data) == "FN:café\nN;CHARSET=windows-1250:Šimon\nN;CHARSET=UTF-16:café\n"


def test_a_character_cut_by_a_fold_is_made_whole() -> None:
    assert decode(b"NOTE:caf\xc3\r\n \xa9 \xe6\x98\n \x8e!\r\n") == "NOTE:café\r\n  明\n !\r\n"


def test_a_stray_nul_is_no_utf_16() -> None:
    assert decode(b"FN:A\0nna Brown of Somewhere") == "FN:A\0nna Brown of Somewhere"


@pytest.mark.parametrize(
    "label",
    [
        "klingon",
        "zip",
        "zlib",
        "rot13",
        "rot_13",
        "hex",
        "base64",
        "bz2",
        "uu",
        "quopri",
        "idna",
        "punycode",
        "utf-7",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "charmap",
        "",
        None,
        "a" * 10_000,
        "a\0b",
        "../os",
        "é",
        "utf-8\n",
        "\ud800",
    ],
)
def test_what_is_no_character_set_is_never_used(label: str | None) -> None:
    assert text_codec(label) is None
    assert decode_as("Zoë +2AA-".encode(), label) == "Zoë +2AA-"


@pytest.mark.parametrize("label", ["windows-1250", "Windows-1250", "cp1250", "CP1250"])
def test_known_character_sets_by_any_name(label: str) -> None:
    assert decode_as(b"\x8aimon", label) == "Šimon"


def test_a_charset_that_is_wrong_gives_way() -> None:
    assert decode_as("Zoë".encode(), "us-ascii") == "Zoë"
    assert decode_as(b"Zo\xeb", "utf-8") == "Zo\ufffd"
    assert decode_as(b"Zo\xeb", None) == "Zoë"


@given(st.binary(), st.sampled_from([b"", b"\n", "é\n".encode(), b"\xe9\n", codecs.BOM_UTF16_LE, b"\xff\xfe\0\0"]))
def test_never_raises_and_never_gives_a_lone_surrogate(data: bytes, front: bytes) -> None:
    decode(front + data).encode()


@given(st.binary(), st.sampled_from(["utf-16", "utf-32", "gb18030", "iso2022_jp", "hz", "big5", "cp037", "utf-7"]))
def test_a_stated_charset_never_raises_either(data: bytes, label: str) -> None:
    decode_as(data, label).encode()
