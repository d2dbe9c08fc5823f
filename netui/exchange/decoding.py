"""Bytes of unknown origin made text: byte order marks, NUL patterns, UTF-8, and only then a guess."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longest first where one begins another: the mark of UTF-16 opens that of UTF-32."""

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")

_TEXT = re.compile(
    r"utf-(?:8(?:-sig)?|16|16-[bl]e|32|32-[bl]e)|ascii|iso8859-\d+|cp\d+|windows-\d+|koi8-[rtu]|mac-\w+"
    r"|gb2312|gbk|gb18030|hz|big5(?:hkscs)?|euc_(?:jp|kr|jis_2004|jisx0213)|shift_jis\w*|iso2022_\w+|johab"
    r"|tis-620|kz1048|ptcp154|hp-roman8"
)
"""Character sets by Python's own names; what is missing (idna, utf-7, unicode_escape, zip…) transforms text,
can bring in lone surrogates or blow up in size, and no address book writes it."""

_NAMED = re.compile(rb";[ \t]*CHARSET=\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)

_SPLIT = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
"""A character cut in two by a fold made at an octet (allowed by RFC 2425, section 5.8.1)."""

_BEGIN = re.compile(rb"\ABEGIN|BEGIN:V(?:CARD|CALENDAR)", re.IGNORECASE)

_SAMPLE = 65_536
"""Bytes shown to the guesser: more of the same text does not make the guess better, only slower."""

_LAST_RESORT = "cp1252"

_NEARLY = 0.75
"""On a few words the guesser cannot tell Spanish in cp1252 from Polish in cp1250; the wider spread one wins."""

_MIXED = re.compile("[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
_OTHER_SCRIPT = re.compile("[\u0370-\u06ff]")


def text_codec(label: str | None) -> str | None:
    """Python's name of the character set called ``label``; None where it is unknown or not plain text."""
    if not label or not _LABEL.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _TEXT.fullmatch(name) else None


def decode_as(data: bytes, label: str | None) -> str:
    """``data`` in the character set it is said to be in; if that is unknown or wrong, in UTF-8.

    Never raises; what fits nothing becomes U+FFFD.
    """
    codec = text_codec(label)
    for attempt in (codec, "utf-8"):
        if attempt:
            try:
                return data.decode(attempt)
            except UnicodeError:
                continue
    return data.decode(codec or _LAST_RESORT, "replace")


def decode(data: bytes) -> str:
    """``data`` as text: by its byte order mark, by where its NULs stand, as UTF-8, or line by line.

    The mark itself is not part of the text. Never raises, and the result holds no lone surrogate; bytes that
    fit nothing become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding != "utf-8":
                return data.decode(encoding, "replace")
            break
    else:
        if wide := _wide_encoding(data):
            return data.decode(wide, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return _SPLIT.sub(rb"\1\3\2", data).decode()
    except UnicodeDecodeError:
        return _decode_lines(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: names of properties are ASCII, so their NULs stand at fixed places.

    Where ``BEGIN`` stands octet by octet, whatever NULs are around it are characters of somebody's text.
    """
    sample = data[:4096]
    count = len(sample) // 4
    if count < 2 or 0 not in sample or _BEGIN.search(sample):
        return None
    zeros = [sample[place::4].count(0) / count for place in range(4)]
    if min(zeros[2:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:2]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.3 and even < 0.1:
        return "utf-16-le"
    if even > 0.3 and odd < 0.1:
        return "utf-16-be"
    return None


def _decode_lines(data: bytes) -> str:
    """Line by line, because files are joined: UTF-8 where a line is, else its own CHARSET, else the guess."""
    lines = data.split(b"\n")
    guess = _guess(b"\n".join(line for line in lines if not _is_utf8(line))[:_SAMPLE])
    return "\n".join(_decode_line(line, guess) for line in lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decode_line(line: bytes, guess: str) -> str:
    if _is_utf8(line):
        return line.decode()
    named = _NAMED.search(line)
    codec = text_codec(named[1].decode()) if named else None
    if codec and "A;:".encode(codec) == b"A;:":
        try:
            return line.decode(codec)
        except UnicodeDecodeError:
            pass
    return line.decode(guess, "replace")


def _guess(sample: bytes) -> str:
    """The likeliest character set of text that is not UTF-8, western European where that is nearly as likely."""
    import chardet  # imported here: only few files need it

    try:
        found = chardet.detect_all(
            sample, encoding_era=chardet.EncodingEra.MODERN_WEB, ignore_threshold=True, prefer_superset=True
        )
    except Exception:  # a guess that fails must not cost the file
        return _LAST_RESORT
    likely = {codec: each["confidence"] for each in reversed(found) if (codec := text_codec(each["encoding"]))}
    for codec, confidence in sorted(likely.items(), key=lambda item: -item[1]):
        if "A;:".encode(codec) == b"A;:" and not _mixes_scripts(sample.decode(codec, "replace")):
            return _LAST_RESORT if likely.get(_LAST_RESORT, 0) > _NEARLY * confidence else codec
    return _LAST_RESORT


def _mixes_scripts(text: str) -> bool:
    """Whether Greek to Arabic letters mostly touch Latin ones: nobody writes so, a wrong guess does."""
    return 5 * len(_MIXED.findall(text)) > len(_OTHER_SCRIPT.findall(text))
