"""The dialog that asks for the name of a new file."""

import re
from pathlib import Path
from typing import Any

from netui.domain.folding import fold
from netui.domain.visible import clip
from netui.tui.screens.dialogs.ask import AskScreen


async def ask_file(app: Any, title: str, called: str, ending: str) -> Path | None:
    """A new file in one's own folder, named after what it holds unless another name is typed; None when left."""
    words = re.findall(r"[a-z0-9]+", fold(called[:200]))
    value = f"~/{'-'.join(words)[:60] or 'netui'}.{ending}"
    text = await app.push_screen_wait(AskScreen(title, _understood, value=value))
    if text is None:
        return None
    from netui.exchange.whole_file import named

    return named(text.strip())


def _understood(text: str) -> tuple[bool, str]:
    """Whether a file can be made there; one that is there is never written over."""
    from netui.exchange.whole_file import FileThere, check_target, named

    if not text.strip():
        return False, "the name of a new file"
    try:
        target = named(text.strip())
        check_target(target)
    except FileThere:
        return False, "exists already: name another file"
    except ValueError as error:
        return False, clip(str(error), 200)
    return True, "→ a new file, only for you" + (
        "" if target.is_absolute() else f", in {clip(str(Path.cwd()), 100)}"
    )
