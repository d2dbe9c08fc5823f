"""The configuration: what can be chosen, and that nothing wrong in it ever prevents starting."""

import json
from contextvars import copy_context
from pathlib import Path

import pytest
from conftest import TestClock

from netui.cli import main
from netui.config import Config, read_config
from netui.domain.due.cadence import DEFAULT_TIERS, Interval
from netui.domain.people.contact import Tier
from netui.domain.places.hours import DecentHours


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_the_defaults_and_no_problem(file: Path) -> None:
    assert read_config(file) == (Config(), [])


def test_every_setting_can_be_chosen(file: Path) -> None:
    file.write_text(
        'theme = "netui-light"\ndaily_limit = 3\n[tiers]\nA = "10d"\nB = "P1M"\n[capacity]\nA = 5\nD = 500\n',
        "utf-8",
    )

    config, problems = read_config(file)

    assert problems == []
    assert config == Config(
        theme="netui-light",
        daily_limit=3,
        tiers={**DEFAULT_TIERS, Tier.A: Interval(days=10), Tier.B: Interval(months=1)},
        capacity={Tier.A: 5, Tier.B: 50, Tier.C: 150, Tier.D: 500},
    )


def test_R5d_the_hours_to_call_at_the_weekend_and_home_are_a_choice(file: Path) -> None:
    file.write_text('decent_hours = "10-22"\nweekend = ["fri", "sat"]\nhome = "Madrid"\n', "utf-8")
    assert read_config(file) == (Config(decent=DecentHours(10, 22, frozenset((4, 5))), home="Madrid"), [])
    file.write_text("weekend = []\n", "utf-8")
    assert read_config(file)[0].decent == DecentHours(weekend=frozenset())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("daily_limit = 'many'", "daily_limit must be a whole number"),
        ("daily_limit = 2.5", "daily_limit must be a whole number"),
        ("daily_limit = true", "daily_limit must be a whole number"),
        ("theme = 3", "theme must be a text in quotes"),
        ("tiers = 3", '[tiers] must be a table such as A = "3w"'),
        ("[tiers]\nE = '3w'", "[tiers] E: there is no such tier"),
        ("[tiers]\nA = 'often'", "[tiers] A: “often” is no interval"),
        ("[tiers]\nA = '0d'", "[tiers] A: an interval of nothing"),
        ("[tiers]\nambient = '3w'", "[tiers] ambient: ambient has no interval"),
        ("capacity = 15", "[capacity] must be a table such as A = 15"),
        ("[capacity]\nE = 15", "[capacity] E: there is no such tier"),
        ("[capacity]\npool = 15", "[capacity] pool: pool holds everybody"),
        ("[capacity]\nA = '15'", "[capacity] A must be a whole number of people, 1 or more"),
        ("[capacity]\nA = true", "[capacity] A must be a whole number of people, 1 or more"),
        ("[capacity]\nA = 0", "[capacity] A must be a whole number of people, 1 or more"),
        ("days_off = 'sat'", "days_off must be a list of weekdays"),
        ("days_off = ['someday']", "days_off must be a list of weekdays"),
        ("days_off = 3", "days_off must be a list of weekdays"),
        ("weekend = 'sun'", 'weekend must be a list of weekdays such as ["sat", "sun"]'),
        ("theme = 'netui-dark'\ndecent_hours = '19-8'", "line 2: decent_hours: “19-8” is no stretch of a day"),
        ("decent_hours = 8", "decent_hours must be a text in quotes"),
        ("home = 3", "home must be a text in quotes"),
        ("week_start = 'tue'", 'week_start must be "mon", "sun" or "sat"'),
        ("week_start = 6", 'week_start must be "mon", "sun" or "sat"'),
        ("date_order = 'ydm'", 'date_order must be "dmy"'),
        ("keys = 'vim'", "[keys] must be a table"),
        ("[keys]\npreset = 'emacs'", "[keys] preset: there is no preset “emacs”"),
        ("[keys]\ncall = 3", "[keys] call must be a key in quotes"),
        ("theme = 'netui-dark'\n[keys]\n\ncall = 'd'", "line 4: [keys] call: d is already “Done”"),
        ("[keys]\ndance = 'x'", "line 2: [keys] dance: there is no command “dance”"),
        ("[tiers]\nB = '2m'\nA = 'often'", "line 3: [tiers] A: “often” is no interval"),
        ("colour = 'red'", "there is no setting “colour”: known are theme, daily_limit, days_off"),
    ],
)
def test_a_wrong_setting_is_said_and_its_default_serves(file: Path, text: str, problem: str) -> None:
    file.write_text(text, "utf-8")

    config, problems = read_config(file)

    assert config == Config()
    (said,) = problems
    assert said.startswith(f"{file}, line ")
    assert problem in said


def test_one_wrong_setting_leaves_the_others_as_chosen(file: Path) -> None:
    file.write_text("daily_limit = 'many'\n[tiers]\nA = 'often'\nB = '1w'\n", "utf-8")

    config, problems = read_config(file)

    assert len(problems) == 2
    assert (config.tiers[Tier.A], config.tiers[Tier.B]) == (
        DEFAULT_TIERS[Tier.A],
        Interval(weeks=1),
    )


@pytest.mark.parametrize("data", [b"theme = ", b"[[[", b"\xff\xfe", b"\x00", b"theme = 'a'\ntheme = 'b'"])
def test_a_file_that_is_no_toml_is_one_problem(file: Path, data: bytes) -> None:
    file.write_bytes(data)

    config, (problem,) = read_config(file)

    assert config == Config()
    assert problem.startswith(f"{file} is not valid TOML: ")


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    config, (problem,) = read_config(tmp_path)

    assert config == Config()
    assert "cannot be read" in problem


def test_a_negative_limit_lets_nobody_through_and_breaks_nothing(file: Path) -> None:
    file.write_text("daily_limit = -5", "utf-8")

    assert read_config(file)[0].daily_limit == 0


def test_R1c_one_capacity_chosen_leaves_the_others_as_they_are(file: Path) -> None:
    file.write_text("[capacity]\nA = 'few'\nB = 30\n", "utf-8")

    config, problems = read_config(file)

    assert len(problems) == 1
    assert config.capacity == {Tier.A: 15, Tier.B: 30, Tier.C: 150}


@pytest.mark.parametrize(
    "value", ["3", "2.5", "true", "'x'", "''", "[]", "[3]", "[[]]", "{}", "{ A = [] }", "2026-11-18"]
)
def test_no_kind_of_value_keeps_netui_from_starting(file: Path, value: str) -> None:
    for name in ("theme", "daily_limit", "days_off", "date_order", "week_start", "tiers", "capacity", "keys"):
        file.write_text(f"{name} = {value}\n", "utf-8")
        config, problems = read_config(file)
        assert config == Config() or (name, problems) in (("theme", []), ("daily_limit", []))


@pytest.mark.parametrize(("name", "day"), [("mon", 0), ("Sunday", 6), ("sat", 5)])
def test_the_week_may_start_on_another_day(file: Path, name: str, day: int) -> None:
    file.write_text(f'week_start = "{name}"\n', "utf-8")
    assert read_config(file) == (Config(week_start=day), [])


def test_days_off_date_order_and_keys_can_be_chosen(file: Path) -> None:
    file.write_text(
        'days_off = ["Sat", "sunday"]\ndate_order = "mdy"\n[keys]\npreset = "arrows"\nundo = ["u", "f5"]\n',
        "utf-8",
    )
    config, problems = read_config(file)
    assert problems == []
    assert (config.days_off, config.day_first) == (frozenset({5, 6}), False)
    assert config.command("undo").keys == ("u", "f5")
    assert config.command("down").keys == ("down",)
    with pytest.raises(KeyError):
        config.command("dance")


@pytest.mark.parametrize(
    ("settings", "typed", "days"),
    [
        (('date_order = "dmy"', 'date_order = "mdy"'), "3/4/2031", ["2031-04-03", "2031-03-04"]),
        (('week_start = "sun"', 'week_start = "sat"'), "eow", ["2026-11-20", "2026-11-19"]),
    ],
)
def test_dates_are_read_as_the_configuration_says(
    file: Path,
    tmp_path: Path,
    clock: TestClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: tuple[str, ...],
    typed: str,
    days: list[str],
) -> None:
    monkeypatch.setenv("NETUI_CONFIG", str(file))
    found = []
    for chosen in settings:
        file.write_text(f"{chosen}\n", "utf-8")
        db = str(tmp_path / f"{len(found)}.db")

        def run(*argv: str, db: str = db) -> int:
            return copy_context().run(main, ["--db", db, *argv], clock=clock)

        assert run("add", f"Ana Ruiz; note >send the deck {typed}") == 0
        capsys.readouterr()
        assert run("promises", "--json") == 0
        found.append(json.loads(capsys.readouterr().out)[0]["due"])
    assert found == days
