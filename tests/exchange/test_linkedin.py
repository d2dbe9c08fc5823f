"""LinkedIn's archive: connections of every year and language, and messages as entries of the timeline."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netui.domain.incoming.reading import Context, Reading, Source
from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.exchange.tables.linkedin_messages import is_messages, plain_text, read_messages
from netui.exchange.tables.reading import look, read_csv

HERE = Context("Europe/Paris", date(2026, 11, 18))

NOTES = (
    'Notes:\n"When exporting your data, you may notice that some of the fields, and some names, are empty."\n\n'
)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ruiz,https://www.linkedin.com/in/Ana-Ruiz/,,Acme,CTO,14 May 2026\n"


def read(text: str | bytes, context: Context = HERE) -> Reading:
    return read_csv(text.encode() if isinstance(text, str) else text, "Connections.csv", context)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("before", ["", NOTES, f"{NOTES}\n\n", f"Notes:\nOne more line\n,,,\n{NOTES}"])
def test_R3a_connections_below_any_number_of_notes(before: str, mark: str) -> None:
    reading = read(f"{mark}{before}{HEAD}{ANA}\n,,,,,,\n")
    (card,) = reading.cards

    assert (reading.source, reading.refusals, reading.notices) == (Source.LINKEDIN, (), ())
    assert replace(card.draft, raw="") == ContactDraft(
        "Ana Ruiz",
        role="CTO",
        organisation="Acme",
        about="connected on LinkedIn on 2026-05-14",
        points=(ContactPoint(PointKind.PROFILE, "https://www.linkedin.com/in/Ana-Ruiz/", "linkedin"),),
        uid="linkedin:linkedin.com/in/ana-ruiz",
    )
    assert card.line == (before + HEAD + ANA).count("\n")
    assert json.loads(card.draft.raw)["left"] == []
    assert look(f"{before}{HEAD}{ANA}".encode()).sure


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "7-Feb-22"),
        ("Vorname;Nachname;URL;E-Mail-Adresse;Firma;Position;Vernetzt am", "07 Feb 2022"),
        ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,En relation depuis le", "7 févr. 2022"),
        ("Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el", "7 feb 2022"),
        ("Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il", "7 feb 2022"),
    ],
)
def test_connections_in_other_languages(head: str, row: str) -> None:
    between = ";" if ";" in head else ","
    cells = ("Zoé", "Petit", "https://www.linkedin.com/in/zo%C3%A9", "z@u.example", "Usine", "Chef", row)
    (card,) = read(f"{NOTES}{head}\n{between.join(cells)}\n").cards

    assert (card.draft.name, card.draft.organisation, card.draft.role) == ("Zoé Petit", "Usine", "Chef")
    assert card.draft.about == "connected on LinkedIn on 2022-02-07"
    assert card.draft.uid == "linkedin:linkedin.com/in/zoé"
    assert ContactPoint(PointKind.EMAIL, "z@u.example") in card.draft.points


def test_connections_of_years_without_pages_have_no_identity() -> None:
    reading = read("First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Ruiz,,Acme,CTO,soon\n")

    assert reading.source is Source.LINKEDIN
    assert (reading.cards[0].draft.uid, reading.cards[0].draft.about) == ("", "connected on LinkedIn on soon")


def test_a_connection_whose_profile_was_closed_is_refused_with_its_line() -> None:
    reading = read(f"{NOTES}{HEAD}{ANA},,,,,,07 Jun 2022\n")

    assert len(reading.cards) == 1
    assert [refusal.line for refusal in reading.refusals] == [6]


COLUMNS = (
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
    *("DATE", "SUBJECT", "CONTENT", "FOLDER"),
)
ME, BO, EVE = (
    "https://www.linkedin.com/in/me",
    "https://www.linkedin.com/in/bo",
    "https://www.linkedin.com/in/eve",
)
TO_BO = ("c1", "", "Me Myself", ME, "Bo Li", BO, "2024-05-14 09:21:33 UTC", "", "Hello Bo", "INBOX")
FROM_BO = ("c1", "", "Bo Li", BO, "Me Myself", ME, "2024-05-14 23:30:00 UTC", "", "Hello back", "INBOX")
FROM_EVE = ("c2", "", "Eve, Ph.D.", EVE, "Me Myself", ME, "2024-06-01 08:00:00 UTC", "Job", "Come in", "ARCHIVE")


def messages(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, quoted: bool = False) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerows((columns, *rows))
    return text.getvalue().encode()


@pytest.mark.parametrize("quoted", [False, True])
def test_messages_are_entries_and_i_am_who_is_in_all_of_them(quoted: bool) -> None:
    reading = read(messages(TO_BO, FROM_BO, FROM_EVE, quoted=quoted))
    first, second, third = reading.happenings
    bo = ContactDraft(
        "Bo Li", points=(ContactPoint(PointKind.PROFILE, BO, "linkedin"),), uid="linkedin:linkedin.com/in/bo"
    )

    assert (reading.cards, reading.refusals, reading.source) == ((), (), Source.LINKEDIN)
    assert {each.kind for each in reading.happenings} == {Kind.MESSAGE}
    assert [each.direction for each in reading.happenings] == [Direction.OUT, Direction.IN, Direction.IN]
    assert [each.words for each in reading.happenings] == ["Hello Bo", "Hello back", "Job\nCome in"]
    assert (first.who, second.who) == ((bo,), (bo,))
    assert third.who[0].name == "Eve, Ph.D."
    assert first.moment.at == datetime(2024, 5, 14, 9, 21, 33, tzinfo=UTC)
    assert (second.moment.day, second.moment.zone) == (date(2024, 5, 15), "Europe/Paris")
    assert [each.line for each in reading.happenings] == [2, 3, 4]
    assert ["CONTENT", "Hello Bo"] in json.loads(first.raw)["csv"]
    assert reading.notices == (f"Me Myself ({ME}) was taken for you",)


def test_a_message_is_the_same_in_every_archive() -> None:
    later = (*COLUMNS, "ATTACHMENTS", "IS MESSAGE DRAFT")
    one = read(messages(TO_BO, FROM_EVE)).happenings
    again = read(messages((*FROM_EVE, "", "No"), (*TO_BO, "", "No"), (*TO_BO, "", "No"), columns=later)).happenings

    assert {each.uid for each in one} == {each.uid for each in again}
    assert len(again) == 2
    assert all(len(each.uid) == 64 for each in one)


def test_with_one_conversation_the_configuration_says_who_i_am() -> None:
    data = messages(TO_BO, FROM_BO)
    unsure = read(data)
    told = read(data, replace(HERE, mine=frozenset(("me@example.org", "linkedin.com/in/me"))))

    assert (unsure.happenings, len(unsure.refusals)) == ((), 1)
    assert 'me = ["https://www.linkedin.com/in/…"]' in unsure.refusals[0].reason
    assert [each.direction for each in told.happenings] == [Direction.OUT, Direction.IN]


def test_what_was_never_sent_or_never_meant_for_me_is_counted_and_left_out() -> None:
    columns = (*COLUMNS, "IS MESSAGE DRAFT")
    advert = ("c9", "Great offer", "Shop", "", "Me Myself", ME, "2024-05-14 09:21:33 UTC", "", "%s", "INBOX", "No")
    reading = read(
        messages(
            (*TO_BO, "No"),
            (*FROM_EVE, "No"),
            (*TO_BO[:8], "not sent", "INBOX", "Yes"),
            (*FROM_BO[:9], "SPAM", "No"),
            (*advert[:8], '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>', "INBOX", "No"),
            (
                "c8",
                "",
                "LinkedIn Member",
                "",
                "Me Myself",
                ME,
                "2024-05-14 09:21:33 UTC",
                "",
                "bye",
                "INBOX",
                "No",
            ),
            columns=columns,
        )
    )

    assert [each.words for each in reading.happenings] == ["Hello Bo", "Job\nCome in"]
    assert reading.refusals == ()
    assert reading.notices[1] == (
        "messages that were left out: 1 never sent (drafts), 1 in the spam folder, "
        "1 paid for (advertisements), 1 with members who have left LinkedIn"
    )


def test_messages_to_several_people_and_names_with_commas() -> None:
    group = (
        "c3",
        "Trip",
        "Me Myself",
        ME,
        "Bo Li, Eve, Ph.D.",
        f"{BO},{EVE}",
        "2024-06-02 08:00:00 UTC",
        "",
        "x",
        "",
    )
    even = ("c4", "", "Me Myself", ME, "Bo Li, Ida Berg", f"{BO},{ME}-ida", "2024-06-03 08:00:00 UTC", "", "y", "")
    reading = read(messages(FROM_BO, FROM_EVE, group, even))

    assert [draft.name for draft in reading.happenings[2].who] == ["Bo Li", "Eve, Ph.D."]
    assert [draft.name for draft in reading.happenings[3].who] == ["Bo Li", "Ida Berg"]


def test_old_messages_name_recipients_without_their_pages() -> None:
    columns = tuple(name for name in COLUMNS if name != "RECIPIENT PROFILE URLS")
    rows = [row[:5] + row[6:] for row in (TO_BO, FROM_BO, FROM_EVE)]
    alone = ("c7", "", "Me Myself", ME, "Ida Berg", "2024-07-01 08:00:00 UTC", "", "z", "")
    reading = read(messages(*rows, alone, columns=columns))

    assert [draft.uid for each in reading.happenings for draft in each.who] == [
        "linkedin:linkedin.com/in/bo",
        "linkedin:linkedin.com/in/bo",
        "linkedin:linkedin.com/in/eve",
        "",
    ]
    assert reading.happenings[3].who == (ContactDraft("Ida Berg"),)


@pytest.mark.parametrize("when", ["", "yesterday", "0001-01-01 00:00:00 UTC", "2024-13-01 00:00:00 UTC"])
def test_a_message_of_no_day_is_refused_with_its_line(when: str) -> None:
    reading = read(messages(TO_BO, FROM_EVE, (*TO_BO[:6], when, "", "when?", "")))

    assert [refusal.line for refusal in reading.refusals] == [4]
    assert "no date that can be read" in reading.refusals[0].reason
    assert len(reading.happenings) == 2


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain text\r\nover two lines", "plain text\nover two lines"),
        ("R&amp;D &lt;3", "R&D <3"),
        ("1 < 2 and <Ana> stays", "1 < 2 and <Ana> stays"),
        ("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree"),
        ("<p>one</p>\n\n\n<p>two</p>", "one\n\ntwo"),
        (
            'see <a href="https://a.example/x?y=1&amp;z=2">this page</a>.',
            "see this page (https://a.example/x?y=1&z=2).",
        ),
        ('<a href="https://a.example">https://a.example</a>', "https://a.example"),
        ("<b>bold</b> <img src=x onerror=alert(1)>text", "bold text"),
        ("<p>never closed", "never closed"),
    ],
)
def test_html_becomes_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_hostile_markup_ends_soon() -> None:
    for piece in ("<p ", "<a href=", "<", "&", " ", "\n ", "<a>", "&lt;"):
        assert len(plain_text(piece * 100_000)) <= 8 * 100_000


def test_a_file_of_messages_is_known_by_its_columns() -> None:
    data = messages(TO_BO, FROM_EVE)

    assert is_messages(data.decode())
    assert not is_messages(HEAD)
    assert look(data).sure
    assert read_messages(data, "messages.csv", HERE).happenings == read(data).happenings
    assert len(read_messages(HEAD.encode(), "messages.csv", HERE).refusals) == 1
    assert len(read(messages()).refusals) == 1
