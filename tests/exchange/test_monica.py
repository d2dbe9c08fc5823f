"""Monica's JSON: everything in it comes in as what it is, and nothing of it is lost or stops the reading."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netui.domain.incoming.reading import Card, Context, Happening, Reading, Source, Standing
from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import ContactPoint, PartialDate, PointKind, State, Tier
from netui.domain.people.relation import RelationDraft
from netui.exchange.monica.reading import read_monica

CONTEXT = Context("Europe/Paris", date(2026, 11, 18))
AT = "2024-03-05T17:30:00.000000Z"

Thing = dict[str, Any]


def thing(uuid: str, at: str | None = AT, **properties: Any) -> Thing:
    return {"uuid": uuid, "created_at": at, "updated_at": AT, "properties": properties}


def some(kind: str, *values: Any) -> Thing:
    return {"count": len(values), "type": kind, "values": list(values)}


def contact(uuid: str, *lists: Thing, **properties: Any) -> Thing:
    usual = {"is_starred": False, "is_partial": False, "is_active": True, "is_dead": False}
    return {**thing(uuid, **{**usual, **properties}), "data": list(lists)}


def export(*lists: Thing, **rest: Any) -> bytes:
    account = {"uuid": "acc", "data": list(lists), "properties": {}, "instance": INSTANCE, **rest}
    whole = {"version": "1.0-preview.1", "app_version": "4.1.2", "export_date": AT, "account": account}
    return json.dumps(whole, indent=4).encode()


INSTANCE = {
    "contact_field_types": [
        thing("t-mail", name="Email", protocol="mailto:", type="email", fontawesome_icon="fa fa-envelope-open-o"),
        thing("t-phone", name="Phone", protocol="tel:", type="phone"),
        thing("t-in", name="LinkedIn", fontawesome_icon="fa fa-linkedin-square"),
        thing("t-wa", name="Whatsapp", protocol="https://wa.me/"),
    ],
    "life_event_types": [thing("t-job", translation_key="new_job")],
    "activity_types": [thing("t-bar", translation_key="went_bar")],
}


def read(*lists: Thing, **rest: Any) -> Reading:
    reading = read_monica(export(*lists, **rest), "monica.json", CONTEXT)
    assert reading.source is Source.MONICA
    return reading


def one(*lists: Thing, **properties: Any) -> Card:
    (card,) = read(some("contact", contact("c-1", *lists, **{"first_name": "Ana", **properties}))).cards
    return card


def known(*lists: Thing, **properties: Any) -> list[str]:
    return [fact.text for fact in one(*lists, **properties).known]


def entry(kind: str, value: Any) -> Happening:
    (happening,) = read(some("contact", contact("c-1", some(kind, value), first_name="Ana"))).happenings
    return happening


def test_names_work_and_what_is_said_of_somebody_make_the_card() -> None:
    card = one(
        middle_name="Maria", last_name="Ruiz", job="CTO", company="Acme", description="quick", tags=["one", "vc"]
    )
    draft = card.draft
    assert (draft.name, draft.role, draft.organisation) == ("Ana Maria Ruiz", "CTO", "Acme")
    assert (draft.about, draft.tags, draft.uid) == ("quick", ("one", "vc"), "monica:c-1")
    assert json.loads(draft.raw)["properties"]["job"] == "CTO"
    assert card.standing is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"date": "1980-05-15T00:00:00.000000Z"}, PartialDate("birthday", 1980, 5, 15)),
        ({"date": "2018-05-15", "is_year_unknown": True}, PartialDate("birthday", None, 5, 15)),
        ({"date": "1980-01-01T00:00:00Z", "is_age_based": True}, PartialDate("birthday", 1980)),
        ({"date": "soon"}, None),
        (None, None),
    ],
)
def test_a_birthday_is_as_much_of_a_date_as_is_known(said: Any, expected: PartialDate | None) -> None:
    assert one(birthdate=said).draft.dates == ((expected,) if expected else ())


def test_contact_fields_are_told_apart_by_their_type() -> None:
    card = one(
        some(
            "contact_field",
            thing("f1", data="ana@acme.io", type="t-mail"),
            thing("f2", data="+34 600 111 222", type="t-phone"),
            thing("f3", data="https://linkedin.com/in/ana", type="t-in"),
            thing("f4", data="+34600111222", type="t-wa"),
            thing("f5", data="https://acme.io", type="gone"),
        )
    )
    assert card.draft.points == (
        ContactPoint(PointKind.EMAIL, "ana@acme.io"),
        ContactPoint(PointKind.PHONE, "+34 600 111 222"),
        ContactPoint(PointKind.PROFILE, "https://linkedin.com/in/ana", "linkedin"),
        ContactPoint(PointKind.HANDLE, "+34600111222", "whatsapp"),
        ContactPoint(PointKind.URL, "https://acme.io"),
    )


def test_the_first_address_says_where_they_are_and_a_city_alone_is_no_address() -> None:
    home = thing("a1", name="Home", street="Gran Vía 1", city="Madrid", postal_code="28013", country="ES")
    draft = one(some("address", thing("a0", city="Málaga"), home)).draft
    assert draft.place == "Málaga"
    assert draft.points == (ContactPoint(PointKind.ADDRESS, "Gran Vía 1, Madrid, 28013, ES", "home"),)


def test_how_they_met_is_the_hook_and_through_whom_a_relation() -> None:
    met = {"date": "2019-06-02T00:00:00Z"}
    ana = contact("c-1", first_name="Ana", first_met_date=met, first_met_through="c-2", first_met_where="a fair")
    first, _ = read(some("contact", ana, contact("c-2", first_name="Bo", last_name="Li"))).cards
    assert first.draft.hook == "a fair; met 2 Jun 2019"
    assert first.relations == (RelationDraft("introduced by", "Bo Li"),)


def test_what_is_known_comes_in_as_facts() -> None:
    assert known(nickname="Anita", food_preferences="no nuts") == ["nickname: Anita", "food: no nuts"]
    assert known(some("pet", thing("p", name="Rex", category="dog"))) == ["pet: Rex (dog)"]
    assert known(some("debt", thing("d", amount=50, currency="EUR", in_debt=True, status="inprogress"))) == [
        "debt: I owe them 50 EUR"
    ]
    assert known(some("debt", thing("d", amount=20, in_debt=False, status="complete"))) == [
        "debt: they owe me 20 (settled)"
    ]
    tasks = some("task", thing("t", title="send a book"), thing("u", title="call", completed_at=AT))
    assert known(tasks) == ["to do: send a book", "done 2024-03-05: call"]
    event = thing("l", happened_at="2023-08-15T00:00:00Z", type="t-job", note="at last")
    event["properties"]["specific_information"] = '{"employer": {"type": "string", "value": "Acme"}}'
    assert known(some("life_event", event)) == ["new job, 2023-08-15; at last; employer: Acme"]
    assert known(some("gift", thing("g", name="a kite", status="idea", url="https://kites.example"))) == [
        "gift idea: a kite; https://kites.example"
    ]


def test_a_reminder_ahead_is_asked_of_again_and_monicas_own_say_nothing_new() -> None:
    def reminder(day: str, **rest: Any) -> Thing:
        return thing("r", title="renew", initial_date=f"{day}T00:00:00Z", **rest)

    ahead = one(some("reminder", reminder("2026-12-01", frequency_type="one_time", delible=True))).known
    assert [(fact.text, fact.due) for fact in ahead] == [("reminder: renew (on 2026-12-01)", date(2026, 12, 1))]
    often = one(some("reminder", reminder("2024-05-01", frequency_type="month", frequency_number=3))).known
    assert [(fact.text, fact.due) for fact in often] == [
        ("reminder: renew (every 3 months from 2024-05-01)", None)
    ]
    assert known(some("reminder", reminder("2024-05-01", frequency_type="year", delible=False))) == []


def test_a_note_stands_on_the_day_it_was_written() -> None:
    note = entry("note", thing("n-1", "2024-03-05T23:30:00.000000Z", body="likes jazz"))
    assert (note.uid, note.kind, note.words) == ("monica:n-1", Kind.NOTE, "likes jazz")
    assert note.moment.day == date(2024, 3, 6)  # in Paris
    assert [who.uid for who in note.who] == ["monica:c-1"]
    assert json.loads(note.raw)["properties"]["body"] == "likes jazz"


@pytest.mark.parametrize(("called", "way"), [(True, Direction.IN), (False, Direction.OUT), (None, Direction.BOTH)])
def test_a_call_goes_the_way_it_went(called: bool | None, way: Direction) -> None:
    said = {"called_at": "2024-01-05T00:00:00.000000Z", "content": "plans", "emotions": ["hope", "hope"]}
    call = entry("call", thing("k", contact_called=called, **said))
    assert (call.kind, call.direction, call.words) == (Kind.CALL, way, "plans; hope")
    assert (call.moment.day, call.moment.timed) == (date(2024, 1, 5), False)


def test_an_activity_is_one_meeting_of_all_who_took_part() -> None:
    reading = read(
        some(
            "contact",
            contact("c-1", some("activity", "x-1", "x-1"), first_name="Ana"),
            contact("c-2", some("activity", "x-1"), first_name="Bo"),
        ),
        some("activity", thing("x-1", summary="Dinner", description="pasta", happened_at="2024-01-03T00:00:00Z")),
        some("activity", thing("x-2", type="t-bar", happened_at="2024-01-04T00:00:00Z")),
    )
    dinner, bar = reading.happenings
    assert [who.name for who in dinner.who] == ["Ana", "Bo"]
    assert (dinner.kind, dinner.direction, dinner.words) == (Kind.MET, Direction.BOTH, "Dinner\npasta")
    assert (bar.who, bar.words) == ((), "went bar")


def test_a_conversation_is_one_message_that_says_who_wrote_what() -> None:
    mine = thing("m1", content="how are you?", written_at=AT, written_by_me=True)
    theirs = thing("m2", content="fine", written_at=AT, written_by_me=False)
    both = entry("conversation", thing("v", happened_at=AT, messages=[mine, theirs]))
    assert (both.kind, both.direction) == (Kind.MESSAGE, Direction.BOTH)
    assert both.words == "me: how are you?\nAna: fine"
    assert entry("conversation", thing("v", happened_at=AT, messages=[mine])).direction is Direction.OUT
    assert entry("conversation", thing("v", happened_at=AT, messages=[theirs])).direction is Direction.IN


def test_a_gift_given_is_an_entry() -> None:
    gift = entry("gift", thing("g", name="a kite", status="offered", date="2023-12-25", recipient="c-1", amount=9))
    assert (gift.kind, gift.direction, gift.words) == (Kind.GIFT, Direction.OUT, "a kite for Ana (9)")
    assert entry("gift", thing("g", name="a pen", status="received")).direction is Direction.IN


def test_a_relation_told_from_both_sides_is_noted_once_and_partial_people_are_only_names() -> None:
    def related(uuid: str, one: str, kind: str, other: str) -> Thing:
        return thing(uuid, type=kind, contact_is=one, of_contact=other)

    reading = read(
        some(
            "contact",
            contact("c-1", first_name="Ana"),
            contact("c-2", first_name="Bo"),
            contact("c-3", first_name="Leo", is_partial=True, birthdate={"date": "2015-05-03"}),
            contact("c-4", first_name="Mia", is_partial=True),
        ),
        some(
            "relationship",
            related("r1", "c-1", "subordinate", "c-2"),
            related("r2", "c-2", "boss", "c-1"),
            related("r3", "c-3", "parent", "c-1"),
            related("r4", "c-1", "child", "c-3"),
            related("r5", "c-2", "bestfriend", "c-9"),
        ),
    )
    assert [card.draft.name for card in reading.cards] == ["Ana", "Bo"]
    assert reading.cards[0].relations == (RelationDraft("report", "Bo"), RelationDraft("child", "Leo", True))
    assert reading.cards[1].relations == ()
    assert [fact.text for fact in reading.cards[0].known] == ["child Leo: born 3 May 2015"]
    assert reading.notices == (
        "1 partial contact came in as names in the relations of others",
        "1 partial contact left in the file: nobody there is related to them",
    )


def test_attention_is_as_monica_has_it() -> None:
    assert one(stay_in_touch_frequency=30).standing == Standing(Tier.POOL, "P30D")
    assert one(is_dead=True).standing == Standing(Tier.POOL, state=State.DECEASED)
    assert one(is_active=False).standing == Standing(Tier.POOL, state=State.ARCHIVED)
    assert one(stay_in_touch_frequency=0).standing is None


def test_what_is_not_read_is_counted() -> None:
    reading = read(
        some("contact", contact("c-1", some("photo", "ph"), some("mood", "m"), first_name="Ana", shoe_size=42)),
        some("photo", thing("ph", dataUrl="data:;base64,AAAA")),
        some("user", thing("u", me_contact="c-1")),
        properties={"journal_entries": [thing("j"), thing("k")]},
    )
    assert reading.notices == (
        "Ana is yourself in Monica: they come in archived",
        "1 photo left in the file: netui keeps no pictures and no documents",
        "2 journal entries left in the file: a journal is about nobody",
        "“mood” of 1 contact was not understood and stays in their own text",
        "“shoe_size” of 1 contact was not understood and stays in their own text",
    )
    assert json.loads(reading.cards[0].draft.raw)["properties"]["shoe_size"] == 42
    assert reading.cards[0].standing == Standing(Tier.POOL, state=State.ARCHIVED)


def test_an_entry_without_a_date_and_a_contact_without_a_name_are_refused_with_their_line() -> None:
    data = export(some("contact", contact("c-1", some("note", thing("n-1", None, body="x"))), contact("c-2")))
    reading = read_monica(data, "monica.json", CONTEXT)
    lines = data.decode().split("\n")
    assert [refusal.line for refusal in reading.refusals] == [
        next(number for number, line in enumerate(lines, 1) if f'"uuid": "{uuid}"' in line) - 1
        for uuid in ("c-1", "c-2")
    ]
    named = read(some("contact", contact("c-1", some("note", thing("n-1", None, body="x")), first_name="Ana")))
    assert [refusal.reason for refusal in named.refusals] == ["this note has no date and was not read"]


def test_looking_at_somebody_in_monica_does_not_make_them_new_and_a_call_not_either() -> None:
    looked = one(number_of_views=3, last_consulted_at=AT).draft
    assert one(number_of_views=9, last_consulted_at="2025-01-01T00:00:00Z").draft == looked
    call = some("call", thing("k", called_at=AT, content="x"))
    assert replace(one(call).draft, raw="") == replace(one().draft, raw="")
    assert "content" not in one(call).draft.raw


def test_the_trial_form_before_it_is_read_too() -> None:
    account = {
        "uuid": "acc",
        "contacts": {
            "count": 1,
            "values": [
                {
                    **contact("c-1", first_name="Ana"),
                    "data": None,
                    "properties": {
                        "first_name": "Ana",
                        "activities": {"count": 1, "values": ["x-1"]},
                        "debts": {"count": 1, "values": [{"in_debt": True, "amount": 5, "properties": {}}]},
                        "calls": {"count": 1, "values": [{"properties": {"called_at": AT, "content": "hi"}}]},
                    },
                }
            ],
        },
        "activities": {"count": 1, "values": [thing("x-1", summary="Dinner", happened_at=AT)]},
    }
    reading = read_monica(json.dumps({"account": account}).encode(), "m.json", CONTEXT)
    assert [fact.text for fact in reading.cards[0].known] == ["debt: I owe them 5"]
    assert [(each.kind, [who.name for who in each.who]) for each in reading.happenings] == [
        (Kind.CALL, ["Ana"]),
        (Kind.MET, ["Ana"]),
    ]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "whole JSON"),
        (b'{"account": {\n"data": [', 2, "whole JSON"),
        (b"[" * 100_000, 1, "lists within lists"),
        (b"[1" + b"0" * 5000 + b"]", 1, "a number in it is too long"),
        (b'{"people": []}', 1, "no export of Monica"),
        (b'{"account": {"data": []}}', 1, "no export of Monica"),
    ],
)
def test_what_is_no_export_gives_one_refusal(data: bytes, line: int, reason: str) -> None:
    (refusal,) = read_monica(data, "m.json", CONTEXT).refusals
    assert refusal.line == line
    assert reason in refusal.reason


WHOLE = export(
    some(
        "contact",
        contact(
            "c-1",
            some("note", thing("n", body="x")),
            some("call", thing("k", called_at=AT, contact_called=True, emotions=["hope"])),
            some("conversation", thing("v", happened_at=AT, messages=[thing("m", content="x")])),
            some("reminder", thing("r", title="x", initial_date=AT, frequency_type="year", frequency_number=2)),
            some("life_event", thing("l", happened_at=AT, type="t-job", specific_information='{"a": {}}')),
            some("contact_field", thing("f", data="a@b.example", type="t-mail")),
            some("address", thing("a", city="Madrid", latitude=1.5)),
            some("activity", "x-1"),
            first_name="Ana",
            tags=["x"],
            birthdate={"date": AT, "is_age_based": True},
            stay_in_touch_frequency=30,
            first_met_through="c-2",
        ),
        contact("c-2", first_name="Bo", is_partial=True),
    ),
    some("relationship", thing("r1", type="child", contact_is="c-1", of_contact="c-2")),
    some("activity", thing("x-1", summary="x", happened_at=AT)),
    some("user", thing("u", me_contact="c-1")),
)
LATE = "9999-12-31T23:59:59Z"
ODD: tuple[Any, ...] = (None, True, 0, -1, 10**30, 1.5, "", "x", "\ud800", LATE, [], {}, [[]], [None])


def _spoilt(value: Any, chance: random.Random) -> Any:
    """A value with something in it replaced by something that has no business there."""
    if isinstance(value, dict) and value and chance.random() < 0.93:
        name = chance.choice(list(value))
        return {**value, name: _spoilt(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.93:
        place = chance.randrange(len(value))
        return [*value[:place], _spoilt(value[place], chance), *value[place + 1 :]]
    return chance.choice(ODD)


def _bitten(data: bytes, chance: random.Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.randrange(1, 40)
    put = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    return data[:place] + put + data[place + length :]


def _values(data: bytes, chance: random.Random) -> bytes:
    value = json.loads(data)
    for _ in range(chance.randrange(1, 4)):
        value = _spoilt(value, chance)
    return json.dumps(value).encode()


@pytest.mark.parametrize("spoil", [_values, _bitten])
def test_nothing_stops_the_reading(spoil: Callable[[bytes, random.Random], bytes]) -> None:
    chance = random.Random(24)
    for _ in range(150):
        reading = read_monica(spoil(WHOLE, chance), "m.json", CONTEXT)
        assert reading.cards or reading.refusals or reading.notices
        for card in reading.cards:
            assert card.draft.name
            assert card.draft.raw.encode()
        for happening in reading.happenings:
            assert happening.raw.encode()
            assert happening.moment.at.tzinfo is not None
