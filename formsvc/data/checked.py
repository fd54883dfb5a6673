"""What every piece of data has: somebody who looks after it, and the day they last looked at it."""

from dataclasses import dataclass
from datetime import date, timedelta

from formsvc.core.dates import full_date

STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Who owns it, and when they checked it."""

    owner: str
    checked: date

    def last_checked(self, confirmed_on: date | None = None) -> date:
        """The day its owner checked it, or the later one on which somebody else confirmed it."""
        return max(self.checked, confirmed_on or self.checked)

    def is_stale(self, today: date, confirmed_on: date | None = None) -> bool:
        """Whether nobody has confirmed it for longer than twelve months."""
        return today - self.last_checked(confirmed_on) > STALE_AFTER

    def age_note(self, today: date) -> str:
        """What to show beside what is stale; "" for what is fresh."""
        return f"Not confirmed since {full_date(self.checked)}." if self.is_stale(today) else ""
