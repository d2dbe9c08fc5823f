"""The machine's clock: the zone is read again each time, and whatever it is, the civil day is the right one."""

import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import tzlocal

from netui import clock as machine
from netui.clock import local_zone, system_clock, zone_problem
from netui.domain.moment import zone_info

_RELOAD = tzlocal.reload_localzone


@pytest.fixture(autouse=True)
def _zone_given_back() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()
    _RELOAD()


def set_zone(zone: str) -> None:
    os.environ["TZ"] = zone


def same_clocks(zone: str) -> bool:
    """Whether clocks in ``zone`` show what this machine's own show."""
    now = datetime.now(UTC)
    return now.astimezone(zone_info(zone)).utcoffset() == now.astimezone().utcoffset()


def test_a_new_zone_is_noticed_while_the_program_runs() -> None:
    for zone in ("Asia/Tokyo", "Pacific/Kiritimati", "America/Adak", "Asia/Tokyo"):
        set_zone(zone)
        assert local_zone() == zone
        assert system_clock().zone == zone
        assert same_clocks(zone)


def test_two_zones_a_day_apart_have_two_todays() -> None:
    set_zone("Pacific/Kiritimati")
    ahead = system_clock()
    set_zone("Pacific/Pago_Pago")
    behind = system_clock()

    assert (ahead.day - behind.day).days in (1, 2)
    assert ahead.at <= behind.at


@pytest.mark.parametrize("zone", [":Europe/Paris", "/usr/share/zoneinfo/Europe/Paris"])
def test_other_ways_to_name_a_zone_give_its_name(zone: str) -> None:
    set_zone(zone)
    assert local_zone() in ("Europe/Paris", "Etc/GMT-1", "Etc/GMT-2")
    assert zone_info(local_zone()).key == local_zone()


@pytest.mark.parametrize(
    "zone",
    [
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "EST5EDT,M3.2.0,M11.1.0",
        "<+12>-12",
        "<-11>11",
        "IST-5:30",
        "<+0545>-5:45",
        "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
        "NST3:30NDT,M3.2.0,M11.1.0",
        "ACST-9:30ACDT,M10.1.0,M4.1.0/3",
        "UTC0",
    ],
)
def test_a_zone_written_as_a_rule_counts_as_one_with_the_same_clocks(zone: str) -> None:
    set_zone(zone)

    found = local_zone()

    assert zone_info(found).key == found
    assert same_clocks(found)


@pytest.mark.parametrize("zone", ["Nonsense/Zone", "XXX-20", "", "\udcff"])
def test_a_zone_that_is_none_counts_as_utc_or_the_machines_own_and_never_fails(zone: str) -> None:
    set_zone(zone)

    found = local_zone()

    assert zone_info(found).key == found
    assert system_clock().day == datetime.now(zone_info(found)).date()


def test_a_machine_whose_zone_has_no_name_goes_by_its_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    set_zone("Asia/Kathmandu")
    for nameless in (SimpleNamespace(key="local"), SimpleNamespace(key=None), object()):
        monkeypatch.setattr(tzlocal, "reload_localzone", lambda found=nameless: found)
        assert local_zone() == "Asia/Kathmandu"


def test_a_machine_that_contradicts_itself_goes_by_its_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    def contradicts() -> None:
        raise LookupError("Multiple conflicting time zone configurations found")

    set_zone("Asia/Tokyo")
    monkeypatch.setattr(tzlocal, "reload_localzone", contradicts)

    assert local_zone() == "Etc/GMT-9"


def test_what_is_odd_about_a_machine_is_no_message_of_netuis(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def odd() -> SimpleNamespace:
        warnings.warn("Timezone offset does not match", stacklevel=1)
        logging.getLogger("tzlocal").warning("/etc/timezone is deprecated")
        return SimpleNamespace(key="Europe/Paris")

    monkeypatch.setattr(tzlocal, "reload_localzone", odd)
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler(sys.stderr))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert local_zone() == "Europe/Paris"
    assert capsys.readouterr().err == ""


def test_a_machine_whose_zone_is_known_has_no_problem_with_it() -> None:
    for zone in ("Asia/Tokyo", "Pacific/Kiritimati", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC0"):
        set_zone(zone)
        assert zone_problem({"TZ": zone}) == "", zone
    assert zone_problem({"TZ": ":Europe/Paris"}) == ""


def test_a_zone_that_nobody_knows_is_named_with_what_to_do() -> None:
    set_zone("Nonsense/Zone")
    says = zone_problem({"TZ": "Nonsense/Zone"})
    assert says == "TZ is Nonsense/Zone, which no zone is called: write one such as Europe/Paris, or unset it"


def test_clocks_that_contradict_their_zone_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    set_zone("Asia/Tokyo")
    time.tzset()
    monkeypatch.setattr(machine, "local_zone", lambda: "Europe/London")
    assert "the clocks here are 9:00:00 from UTC, those of the zone Europe/London are" in zone_problem({})


def test_a_machine_without_any_zones_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "zone_info", lambda zone: zone_info("UTC"))
    assert zone_problem({}).endswith("install its tzdata package")
