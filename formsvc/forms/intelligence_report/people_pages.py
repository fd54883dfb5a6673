"""The pages on people: victims and perpetrators."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, choices, day, email, line, prose, several
from formsvc.formkit.people import AccountForm, CarerForm, TelephoneForm, VehicleForm
from formsvc.forms.intelligence_report.answers import Perpetrator, Victim


class VictimForm(PageForm):
    """A child or young person who is harmed, or may be."""

    answers_type = Victim
    more = (
        "other_names", "gender", "ethnicity", "description", "clothing", "unexplained_money", "what_friends_said",
        "missing_episodes", "disability", "carers", "siblings", "health_worker", "looked_after", "placement",
        "legal_order", "child_knows", "child_agrees", "carers_know", "carers_agree",
    )  # fmt: skip
    more_title = "More about this child or young person"

    name = line("Full name", hint="Part of a name is useful too.")
    other_names = line("Other names", hint="Earlier surnames, other spellings.")
    nicknames = line("Nicknames")
    date_of_birth = day("Date of birth")
    age = line("Approximate age", hint="If you do not know the date of birth. A guess will do: “about 14”.")
    gender = line("Gender")
    ethnicity = line("Ethnicity")
    address = prose("Address", hint="Where they live or stay.", rows=3)
    school_or_work = line("School, college or work")
    description = prose("What do they look like?", hint="Height, build, hair, anything that stands out.", rows=3)
    clothing = prose("What were they wearing?", hint="Say when.", rows=3)
    movements = prose(
        "Where do they go, when and with whom?",
        hint="Usual places and times, and how they get there. Say what has changed.",
        rows=4,
    )
    accounts = several(AccountForm, "Social media, game and app accounts", item="account")
    telephones = several(
        TelephoneForm,
        "Telephones, and what was said on them",
        item="telephone",
        hint="Messages, calls and images: what, when, and where they are kept."
        " Never copy or forward an indecent image of a child.",
    )
    gifts = prose("Gifts", hint="What, when, and who it is thought to be from.", rows=3)
    unexplained_money = prose(
        "Money that cannot be explained", hint="How much, when, and how they say they got it.", rows=3
    )
    friends = prose("Circle of friends", hint="Old and new friends, and who introduced them.", rows=3)
    what_they_said = prose("What did they say?", hint="Their own words, exactly as spoken.", rows=4, quoted=True)
    what_friends_said = prose(
        "What did their friends say?", hint="The friends' own words, exactly as spoken.", rows=4, quoted=True
    )
    missing_episodes = prose(
        "Times they were missing", hint="From when to when, where they were found, how they came back.", rows=3
    )
    disability = prose("Disability, health or learning needs", rows=3)
    carers = several(CarerForm, "Parents or carers", item="parent or carer")
    siblings = prose("Brothers and sisters", hint="Names, ages, and whether they may be at risk.", rows=3)
    health_worker = line("Health worker", hint="Name, role and how to reach them.")
    looked_after = choice("Are they looked after by a local authority?", "yes_no")
    placement = line("Placement", hint="Where, and which local authority placed them.")
    legal_order = line("Legal order", hint="For example a care order or a protection order.")
    child_knows = choice(
        "Does the child know of this report?", "yes_no", hint="The report can be sent whatever the answer."
    )
    child_agrees = choice("Does the child agree with it?", "yes_no")
    carers_know = choice("Do the parents or carers know of this report?", "yes_no")
    carers_agree = choice("Do the parents or carers agree with it?", "yes_no")


class PerpetratorForm(PageForm):
    """A person thought to harm children, or to help somebody who does."""

    answers_type = Perpetrator
    more = (
        "other_names", "email", "date_of_birth", "gender", "ethnicity", "features", "accent", "accounts",
        "work_or_premises",
    )  # fmt: skip
    more_title = "More about this person"

    name = line("Full name", hint="Part of a name is useful too.")
    other_names = line("Other names", hint="Earlier names, other spellings.")
    nicknames = line("Nicknames")
    usernames = line("User names")
    email = email("E-mail address")
    date_of_birth = day("Date of birth")
    age = line("Approximate age", hint="If you do not know the date of birth. A guess will do: “in his thirties”.")
    gender = line("Gender")
    ethnicity = line("Ethnicity")
    description = prose("What do they look like?", hint="Height, build, hair, clothing.", rows=3)
    features = prose("Distinguishing features", hint="Tattoos, scars, glasses, a limp.", rows=3)
    accent = line("Accent or language")
    addresses = prose("Addresses", hint="One on each line. Say what each is: home, a friend's flat, not sure.", rows=4)
    accounts = several(AccountForm, "Social media, game and app accounts", item="account")
    telephones = several(TelephoneForm, "Telephones", item="telephone")
    vehicles = several(
        VehicleForm,
        "Vehicles",
        item="vehicle",
        hint="Part of a registration is useful too. A vehicle whose user is not known has a step of its own.",
    )
    associates = prose("Associates", hint="Who they are seen with, and what the link is.", rows=3)
    work_or_premises = prose("Work or premises", hint="Where they work, or a business they run or use.", rows=3)
    link_to_victims = prose("What is their link to the victim or victims?", rows=3)
    warnings = choices(
        "Is there anything that could put police officers at risk?", "officer_warnings", hint="Tick all that fit."
    )
    warning_details = prose("What is the risk to officers?", hint="What, where, and how you know.", rows=3)
