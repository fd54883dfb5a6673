"""What a service is: whom it is for, what it offers, when it is open. Made by `formsvc.directory.reading`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from formsvc.data.packs import Entry
from formsvc.directory.terms import Term

Answer = Literal["yes", "no", "not known"]
OnHolidays = Literal["open", "closed", "not known"]
DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Limit:
    """Whom something is for in one respect: `among` these; everybody, when known and empty; or not known.

    With `ask`, others may be taken too: they are told to ask.
    """

    known: bool = False
    among: tuple[Term, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """A higher last age, for people of any of these groups (`formsvc.directory.people.GROUPS`)."""

    to: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ages:
    """First and last age in years, both included; `None` is no limit at that end. Without either: any age.

    With `ask`, others may be taken too: they are told to ask.
    """

    known: bool = False
    first: int | None = None
    last: int | None = None
    extended: tuple[Extension, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom a service or an offer is for."""

    ages: Ages = Ages()
    genders: Limit = Limit()
    levels: Limit = Limit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing a service offers. `None`: the limits of the service hold, and no others."""

    what: str
    ages: Ages | None = None
    genders: Limit | None = None
    levels: Limit | None = None

    @property
    def is_limited(self) -> bool:
        """Whether it is for fewer people than the service."""
        return any(limit is not None for limit in (self.ages, self.genders, self.levels))


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time on a day of the week (0 is Monday), in minutes after that day's midnight.

    A stretch past midnight closes after `DAY`; it belongs to the day on which it opens.
    """

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, first and last included, on which the service does not open."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """When a service is open, by the clocks of the United Kingdom."""

    always: bool = False
    spans: tuple[Span, ...] = ()
    bank_holidays: OnHolidays = "not known"
    closures: tuple[Closure, ...] = ()
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether anything is said of them."""
        return self.always or bool(self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service of the directory; contacts and the day it was checked are those of its entry.

    Texts are "" where the file says nothing.
    """

    entry: Entry
    emergency: bool = False
    whom: Whom = Whom()
    areas: Limit = Limit()
    offers: tuple[Offer, ...] = ()
    referrers: Limit = Limit()
    self_referral: Answer = "not known"
    self_referral_from: int | None = None
    how: str = ""
    hours: OpeningHours = OpeningHours()
    form: str = ""

    @property
    def id(self) -> str:
        """Its id, which stays the same when it is renamed."""
        return self.entry.id

    @property
    def name(self) -> str:
        """What it is called."""
        return self.entry.wording

    @property
    def does(self) -> str:
        """What it does, in a few sentences."""
        return self.entry.meaning
