"""The catalogue holds every word of the pages, as it stands today; and a translation of it is used when it is set."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from formsvc.core import language
from formsvc.core.errors import SettingsError
from formsvc.core.language import ENGLISH, _, marked, ngettext
from formsvc.settings import Settings, settings_from, translations_of
from tests.language.extract import CATALOGUE, catalogue
from tests.language.pseudo import compile_translation
from tests.language.tour import SiteIn

PLACE = re.compile(r"\{[^{}]*\}")
CYMRAEG = {
    "Which form do you need?": "Pa ffurflen sydd ei hangen arnoch chi?",
    "Start: {form}": "Dechrau: {form}",
    "safety plan": "cynllun <b>diogelwch</b>",
    "Enter {thing}": "Rhowch {thing}",
    "the child's name, or “not known”": "enw’r plentyn, neu “ddim yn hysbys”",
    "{day} {month} {year}": "{day} {month} {year}",
    "December": "Rhagfyr",
    "not known": "ddim yn hysbys",
    "You can add up to {limit} {items}.": "Gallwch ychwanegu hyd at {limit} {items} {nowhere}.",
}


def write_welsh(folder):
    """The beginning of a Welsh translation, beside an agency's packs."""
    words = Catalog(locale="cy", charset="utf-8")
    for text, translation in CYMRAEG.items():
        words.add(text, translation)
    compile_translation(folder, "cy", words)
    return folder


@pytest.fixture
def welsh(tmp_path):
    return write_welsh(tmp_path / "packs")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("welsh")
    write_welsh(folder)
    site = SiteIn(folder / "data", packs_folder=folder, language="cy")
    yield site
    site.close()


def texts_for_translators():
    """The catalogue as a translator's program reads it."""
    return read_po(BytesIO(CATALOGUE.read_bytes()))


def test_the_catalogue_holds_what_the_pages_say_today():
    assert CATALOGUE.read_bytes() == catalogue(), "after a change of words: make strings"


def test_the_catalogue_holds_labels_messages_templates_and_advice():
    words = texts_for_translators()
    for text in ("Child's full name", "Enter {thing}", "Drafts on this computer", "an action", "Action", "safety plan"):
        assert text in words, text
    assert words["event"].id == ("event", "events")


def test_no_two_texts_of_the_catalogue_differ_by_blanks_alone():
    texts = [message.id if isinstance(message.id, str) else message.id[0] for message in texts_for_translators()]
    assert len({" ".join(text.split()) for text in texts}) == len(texts)


def test_a_place_is_named_by_one_plain_word():
    for message in texts_for_translators():
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            assert [place for place in PLACE.findall(text) if not re.fullmatch(r"\{[a-z_]+\}", place)] == [], text


def test_without_a_setting_the_pages_are_english():
    settings = settings_from({})
    assert (settings.language, translations_of(settings)) == ("en-GB", ENGLISH)


def test_a_language_that_nobody_translated_is_refused_naming_what_there_is(welsh):
    with pytest.raises(SettingsError, match="no translation called fr, only cy, en-GB"):
        settings_from({"FORMSVC_LANGUAGE": "fr", "FORMSVC_PACKS": str(welsh)})


def test_a_translation_that_cannot_be_read_is_refused(tmp_path, welsh):
    (welsh / "translations/cy/LC_MESSAGES/formsvc.mo").write_bytes(b"\xde\x12\x04\x95short")
    settings = settings_from({"FORMSVC_LANGUAGE": "cy", "FORMSVC_PACKS": str(welsh)})
    with pytest.raises(SettingsError, match="the translation cy cannot be read"):
        translations_of(settings)


def test_an_agency_may_reword_the_english_pages(tmp_path):
    words = Catalog(charset="utf-8")
    words.add("There are none.", "You have none.")
    compile_translation(tmp_path / "packs", "en-GB", words)
    site = SiteIn(tmp_path / "data", packs_folder=tmp_path / "packs")
    assert "You have none." in site.browser().get("/").text
    site.close()


def test_the_pages_speak_the_language_that_is_set_and_what_is_not_translated_stays_english(site):
    page = site.browser().get("/").text
    assert '<html lang="cy"' in page
    assert "Pa ffurflen sydd ei hangen arnoch chi?" in page
    assert "Drafts on this computer" in page


def test_a_translation_cannot_bring_markup_into_a_page(site):
    assert "Dechrau: cynllun &lt;b&gt;diogelwch&lt;/b&gt;" in site.browser().get("/").text


def test_a_place_that_a_translation_makes_up_does_no_harm(site):
    browser = site.browser()
    plan = browser.start("safety-plan")
    assert "Gallwch ychwanegu hyd at 50 events {nowhere}." in browser.get(f"{plan}steps/events/").text


def test_messages_dates_and_not_known_speak_it_too(site):
    browser = site.browser()
    plan = browser.start("safety-plan")
    child = f"{plan}steps/child/"
    assert "Rhowch enw’r plentyn, neu “ddim yn hysbys”" in browser.send(child).text
    parts = (("date_of_birth-day", "1"), ("date_of_birth-month", "rhagfyr"), ("date_of_birth-year", "2012"))
    assert browser.send(child, ("name", "Siân"), *parts).status_code == 303
    assert "1 Rhagfyr 2012" in browser.get(f"{plan}check").text
    about = (("completed_by_email", "Ddim yn hysbys"), ("completed_by_name", "Gwên"))
    assert browser.send(f"{plan}steps/about/", *about).status_code == 303


def test_what_is_said_outside_a_request_stays_english(site):
    browser = site.browser()
    browser.get("/")
    assert (_("December"), _("Enter {thing}", thing="a name")) == ("December", "Enter a name")


def test_two_sites_in_one_process_each_speak_their_own_language(tmp_path, site):
    other = SiteIn(tmp_path / "other", packs_folder=site.packs_folder)
    welsh, british = site.browser(), other.browser()
    for _turn in range(2):
        assert "Pa ffurflen" in welsh.get("/").text
        assert "Which form do you need?" in british.get("/").text
    other.close()


def test_a_text_counts_in_the_language_spoken(tmp_path):
    words = Catalog(locale="cy", charset="utf-8")
    words.add(
        ("{count} event of {name}", "{count} events of {name}"), ("{count} un {name}",) + ("{count} dau {name}",) * 5
    )
    compile_translation(tmp_path, "cy", words)
    language.speak(translations_of(Settings(data_folder=tmp_path, packs_folder=tmp_path, language="cy")))
    try:
        said = [
            ngettext("{count} event of {name}", "{count} events of {name}", count, name="Siân") for count in (0, 1, 2)
        ]
    finally:
        language.speak(ENGLISH)
    assert said == ["0 un Siân", "1 dau Siân", "2 dau Siân"]


@pytest.mark.parametrize(
    "text, values, said",
    [
        pytest.param(
            "Enter {thing}", {"thing": "{thing} {other}"}, "Enter {thing} {other}", id="a value is not filled"
        ),
        pytest.param("{thing.secret}", {"thing": "x"}, "{thing.secret}", id="nothing is looked up in a value"),
        pytest.param("50 % of {", {"thing": "x"}, "50 % of {", id="stray signs"),
        pytest.param("", {}, "", id="the empty text is not the head of the catalogue"),
    ],
)
def test_a_value_stands_in_its_place_and_nowhere_else(text, values, said):
    assert _(text, **values) == said


def test_a_noted_constant_is_the_text_itself():
    assert marked("Ring us.") == "Ring us."
