"""Pages about people: who writes the plan, other children, views, and the trusted adult."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, email, line, prose, telephone
from formsvc.forms.safety_plan.answers import About, OtherChild, TrustedAdult, Views


class AboutForm(PageForm):
    """Who makes the plan, and from when to when."""

    answers_type = About
    more = ("what_changed", "closed_on", "why_closed")
    more_title = "At a review, or when the plan ends"

    agencies = choice("Is this the plan of one agency or of several?", "plan_agencies")
    completed_by_name = line(
        "Who completes this plan?", thing="the name of the person who completes the plan", required=True
    )
    completed_by_role = line("Their role")
    completed_by_agency = line("Their agency")
    completed_by_telephone = telephone("Their telephone number")
    completed_by_email = email("Their e-mail address")
    completed_on = day("Date it was completed")
    starts_on = day("Date it starts")
    review_on = day("Date it will be reviewed")
    what_changed = prose("What has changed since the last version?", hint="The new version opens with this.")
    closed_on = day("Date it was closed")
    why_closed = prose("Why was it closed?", rows=3)


class OtherChildForm(PageForm):
    """A brother, sister or other child who may be at risk."""

    answers_type = OtherChild

    name = line("Name", hint="A first name is enough if that is all you have.")
    relationship = line("How are they connected to the child?", hint="For example, brother, cousin or friend.")
    age = line("Age", hint="A guess is fine: say that it is one.")
    whereabouts = line("Where do they live or spend time?")
    what_is_known = prose("What is known about them?")


class ViewsForm(PageForm):
    """What the child and the family say; the child's words stay as spoken."""

    answers_type = Views
    more = ("child_why_not_involved", "carers_why_not_involved")
    more_title = "If somebody was not involved"

    child_wishes = prose(
        "The child's wishes and feelings", hint="In their own words, exactly as they said them.", quoted=True
    )
    child_will_do = prose(
        "What will the child do to stay safe?", hint="Only what they have offered or agreed.", quoted=True
    )
    child_safe_place = line("Where does the child feel safe?")
    child_how_involved = prose("How was the child involved in this plan?", rows=3)
    child_why_not_involved = prose("If the child was not involved, why?", rows=3)
    carers_views = prose("The views of parents or carers")
    carers_how_involved = prose("How were parents or carers involved?", rows=3)
    carers_why_not_involved = prose("If parents or carers were not involved, why?", rows=3)
    safe_to_hold_copy = choice(
        "Is it safe for the child to hold a copy?",
        "yes_no",
        hint="Think about who could find it. If it is not safe, give nothing in writing but a helpline number.",
    )
    helpline_name = line("Helpline given to the child")
    helpline_telephone = telephone("Number of the helpline")

    def advise(self) -> Iterator[tuple[str, str]]:
        """Without a safe copy the child still needs a number to call."""
        if self.safe_to_hold_copy.data == "no" and self.helpline_telephone.is_blank:
            yield (
                "helpline_telephone",
                "If no copy is safe, give the child a helpline number and nothing else in writing",
            )


class TrustedAdultForm(PageForm):
    """The adult the child gets on with."""

    answers_type = TrustedAdult

    name = line("Who does the child get on with?")
    connection = line("How do they know the child?", hint="For example, aunt, teaching assistant or football coach.")
    telephone = telephone("Their telephone number")
    how_to_reach = prose(
        "How can the child or a worker reach them?", hint="Days, times, and what to do if they do not answer.", rows=3
    )
