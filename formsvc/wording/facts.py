"""What is compared: the people who must not be recognised, what the report says openly, and its passages."""

from dataclasses import dataclass, field

from formsvc.core.restricted import Restricted


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person(Restricted):
    """Somebody who must not be recognised: a source or the submitter.

    Every field is free text as typed, "" or "not known" when not known.
    """

    name: str = ""
    other_names: str = ""
    relationship: str = ""
    role: str = ""
    agency: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Known:
    """What is entered in the report for its own people and places, as typed.

    Each text may hold several, by line, comma or semicolon. `names` are names, other names and nicknames of
    victims, perpetrators and carers; `adults` those of them that are of adults (perpetrators, carers); `places`
    addresses, postcodes, names of locations, schools and premises.
    """

    names: tuple[str, ...] = ()
    adults: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    usernames: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One open answer: where it stands and what was typed. `quoted`: a person's own words, exactly as spoken."""

    path: str
    text: str = field(repr=False)
    quoted: bool = False
