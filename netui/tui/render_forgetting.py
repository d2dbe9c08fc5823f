"""What is said before somebody is forgotten for good, and afterwards."""

from collections.abc import Sequence
from datetime import date

from netui.domain.visible import clip
from netui.store.people.forgetting import Forgotten
from netui.tui.lines import Line

_SHOWN = 4
"""Words of others that are shown one by one."""


def loss_lines(loss: Forgotten) -> list[Line]:
    """What goes with them, what undo loses, what others wrote and what holds them still."""
    entries = _counted(loss.entries, "entry", "entries")
    lines: list[Line] = [((f"the card, {entries} and all that is known go; nothing brings them back", ""),)]
    if loss.undo_lost:
        changes = _counted(loss.undo_lost, "change", "changes")
        lines.append(((f"undo loses {changes}: those they occur in, and those that rest on one", ""),))
    if loss.mentions:
        texts = _counted(len(loss.mentions), "text", "texts")
        lines.append(((f"{texts} of others name them and stay as they are:", ""),))
        lines += [_mention(one.what, one.whose, one.words) for one in loss.mentions[:_SHOWN]]
        if len(loss.mentions) > _SHOWN:
            lines.append(((f"  and {len(loss.mentions) - _SHOWN} more", "muted"),))
    if loss.backups:
        lines.append(((f"{_counted(len(loss.backups), 'backup holds', 'backups hold')} them as well", ""),))
    return lines
