"""The characters that no terminal may be sent as text."""

from netui.domain.pattern import pattern

HARMFUL = pattern("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Controls (ECMA-48), line ends, what turns the direction of writing (UAX 9), and halves of surrogate pairs."""
