"""What a text speaks of, whatever its form, accents or script."""

import pytest

from netui.domain.giving.topics import topics


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("Looking for a CFO by March", ("cfo", "march")),
        ("Running marathons", ("run", "marathon")),
        ("marathon RUNS, a run", ("marathon", "run")),
        ("Málaga & 李明", ("malaga", "lime")),
        ("C++ and C# developers", ("c++", "c#", "develop")),
        ("the und para 2026 42 x", ()),
        ("https://www.example.com/solar-grids", ("exampl", "solar", "grid")),
        ("", ()),
    ],
)
def test_topics(text: str, spoken_of: tuple[str, ...]) -> None:
    assert topics(text) == spoken_of
