"""Where a role ends and an organisation begins, in the words people write on cards."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOUNS = _words(
    """ceo cto cfo coo cmo cpo cio cso cro chro vp svp evp md president founder co-founder cofounder owner
    co-owner chair chairman chairwoman chairperson director manager engineer developer programmer architect
    designer analyst consultant advisor adviser partner head lead principal officer secretary treasurer
    assistant associate professor prof lecturer researcher scientist teacher doctor lawyer attorney counsel
    accountant auditor banker broker investor trader recruiter journalist editor writer author producer
    photographer chef nurse physician student intern trainee freelancer contractor entrepreneur coach trainer
    salesperson representative rep buyer planner coordinator administrator supervisor specialist strategist
    evangelist ambassador minister senator mayor member fellow agent marketer sdr ae pm chief mentor
    geschäftsführer geschäftsführerin"""
)
_ALONE = _words(
    """ceo cto cfo coo cmo cpo cio cso cro chro vp svp evp president founder co-founder cofounder owner chairman
    chairwoman director manager partner"""
)
"""Roles so plain that they may also stand behind the organisation: ``Acme CTO``."""

_BEFORE = _words(
    """senior sr junior jr managing general vice deputy executive non-executive global regional interim acting
    former ex associate assistant software hardware frontend backend full-stack fullstack product project
    program programme account key venture angel chief lead staff founding board technical independent"""
)
_FIELDS = _words(
    """sales marketing engineering product products operations finance financial hr growth design people talent
    legal it data research development strategy partnerships communications technology technical business
    customer success support security infrastructure platform science ai ml innovation procurement purchasing
    logistics quality revenue information human resources relations public affairs compliance risk content
    brand executive operating marketing analytics learning education staff talents"""
)
_JOINTS = frozenset({"and", "&", "/", "+"})
_HEADS = frozenset({"head", "vp", "svp", "evp", "chief"})
"""After these, ``of`` tells the field (``Head of Sales``); after other roles the organisation."""

_MOST_WORDS = 12
"""Words of the longest role."""

_AT = re.compile(r"\s+at\s+|\s+@\s*", re.IGNORECASE)


def split_role(text: str) -> tuple[str, str]:
    """The role and the organisation in ``text``, either may be empty.

    ``at`` or ``@`` parts them; else known words of roles do; a text without any is an organisation.
    """
    text = text.strip()
    if parting := _AT.search(text):
        return text[: parting.start()].strip(), text[parting.end() :].strip()
    words = text.split(" ")
    low = _bare(words)
    end = _role_length(low)
    if end:
        role, rest = words[:end], words[end:]
        if rest and rest[0].lower() == "of" and len(rest) > 1:
            rest = rest[1:]
        return " ".join(role).rstrip(","), " ".join(rest)
    if len(words) > 1 and words[-1].strip(",.").lower() in _ALONE:
        return words[-1], " ".join(words[:-1])
    noun = next((at for at, word in enumerate(low) if _is_noun(word)), None)
    if noun is not None:
        # "Rust Engineer Acme": what stands before the first word of a role is part of it.
        end = noun + _role_length(low[noun:])
        return " ".join(words[:end]), " ".join(words[end:])
    return "", text


def has_role(text: str) -> bool:
    """Whether ``text`` surely tells a role: it begins with one, or says ``at``."""
    return bool(_AT.search(text)) or _role_length(_bare(text.split(" "))) > 0


def _bare(words: list[str]) -> list[str]:
    return [word.strip(",.").lower() for word in words[:_MOST_WORDS]]


def _role_length(low: list[str]) -> int:
    """How many first words make a role; 0 if they do not begin with one."""
    end = 0
    while end < len(low) and (low[end] in _BEFORE or low[end] in _FIELDS):
        end += 1
    if end < len(low) and _is_noun(low[end]):
        end += 1
    else:
        while end and low[end - 1] not in _NOUNS:
            end -= 1
        if not end:
            return 0
    while end < len(low):
        more = _role_goes_on(low, end)
        if not more:
            break
        end += more
    return end


def _role_goes_on(low: list[str], at: int) -> int:
    """How many words from ``at`` on still belong to the role whose last word stands before them."""
    after = low[at + 1] if at + 1 < len(low) else ""
    if low[at] in _FIELDS or _is_noun(low[at]):
        return 1
    if low[at] in ("of", "for") and after in _FIELDS:
        return 2
    if low[at] == "of" and low[at - 1] in _HEADS and after not in ("", "the"):
        return 2
    if low[at] in _JOINTS:
        following = 1 if after in _FIELDS else _role_length(low[at + 1 :])
        return following + 1 if following else 0
    return 0


def _is_noun(word: str) -> bool:
    """``founder/ceo`` is two of them."""
    return word in _NOUNS or any(part in _NOUNS for part in word.split("/"))
