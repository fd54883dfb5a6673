"""Who it came from: attribution, role, agency and first person."""

import pytest

from tests.wording.scoring import found_in

ATTRIBUTED = [
    ("Her aunt", "her aunt told us", "aunt told", "block"),
    ("Her aunt", "The girl's aunt says he waits", "aunt says", "block"),
    ("Her aunt", "Kayleigh's auntie has said that", "auntie has said", "block"),
    ("Her aunt", "according to her aunt", "according to her aunt", "block"),
    ("Her aunt", "we were told by the aunt", "told by the aunt", "block"),
    ("Her aunt", "aunt of the victim reports", "aunt", "block"),
    ("Her aunt", "she confided in her aunty", "confided in her aunty", "block"),
    ("Her aunt", "this came from her aunt", "came from her aunt", "block"),
    ("Her aunt", "Information passed on by an aunt", "passed on by an aunt", "block"),
    ("Her aunt", "Her aunt, who lives nearby, has seen", "aunt", "block"),
    ("Her aunt", "mum's sister told police", "mum's sister told", "block"),
    ("Her aunt", "Source: aunt", "aunt", "block"),
    ("Her aunt", "aunt reports", "aunt reports", "block"),
    ("Her aunt", "she disclosed to her auntie", "disclosed to her auntie", "block"),
    ("Her aunt", "AUNT STATES", "AUNT STATES", "block"),
    ("Her aunt", "the aunt's account", "aunt's account", "block"),
    ("Her aunt", "said her aunt", "said her aunt", "block"),
    ("Her aunt", "My niece has", "My niece", "block"),
    ("Her aunt", "Her aunt rang", "aunt rang", "block"),
    ("Her aunt", "auntie Carol told us", "auntie Carol told", "block"),
    ("Her aunt", "Her aunt is worried", "aunt is worried", "block"),
    ("Her aunt", "aunt: 'he is 30'", "aunt", "block"),
    ("Her aunt", "reported by the victim's aunt", "reported by the victim's aunt", "block"),
    ("Her aunt", "heard from a family member, her aunt", "aunt", "block"),
    ("Her aunt", "Her Aunty Sheila noticed", "Aunty Sheila noticed", "block"),
    ("Her aunt", "Told to her aunt on Sunday", "Told to her aunt", "block"),
    ("Her aunt", "her neighbour told us", "neighbour told", "warn"),
    ("Her aunt", "the school nurse says", "school nurse says", "warn"),
    ("Her aunt", "According to the taxi driver", "According to the taxi driver", "warn"),
    ("Her aunt", "she confided in her tutor", "confided in her tutor", "warn"),
    ("Her aunt", "reported by a shopkeeper", "reported by a shopkeeper", "warn"),
    ("Her aunt", "The caretaker saw him", "caretaker saw", "warn"),
    ("Her aunt", "Her teacher has reported", "teacher has reported", "warn"),
    ("Her aunt", "disclosed to her youth worker", "disclosed to her youth worker", "warn"),
    (
        "Runs the breakfast club that one of the children goes to",
        "the lady who runs the breakfast club told us",
        "breakfast club told",
        "block",
    ),
    (
        "Runs the breakfast club that one of the children goes to",
        "breakfast club leader said",
        "breakfast club",
        "block",
    ),
    (
        "Runs the breakfast club that one of the children goes to",
        "information from the breakfast club",
        "from the breakfast club",
        "block",
    ),
    (
        "Runs the breakfast club that one of the children goes to",
        "told a woman at the breakfast club",
        "breakfast club",
        "block",
    ),
    ("form tutor", "It was her form tutor who raised it", "form tutor", "block"),
    ("head of year", "the head of year's log shows", "head of year", "block"),
    ("dinner lady", "as witnessed by a dinner lady", "witnessed by a dinner lady", "block"),
    ("dentist", "the referrer, a dentist, saw bruises", "dentist", "block"),
    ("GP", "the referring GP has concerns", "GP", "block"),
    ("stepdad", "the person who rang is her stepdad", "stepdad", "block"),
    ("tutor", "in the opinion of her tutor", "tutor", "block"),
    ("tutor", "her tutor's view is", "tutor's view", "block"),
    ("chip shop worker", "the lady from the chip shop rung up", "chip shop", "block"),
    ("sweet shop owner", "the sweet shop owner says", "sweet shop owner", "block"),
    ("bailiff", "a bailiff noticed", "bailiff noticed", "block"),
    ("fisherman", "a fisherman told us", "fisherman told", "block"),
    ("gaming clan leader", "his clan leader says", "clan leader", "block"),
    ("record shop owner", "the owner of the record shop said", "record shop", "block"),
    ("friend's nan", "a friend's nan told us", "nan told", "block"),
    ("friend's nan", "her friend's grandmother reports", "grandmother reports", "block"),
    ("mother's friend", "a friend of her mum rang us", "friend", "block"),
    ("mother's friend", "mum's friend told us", "friend told", "block"),
    ("step-sister", "her stepsister told us", "stepsister told", "block"),
    ("step-sister", "her step sister says", "sister says", "block"),
    ("barman", "the barman reckons he's 40", "barman reckons", "block"),
    ("hairdresser", "her hairdresser heard", "hairdresser heard", "block"),
    ("landlord", "landlord reports", "landlord reports", "block"),
    ("her best mate from school", "her best mate told us", "mate told", "block"),
    ("mum", "mum rang in", "mum rang", "block"),
    ("mum", "mum is worried sick and says", "mum is worried", "block"),
    ("Nan", "nan has found a second phone", "nan has found", "block"),
    ("dad", "Dad contacted school", "Dad contacted", "block"),
    ("older brother", "her brother came to us", "brother came", "block"),
    ("grandad", "her grandad has overheard", "grandad has overheard", "block"),
    ("coach", "his coach is unhappy and says", "coach", "block"),
    ("imam", "the imam spoke to us", "imam spoke", "block"),
    ("imam", "word from the mosque's imam", "imam", "block"),
    ("youth worker", "he let slip to his youth worker", "slip to his youth worker", "block"),
    ("support worker at the hostel", "hostel support worker states", "support worker states", "block"),
    ("cleaner at the hotel", "the hotel cleaner told us", "cleaner told", "block"),
    ("hotel receptionist", "the receptionist noted", "receptionist noted", "block"),
    ("shop worker", "the girl in the shop says", "shop says", "block"),
    ("taxi driver", "a cabbie told us", "cabbie told", "block"),
    ("taxi driver", "her taxi driver reported", "taxi driver reported", "block"),
    ("neighbour", "the lady next door saw", "next door saw", "block"),
    ("neighbour", "neighbours have reported", "neighbours have reported", "block"),
    ("neighbour", "one of the neighbours rang", "neighbours rang", "block"),
    ("lives opposite", "the woman opposite says", "opposite says", "block"),
    ("friend", "her friend told a teacher", "friend told", "block"),
    ("classmate", "a classmate says", "classmate says", "block"),
    ("cousin", "his cousin let us know", "cousin let", "block"),
    ("foster mum", "her foster carer says", "foster carer says", "block"),
    ("ex-girlfriend", "his ex told us", "ex told", "block"),
    ("manager of the arcade", "arcade manager stated", "arcade manager stated", "block"),
    ("volunteer at the food bank", "a volunteer at the food bank said", "volunteer", "block"),
    ("volunteer at the food bank", "someone at the food bank told us", "food bank", "block"),
    ("dance teacher", "her dance teacher has noticed", "dance teacher has noticed", "block"),
    ("social worker", "SW reports", "SW reports", "block"),
    ("school nurse", "passed on by the nurse", "passed on by the nurse", "block"),
    ("ta", "the TA in her class noticed", "TA in her class noticed", "block"),
    ("teacher", "according to her maths teacher", "according to her maths teacher", "block"),
    ("caretaker", "site manager at the school spotted", "site manager", "block"),
    ("lollipop lady", "the lollipop lady saw", "lollipop lady saw", "block"),
    ("security guard at the shopping centre", "shopping centre security say", "security say", "block"),
    ("pharmacist", "the chemist told us", "chemist told", "block"),
    ("vicar", "she spoke to the vicar", "spoke to the vicar", "block"),
    ("coach", "he broke down to his coach", "to his coach", "block"),
    ("counsellor", "in a session with her counsellor she said", "with her counsellor", "block"),
    ("counsellor", "her counsellor was told", "counsellor was told", "block"),
    ("teacher", "She has told a teacher", "told a teacher", "block"),
    ("sister", "her sister showed us the phone", "sister showed", "block"),
    ("aunt", "the information came from her aunt", "aunt", "block"),
    ("aunt", "Kayleigh told her aunt", "told her aunt", "block"),
    ("aunt", "Kayleigh's aunt, Deano's neighbour, says", "aunt", "block"),
    ("foster carer", "carer says", "carer says", "block"),
    ("foster carer", "carers report", "carers report", "block"),
    ("Foster Carer", "FC reports", "FC reports", "block"),
    ("grandmother", "grandma mentioned", "grandma mentioned", "block"),
    ("chaplain", "The chaplain was told", "chaplain was told", "block"),
    ("respite carer", "respite carer flagged it", "carer flagged", "block"),
    ("landlord", "Her landlord let us in", "landlord let", "block"),
    ("mechanic", "a mechanic who fixed the van told us", "mechanic", "block"),
    ("chef", "A chef there says", "chef", "block"),
    ("photographer", "photographer has said", "photographer has said", "block"),
    ("park keeper", "Park keeper reports", "Park keeper", "block"),
    ("bowls club steward", "bowls club steward says", "steward", "block"),
    ("learning mentor", "her learning mentor noticed", "learning mentor noticed", "block"),
    ("guide leader", "Her Guide leader has raised", "Guide leader has raised", "block"),
    ("dog walker", "a dog walker spotted", "dog walker spotted", "block"),
    ("great-aunt", "Her great aunt states", "aunt states", "block"),
    ("grandmother's friend", "a friend of her nan says", "friend", "block"),
    ("friend's mum", "Tilly's mum rang school", "mum rang", "block"),
    ("step-grandmother", "her step-gran told us", "gran told", "block"),
    ("children's home manager", "the home manager states", "home manager states", "block"),
    ("night staff", "night staff report", "night staff report", "block"),
    ("residential manager", "Residential manager reports that", "Residential manager reports", "block"),
    ("youth justice worker", "YJS worker says", "YJS worker says", "block"),
    ("aunt", "Her grandmother says he is 30", "grandmother says", "warn"),
    ("aunt", "Told by the head teacher", "Told by the head teacher", "warn"),
    ("aunt", "The landlord phoned police", "landlord phoned", "warn"),
    ("aunt", "reported by the hotel receptionist", "reported by the hotel receptionist", "warn"),
    ("aunt", "her key worker says", "key worker says", "warn"),
    ("aunt", "A shop assistant overheard them", "shop assistant overheard", "warn"),
    ("aunt", "information from a neighbour", "information from a neighbour", "warn"),
    ("aunt", "she disclosed to her form tutor", "disclosed to her form tutor", "warn"),
    ("aunt", "a taxi driver contacted police", "taxi driver contacted", "warn"),
    ("aunt", "the GP has raised concerns", "GP has raised", "warn"),
    ("aunt", "One of her teachers told us", "teachers told", "warn"),
    ("aunt", "A friend of hers told staff", "friend", "warn"),
    ("aunt", "her dad told police", "dad told", "warn"),
    ("aunt", "the coach noticed bruises", "coach noticed", "warn"),
    ("aunt", "According to his probation officer", "According to his probation officer", "warn"),
    ("aunt", "As per the attendance officer", "attendance officer", "warn"),
    ("aunt", "confided in a dinner lady", "confided in a dinner lady", "warn"),
]

QUIET = [
    ("Her aunt", "Deano told her to get in"),
    ("Her aunt", "he told her"),
    ("Her aunt", "She said he was nice"),
    ("Her aunt", "Vel said so"),
    ("Her aunt", "the taxi driver told her to sit in front"),
    ("Her aunt", "her mum drives a red car"),
    ("Her aunt", "lives with her grandmother"),
    ("Her aunt", "she told her mum she was at Chloe's"),
    ("Her aunt", "Her mum thinks she is at school"),
    ("Her aunt", "Her mum said she could go"),
    ("Her aunt", "picked up by a taxi driver"),
    ("Her aunt", "her friends say he's 25"),
    ("Her aunt", "His aunt's house"),
    ("Her aunt", "stays at her aunt's house on Fridays"),
    ("Her aunt", "lives with her aunt"),
    ("Her aunt", "her cousin was in the car"),
    ("Her aunt", "Her aunt drives a Fiesta."),
    ("Her aunt", "The doctor's surgery is next door"),
    ("Her aunt", "Staff told her to leave"),
    ("Her aunt", "Police saw the car"),
    ("Her aunt", "a doctor prescribed it"),
    ("Her aunt", "his brother works at the garage"),
    ("Her aunt", "her dad is in prison"),
    ("Her aunt", "Her sister is 12"),
    ("Her aunt", "the driver told him to get out"),
    ("Her aunt", "school nurse drop in is on Tuesdays"),
    ("Runs the breakfast club that one of the children goes to", "He waits outside breakfast club."),
    ("aunt", "Her auntie's flat is on the same landing."),
    ("aunt", "The aunt of Deano owns the cafe."),
    ("taxi driver", "She got a taxi home."),
    ("coach", "They went by coach to Leeds"),
    ("neighbour", "the neighbouring street"),
    ("teacher", "School report she is below target."),
    ("nurse", "He nursed a pint."),
    ("grandmother", "She is 14 and lives with her grandmother in Hull."),
    ("mother", "Her mother is Polish."),
    ("mother", "He met her mother once."),
    ("friend", "He friended her on snap."),
    ("social worker", "Has a social worker"),
    ("aunt", "Deano says she owes him."),
    ("aunt", "Dean Foxley told a barman she was 18"),
    ("aunt", "He told the bouncer she was his niece"),
    ("aunt", "The barman told them to leave"),
    ("aunt", "A man asked the receptionist for a key"),
    ("aunt", "her mum doesn't know"),
    ("aunt", "Her mum found £80 in her bag"),
    ("aunt", "Her friend saw her get in"),
    ("aunt", "friends report he is 25"),
    ("aunt", "Her brother said she could stay"),
    ("aunt", "his mum called her a liar"),
    ("aunt", "The landlord gave him a key"),
    ("aunt", "The driver said he'd wait"),
    ("aunt", "The doctor gave her antibiotics"),
    ("aunt", "staff noticed"),
    ("aunt", "He told her dad he'd bring her back by ten"),
    ("aunt", "she told her teacher she had a headache"),
    ("aunt", "The coach told the team to run laps"),
    ("aunt", "his sister called her names"),
    ("aunt", "the police officer told him to move on"),
    ("aunt", "Her dad rang her and she didn't pick up"),
    ("aunt", "Her sister went with her"),
    ("aunt", "she texted her cousin"),
    ("aunt", "the shop assistant sold her vapes"),
    ("aunt", "A teacher took her phone"),
    ("aunt", "He says he is a youth worker"),
    ("aunt", "Claims to be her uncle"),
    ("aunt", "the security guard let them in"),
    ("aunt", "He was with his brother, who drives a van"),
    ("aunt", "She wants to be a hairdresser"),
    ("aunt", "Deano's aunt runs the shop"),
]

SCHOOL_NURSE = [
    ("the nurse says she is", "nurse says", "block"),
    ("nurse at the school noted", "nurse at the school", "block"),
    ("seen by the school nurse", "seen by the school nurse", "block"),
    ("The school nurse is in on Tuesdays", "school nurse", "warn"),
    ("At Ashdown Primary they", "Ashdown Primary", "warn"),
    ("my patient", "my patient", "block"),
    ("she told the school nurse", "told the school nurse", "block"),
    ("when the school nurse asked she cried", "school nurse", "warn"),
]

AGENCIES = [
    ("Kestrel Youth Project", "the KYP minibus", "KYP"),
    ("Kestrel Youth Project", "Kestrel Youth session", "Kestrel Youth"),
    ("StreetLink", "Streetlink session", "Streetlink"),
    ("Ashdown Primary School", "Ashdown Primary", "Ashdown Primary"),
    ("Brindle Court Hotel", "BRINDLE COURT HOTEL", "BRINDLE COURT"),
    ("Swift Cars", "Swift Cars office", "Swift Cars"),
    ("Barnardo's", "Barnardos drop in", "Barnardos"),
    ("Elm Walk-in Centre", "Elm walk in centre", "Elm walk in"),
    ("Police", "police attended", ""),
    ("School", "School said", ""),
    ("Homestead Fostering", "foster carers; a homestead", ""),
    ("Swift Cars", "swift exit; cars", ""),
    ("Phoenix Lettings", "a phoenix tattoo", ""),
    ("Kestrel Youth Project", "a kestrel; young; project", ""),
    ("Children's Services", "children's services were told", ""),
]

ROLES = [
    ("Librarian", "the librarian on Saturdays is the only one there", "librarian"),
    ("School chaplain", "outside the chaplain's room", "chaplain"),
    ("Lifeguard", "only the lifeguard could see", "lifeguard"),
]

FIRST_PERSON = [
    ("I saw him", "I"),
    ("told us", "us"),
    ("my pupil", "my"),
    ("We think", "We"),
    ("our caretaker", "our"),
    ("he gave me his number", "me"),
    ("I've seen", "I've"),
    ("i seen him", "i"),
    ("TOLD ME HE WAS 30", "ME"),
    ("In my view", "my"),
]

NO_FIRST_PERSON = [
    "Year I pupils",
    "Elizabeth I",
    "on the I-94",
    "flew to the US",
    "'I love him' she said",
    '"he told me to get in" she said',
    "She wrote “my baby” on it",
    "a disused coal mine",
    "ID card",
    "WE 12/11",
    "‘I’m at his’",
    "M.E. sufferer",
]

KNOWN = {"names": ("Kayleigh Wrenfield", "Deano", "Vel"), "adults": ("Deano", "Vel")}


@pytest.mark.parametrize("relationship, text, words, action", ATTRIBUTED, ids=lambda one: one)
def test_attribution_blocks_for_this_source_and_warns_for_anybody_else(relationship, text, words, action):
    assert found_in(text, {"relationship": relationship}, KNOWN).covers(words, "attribution", action)


@pytest.mark.parametrize("relationship, text", QUIET, ids=lambda one: one)
def test_a_relation_merely_mentioned_and_people_of_the_report_speaking_are_quiet(relationship, text):
    assert not found_in(text, {"relationship": relationship}, KNOWN)


@pytest.mark.parametrize("text, words, action", SCHOOL_NURSE, ids=lambda one: one)
def test_role_and_agency_warn_and_attribution_by_them_blocks(text, words, action):
    source = {"role": "School nurse", "agency": "Ashdown Primary School"}
    assert found_in(text, source, KNOWN).covers(words, None, action)


@pytest.mark.parametrize("agency, text, words", AGENCIES, ids=lambda one: one)
def test_an_agency_is_found_in_full_and_in_short_and_not_as_plain_words(agency, text, words):
    found = found_in(text, {"agency": agency}, KNOWN)
    assert found.covers(words, "agency", "warn") if words else not found


@pytest.mark.parametrize("role, text, words", ROLES, ids=lambda one: one)
def test_a_role_that_few_people_have_warns(role, text, words):
    assert found_in(text, {"role": role}, KNOWN).covers(words, "role", "warn")


def test_an_agency_that_is_a_place_of_the_report_is_quiet():
    places = {"places": ("Ashdown Primary School, Mill Brow",)}
    assert not found_in("At Ashdown Primary School.", {"agency": "Ashdown Primary School"}, places)


@pytest.mark.parametrize("text, words", FIRST_PERSON, ids=lambda one: one)
def test_first_person_warns(text, words):
    assert found_in(text, {"name": "Not known"}).covers(words, "first_person", "warn")


@pytest.mark.parametrize("text", NO_FIRST_PERSON)
def test_quotations_and_other_meanings_are_no_first_person(text):
    assert not found_in(text, {"name": "Not known"})


def test_in_a_childs_own_words_only_the_source_is_looked_for():
    text = "i went with my mate, the taxi driver told us to wait, my auntie told me he is bad"
    leaks = found_in(text, {"relationship": "aunt"}, quoted=True).leaks
    assert [(leak.what, leak.action) for leak in leaks] == [("attribution", "block")]
