"""What o'clock it is where somebody lives, as far as the name of the place tells, and whether one may call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from zoneinfo import available_timezones

from netui.domain.day_words import WEEKDAY_NAMES
from netui.domain.folding import fold
from netui.domain.moment import Moment, zone_info

FIRST_HOUR, LAST_HOUR = 8, 19
"""From the former until before the latter, on a weekday, a call disturbs nobody."""

_READ = 200
"""Letters of a place that are looked at."""

_SATURDAY = 5
_CONTINENTS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
_NO_CITIES = frozenset(("north", "south", "west", "center", "act", "lhi", "nsw"))

_OTHER_NAMES = {
    "Africa/Johannesburg": "cape town, pretoria, south africa",
    "America/Chicago": "texas, tx, austin, dallas, houston, illinois, il, minneapolis, tennessee, tn, nashville",
    "America/Denver": "colorado, utah",
    "America/Los_Angeles": "california, san francisco, palo alto, oakland, silicon valley, seattle, san diego",
    "America/New_York": "nyc, new york city, boston, washington dc, philadelphia, atlanta, miami, florida, ohio, "
    "oh, virginia, va, kentucky, ky, pittsburgh, ny",
    "America/Sao_Paulo": "rio, rio de janeiro",
    "America/Toronto": "ontario, on, ottawa, quebec",
    "America/Vancouver": "british columbia, bc",
    "Asia/Ho_Chi_Minh": "hanoi, vietnam",
    "Asia/Jerusalem": "tel aviv, haifa, israel",
    "Asia/Kolkata": "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, india",
    "Asia/Shanghai": "beijing, peking, shenzhen, guangzhou, hangzhou, chengdu, haikou, china",
    "Asia/Tokyo": "osaka, kyoto, japan",
    "Asia/Dubai": "abu dhabi, uae",
    "Asia/Seoul": "busan, south korea, korea",
    "Europe/Amsterdam": "rotterdam, utrecht, the hague, eindhoven, netherlands",
    "Europe/Berlin": "munich, munchen, hamburg, cologne, koln, frankfurt, stuttgart, dusseldorf, leipzig, germany",
    "Europe/Brussels": "antwerp, ghent, belgium",
    "Europe/Copenhagen": "aarhus, denmark",
    "Europe/Istanbul": "ankara, turkey",
    "Europe/Lisbon": "porto, lisboa, portugal",
    "Europe/London": "manchester, edinburgh, glasgow, cambridge, oxford, bristol, england, scotland, uk",
    "Europe/Madrid": "barcelona, valencia, sevilla, seville, bilbao, malaga, spain",
    "Europe/Paris": "lyon, marseille, toulouse, nice, bordeaux, france",
    "Europe/Prague": "praha, brno",
    "Europe/Rome": "milan, milano, turin, torino, florence, bologna, naples, roma, italy",
    "Europe/Stockholm": "gothenburg, goteborg, malmo, sweden",
    "Europe/Vienna": "wien, graz, salzburg, austria",
    "Europe/Warsaw": "warszawa, krakow, gdansk, poland",
    "Europe/Zurich": "geneva, geneve, basel, bern, lausanne, switzerland",
}
"""The commonest names that no zone is called by: large cities, and lands of one zone."""


@dataclass(frozen=True, slots=True)
class LocalHour:
    """The ``clock`` in a ``zone`` on a day of the week there (0 is Monday)."""

    zone: str
    clock: time
    weekday: int

    @property
    def decent(self) -> bool:
        """Whether it is a weekday from 8 to 19 there."""
        return self.weekday < _SATURDAY and FIRST_HOUR <= self.clock.hour < LAST_HOUR

    @property
    def says(self) -> str:
        """``14:20 there``; on a week-end with its day: ``Sat 14:20 there``."""
        day = f"{WEEKDAY_NAMES[self.weekday]} " if self.weekday >= _SATURDAY else ""
        return f"{day}{self.clock:%H:%M} there"


def local_hour(place: str, now: Moment) -> LocalHour | None:
    """What o'clock it is at ``place`` at ``now``; None where the place is not known."""
    zone = zone_of(place[:_READ])
    if zone is None:
        return None
    there = now.at.astimezone(zone_info(zone))
    return LocalHour(zone, time(there.hour, there.minute), there.weekday())


@lru_cache(maxsize=4096)
def zone_of(place: str) -> str | None:
    """The IANA zone of a place by its name: ``Madrid``, ``São Paulo``, ``Porto, Portugal``.

    The first part that is known decides, unless a later one lies on another continent: ``London, Ontario``.
    """
    cities = _cities()
    found = [cities[name] for part in place.split(",") if (name := fold(part)) in cities]
    if not found:
        return None
    return found[0] if _continent(found[0]) == _continent(found[-1]) else found[-1]


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, str]:
    """The zone of every city a zone is named after, and of the other names, folded."""
    found: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        continent, _, city = zone.partition("/")
        if continent in _CONTINENTS:
            found[fold(city.rpartition("/")[2].replace("_", " "))] = zone
    others = {name: zone for zone, names in _OTHER_NAMES.items() for name in names.split(", ")}
    return {name: zone for name, zone in (found | others).items() if name not in _NO_CITIES}


def _continent(zone: str) -> str:
    return zone.partition("/")[0]
