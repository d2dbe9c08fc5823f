"""What a script of this folder says in the end: one line with its figure, and 1 where a promise was broken."""

import argparse
import sys
from collections.abc import Callable


class Figure:
    """What was tried, and what of it broke a promise."""

    def __init__(self, promises: str, harm: str) -> None:
        self._promises = promises
        self._harm = harm
        self.tried = 0
        self.broken: list[str] = []

    def holds(self, well: object, says: str) -> bool:
        """One thing tried; where it is not ``well`` what is wrong is said at once, on standard error."""
        self.tried += 1
        if not well:
            self.broken.append(says)
            sys.stderr.write(f"{self._harm}: {says}\n")
            sys.stderr.flush()
        return bool(well)

    def end(self, says: str, wrong: str) -> int:
        """Print ``promises<TAB>harm<TAB>says: 0 wrong``; the exit status."""
        sys.stdout.write(f"{self._promises}\t{self._harm}\t{says}: {len(self.broken)} {wrong}\n")
        return 1 if self.broken else 0


def rounds(doc: str | None, usual: int, **more: str) -> argparse.Namespace:
    """The arguments of a script: ``--rounds``, and an option with that help for each of ``more``."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--rounds", type=int, default=usual, metavar="N", help=f"{usual} if none")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number, other rounds")
    for name, says in more.items():
        parser.add_argument(f"--{name}", default="", help=says)
    return parser.parse_args()


def run(main: Callable[[], int]) -> None:
    """Run a script to its end."""
    sys.exit(main())
