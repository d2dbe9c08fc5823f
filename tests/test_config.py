"""The configuration: what can be chosen, and that nothing wrong in it ever prevents starting."""

import json
from contextvars import copy_context
from pathlib import Path

import pytest

from netui.cli import main
from netui.config import Config, read_config
from netui.domain.due.cadence import DEFAULT_TIERS, Interval
from netui.domain.people.contact import Tier


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


def test_R1c_one_capacity_chosen_leaves_the_others_as_they_are(file: Path) -> None:  # noqa: N802
    file.write_text("[capacity]\nA = 'few'\nB = 30\n", "utf-8")

    config, problems = read_config(file)

    assert len(problems) == 1
    assert config.capacity == {Tier.A: 15, Tier.B: 30, Tier.C: 150}


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


def test_the_date_order_decides_what_stands_between_slashes(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETUI_CONFIG", str(file))
    found = []
    for order in ("dmy", "mdy"):
        file.write_text(f'date_order = "{order}"\n', "utf-8")
        db = str(tmp_path / f"{order}.db")

        def run(*argv: str, db: str = db) -> int:
            return copy_context().run(main, ["--db", db, *argv])

        assert run("add", "Ana Ruiz; note >send the deck 3/4/2031") == 0
        capsys.readouterr()
        assert run("promises", "--json") == 0
        found.append(json.loads(capsys.readouterr().out)[0]["due"])
    assert found == ["2031-04-03", "2031-03-04"]
