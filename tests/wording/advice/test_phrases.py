"""Wording that blames a child: found in many forms, left alone where it is denied, quoted, legal or innocent."""

from gettext import NullTranslations

import pytest

from formsvc.core.language import ENGLISH, speak
from formsvc.data.packs import load_packs
from tests.wording.advice.looking import advice, found


def blaming(text: str) -> list[str]:
    return found(text, "wording")


@pytest.mark.parametrize(
    "text",
    [
        "She puts herself at risk.",
        "He has been putting himself in a lot of danger.",
        "They put them selves at risk.",
        "She is PUTTING HER SELF AT RISK",
        "She puts\r\nherself at risk.",
        "Attention-seeking again.",
        "She is an attention seeker.",
        "She is promiscous.",
        "He doesn\u2019t engage.",
        "He does not engage with us.",
        "He won't engage.",
        "Her boyfriend, aged 26, drives.",
        "Her 26 year old boyfriend drives.",
        "It can't be denied that it is her own choice.",
    ],
)
def test_a_blaming_phrase_is_found_in_any_form(text):
    assert len(blaming(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "She did not put herself at risk.",
        "It was never her choice.",
        "This is not a lifestyle choice.",
        "She isn't attention seeking, she is afraid.",
        "No child chooses to be exploited.",
        "We do not say that she is promiscuous.",
        "It is wrong to call a child streetwise.",
        "The term child prostitute is out of date.",
        "Please can nobody tell Freya she should have known better.",
        "He was made to carry drugs for the gang.",
    ],
)
def test_what_is_denied_or_rejected_is_left_alone(text):
    assert blaming(text) == []


@pytest.mark.parametrize("text", ['Mum said "she puts herself at risk".', "\u2018I am streetwise,\u2019 he said."])
def test_what_somebody_said_is_left_alone(text):
    assert blaming(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is charged with causing or inciting a child to engage in sexual activity.",
        "The old offence was controlling prostitution for gain.",
        "Possession with intent to supply, and drug dealing by an adult on licence, were not proved.",
        "The offence is sexual activity with a child family member.",
        "A consent order was made.",
        "Partner agencies and the youth offending team met.",
    ],
)
def test_legal_terms_are_left_alone(text):
    assert blaming(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The suspect absconded from prison.",
        "The surgery refuses to engage.",
        "Mum's boyfriend, 41, works nights.",
        "He made a choice board with the nurse.",
        "The dog was out of control.",
        "A hamster got out of the run again.",
        "Pastoral chat about the man.",
        "Adult male, 34, absconded from open prison.",
        "Her adult brother's girlfriend Dana, 29, holds the tenancy.",
        "Mum is on a programme for women leaving abusive relationships.",
        "Booked the Streetwise cycling course.",
        "Staff put themselves at risk.",
    ],
)
def test_what_is_said_of_somebody_else_or_something_else_is_left_alone(text):
    assert blaming(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She was a member of the netball team and is seen as streetwise.",
        "She came by bus with her brother and her aunt from the village, and later she ran off again.",
        "I would not call her a bully but she is streetwise.",
    ],
)
def test_innocent_words_far_from_a_phrase_or_before_a_but_do_not_hide_it(text):
    assert len(blaming(text)) == 1


def test_words_about_something_else_hide_a_phrase_only_when_they_are_near():
    assert blaming("She wrote streetwise in her spelling homework.") == []
    assert len(blaming("Homework was late again, and her form tutor told the head of year she is streetwise.")) == 1


def test_what_we_or_a_parent_did_is_not_said_of_the_child():
    assert blaming("Her father was asked twice and chose not to come.") == []
    assert blaming("We should have known better.") == []


def test_the_words_offered_say_her_or_him_where_the_phrase_does():
    for text, called in (("She fails to keep herself safe.", "her"), ("He fails to keep himself safe.", "him")):
        (one,) = advice(text, "wording")
        assert f"needs adults to protect {called}" in one.suggestions
    (one,) = advice("They fail to keep themselves safe.", "wording")
    assert "needs adults to protect the child" in one.suggestions


def test_what_formsvc_itself_says_is_put_into_the_language_spoken():
    class Shouting(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    speak(Shouting())
    try:
        (one,) = advice("She is a goody, and streetwise.", "wording")
    finally:
        speak(ENGLISH)
    assert one.message.endswith("SAY WHAT HAPPENED, OR WHAT WAS DONE TO THE CHILD.")


def test_a_phrase_comes_with_other_words_and_says_where_the_advice_is_from():
    (one,) = advice("She is streetwise.", "wording")
    assert 3 <= len(one.suggestions) <= 5
    assert "Children's Society" in one.source
    assert "streetwise" not in one.message.casefold()


@pytest.mark.parametrize("entry", load_packs().entries("phrases"), ids=lambda entry: entry.id)
def test_other_words_offered_are_not_blaming_themselves(entry):
    assert [text for text in entry.facts["alternatives"] if blaming(f"The child {text}.")] == []
