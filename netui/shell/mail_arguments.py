"""The arguments of the verbs for mail programs: what ``query`` takes, and the second form of ``log``."""

import argparse
from collections.abc import Sequence
from typing import Any

FROM_MAIL = "log --from-mail"
"""What the second form of ``log`` is called among the verbs."""


def add_query(query: argparse.ArgumentParser) -> None:
    """What is looked for in the address book, and for whom the answer is."""
    query.add_argument("text", metavar="TEXT", nargs="*", help="as for find; none is everybody")
    query.add_argument("--aerc", action="store_true", help="no first line, which mutt skips and aerc does not")
    query.epilog = (
        'mutt: set query_command = "netui query %%s"   aerc: address-book-cmd = netui query --aerc "%%s"'
    )


def add_from_mail(log: argparse.ArgumentParser) -> None:
    """``log --from-mail``, behind which stands no NAME KIND."""
    log.usage = "netui log NAME KIND LINE…\n       netui log --from-mail [--inbox] [--with NAME] [LINE…] < MAIL"
    log.add_argument(
        "--from-mail",
        action=_FromMail,
        nargs=argparse.REMAINDER,
        metavar="LINE",
        help="log the mail on standard input: netui log --from-mail --help says more",
    )


class _FromMail(argparse.Action):
    """Reads all that is left by rules of its own."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        mail = type(parser)(prog="netui log --from-mail", usage=parser.usage, allow_abbrev=False)
        mail.add_argument("--inbox", action="store_true", help="a mail from nobody known goes into the inbox")
        mail.add_argument(
            "--with", dest="with_", metavar="NAME", action="append", default=[], help="who it is with"
        )
        mail.add_argument("line", metavar="LINE", nargs=argparse.REMAINDER, help="a log line behind its subject")
        mail.parse_args(list(values or ()), namespace)
        namespace.verb = FROM_MAIL
        for action in parser._actions:
            action.required = False
