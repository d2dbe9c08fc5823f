"""``netui query``: the address book that mutt and aerc ask while an address is typed."""

import sys
from argparse import Namespace

from netui.config import Config
from netui.domain.moment import Moment
from netui.domain.people.address_book import Addressed, is_plain
from netui.domain.people.contact import NO_NAME
from netui.domain.visible import clip, visible
from netui.printing import complain, say, say_json
from netui.store import Store


def query(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui query TEXT``: the address book as mutt's ``query_command`` and aerc's ``address-book-cmd`` ask it.

    A first line for people, then one address a line: the address, a tab, the name, a tab, role and organisation.
    With ``--aerc`` no first line, since aerc takes every line for an address. 1 where there is none.
    """
    text = " ".join(args.text)
    found = store.addresses.matching(text, now)
    sought = f"“{clip(text, 60)}”" if text.strip() else "everybody"
    plain = [one for one in found if is_plain(one.address.strip())]
    count, odd = len(plain), len(found) - len(plain)
    head = f"{count or 'no'} {'addresses' if count > 1 else 'address'} for {sought}"
    if odd:
        head += f"; {odd} left out that no mail program reads as one address"
    if args.json:
        say_json([_row(one) for one in found])
    else:
        if not args.aerc:
            say(head)
        for one in plain:
            sys.stdout.write("\t".join(_cells(one)) + "\n")
    answered = bool(found if args.json else plain)
    # mutt shows the first line itself, and another one would be written across its screen.
    if not answered and (args.json or args.aerc or sys.stderr is None or not sys.stderr.isatty()):
        complain(head)
    return 0 if answered else 1


def _row(one: Addressed) -> dict[str, object]:
    return {
        "name": one.name,
        "id": one.contact_id,
        "email": one.address,
        "role": one.role,
        "organisation": one.organisation,
        "pool": one.pool,
        "last": one.last,
    }


def _cells(one: Addressed) -> list[str]:
    """Address, name and note; mutt takes empty cells for none, so nothing stands behind a name that is missing."""
    name = visible(one.name.strip())
    if not name or name == NO_NAME:
        return [one.address.strip()]
    note = [visible(one.note)] if one.note else []
    return [one.address.strip(), name, *note]
