"""Pages about what will be done: actions, what if they fail, services."""

from datetime import date

from formsvc.core.dates import date_in_words
from formsvc.core.language import _
from formsvc.directory.service import Service
from formsvc.directory.usual import usual_hours
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, choices, day, line, prose, telephone
from formsvc.forms.safety_plan.answers import Action, Contingency, ServiceUsed


class ActionForm(PageForm):
    """One action; only what will be done must be said."""

    answers_type = Action
    more = ("review_on", "progress", "rag")
    more_title = "How it is going"

    action = prose("What will be done?", thing="what will be done", required=True, rows=3)
    consideration = choice("What does it serve?", "considerations")
    awareness_themes = choices("If it is awareness work, about what?", "awareness_themes")
    outcome = prose("What outcome do you want?", hint="What will be different for the child.", rows=3)
    who_name = line("Who will do it?")
    who_role = line("Their role and agency")
    by_when = day("By when?")
    aimed_at = choice("What is it aimed at?", "action_aims")
    contexts = choices("Where in the child's life?", "action_contexts")
    review_on = day("When will it be reviewed?")
    progress = prose("Progress so far")
    rag = choice("Red, amber or green?", "rag_states")


class ContingencyForm(PageForm):
    """What happens when something does not work."""

    answers_type = Contingency

    if_action_fails = prose("What happens if an action fails?", hint="Who is told, and what is tried instead.")
    cover_name = line("Who covers when the trusted adult is away?")
    cover_role = line("Their role, or how they know the child")
    cover_telephone = telephone("Their telephone number")


class ServiceUsedForm(PageForm):
    """One service of the directory that is asked to help."""

    answers_type = ServiceUsed

    service = line("Which service?", hint="As the directory names it.")
    contact = prose("How to reach it", hint="Telephone, e-mail, and when it is open.", rows=3)
    why = prose("Why this service?", rows=3)
    who_refers = line("Who makes the referral?")
    referred_on = day("Date of the referral")
    status = choice("How does it stand?", "service_states")

    @staticmethod
    def from_service(service: Service, today: date) -> dict[str, str]:
        """What is taken over of a service of the directory: its name, how to reach it, and how old that is."""
        entry, hours, day = service.entry, usual_hours(service.hours), date_in_words(service.entry.checked)
        contact = (
            entry.telephone, entry.email, service.form, entry.url, service.how,
            _("Usual hours: {hours}.", hours=hours) if hours else "", service.hours.note,
            _("Not confirmed since {day}.", day=day) if entry.is_stale(today) else _("Checked on {day}.", day=day),
        )  # fmt: skip
        return {"service": service.name, "contact": "\n".join(filter(None, contact)), "status": "considered"}
