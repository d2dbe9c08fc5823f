"""One row of the pool: as much of somebody as it takes to decide whether to know them better."""

from netui.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Pooled:
    """Somebody only known of: "more than being just some dude on a list" begins with choosing (rule 1)."""

    id: int
    name: str
    organisation: str = ""
    role: str = ""
    place: str = ""
    hook: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """What is known beside the name: role, organisation, place and hook, whichever there are."""
        return tuple(part for part in (self.role, self.organisation, self.place, self.hook) if part)
