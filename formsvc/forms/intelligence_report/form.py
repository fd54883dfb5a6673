"""The intelligence report: victims, perpetrators and locations, for the police.

The service captures and checks. It never grades the information: the police do that.
"""

from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.forms.intelligence_report.account_pages import AccountPage, SharingForm
from formsvc.forms.intelligence_report.answers import IntelligenceReport
from formsvc.forms.intelligence_report.messages import mails
from formsvc.forms.intelligence_report.opening_pages import SubjectForm, UrgencyForm, urgent_advice
from formsvc.forms.intelligence_report.people_pages import PerpetratorForm, VictimForm
from formsvc.forms.intelligence_report.place_pages import LocationForm, SeenVehicleForm
from formsvc.forms.intelligence_report.protected import protected
from formsvc.forms.intelligence_report.source_pages import SourceForm
from formsvc.forms.intelligence_report.views import schema_with_time_in_words, with_time_in_words

TEMPLATE = "intelligence_report.docx"
LOG_STEPS = ("urgency", "subject", "victims", "perpetrators", "locations", "vehicles", "account", "sharing")
NAMES = ("name", "nicknames", "other_names")

URGENCY = Page(
    "urgency",
    "Can it wait?",
    UrgencyForm,
    intro="Some things come before a report. If an answer here asks you to act, you see whom to call."
    " You can always go on with the report as well.",
    advice=urgent_advice,
)
SUBJECT = Page(
    "subject",
    "What it is about",
    SubjectForm,
    intro="You do not have to be sure: a suspicion is enough. Write all you know, even if it seems beside the point."
    " Keep it clear and short, and write words out in full.",
)
VICTIMS = Rows(
    "victims",
    "Victims",
    VictimForm,
    item="victim",
    items="victims",
    names=NAMES,
    intro="Sexual exploitation takes three things: a child, somebody who harms them, and a place."
    " Take one away and it cannot happen, so anything about any of the three helps. Every question may stay empty.",
)
PERPETRATORS = Rows(
    "perpetrators",
    "Perpetrators",
    PerpetratorForm,
    item="perpetrator",
    items="perpetrators",
    names=(*NAMES, "usernames", "description"),
    intro="The second of the three: people you suspect, and people who help them."
    " A first name or a user name is worth writing down.",
)
LOCATIONS = Rows(
    "locations",
    "Locations",
    LocationForm,
    item="location",
    items="locations",
    names=("name", "address", "postcode", "platform", "web_address", "landmark"),
    intro="The third of the three: where it happens, where children are met and where they are taken."
    " A game or an app is a place too.",
)
VEHICLES = Rows(
    "vehicles",
    "Other vehicles",
    SeenVehicleForm,
    item="vehicle",
    items="vehicles",
    names=("registration", "make", "model", "colour"),
    intro="Only vehicles you cannot put to a person you have named. Half a number plate is useful.",
)
ACCOUNT = Page(
    "account",
    "What happened",
    AccountPage,
    intro="Say what you know and how you know it, fact apart from opinion."
    " Keep it clear and short, without abbreviations."
    " You can send another report whenever you learn more.",
)
SOURCE = Page(
    "source",
    "Who told, and you",
    SourceForm,
    intro="What you write here is kept apart from the rest and goes only on the source sheet."
    " Nothing of it is printed in the log.",
    restricted=True,
)
SHARING = Page(
    "sharing",
    "Who has been told",
    SharingForm,
    intro="Other agencies that are involved or know of this, and whether the parents or carers do."
    " Do not name anybody here who must not be known as the source.",
)

SUBMISSION = Document(
    "submission",
    "Submission to the police",
    TEMPLATE,
    steps=(*LOG_STEPS, "source"),
    restricted=True,
    part="whole",
    intro="The log, then the source sheet as a section of its own.",
)
LOG = Document(
    "log",
    "Log only",
    TEMPLATE,
    steps=LOG_STEPS,
    part="open",
    intro="The log without the source sheet, to share inside the partnership.",
    also_text=True,
)
SOURCE_SHEET = Document(
    "source",
    "Source sheet",
    TEMPLATE,
    steps=("source",),
    restricted=True,
    part="restricted",
    intro="The source sheet alone, for police forces that want two files.",
)

INTELLIGENCE_REPORT = FormType(
    slug="intelligence-report",
    title="Intelligence report",
    summary="Tell the police about victims, perpetrators and locations. A suspicion is enough.",
    answers_type=IntelligenceReport,
    steps=(URGENCY, SUBJECT, VICTIMS, PERPETRATORS, LOCATIONS, VEHICLES, ACCOUNT, SOURCE, SHARING),
    documents=(SUBMISSION, LOG, SOURCE_SHEET),
    extra_view=with_time_in_words,
    extra_schema=schema_with_time_in_words,
    mails=mails(SUBMISSION, LOG, SOURCE_SHEET),
    protects=protected,
    circle="account.who_else_knows",
)
