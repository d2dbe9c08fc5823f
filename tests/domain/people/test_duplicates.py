"""Who may be here twice: true pairs are found with their reasons, people who are two are left alone."""

from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.folding import fold
from netui.domain.people import duplicates
from netui.domain.people.contact import NO_NAME, ContactPoint, PointKind
from netui.domain.people.duplicates import Candidate, Everybody, candidates
from netui.domain.people.nicknames import formal_names
from netui.domain.people.point_keys import point_key

Birthday = tuple[int | None, int | None, int | None]


Somebody = tuple[str, tuple[str, ...], str, str, Birthday | None]
"""Name, points, firm, place, birthday."""


def somebody(name: str, *points: str, at: str = "", place: str = "", born: Birthday | None = None) -> Somebody:
    return name, points, at, place, born


def kind_of(text: str) -> PointKind:
    if "@" in text:
        return PointKind.EMAIL
    return PointKind.PHONE if text.lstrip("+").replace(" ", "").isdigit() else PointKind.PROFILE


def everybody(*people: Somebody, apart: tuple[tuple[int, int], ...] = ()) -> Everybody:
    rows, points, born = [], [], []
    for number, (name, ways, firm, place, birthday) in zip(count(1), people, strict=False):
        rows.append((number, name, fold(name), firm, place))
        for text in ways:
            kind = kind_of(text)
            points.append((number, str(kind), point_key(ContactPoint(kind, text)), text))
        if birthday:
            born.append((number, *birthday))
    return Everybody(rows, points, born, frozenset(apart))


def found(*people: Somebody, apart: tuple[tuple[int, int], ...] = ()) -> list[Candidate]:
    return candidates(everybody(*people, apart=apart))


MAIL, PHONE, PAGE = "ana@x.org", "+34 600 123 123", "https://www.linkedin.com/in/ana/"

SURE = [
    (somebody("Ana Ruiz", MAIL), somebody("Ana Ruiz", "ANA@X.org"), "the same e-mail ana@x.org"),
    (somebody("Ana Ruiz", PHONE), somebody("A. Ruiz", "0034600123123"), "the same number +34 600 123 123"),
    (somebody("Ana Ruiz", PHONE), somebody("Ruiz, Ana", "600 123 123"), "the same number +34 600 123 123"),
    (
        somebody("Jo Ek", "+46 8 123 456 78"),
        somebody("Jo Ek", "08 123 456 78"),
        "the same number +46 8 123 456 78",
    ),
    (somebody("Ana Ruiz", PAGE), somebody("Dr. Ana Ruiz", "linkedin.com/in/ana"), f"the same page {PAGE}"),
    (somebody("Bob Smith", MAIL), somebody("Robert Smith", MAIL), "the same e-mail ana@x.org"),
    (somebody("Pepe García", PHONE), somebody("José García", PHONE), "the same number +34 600 123 123"),
    (somebody("Jon Smith", MAIL), somebody("John Smith", MAIL), "the same e-mail ana@x.org"),
    (somebody("Ana", MAIL), somebody("Ana Ruiz", MAIL), "the same e-mail ana@x.org"),
    (somebody("Ana Ruiz Lopez", PHONE), somebody("Ana Ruiz", PHONE), "the same number +34 600 123 123"),
    (somebody(MAIL, MAIL), somebody("Ana Ruiz", MAIL), "the same e-mail ana@x.org"),
    (somebody(NO_NAME, PHONE), somebody("Ana Ruiz", PHONE), "the same number +34 600 123 123"),
    (somebody("李明", MAIL), somebody("李明", MAIL), "the same e-mail ana@x.org"),
]

PERHAPS = [
    (somebody("Ana Ruiz"), somebody("ANA RUÍZ"), "the same name"),
    (somebody("Dr. Ana Ruiz, PhD"), somebody("Ana Ruiz"), "the same name"),
    (somebody("Ana Ruiz"), somebody("Ruiz Ana"), "the same words in another order"),
    (somebody("Ruiz, Ana Maria"), somebody("Ana Maria Ruiz"), "the same words in another order"),
    (somebody("李明"), somebody("李明"), "the same name"),
    (somebody("J. Smith"), somebody("John Smith"), "the same name but for an initial"),
    (somebody("John A. Smith"), somebody("John Smith"), "the same name but for an initial"),
    (somebody("John A. Smith"), somebody("John Adam Smith"), "the same name but for an initial"),
    (somebody("Bob Smith"), somebody("Robert Smith"), "a short form of the first name (Bob Smith, Robert Smith)"),
    (somebody("Rob Smith"), somebody("Bob Smith"), "a short form of the first name (Rob Smith, Bob Smith)"),
    (
        somebody("Liz Stone"),
        somebody("Elizabeth Stone"),
        "a short form of the first name (Liz Stone, Elizabeth Stone)",
    ),
    (somebody("Paco Gil"), somebody("Francisco Gil"), "a short form of the first name (Paco Gil, Francisco Gil)"),
    (somebody("Uli Beck"), somebody("Ulrich Beck"), "a short form of the first name (Uli Beck, Ulrich Beck)"),
    (
        somebody("Manu Petit"),
        somebody("Emmanuel Petit"),
        "a short form of the first name (Manu Petit, Emmanuel Petit)",
    ),
    (
        somebody("Jon Smith", at="Acme"),
        somebody("John Smith", at="ACME"),
        "names alike (Jon Smith, John Smith), both at Acme",
    ),
    (
        somebody("Ana Schmidt", place="Berlin, Germany"),
        somebody("Ana Schmitt", place="berlin"),
        "names alike (Ana Schmidt, Ana Schmitt), both in Berlin, Germany",
    ),
    (
        somebody("Erik Dahl", "erik@dahl.se"),
        somebody("Eric Dahl", "e@dahl.se"),
        "names alike (Erik Dahl, Eric Dahl), both write from @dahl.se",
    ),
    (
        somebody("Gabriel García Márquez", at="Acme"),
        somebody("Gabriel García", at="Acme"),
        "one name is part of the other, both at Acme",
    ),
    (somebody("Ana", at="Acme"), somebody("Ana", at="Acme"), "the same name, both at Acme"),
    (
        somebody("John Smith Jr", at="Acme"),
        somebody("John Smith", at="Acme"),
        "one name is part of the other, both at Acme",
    ),
    (
        somebody("Ana Ruiz", "info@acme.io"),
        somebody("Ana Ruiz", "info@acme.io"),
        "the same name, the e-mail info@acme.io of a firm",
    ),
]

BY_POINT_ONLY = [
    (somebody("Ana Ruiz", MAIL), somebody("Bo Li", MAIL)),
    (somebody("Ana Ruiz", MAIL), somebody("Luis Ruiz", MAIL)),
    (somebody("Ana Ruiz", PHONE), somebody("Bo Li", PHONE)),
    (somebody("Mario Rossi", MAIL), somebody("Maria Rossi", MAIL)),
    (somebody("John Smith", PHONE), somebody("John Smith Jr", PHONE)),
]

TWO = [
    (somebody("Ana Ruiz"), somebody("Bo Li")),
    (somebody("Mario Rossi"), somebody("Maria Rossi")),
    (somebody("Mario Rossi", at="Acme"), somebody("Maria Rossi", at="Acme")),
    (somebody("Daniel Roth", at="Acme"), somebody("Daniela Roth", at="Acme")),
    (somebody("Julian Roth", at="Acme"), somebody("Juliane Roth", at="Acme")),
    (somebody("Mark Smith", at="Acme"), somebody("Mary Smith", at="Acme")),
    (somebody("Tim Smith", at="Acme"), somebody("Tom Smith", at="Acme")),
    (somebody("Jason Bell", at="Acme"), somebody("Mason Bell", at="Acme")),
    (somebody("Jon Smith"), somebody("John Smith")),
    (somebody("Jon Smith", at="Acme"), somebody("John Smith", at="Birch")),
    (somebody("Jon Smith", "jon@gmail.com"), somebody("John Smith", "john@gmail.com")),
    (somebody("Gabriel García Márquez"), somebody("Gabriel García")),
    (somebody("Ana"), somebody("Ana")),
    (somebody("Ana", place="Madrid"), somebody("Ana", place="Madrid")),
    (somebody("Alexander Roth"), somebody("Alexandra Roth")),
    (somebody("Bob Smith"), somebody("Robert Smythe")),
    (somebody("J. Smith"), somebody("Anna Smith")),
    (somebody("John A. Smith"), somebody("John B. Smith")),
    (somebody("John A. Smith", MAIL), somebody("John Brian Smith", MAIL)),
    (somebody("John Smith Jr."), somebody("John Smith Sr.")),
    (somebody("John Smith II", at="Acme"), somebody("John Smith III", at="Acme")),
    (somebody("Mr Lee Kim", PHONE), somebody("Mrs Lee Kim", PHONE)),
    (somebody("Ana Ruiz", born=(1980, 11, 12)), somebody("Ana Ruiz", born=(1981, 11, 12))),
    (somebody("Ana Ruiz", MAIL, born=(None, 11, 12)), somebody("Ana Ruiz", MAIL, born=(None, 11, 13))),
    (somebody("Ana Ruiz", "acme.io"), somebody("Bo Li", "https://acme.io/")),
    (somebody("Ana Ruiz", "info@acme.io"), somebody("Bo Li", "info@acme.io")),
    (somebody("Ana Ruiz", "123"), somebody("Bo Li", "123")),
    (somebody("Ana Ruiz", "+34 600 123 123"), somebody("Bo Li", "+49 700 123 123")),
    (somebody(NO_NAME, at="Acme"), somebody(NO_NAME, at="Acme")),
    (somebody("…"), somebody("…")),
]


@pytest.mark.parametrize(("one", "other", "because"), SURE)
def test_an_address_of_ones_own_under_agreeing_names_is_sure(one: Somebody, other: Somebody, because: str) -> None:
    for first, second in ((one, other), (other, one)):
        (pair,) = found(first, second)
        assert pair.sure
        assert pair.pair == (1, 2)
    assert found(one, other)[0].reasons[0] == because


@pytest.mark.parametrize(("one", "other", "because"), PERHAPS)
def test_a_name_alone_is_a_suggestion_with_its_reason(one: Somebody, other: Somebody, because: str) -> None:
    (pair,) = found(one, other)
    assert (pair.sure, pair.reasons) == (False, (because,))
    (turned,) = found(other, one)
    assert not turned.sure


@pytest.mark.parametrize(("one", "other"), BY_POINT_ONLY)
def test_one_address_under_other_names_is_asked_about_and_never_sure(one: Somebody, other: Somebody) -> None:
    (pair,) = found(one, other)
    assert not pair.sure
    assert pair.reasons[0].startswith("the same ")


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_are_left_alone(one: Somebody, other: Somebody) -> None:
    assert found(one, other) == found(other, one) == []


def test_those_who_are_known_to_be_two_are_never_asked_about() -> None:
    ana = somebody("Ana Ruiz", MAIL)
    assert len(found(ana, ana, ana)) == 3
    assert [pair.pair for pair in found(ana, ana, ana, apart=((3, 1), (1, 2)))] == [(2, 3)]


def test_a_number_that_many_share_is_only_one_more_thing_in_common() -> None:
    board = "+34 900 100 200"
    names = ("Ana Ruiz", "Bo Li", "Cy Day", "Dan Orr")
    assert found(*(somebody(name, board) for name in names)) == []
    (pair,) = found(*(somebody(name, board) for name in (*names, "Jon Day", "John Day")))
    assert pair.pair == (5, 6)
    assert pair.reasons == (f"names alike (Jon Day, John Day), the number {board}, which 6 share",)


def test_an_initial_that_fits_several_needs_something_else() -> None:
    assert found(somebody("J. Smith"), somebody("John Smith"), somebody("Jane Smith")) == []
    (pair,) = found(somebody("J. Smith", at="Acme"), somebody("John Smith"), somebody("Jane Smith", at="Acme"))
    assert pair.pair == (1, 3)


def test_a_name_that_many_have_says_nothing_alone() -> None:
    crowd = [somebody("John Smith", at=f"Firm {number}") for number in range(20)]
    assert found(*crowd) == []
    (pair,) = found(*crowd, somebody("John Smith", at="Firm 7"))
    assert (pair.pair, pair.reasons) == ((8, 21), ("the same name, both at Firm 7",))


def test_the_strongest_come_first() -> None:
    shown = found(
        somebody("Ana Ruiz"),
        somebody("Ruiz Ana"),
        somebody("Bob Smith"),
        somebody("Robert Smith"),
        somebody("Cy Day", PHONE),
        somebody("Dan Orr", PHONE),
        somebody("Eve Stone", MAIL),
        somebody("Eve Stone", MAIL),
        somebody("Flo Roth", at="Acme"),
        somebody("Flo Roth", at="Acme"),
    )
    assert [pair.pair for pair in shown] == [(7, 8), (9, 10), (1, 2), (3, 4), (5, 6)]


def test_short_forms_know_their_languages() -> None:
    assert formal_names("bob") >= {"robert", "bob"}
    assert formal_names("alex") >= {"alexander", "alexandra", "alejandro"}
    assert formal_names("zenobia") == {"zenobia"}


WORDS = st.sampled_from(
    ["Ana", "Bob", "Robert", "J.", "John", "Jon", "Smith", "Smyth", "Ruiz", "Jr", "A", "李明", "…"]
)
PEOPLE = st.lists(
    st.builds(
        somebody,
        st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        st.sampled_from([MAIL, PHONE, PAGE, "600123123", "info@acme.io", "acme.io"]),
        at=st.sampled_from(["", "Acme", "acme"]),
        place=st.sampled_from(["", "Madrid"]),
        born=st.sampled_from([None, (None, 1, 2), (1980, 1, 2), (1981, 1, 2)]),
    ),
    max_size=14,
)


@settings(max_examples=150)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_people_stand_in_changes_nothing(people: list[Somebody], random: Random) -> None:
    here = everybody(*people)
    shuffled = Everybody(
        random.sample(here.people, len(here.people)),
        random.sample(here.points, len(here.points)),
        random.sample(here.birthdays, len(here.birthdays)),
        here.apart,
    )
    pairs = candidates(here)
    assert candidates(shuffled) == pairs
    assert all(pair.a < pair.b for pair in pairs)
    assert len({pair.pair for pair in pairs}) == len(pairs)
    assert all(pair.reasons and all(pair.reasons) for pair in pairs)


def test_ten_thousand_of_one_firm_and_few_names_take_no_square_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [somebody(f"Ana{n % 97} Ruiz{n % 53}", place="Madrid", at="Acme") for n in range(10_000)]
    judged = count()
    judge = duplicates._Look._judge
    monkeypatch.setattr(duplicates._Look, "_judge", lambda *args, **more: (next(judged), judge(*args, **more))[1])
    found(*people)
    assert next(judged) < 30 * len(people)
