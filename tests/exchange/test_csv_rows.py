"""CSV files as they really come: odd quotes, odd letters, no names of columns, bytes that are no table at all."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from netui.domain.incoming.reading import Context, Reading, Source
from netui.domain.people.contact import ContactPoint, PartialDate, PointKind
from netui.exchange.tables import table as csv_table
from netui.exchange.tables.reading import MEANINGS, Table, head_key, look, parse_means, read_csv
from netui.exchange.tables.table import Row, table_rows

HERE = Context("Europe/Paris", date(2026, 11, 18))


def read(text: str | bytes, context: Context = HERE) -> Reading:
    return read_csv(text.encode() if isinstance(text, str) else text, "a.csv", context)


def names(reading: Reading) -> list[str]:
    return [card.draft.name for card in reading.cards]


def refused(reading: Reading) -> list[int]:
    return [refusal.line for refusal in reading.refusals]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("ended", ["\n", "\r\n", "\r"])
def test_whatever_parts_cells_and_ends_lines(between: str, ended: str) -> None:
    lines = (("Name", "Email", "Notes"), ("Ana; Dr, x\t", "a@b.example", "tea"), ("", "", ""), ("Bo", "", ""))
    text = ended.join(between.join(f'"{cell}"' if cell else "" for cell in line) for line in lines)
    reading = read(text)

    assert names(reading) == ["Ana; Dr, x", "Bo"]
    assert [card.line for card in reading.cards] == [2, 4]
    assert reading.refusals == ()


@pytest.mark.parametrize(
    "data",
    [
        "Name,Email\nJosé,j@x.example\n".encode("utf-8-sig"),
        "Name,Email\nJosé,j@x.example\n".encode("utf-16"),
        "Name,Email\nJosé,j@x.example\n".encode("utf-16-le"),
        "Name,Email\nJosé,j@x.example\n".encode("cp1252"),
        "sep=,\r\nName,Email\r\nJosé,j@x.example\r\n".encode(),
        "sep=;\r\nName;Email\r\nJosé;j@x.example\r\n".encode("utf-8-sig"),
    ],
)
def test_whatever_the_letters_are_written_in(data: bytes) -> None:
    assert names(read(data)) == ["José"]
    assert look(data).head == ("Name", "Email")


def test_japanese_of_an_old_windows() -> None:
    people = ("花子,山田", "ひとし,すずき", "カタリナの,名無し")
    rows = "".join(f"{name},a@example.jp\n" for name in people)
    data = f"First Name,Last Name,Primary Email\n{rows}".encode("shift_jis")

    assert names(read(data)) == [name.replace(",", " ") for name in people]


def test_a_text_over_several_lines_is_one_cell_and_lines_are_still_counted() -> None:
    reading = read('Name,Notes\nAna,"one\ntwo\r\nthree"\n,\n,alone\nBo,\n')

    assert reading.cards[0].draft.about == "one\ntwo\nthree"
    assert (reading.cards[1].line, refused(reading)) == (7, [6])
    assert "nothing to call this contact by" in reading.refusals[0].reason


def test_who_has_only_an_organisation_a_number_or_a_page_is_called_by_it() -> None:
    reading = read("Name,Company,Phone,LinkedIn\n,Acme,,\n,,+34 600,\n,,,https://linkedin.com/in/ana\n")

    assert names(reading) == ["Acme", "+34 600", "https://linkedin.com/in/ana"]


@pytest.mark.parametrize(
    ("text", "people", "lines"),
    [
        ('Name,Role\nAna,"CTO\nBo,CEO\nEve,CFO\n', ["Ana", "Bo", "Eve"], [2]),
        ('Name,Role\nAna,"CTO\nBo,CEO\nEve,"CFO\nIda,COO\n', ["Ana", "Bo", "Eve", "Ida"], [2, 4]),
        ('Name,Role\nAna,"the "big" boss"\nBo,CEO\n', ["Ana", "Bo"], [2]),
        ('Name,Role\nAna,5" disk\nBo,CEO\n', ["Ana", "Bo"], []),
        ('Name,Notes\nAna,"a long\nunfinished\ntext', ["Ana"], [2, 3, 4]),
        ("Name,Role\nAna,CTO,and more\nBo,CEO,\n", ["Ana", "Bo"], [2]),
        ("Name,Role\n\x00Ana\x00,\x1b[2J\nBo,CEO\n", ["\x00Ana\x00", "Bo"], []),
        ("Name,Role\nAna,CTO\nName,Role\nBo,CEO\n", ["Ana", "Bo"], []),
    ],
)
def test_a_row_that_is_not_as_it_should_be_costs_no_other(text: str, people: list[str], lines: list[int]) -> None:
    reading = read(text)

    assert names(reading) == people
    assert refused(reading) == lines


def test_cells_without_a_column_are_kept() -> None:
    reading = read("Name,Role\nAna,CTO,,and more\n")

    assert json.loads(reading.cards[0].draft.raw) == {
        "csv": [["Name", "Ana"], ["Role", "CTO"], ["Column 4", "and more"]],
        "left": ["Column 4"],
    }


def test_a_cell_without_end_is_refused_and_the_next_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "MAX_CELL", 1000)
    reading = read(f'Name,Role\nAna,{"x" * 2000}\nBo,"{"y" * 700}\nEve,{"z" * 700}\n')

    assert names(reading) == ["Bo", "Eve"]
    assert refused(reading) == [2, 3]


def test_more_rows_than_anybody_knows_people_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netui.exchange.tables.reading.MAX_ROWS", 2)
    reading = read("Name\nAna\nBo\nEve\n")

    assert names(reading) == ["Ana", "Bo"]
    assert refused(reading) == [4]


def test_long_names_of_columns_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netui.exchange.tables.reading._LEAST_KEPT", 1000)
    columns = ",".join(f"{'x' * 190}{number}" for number in range(100))
    reading = read(f"Name,{columns}\n" + f"Ana{',y' * 100}\n" * 2000)

    assert 0 < len(reading.cards) < 2000
    assert refused(reading) == [reading.cards[-1].line + 1]


@pytest.mark.parametrize(
    "text",
    [
        'Name,Notes\n"' + '"x' * 200_000,
        "Name,Tags\nAna," + ";".join(map(str, range(100_000))) + "\n",
        "Name,Email\nAna," + "<a@" * 100_000 + "\n",
        "Name,Email\nAna," + "<" * 100_000 + " " * 100_000 + "\n",
        "Name,Email\nAna," + "a@b " * 100_000 + "\n",
        "Name,Birthday\nAna," + "1/" * 100_000 + "\n",
        "Name,Address\nAna," + "a ::: " * 50_000 + "\n",
        "Name," * 20_000 + "\n" + "x," * 20_000 + "\n",
        "x," * 1_000_000,
        "\n" * 1_000_000,
        'Name\n"a"b\n' * 30_000,
        '"\n' * 100_000,
    ],
)
def test_hostile_files_end_soon(text: str) -> None:
    begun = time.process_time()
    read(text)

    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in this file"),
        (b"\n \n\n", "nothing in this file"),
        (b"PK\x03\x04\x14\x00", "save it as CSV"),
        (b"Name,Email\n\n", "nothing below the names"),
        (b"apples,pears\nred,green\n", "--columns"),
        (b"This is a letter, and it is about people.\nYours,\n", "--columns"),
    ],
)
def test_what_is_no_table_of_people_is_one_refusal_that_says_what_to_do(data: bytes, says: str) -> None:
    reading = read(data)

    assert (reading.cards, refused(reading)) == ((), [1])
    assert says in reading.refusals[0].reason


def test_without_names_of_columns_their_content_tells_and_is_said() -> None:
    data = b"John Doe,x1,john@doe.example,+34 600 123 123\nJane Roe,x2,jane@roe.example,+34 600 123 124\n"
    reading = read(data)
    (john, _) = reading.cards

    assert (john.draft.name, john.line) == ("John Doe", 1)
    assert john.draft.points == (
        ContactPoint(PointKind.EMAIL, "john@doe.example"),
        ContactPoint(PointKind.PHONE, "+34 600 123 123"),
    )
    assert "Column 1 as name, Column 3 as email, Column 4 as phone" in reading.notices[0]
    assert look(data) == Table(
        ("Column 1", "Column 2", "Column 3", "Column 4"),
        (
            ("John Doe", "x1", "john@doe.example", "+34 600 123 123"),
            ("Jane Roe", "x2", "jane@roe.example", "+34 600 123 124"),
        ),
        Source.CSV,
        ("name", "-", "email", "phone"),
        sure=False,
        headed=False,
    )


def test_a_first_and_a_last_name_are_told_by_their_content_too() -> None:
    assert names(read("Ana,Ruiz,a@r.example\nBo,Li,b@l.example\n")) == ["Ana Ruiz", "Bo Li"]


def test_columns_whose_names_nobody_knows_are_guessed_and_not_sure() -> None:
    data = b"Wer,Wie\nAna Ruiz,a@r.example\nBo Li,b@l.example\n"
    table = look(data)

    assert (table.head, table.means, table.sure, table.headed) == (("Wer", "Wie"), ("name", "email"), False, True)
    assert names(read(data)) == ["Ana Ruiz", "Bo Li"]


def test_beside_columns_that_are_known_only_a_name_is_guessed() -> None:
    data = b"Kunde,Nummer,E-Mail\nAna Ruiz,12345678,a@r.example\nBo Li,23456789,b@l.example\n"

    assert look(data).means == ("name", "-", "email")
    assert look(data).sure
    assert "Kunde as name" in read(data).notices[0]


def test_lines_above_the_names_of_columns_are_passed_over_and_said() -> None:
    reading = read("My people\nas of May,,\nName,Email,Size\nAna,a@b.example,42\n")

    assert names(reading) == ["Ana"]
    assert reading.notices == ("2 lines above the names of the columns were not read",)


def test_what_columns_mean_is_remembered_by_their_names() -> None:
    data = b"Who,When met,Colour,Born\nAna,at Web Summit,red,22/3/1980\n"
    means = parse_means("Who=name,when met=Hook,4=birthday", look(data).head)
    context = replace(HERE, maps={head_key(("WHO", "when-met", "colour", "born")): means})
    (card,) = read(data, context).cards

    assert means == ("name", "hook", "-", "birthday")
    assert (card.draft.name, card.draft.hook) == ("Ana", "at Web Summit")
    assert card.draft.dates == (PartialDate("birthday", 1980, 3, 22),)
    assert json.loads(card.draft.raw)["left"] == ["Colour"]


def test_a_meaning_nobody_knows_any_more_leaves_its_column_alone() -> None:
    context = replace(HERE, maps={head_key(("Name", "Email")): ("name", "colour")})
    (card,) = read("Name,Email\nAna,a@b.example\n", context).cards

    assert card.draft.points == ()
    assert json.loads(card.draft.raw)["left"] == ["Email"]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("", ("name", "email", "-")),
        ("Size=fact", ("name", "email", "fact")),
        ("3=phone: Work, Name = first name", ("first name", "email", "phone: work")),
        ("Size=relation: spouse", ("name", "email", "relation: spouse")),
        ("Mail=-", ("name", "-", "-")),
        ("Size=Telefon geschäftlich", ("name", "email", "phone: work")),
    ],
)
def test_columns_are_named_in_the_shell(text: str, means: tuple[str, ...]) -> None:
    assert parse_means(text, ("Name", "Mail", "Size")) == means


def test_a_name_with_a_comma_stands_in_quotes() -> None:
    assert parse_means('"Last, first"=name', ("Last, first",)) == ("name",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Name", "write Column=meaning"),
        ("Nmae=name", "it has Name, Mail"),
        ("7=name", "there is no column “7”"),
        ("Name=colour", "“colour” is nothing a column can mean"),
        ("Name=uid: x", "nothing a column can mean"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as error:
        parse_means(text, ("Name", "Mail"))

    assert says in str(error.value)


def test_every_meaning_can_be_chosen_and_none_breaks_the_reading() -> None:
    for meaning in MEANINGS:
        context = replace(HERE, maps={head_key(("Name", "Other")): ("name", meaning)})
        assert names(read("Name,Other\nAna,3\n", context)) in (["Ana"], ["3 Ana"], ["Ana 3"])


@pytest.mark.parametrize("text", ["a,b\r\nc\rd\n", 'a,"b\r\nc"\n\nd', '"', 'x,"y"z\nw', "", "\r\n"])
def test_every_line_is_counted_once(text: str) -> None:
    lines = len(list(csv_table._LINE.finditer(text)))
    rows: list[Row] = list(table_rows(text, ","))

    assert [row.line for row in rows] == sorted({row.line for row in rows})
    assert all(1 <= row.line <= max(1, lines) for row in rows)


SAMPLES = (
    'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Labels\n"Ana ""A"" Li",Ana,Li,* Home,a@b.c,x\n',
    "Vorname;Nachname;E-Mail-Adresse;Straße geschäftlich;Geburtstag\r\nJörg;Holm;j@m.example;Weg 1;22.3.1980\r\n",
    "First Name,Last Name,URL,Connected On\nAna,Ruiz,https://www.linkedin.com/in/ana,14 May 2026\n",
    "Name,Tier,Cadence,Depth,UID,Birthday,Other dates\nAna,A,P3W,2,u,1980-03-22,wedding 3 Jun ::: x 2010\n",
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n1,Ana,https://l/in/a,Bo,2024-05-14 09:21,<p>x</p>\n",
    "Ana Ruiz\t+34 600 123 123\ta@b.example\n",
)


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Files with some bytes changed, cut out, doubled or moved."""
    chance = random.Random(seed)
    encodings = ("utf-8", "utf-8", "utf-16", "cp1252")
    for _ in range(count):
        data = bytearray(chance.choice(SAMPLES).encode(chance.choice(encodings), "replace") * chance.randint(1, 3))
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data) + 1)
            piece = data[at : at + chance.randrange(40)]
            match chance.randrange(4):
                case 0:
                    data[at : at + 1] = bytes(chance.choice(b"\",;\n\r\t\x00\xff\x80<>@:/='-0") for _ in range(2))
                case 1:
                    del data[at : at + len(piece)]
                case 2:
                    data[at:at] = piece * chance.randint(1, 4)
                case _:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(6)))
        yield bytes(data)


def fuzz(count: int, seed: int) -> None:
    for data in mutations(count, seed):
        reading = read(data)
        table = look(data)
        assert len(table.means) == len(table.head)
        assert reading.cards or reading.happenings or reading.refusals or reading.notices or not data.strip()
        for card in reading.cards:
            assert set(json.loads(card.draft.raw)) == {"csv", "left"}
            assert card.draft.name


def test_no_bytes_break_the_reading() -> None:
    fuzz(200, seed=1)
