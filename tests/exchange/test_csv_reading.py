"""CSV files of every address book: whom they bring, what of them, and what is said where that cannot be told."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from netui.domain.incoming.reading import Card, Context, Reading, Source
from netui.domain.people.contact import ContactPoint, PartialDate, PointKind
from netui.domain.people.known_lines import KnownDraft
from netui.domain.people.relation import RelationDraft
from netui.exchange.tables.reading import look, read_csv

HERE = Context("Europe/Paris", date(2026, 11, 18))
EMAIL, PHONE, URL = PointKind.EMAIL, PointKind.PHONE, PointKind.URL
PROFILE, ADDRESS, HANDLE = PointKind.PROFILE, PointKind.ADDRESS, PointKind.HANDLE

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,"
    "Address 1 - Country,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,"
    "Relation 1 - Label,Relation 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Nickname,Maiden Name,Birthday,Gender,"
    "Location,Occupation,Hobby,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,"
    "IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Title"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home City,"
    "Business Fax,Business Phone,Business Phone 2,Mobile Phone,Anniversary,Assistant's Name,Birthday,"
    "Business Address PO Box,Categories,Children,E-mail Address,E-mail Type,E-mail 2 Address,Gender,Hobby,"
    "Manager's Name,Notes,Spouse,Web Page"
)

GERMAN = (
    "Anrede;Vorname;Nachname;Firma;Position;Straße geschäftlich;Ort geschäftlich;Telefon geschäftlich;"
    "Mobiltelefon;E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag"
)


def read(text: str) -> Reading:
    return read_csv(text.encode(), "a.csv", HERE)


def row(head: str, cells: Mapping[str, str]) -> str:
    """A file of one row, its cells by the names of their columns."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, head.split(","))
    writer.writeheader()
    writer.writerow(cells)
    return text.getvalue()


def one(text: str) -> Card:
    reading = read(text)
    assert reading.refusals == ()
    (card,) = reading.cards
    return card


def left(card: Card) -> list[str]:
    return json.loads(card.draft.raw)["left"]


def test_google_contacts_as_they_are_since_2024() -> None:
    cells = {
        "First Name": "Ana",
        "Last Name": "Ruiz",
        "Phonetic First Name": "AH-na",
        "Name Prefix": "Dr.",
        "Nickname": "Anita",
        "Organization Name": "Acme",
        "Organization Title": "CTO",
        "Organization Department": "Labs",
        "Birthday": "--03-22",
        "Notes": "Likes tea.\nHates coffee.",
        "Photo": "https://example.com/photo",
        "Labels": "Fintech ::: * myContacts ::: * starred ::: * friends",
        "E-mail 1 - Label": "* Work",
        "E-mail 1 - Value": "ana@acme.io ::: ana.ruiz@acme.io",
        "E-mail 2 - Label": "* ",
        "E-mail 2 - Value": "ana@home.example",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": "+34 600 123 123",
        "Address 1 - Label": "Home",
        "Address 1 - Formatted": "Calle 1\n28001 Madrid\nSpain",
        "Address 1 - Street": "Calle 1",
        "Address 1 - City": "Madrid",
        "Address 1 - Postal Code": "28001",
        "Address 1 - Country": "Spain",
        "Website 1 - Label": "Profile",
        "Website 1 - Value": "https://www.linkedin.com/in/ana",
        "Event 1 - Label": "* Anniversary",
        "Event 1 - Value": "2010-06-03",
        "Relation 1 - Label": "* Spouse",
        "Relation 1 - Value": "Marta Ruiz",
        "Custom Field 1 - Label": "Coffee",
        "Custom Field 1 - Value": "black",
    }
    card = one(row(GOOGLE_NEW, cells))

    assert card.draft.name == "Dr. Ana Ruiz"
    assert (card.draft.organisation, card.draft.role, card.draft.place) == ("Acme", "CTO", "Madrid")
    assert card.draft.about == "Likes tea.\nHates coffee."
    assert card.draft.tags == ("Fintech", "friends")
    assert card.draft.dates == (PartialDate("birthday", None, 3, 22), PartialDate("anniversary", 2010, 6, 3))
    assert card.draft.points == (
        ContactPoint(EMAIL, "ana@acme.io", "work"),
        ContactPoint(EMAIL, "ana.ruiz@acme.io", "work"),
        ContactPoint(EMAIL, "ana@home.example"),
        ContactPoint(PHONE, "+34 600 123 123", "mobile"),
        ContactPoint(PROFILE, "https://www.linkedin.com/in/ana", "profile"),
        ContactPoint(ADDRESS, "Calle 1, Madrid, 28001, Spain", "home"),
    )
    assert card.relations == (RelationDraft("spouse", "Marta Ruiz"),)
    assert set(card.known) == {
        KnownDraft("fact", "Organization Department: Labs"),
        KnownDraft("fact", "Coffee: black"),
        KnownDraft("fact", "nickname: Anita"),
        KnownDraft("pronounce", "AH-na"),
    }
    assert left(card) == ["Photo"]
    assert look(row(GOOGLE_NEW, cells).encode()).source is Source.GOOGLE


def test_google_contacts_as_they_were_before() -> None:
    cells = {
        "Name": "Bo Li",
        "Given Name": "Bo",
        "Family Name": "Li",
        "Location": "Oslo",
        "Occupation": "CEO",
        "Hobby": "chess",
        "Group Membership": "Sailing ::: * myContacts",
        "E-mail 1 - Type": "Home",
        "E-mail 1 - Value": "bo@li.example",
        "IM 1 - Type": "Home",
        "IM 1 - Service": "skype",
        "IM 1 - Value": "bo.li",
        "Phone 1 - Type": "Work Fax",
        "Phone 1 - Value": "123 ::: 456",
        "Organization 1 - Type": "work",
        "Organization 1 - Name": "Globex",
        "Organization 1 - Title": "Chair",
    }
    card = one(row(GOOGLE_OLD, cells))

    assert (card.draft.name, card.draft.role, card.draft.organisation, card.draft.place) == (
        ("Bo Li", "CEO", "Globex", "Oslo")
    )
    assert card.draft.tags == ("Sailing",)
    assert card.draft.points == (
        ContactPoint(EMAIL, "bo@li.example", "home"),
        ContactPoint(HANDLE, "bo.li", "skype home"),
        ContactPoint(PHONE, "123", "Work Fax"),
        ContactPoint(PHONE, "456", "Work Fax"),
    )
    assert card.known == (
        KnownDraft("interest", "chess"),
        KnownDraft("fact", "Organization 1 - Title: Chair"),
    )


def test_outlook() -> None:
    cells = {
        "Title": "Mr.",
        "First Name": "Carl",
        "Middle Name": "M.",
        "Last Name": "Berg",
        "Suffix": "Jr.",
        "Company": "Nordic AB",
        "Job Title": "Buyer",
        "Business Street": "Storgatan 1",
        "Business Street 2": "Floor 2",
        "Business City": "Malmö",
        "Business Postal Code": "211 42",
        "Home City": "Lund",
        "Business Fax": "1",
        "Business Phone 2": "2",
        "Mobile Phone": "3",
        "Anniversary": "0/0/00",
        "Assistant's Name": "Eva Holm",
        "Birthday": "3/22/1980",
        "Business Address PO Box": "Box 7",
        "Categories": "Family;Chess club",
        "Children": "Tom; Ida",
        "E-mail Address": "carl@nordic.example",
        "E-mail Type": "SMTP",
        "E-mail 2 Address": "/o=Exchange/cn=carl",
        "Notes": "met",
        "Spouse": "Lena Berg",
        "Web Page": "https://nordic.example",
    }
    card = one(row(OUTLOOK, cells))

    assert card.draft.name == "Carl M. Berg Jr."
    assert (card.draft.organisation, card.draft.role, card.draft.place) == ("Nordic AB", "Buyer", "Malmö")
    assert card.draft.dates == (PartialDate("birthday", 1980, 3, 22),)
    assert card.draft.tags == ("Family", "Chess club")
    assert set(card.draft.points) == {
        ContactPoint(PHONE, "1", "work fax"),
        ContactPoint(PHONE, "2", "work"),
        ContactPoint(PHONE, "3", "mobile"),
        ContactPoint(EMAIL, "carl@nordic.example"),
        ContactPoint(URL, "https://nordic.example"),
        ContactPoint(ADDRESS, "Box 7, Storgatan 1, Floor 2, Malmö, 211 42", "work"),
        ContactPoint(ADDRESS, "Lund", "home"),
    }
    assert card.relations == (
        RelationDraft("assistant", "Eva Holm"),
        RelationDraft("child", "Tom"),
        RelationDraft("child", "Ida"),
        RelationDraft("spouse", "Lena Berg"),
    )
    assert card.known == (
        KnownDraft("fact", "Title: Mr."),
        KnownDraft("fact", "E-mail 2 Address: /o=Exchange/cn=carl"),
    )
    assert left(card) == ["E-mail Type"]
    assert read(row(OUTLOOK, cells)).source is Source.OUTLOOK


@pytest.mark.parametrize(
    ("head", "cells", "source", "name", "role", "points"),
    [
        (
            GERMAN,
            "Frau;Jörg;Müller;Werk GmbH;Leiter;Weg 1;Köln;1;2;j@w.example;m@w.example;0.0.00",
            Source.OUTLOOK,
            "Jörg Müller",
            "Leiter",
            {(PHONE, "1", "work"), (PHONE, "2", "mobile"), (EMAIL, "j@w.example", ""), (EMAIL, "m@w.example", "")}
            | {(ADDRESS, "Weg 1, Köln", "work")},
        ),
        (
            "Prénom,Nom,Société,Profession,Téléphone (bureau),Tél. mobile,Adresse de messagerie,Rue (bureau)",
            "Zoé,Petit,Usine,Chef,1,2,z@u.example,Rue 3",
            Source.OUTLOOK,
            "Zoé Petit",
            "",
            {(PHONE, "1", "work"), (PHONE, "2", "mobile"), (EMAIL, "z@u.example", ""), (ADDRESS, "Rue 3", "work")},
        ),
        (
            "Nombre,Apellidos,Organización,Puesto,Teléfono del trabajo,Dirección de correo electrónico 2",
            "Iker,Sanz,Banco,Jefe,1,i@b.example",
            Source.CSV,
            "Iker Sanz",
            "Jefe",
            {(PHONE, "1", "work"), (EMAIL, "i@b.example", "")},
        ),
        (
            "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Tel. dienstlich,Mobil-Tel.-Nr.,Privat: PLZ",
            "Eva,Holm,Eva Holm,e@h.example,1,2,1010",
            Source.THUNDERBIRD,
            "Eva Holm",
            "",
            {(EMAIL, "e@h.example", ""), (PHONE, "1", "work"), (PHONE, "2", "mobile"), (ADDRESS, "1010", "home")},
        ),
        ("Name;Vorname;Rufnummer", "Berg;Ida;77", Source.CSV, "Ida Berg", "", {(PHONE, "77", "")}),
        ("Nom,Courriel", "Zoé Petit,z@u.example", Source.CSV, "Zoé Petit", "", {(EMAIL, "z@u.example", "")}),
        (
            "Full name\tTitle\tMail",
            "Bo Li\tCEO\tb@l.example",
            Source.CSV,
            "Bo Li",
            "CEO",
            {(EMAIL, "b@l.example", "")},
        ),
    ],
)
def test_address_books_of_other_languages(
    head: str, cells: str, source: Source, name: str, role: str, points: set[tuple[PointKind, str, str]]
) -> None:
    card = one(f"{head}\r\n{cells}\r\n")

    assert read(f"{head}\n{cells}").source is source
    assert (card.draft.name, card.draft.role) == (name, role)
    assert {(point.kind, point.value, point.label) for point in card.draft.points} == points


@pytest.mark.parametrize(
    ("year", "month", "day", "birthday"),
    [
        ("1980", "3", "22", (PartialDate("birthday", 1980, 3, 22),)),
        ("", "3", "22", (PartialDate("birthday", None, 3, 22),)),
        ("1980", "", "", (PartialDate("birthday", 1980),)),
        ("0", "0", "0", ()),
        ("1980", "13", "1", (PartialDate("birthday", text="1980-13-1"),)),
    ],
)
def test_thunderbird_has_birthdays_in_three_columns(
    year: str, month: str, day: str, birthday: Sequence[PartialDate]
) -> None:
    head = "First Name,Last Name,Display Name,Primary Email,Screen Name,Birth Year,Birth Month,Birth Day,Custom 1"
    card = one(f"{head}\nEva,Holm,Dr. Holm,e@h.example,evah,{year},{month},{day},golf\n")

    assert card.draft.name == "Dr. Holm"
    assert card.draft.dates == birthday
    assert ContactPoint(HANDLE, "evah") in card.draft.points
    assert card.known == (KnownDraft("fact", "Custom 1: golf"), KnownDraft("fact", "full name: Eva Holm"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-05-14", PartialDate("birthday", 2026, 5, 14)),
        ("14 May 2026", PartialDate("birthday", 2026, 5, 14)),
        ("7-Feb-22", PartialDate("birthday", 2022, 2, 7)),
        ("7-Feb-80", PartialDate("birthday", 1980, 2, 7)),
        ("22. März 1980", PartialDate("birthday", 1980, 3, 22)),
        ("14 août 1999", PartialDate("birthday", 1999, 8, 14)),
        ("3 de mayo de 1999", PartialDate("birthday", 1999, 5, 3)),
        ("March 22, 1980", PartialDate("birthday", 1980, 3, 22)),
        ("22 Mar", PartialDate("birthday", None, 3, 22)),
        ("22.3.1980", PartialDate("birthday", 1980, 3, 22)),
        ("22/3/1980", PartialDate("birthday", 1980, 3, 22)),
        ("3/22/1980 12:00:00 AM", PartialDate("birthday", 1980, 3, 22)),
        ("4/4/1980", PartialDate("birthday", 1980, 4, 4)),
        ("31/2/1980", PartialDate("birthday", text="31/2/1980")),
        ("soon", PartialDate("birthday", text="soon")),
    ],
)
def test_dates_are_read_however_they_are_written(written: str, read_as: PartialDate) -> None:
    assert one(f'Name,Birthday\nAna,"{written}"\n').draft.dates == (read_as,)


def test_one_date_of_a_file_tells_how_the_others_are_meant() -> None:
    american = read("Name,Birthday\nAna,3/4/1980\nBo,3/22/1980\n")
    unsure = read("Name,Birthday\nAna,3/4/1980\n")

    assert american.cards[0].draft.dates == (PartialDate("birthday", 1980, 3, 4),)
    assert american.notices == ()
    assert unsure.cards[0].draft.dates == (PartialDate("birthday", 1980, 4, 3),)
    assert "the day before the month" in unsure.notices[0]
