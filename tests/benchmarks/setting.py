"""Where everything is measured: one folder with the networks, copies to write to, and a home of its own."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data import network

ROOT = Path(__file__).parents[2]


def surroundings(folder: Path) -> dict[str, str]:
    """An environment that nothing of this machine's user gets into.

    Like an installed program, what is measured runs from bytecode, whatever the environment says about writing it.
    """
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    return {
        "PATH": os.environ.get("PATH", ""),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        **{name: str(folder / "home") for name in homes},
    }


@dataclass(frozen=True)
class Setting:
    """One run: its folder, how often each thing is measured, and how large the networks are."""

    folder: Path
    rounds: int
    sizes: Sequence[int]

    @property
    def environment(self) -> dict[str, str]:
        """What every program is started with; a network named by nobody is none of the user's."""
        return {**surroundings(self.folder), "NETUI_DB": str(self.folder / "home" / "nobody's.db")}

    @property
    def small(self) -> int:
        """The size that growth is told from."""
        return min(self.sizes)

    def network(self, size: int) -> Path:
        """The network of that size, which is only read."""
        return network(self.folder, size)

    def copies(self) -> Path:
        """A folder with fresh copies of the networks, to write to."""
        copies = self.folder / "copies"
        shutil.rmtree(copies, ignore_errors=True)
        copies.mkdir()
        for size in self.sizes:
            shutil.copyfile(self.network(size), copies / f"{size}.db")
        shutil.rmtree(self.folder / "home" / "netui" / "backups", ignore_errors=True)
        return copies
