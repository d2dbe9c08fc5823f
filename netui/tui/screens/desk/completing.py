"""What Tab completes in a line: the ``@name`` or ``#tag`` that stands before the cursor."""

from collections.abc import Callable, Sequence

from netui.domain.interaction import Kind
from netui.domain.query import DUE_WORDS, HAS, IS

_OFFERS = 5


def completions(
    before: str,
    find: Callable[[str], Sequence[tuple[int, str]]],
    tags: Callable[[], Sequence[str]],
) -> list[str]:
    """The whole texts ``before`` may become, the best first; nothing unless a name or tag was begun."""

    from netui.domain.folding import fold

    head, sign, begun = _begun(before)
    if sign == "@" and begun:
        return [f"{head}@{_quoted(name)} " for _, name in find(begun)[:_OFFERS]]
    if sign == "#" and begun:
        key = fold(begun)
        fits = [tag for tag in tags() if fold(tag).startswith(key) and tag != begun]
        return [f"{head}#{tag} " for tag in fits[:_OFFERS]]
    return []


def search_completions(before: str, tags: Callable[[], Sequence[str]]) -> list[str]:
    """The whole searches ``before`` may become: a filter's name, one of its words, or a tag; the best first."""

    from netui.domain.folding import fold
    from netui.domain.query import FILTERS

    begin = max(before.rfind(" "), before.rfind("\t")) + 1
    head, word = before[:begin], before[begin:]
    if word.startswith("-"):
        head, word = f"{head}-", word[1:]
    name, colon, value = word.partition(":")
    if word[:1] == "#":
        fits = [f"#{tag} " for tag in tags() if len(word) > 1 and fold(tag).startswith(fold(word[1:]))]
    elif colon:
        fits = [f"{name}:{one} " for one in _WORDS.get(name.casefold(), ()) if value and one.startswith(value)]
    else:
        fits = [f"{one}:" for one in FILTERS if len(word) > 1 and one.startswith(word.casefold())]
    return [f"{head}{fit}" for fit in fits[:_OFFERS] if fit.strip() != word]


_WORDS = {"has": HAS, "is": IS, "due": tuple(DUE_WORDS), "kind": tuple(Kind)}
"""The words some filters know."""


def _begun(before: str) -> tuple[str, str, str]:
    """What stands before the token at the cursor, its sign, and the letters of it so far."""
    quoted = before.rfind('@"')
    if quoted >= 0 and '"' not in before[quoted + 2 :]:
        return before[:quoted], "@", before[quoted + 2 :]
    begin = max(before.rfind(" "), before.rfind("\t")) + 1
    word = before[begin:]
    if word[:1] in ("@", "#"):
        return before[:begin], word[0], word[1:]
    return before, "", ""


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
