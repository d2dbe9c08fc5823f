"""Message templates: fields filled, gaps visible, nothing about myself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.practice.templates import BUILT_IN, FIELDS, Filled, Template, built_in, fill, first_name

EVERYTHING = {name: f"<{name}>" for name in FIELDS}


@pytest.mark.parametrize(
    ("template", "fields", "filled"),
    [
        ("Hello {first_name}", {"first_name": "Ana"}, Filled("Hello Ana")),
        ("Hello {first_name}", {}, Filled("Hello [first_name?]", ("first_name",))),
        ("Hello {first_name}", {"first_name": " \n"}, Filled("Hello [first_name?]", ("first_name",))),
        ("{hook} {hook} {fact}", {}, Filled("[hook?] [hook?] [fact?]", ("hook", "fact"))),
        ("{unheard_of}", {}, Filled("[unheard_of?]", ("unheard_of",))),
        ("{hook}", {"hook": "{fact} {"}, Filled("{fact} {")),
        ("{ } {} { hook} {{hook}} } {hook", {"hook": "x"}, Filled("{ } {} { hook} {x} } {hook")),
        ("{hook.__class__} {hook!r} {0}", {"hook": "x"}, Filled("{hook.__class__} {hook!r} {0}")),
        ("a\n?{hook}\nb", {}, Filled("a\nb")),
        ("a\n?{hook}\nb", {"hook": "x"}, Filled("a\nx\nb")),
        ("?{hook} and {fact}", {"hook": "x"}, Filled("x and [fact?]", ("fact",))),
        ("?really", {}, Filled("?really")),
        ("really? {hook}", {"hook": "x"}, Filled("really? x")),
        ("a\n\n?{hook}\n?{fact}\n\nb", {}, Filled("a\n\nb")),
        ("?{hook}\n\nb", {}, Filled("b")),
        ("a\n\n\nb", {}, Filled("a\n\n\nb")),
        ("a\r\n?{hook}\r\nb", {}, Filled("a\nb")),
        ("{hook}.", {"hook": "It went well!"}, Filled("It went well!")),
        ("{hook}.", {"hook": "it went well"}, Filled("it went well.")),
        ("{hook}.", {}, Filled("[hook?].", ("hook",))),
        ("", {}, Filled("")),
    ],
)
def test_a_template_is_filled(template: str, fields: dict[str, str], filled: Filled) -> None:
    assert fill(template, fields) == filled


def test_F5_the_draft_holds_the_hook_a_fact_and_the_help() -> None:
    template = built_in("follow-up")
    assert template is not None
    fields = {
        "first_name": first_name("Dr. Malcolm Gladwell"),
        "hook": "your analytical way of looking at life",
        "finding": "you were one of the best high school runners of Canada",
        "help": "an article on pace",
    }
    filled = fill(template.text, fields)
    assert filled.text.startswith("Hello Malcolm,\n")
    assert all(value in filled.text for value in fields.values())
    assert filled.missing == ()


def test_F12_a_follow_up_without_help_is_still_a_whole_letter() -> None:
    template = built_in("follow-up")
    assert template is not None
    filled = fill(template.text, {"first_name": "Ana", "hook": "hiring slows"})
    assert filled.missing == ()
    assert "use to you" not in filled.text
    assert "\n\n\n" not in filled.text


def test_F10_there_is_a_template_to_rekindle_with_the_last_subject() -> None:
    template = built_in("rekindle")
    assert template is not None
    assert "{topic}" in template.text


def test_the_built_in_templates_are_those_of_the_practice() -> None:
    assert [template.id for template in BUILT_IN] == [
        "follow-up",
        "rekindle",
        "care",
        "after-a-talk",
        "introduction",
        "celebration",
        "thanks",
        "new-date",
        "clip",
        "ask-for-introduction",
    ]
    assert built_in("sales pitch") is None


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda template: template.id)
def test_R3f_a_built_in_template_is_short_warm_and_never_self_promoting(template: Template) -> None:
    assert set(re.findall(r"\{(\w+)\}", template.text)) <= set(FIELDS)
    assert template.text.startswith("Hello {first_name}")
    assert len(template.text.splitlines()) <= 12
    assert re.search(r"\byou\b", template.text)
    words = set(re.findall(r"\w+", template.text.lower()))
    assert not words & {"product", "company", "service", "services", "offer", "buy", "demo", "discount", "sales"}
    full = fill(template.text, EVERYTHING)
    assert full.missing == ()
    assert "?<" not in full.text
    assert "{" not in full.text
    bare = fill(template.text, {})
    assert "first_name" in bare.missing
    assert "\n\n\n" not in bare.text
    assert not any(line.startswith("?") for line in bare.text.splitlines())


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Ana Ruiz", "Ana"),
        ("Ana", "Ana"),
        ("Dr. Ana Ruiz", "Ana"),
        ("Prof. Dr. Hans Müller", "Hans"),
        ("Herr Prof. Dr. med. Max Muster", "Max"),
        ("Dr. Ruiz", "Dr. Ruiz"),
        ("Mr Smith", "Mr Smith"),
        ("Ana Ruiz, PhD", "Ana"),
        ("Ana Ruiz, Ph.D., MBA", "Ana"),
        ("Ruiz, Ana", "Ana"),
        ("Ruiz, Dr. Ana", "Ana"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("J. Robert Oppenheimer", "Robert"),
        ("J. Smith", "J. Smith"),
        ("J.R.R. Tolkien", "J.R.R. Tolkien"),
        ("李明", "李明"),
        ("李 小明", "李 小明"),
        ("李明 (Ming)", "李明"),
        ("山田 太郎", "山田 太郎"),
        ("김민수", "김민수"),
        ("Bo Li 李博", "Bo"),
        ("Ólafur Arnalds", "Ólafur"),
        ("  Ana   Ruiz ", "Ana"),
        ("ana@acme.io", ""),
        ("", ""),
        (",", ""),
        ("Dr.", "Dr."),
    ],
)
def test_how_somebody_is_addressed(name: str, spoken: str) -> None:
    assert first_name(name) == spoken


@given(
    st.text(st.sampled_from("ab{}?\n._hook ")), st.dictionaries(st.sampled_from(["hook", "fact", "a"]), st.text())
)
def test_filling_never_fails_and_missing_ones_are_seen(template: str, fields: dict[str, str]) -> None:
    filled = fill(template, fields)
    assert all(f"[{name}?]" in filled.text for name in filled.missing)
    assert not {name for name, value in fields.items() if value.strip()} & set(filled.missing)


@given(st.text())
def test_a_name_is_never_too_strange(name: str) -> None:
    assert first_name(name) in (*re.split(r"\s+", name), first_name(name))
    assert isinstance(first_name(name), str)
