"""The house's own rules: imports go down only, a file can be read in one sitting and says what it is for."""

import ast
import tomllib
from pathlib import Path

import pytest
from importlinter import cli as importlinter

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "netui").rglob("*.py"))
MOST_LINES = 400


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)

    broken = importlinter.lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert broken == importlinter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_there_are_contracts_to_hold() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]

    assert settings["contracts"]


def test_no_file_is_too_long_to_be_read_in_one_sitting() -> None:
    long = {str(path): lines for path in MODULES if (lines := path.read_text("utf-8").count("\n")) > MOST_LINES}

    assert long == {}


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        said = ast.get_docstring(ast.parse(text))
        assert said, path
        assert text.startswith(('"""', 'r"""')), path
        assert said.splitlines()[0].endswith("."), path
