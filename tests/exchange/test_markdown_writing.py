"""A contact as a page of Markdown to read, in which the words of people are words and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from netui.domain.interaction import Direction, Interaction, Kind, Person, Purpose
from netui.domain.moment import moment_at
from netui.domain.people.contact import Contact, ContactPoint, Job, PartialDate, PointKind, State, Tier
from netui.domain.people.dossier import Dossier
from netui.domain.people.known import Fact, FactKind
from netui.domain.people.relation import Relation
from netui.domain.promise import Promise, PromiseState, Side
from netui.domain.timeline import Entry
from netui.domain.visible import visible
from netui.exchange.markdown_writing import as_text, markdown

DAY = date(2026, 11, 18)
MOMENT = moment_at(datetime(2026, 10, 20, 8, tzinfo=UTC), "Europe/Paris")


def entry(line: str, *others: str) -> Entry:
    people = (Person(1, "Ana Ruiz"), *(Person(number, name) for number, name in enumerate(others, 2)))
    return Entry(
        Interaction(1, Kind.MET, Direction.BOTH, Purpose.NEUTRAL, MOMENT, None, MOMENT.at, line, line, people)
    )


ANA = Dossier(
    Contact(
        1,
        "u",
        "Ana Ruiz",
        role="CTO",
        organisation="Acme",
        place="Madrid",
        hook="met at Web Summit",
        about="Likes tea.\nHates coffee.",
        tier=Tier.A,
        depth=2,
        points=(
            ContactPoint(PointKind.PHONE, "+34 600", "work"),
            ContactPoint(PointKind.PROFILE, "https://x.com/ana_r?a=1&b"),
        ),
        tags=("fintech",),
        dates=(PartialDate("birthday", 1980, 3, 22),),
        jobs=(Job("CFO", "Globex"),),
    ),
    last=DAY,
    known=(
        Fact(1, 1, FactKind.FACT, "plays chess", None, DAY),
        Fact(2, 1, FactKind.GOAL, "a second shop", date(2027, 3, 1), DAY, source="her talk"),
        Fact(3, 1, FactKind.GOAL, "a first shop", None, DAY, DAY, outcome="reached"),
    ),
    relations=(Relation(1, 1, None, "Marta", "spouse", DAY),),
    promises=(
        Promise(1, 1, "Ana Ruiz", Side.MINE, "send the deck", DAY, PromiseState.OPEN, DAY),
        Promise(2, 1, "Ana Ruiz", Side.THEIRS, "an intro", None, PromiseState.KEPT, DAY, DAY),
    ),
    entries=(entry("15m pricing >send the deck fri", "Bo Li"), entry("")),
)


def test_a_page_tells_everything_in_order() -> None:
    assert markdown(ANA) == (
        "# Ana Ruiz\n\nCTO, Acme, Madrid\n\nmet at Web Summit\n\nLikes tea.\\\nHates coffee.\n\n"
        "- tier A, depth 2 (two-way)\n- tags: fintech\n"
        "- phone: +34 600 (work)\n- profile: <https://x.com/ana_r?a=1&b>\n"
        "- birthday 22 Mar 1980\n- earlier: CFO, Globex\n- spouse: Marta\n- last touch: 2026-11-18\n"
        "\n## Known\n\n"
        "- goal: a second shop (by 2027-03-01, noted 2026-11-18, source her talk)\n"
        "- fact: plays chess (noted 2026-11-18)\n"
        "- goal: a first shop (noted 2026-11-18, reached 2026-11-18)\n"
        "\n## Promises\n\n"
        "- mine: send the deck (made 2026-11-18, due 2026-11-18, open)\n"
        "- theirs: an intro (made 2026-11-18, no date, kept 2026-11-18)\n"
        "\n## Timeline\n\n"
        "- 2026-10-20 meeting, with Bo Li: 15m pricing \\>send the deck fri\n"
        "- 2026-10-20 meeting\n"
    )


def test_what_is_not_there_is_not_named() -> None:
    assert markdown(Dossier(Contact(1, "u", "Bo", state=State.ARCHIVED))) == (
        "# Bo\n\n- archived\n- tier none, depth 0 (know of)\n"
    )


def shown(text: str) -> tuple[set[str], str]:
    """What a reader of Markdown makes of a text: the kinds of its parts, and its words."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    kinds = {token.type for token in tokens}
    words = []
    for token in tokens:
        for child in token.children or ():
            kinds.add(child.type)
            words.append("\n" if child.type in ("hardbreak", "softbreak") else child.content)
    return kinds, "".join(words)


PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak"}
ITEM = PLAIN | {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}

ACTING = (
    "<script>alert(1)</script>",
    "&lt;b&gt; &copy;",
    "*bold* _it_ **b** ~~gone~~ `code`",
    "[a](javascript:alert(1)) ![x](http://x/y.png) [r]: http://x",
    "<javascript:alert(1)> <a@b.c>",
    "# heading",
    "=====",
    "---",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "```\ncode\n```",
    "    indented",
    "a\n===\n",
    "a\n- b\n    c",
    "| a | b |\n|---|---|\n| c | d |",
    "back\\",
    "\\*not\\*",
    "a  \nb",
    "a\n\n\nb",
    ": definition",
    "\x1b[31m\x00\u202e",
    "a\tb\r\nc\rd",
)


def as_read(text: str) -> str:
    """A text as a page can show it: signs for controls, no blank lines, no blanks at the ends of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(visible(stripped) for line in lines if (stripped := line.strip(" ")))


@pytest.mark.parametrize("text", ACTING)
def test_words_that_look_like_markdown_stay_words(text: str) -> None:
    kinds, words = shown(as_text(text))
    assert kinds <= PLAIN
    assert words == as_read(text)

    kinds, words = shown(f"- said: {as_text(text, '  ', begun=True)}")
    assert kinds <= ITEM
    assert words == f"said: {as_read(text)}"


@given(
    st.lists(
        st.sampled_from((*ACTING, "a", " ", "\n", "\\", "`", "<", "1", ".", ")")) | st.text(max_size=8), max_size=6
    )
)
def test_whatever_the_texts_hold_a_page_has_no_parts_of_their_making(pieces: list[str]) -> None:
    text = "".join(pieces)
    kinds, words = shown(as_text(text))
    assert kinds <= PLAIN
    assert words.split() == as_read(text).split()


@given(st.sampled_from(ACTING) | st.text(max_size=20))
def test_hostile_words_anywhere_change_nothing_about_the_page(text: str) -> None:
    hostile = replace(
        ANA.contact,
        name=text or "x",
        hook=text,
        about=text,
        tags=(text,),
        points=(ContactPoint(PointKind.URL, f"javascript:{text}", text), ContactPoint(PointKind.PHONE, text)),
        dates=(PartialDate(text, text=text),),
        jobs=(Job(text, text),),
    )
    page = replace(
        ANA,
        contact=hostile,
        known=(replace(ANA.known[0], text=text, source=text),),
        relations=(replace(ANA.relations[0], kind=text, name=text),),
        promises=(replace(ANA.promises[0], text=text),),
        entries=(entry(text, text),),
    )
    kinds, _ = shown(markdown(page))
    assert kinds <= ITEM | {"heading_open", "heading_close"}
    assert markdown(page).count("\n## ") == 3
