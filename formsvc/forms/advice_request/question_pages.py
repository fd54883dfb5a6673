"""The pages that are handed over: whom one asks, the situation, the information, the question."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.advice_request.answers import Asked, Information, Question, Situation
from formsvc.forms.advice_request.cautions import WithoutIdentity


class AskedForm(WithoutIdentity, PageForm):
    """Who is asked, and who asks."""

    answers_type = Asked

    who = choice("Who do you ask?", "advice_givers")
    team = line("Which team or role?", hint="For example, “the legal team of the council”.")
    your_role = line("Your own role", hint="For example, “a pastoral lead”. Leave out where you work.")


class SituationForm(WithoutIdentity, PageForm):
    """What is going on, told so that it could be many children."""

    answers_type = Situation

    what_is_happening = prose(
        "What is happening, in general words?",
        thing="what is happening, in general words",
        required=True,
        hint="For example, “Adults give lifts and gifts to a girl of about 14.” Say “in the autumn”, not the date.",
    )
    who_is_involved = prose(
        "Who is involved?",
        hint="Say what they are, not who: “a parent”, “a youth worker”, “a secondary school in the city”.",
        rows=3,
    )
    what_worries = prose("What could happen if nothing is shared?", rows=3)


class InformationForm(WithoutIdentity, PageForm):
    """One kind of information, and where it would go."""

    answers_type = Information

    what = prose(
        "What kind of information is it?",
        hint="For example, “information about where she goes and with whom”. Not what it says, and not who told you.",
        rows=3,
    )
    who_gets_it = line("Who would get it?", hint="A role or a team.")
    why = prose("Why would they need it?", rows=3)
    consent = choice("Consent of the people it is about", "sharing_consents")


class QuestionForm(WithoutIdentity, PageForm):
    """What is unclear."""

    answers_type = Question

    what_is_unclear = prose("What do you want to know?", thing="what you want to know", required=True, rows=4)
    own_view = prose("What do you think yourself?", hint="And what speaks against it.", rows=4)
    how_soon = choice("How soon do you need an answer?", "advice_times")
    answer_by = day("By which day?")


def urgent_advice(question: Question) -> tuple[str, ...]:
    """Ids of the pack list `urgent` to show when the answer is needed today: a child may not be able to wait."""
    if question.how_soon.id != "today":
        return ()
    return ("emergency_999", "mash_referral", "out_of_hours_social_worker", "safeguarding_lead")
