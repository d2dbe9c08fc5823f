"""Text collected from stretches of a line, with the way back from its places to those of the line."""


class CollectedText:
    """The words of a line or a run, gathered stretch by stretch from left to right.

    Where a token was lifted out, one blank stands for it and the blanks around it; everything else is kept
    to the letter.
    """

    def __init__(self, line: str) -> None:
        self._line = line
        self._stretches: list[tuple[int, int, bool]] = []
        self._seam = False
        self.blank = True

    def add(self, start: int, stop: int) -> None:
        """Append the stretch ``[start, stop)`` of the line."""
        if start >= stop:
            return
        self._stretches.append((start, stop, self._seam))
        self._seam = False
        self.blank = self.blank and self._line[start:stop].isspace()

    def lift(self) -> None:
        """Note that a token was taken out here."""
        self._seam = True

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """The stretches of the line this text is made of, those of mere blanks left out, ends trimmed."""
        trimmed = (self._trimmed(start, stop) for start, stop, _ in self._stretches)
        return [(start, stop) for start, stop in trimmed if start < stop]

    def joined(self) -> tuple[str, list[tuple[int, int, int]]]:
        """The text, and for each part of it its place there, its place in the line and its length."""
        parts: list[str] = []
        origins: list[int] = []
        for start, stop, seam in self._stretches:
            part = self._line[start:stop]
            if not parts:
                bare = part.lstrip()
                if bare:
                    parts.append(bare)
                    origins.append(stop - len(bare))
                continue
            if seam:
                parts[-1] = parts[-1].rstrip()
                bare = part.lstrip()
                if len(bare) < len(part):
                    parts.append(" ")
                    origins.append(-1)
                part = bare
            if part:
                parts.append(part)
                origins.append(stop - len(part))
        places: list[tuple[int, int, int]] = []
        at = 0
        for part, origin in zip(parts, origins, strict=True):
            if origin >= 0:
                places.append((at, origin, len(part)))
            at += len(part)
        return "".join(parts).rstrip(), places

    def _trimmed(self, start: int, stop: int) -> tuple[int, int]:
        text = self._line[start:stop]
        return stop - len(text.lstrip()), start + len(text.rstrip())


def in_line(places: list[tuple[int, int, int]], start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of the line where ``[start, stop)`` of a joined text stood."""
    found = []
    for at, origin, length in places:
        first, last = max(start, at), min(stop, at + length)
        if first < last:
            found.append((origin + first - at, origin + last - at))
    return found


def merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, stop in stretches:
        if merged and merged[-1][1] == start:
            start = merged.pop()[0]
        merged.append((start, stop))
    return merged


def without(stretches: list[tuple[int, int]], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of ``stretches`` without ``holes``, both in order."""
    left: list[tuple[int, int]] = []
    hole = 0
    for start, stop in stretches:
        while hole < len(holes) and holes[hole][0] < stop:
            if start < holes[hole][0]:
                left.append((start, holes[hole][0]))
            start = max(start, holes[hole][1])
            hole += 1
        if start < stop:
            left.append((start, stop))
    return left
