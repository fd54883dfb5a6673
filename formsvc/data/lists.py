"""Which lists of the data packs belong to an area, and go with it. All others stay where they are."""

AREA = "area"
"""The list whose only entry names the area."""
LOCAL = {
    "levels": "Levels of concern, from the lowest up. A level is a person's judgement: nothing works one out.",
    "areas": "Where children live. `ask = true`: people are told to ask a service, not that it is for others.",
    "services": "The directory of services, in the order in which it is shown.",
    "urgent": "What to do when it cannot wait. Forms name these ids: keep each, and say what holds in your area.",
    "links": "Addresses of forms, boards and helpful pages.",
    "systems": "The page “Where is it?”: what your own guide names, and which guide, form, service or link it is here.",
    "escalation": "Steps to take when agencies do not agree.",
    "agenda": "The standard agenda of a professionals' meeting, in order.",
    "recipients": "Where intelligence reports are sent. An address is filled in only while its check is fresh.",
}
"""What differs from area to area: what each list is, by its name, in the order of the file. A file holds them all."""
GENERAL = {
    "markings": "The marking printed on every page. The first one is used.",
    "risk_factors": "What may make it more likely that a child is harmed. There is no score.",
    "protective_factors": "What may help to keep a child safe. There is no score.",
}
"""What an area may see in another way. Where a file leaves out a list, formsvc's own is used."""
WORDS = {
    "abbreviations": "Abbreviations, and what they stand for.",
    "abbreviation_words": "Words that look like abbreviations and are none.",
    "abbreviations_known": "Abbreviations that everybody knows: they are let be.",
    "abbreviations_brands": "Names of brands and platforms: they are let be.",
    "abbreviations_allowed": "Abbreviations that everybody in your area knows: they are let be.",
    "phrases": "Words that blame a child or make harm sound small, and what to say instead.",
    "phrase_words": "Groups of words that patterns name.",
    "phrase_verbs": "Verbs whose forms follow no rule.",
    "wording_sources": "Where advice on wording comes from.",
    "wording_exempt": "Legal terms and set phrases: they are let be.",
    "wording_negated": "Words before a phrase that turn it into its opposite.",
    "wording_rejected": "Words by which a writer sends a phrase back.",
    "vague_times": "Words for times that are not clear.",
    "exact_times": "What makes a time clear.",
    "vague_times_exempt": "Uses of such words that are about something else.",
}
"""Lists of the wording check. A file may leave them out as well, or leave them empty."""
CHOICES = {
    "screening_next_steps": "What to do next, in the screening aide. The form names these ids: keep each.",
    "referral_outcomes": "What came of a referral. Keep each id.",
    "advice_givers": "Who is asked for advice. Keep each id.",
}
"""Choices of forms that name teams. A file may leave them out; if it says them, all the ids must be there."""
LISTS = {**LOCAL, **GENERAL, **CHOICES, **WORDS}
"""Every list that goes with an area. All others stay: forms, documents and code depend on their ids."""


def may_be_empty(name: str) -> bool:
    """Whether a list does its work without an entry: words to look for, or addresses: an agency may have none."""
    return name in WORDS or name.startswith("leak_") or name == "recipients"
