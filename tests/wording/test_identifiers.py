"""Telephone, e-mail, user name and address of the person who told, however they are written."""

import pytest

from tests.wording.scoring import found_in

TELEPHONES = [
    ("07700 900123", "Ring 07700900123 now", "07700900123"),
    ("07700 900123", "+44 7700 900123", "+44 7700 900123"),
    ("07700 900123", "0044 (0)7700-900-123", "7700-900-123"),
    ("07700 900123", "on 077 00 90 01 23", "077 00 90 01 23"),
    ("07700 900123", "(07700) 900.123", "900.123"),
    ("07700 900123", "O77OO 9OO123", "O77OO 9OO123"),
    ("07700 900123", "ends 900123", "900123"),
    ("07700 900123", "the one ending 900 123", "900 123"),
    ("07700 900123", "ending -0123 no 900123.", "900123"),
    ("07700 900123", "07700 900 122 and 07700 900 123", "07700 900 123"),
    ("07700 900123", "oh double seven double oh nine double oh one two three", "double seven"),
    ("07700 900123", "٠٧٧٠٠٩٠٠١٢٣", "٠٧٧٠٠٩٠٠١٢٣"),
    (
        "07700 900123",
        "\uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13",
        "\uff19\uff10\uff10\uff11\uff12\uff13",
    ),
    ("07700 900123", "07700/900123", "07700/900123"),
    ("07700 900123", "tel:07700_900_123", "900_123"),
    ("07700 900123", "0 7 7 0 0 9 0 0 1 2 3", "0 7 7 0 0"),
    ("07700 900123", "07700\n900123", "900123"),
    ("07700 900123", "07700 900124", ""),
    ("07700 900123", "at 22.40 on 12/11/2026 YK19 ABC £900, 123 times", ""),
    ("07700 900123", "020 7946 0123", ""),
    ("07700 900123", "IMEI 356938035643809", ""),
    ("07700 900123", "07700 900 and 123", "07700 900 and 123"),
    ("07700 900123", "crime ref 2609001", ""),
    ("07700 900123", "on 07700 900 then 123 after six", "07700 900 then 123"),
    ("07700 900123", "07700\n900\n123", "07700\n900\n123"),
    ("07700 900123", "ends nine double oh one two three", "nine double oh one two three"),
    ("07700 900123", "07700 nine hundred one two three", "07700 nine hundred one two three"),
    ("07700 900123", "07700 900 (then) 123", "07700 900 (then) 123"),
    ("07700 900123", "plus 44 7700 900 123", "44 7700 900 123"),
    ("07700 900123", "first 07700 then 900 and then 123", "07700 then 900 and then 123"),
    ("07700 900123", "owes 900 and another 123", ""),
    ("07700 900123", "paid 900 then 123", ""),
    ("07700 900123", "room 123, 900 paid", ""),
    ("07700 900123", "at nine hundred hours one two three", ""),
    ("07700 900123", "07700 900122 then 123", ""),
    ("020 7946 0123 (work) or 07700 900456", "02079460123", "02079460123"),
    ("020 7946 0123 (work) or 07700 900456", "7700 900456", "7700 900456"),
    ("020 7946 0123 (work) or 07700 900456", "7946 0123", "7946 0123"),
]

EMAILS = [
    ("jo.bloggs62@mail.example", "jo.bloggs62@mail.example", "jo.bloggs62@mail.example"),
    ("jo.bloggs62@mail.example", "jo . bloggs62 @ mail . example", "jo . bloggs62 @"),
    ("jo.bloggs62@mail.example", "jo dot bloggs62 at mail dot example", "jo dot bloggs62 at"),
    ("jo.bloggs62@mail.example", "jo.bloggs62 (at) mail (dot) example", "jo.bloggs62"),
    ("jo.bloggs62@mail.example", "jo.bloggs62[at]mail.example", "jo.bloggs62"),
    ("jo.bloggs62@mail.example", "JO.BLOGGS62@MAIL.EXAMPLE", "JO.BLOGGS62"),
    ("jo.bloggs62@mail.example", "jobloggs62 @mail.example", "jobloggs62"),
    ("jo.bloggs62@mail.example", "just jo.bloggs62", "jo.bloggs62"),
    ("jo.bloggs62@mail.example", "jo_bloggs62", "jo_bloggs62"),
    ("jo.bloggs62@mail.example", "mailto:jo.bloggs62@mail.example", "jo.bloggs62"),
    ("jo.bloggs62@mail.example", "jo.bloggs@mail.example", "jo.bloggs@mail.example"),
    ("jo.bloggs62@mail.example", "jo-bloggs62 at mail", "jo-bloggs62 at mail"),
    ("jo.bloggs62@mail.example", "jobloggs by e-mail", "jobloggs"),
    ("jo.bloggs62@mail.example", "Jo Bloggs", ""),
    ("info@kestrel.example", "For more info see reception. info@other.example", ""),
    ("rose@kestrel.example", "A rose.", ""),
    ("rose@kestrel.example", "write to rose at kestrel dot example", "rose at kestrel"),
]

USERNAMES = [
    ("night_owl_77", "@night_owl_77", "night_owl_77"),
    ("night_owl_77", "night owl 77", "night owl 77"),
    ("night_owl_77", "NightOwl77", "NightOwl77"),
    ("night_owl_77", "night.owl.77", "night.owl.77"),
    ("night_owl_77", "n i g h t o w l 7 7", "n i g h t"),
    ("night_owl_77", "night-owl-77", "night-owl-77"),
    ("night_owl_77", "nightowl_77's story", "nightowl_77"),
    ("sunshine", "They sat in the sunshine. Sunshine Cafe.", ""),
    ("sunshine", "blocked @sunshine yesterday", "sunshine"),
    ("sunshine", "on snap as sunshine", "sunshine"),
    ("blue_moon", "once in a blue moon he visits", ""),
    ("blue_moon", "blue_moon liked it", "blue_moon"),
    ("Snapchat: kezza.b99", "kezza b99 saw the story", "kezza b99"),
    ("https://instagram.com/kezza.b99", "kezzab99 saw the story", "kezzab99"),
    ("midnight", "messages came from midnight on discord", "midnight"),
    ("midnight", "when Midnight posted it", "Midnight"),
    ("bluebird", "added bluebird on snap", "bluebird"),
    ("blue_bird", "Blue_Bird saw it", "Blue_Bird"),
    ("vinyl_queen", "vinyl queen liked it", "vinyl queen"),
    ("lucyw_07", "LUCYW07", "LUCYW07"),
    ("lucyw_07", "lucy w 07", "lucy w 07"),
    ("lucyw_07", "lucyw-07", "lucyw-07"),
    ("jb.x92", "jbx92", "jbx92"),
    ("jb.x92", "j b x 9 2", "j b x 9 2"),
    ("@the_real_dave_p (insta)", "the real dave p", "the real dave p"),
    ("night owl", "NightOwl replied", "NightOwl"),
    ("midnight", "at midnight on Sunday. Midnight feast. After midnight he rang", ""),
    ("bluebird", "a bluebird tattoo on her arm", ""),
    ("lucyw_07", "lucas_w07 and lucy_w70", ""),
    ("night_owl_77", "on snap as night_owl", "night_owl"),
    ("night_owl_77", "a night owl by nature", ""),
    ("kezzab99", "kezzab sent it", "kezzab"),
    ("dunkirk88", "went to Dunkirk", ""),
    ("star", "star jumps; a star on the door. Stars.", ""),
    ("shadow", "Shadow of a man. his shadow on the wall", ""),
    ("queenbee", "she is the queen bee of the group", ""),
]

ADDRESSES = [
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "at 14 Kestrel Road", "14 Kestrel Road"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "14 kestrel rd", "14 kestrel rd"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "14, Kestrel Rd.", "14, Kestrel Rd"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "No 14 Kestrel Road", "14 Kestrel Road"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "Kestrel Road", "Kestrel Road"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "kestrel rd", "kestrel rd"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "ZZ993VZ", "ZZ993VZ"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "zz99  3vz", "zz99  3vz"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "number 14 Kestrel", "14 Kestrel"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "14 Kestral Road", "14 Kestral Road"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "ZZ99-3VZ", "ZZ99-3VZ"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "KESTREL ROAD, NUMBER 14", "KESTREL ROAD"),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "In Ashdown town centre", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "14 people on the road", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "Kestrel House", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "the kestrel", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "ZZ99 4VZ", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "Kestrel Way", ""),
    ("14 Kestrel Road, Ashdown, ZZ99 3VZ", "40 Kestrel Road", ""),
    ("The Old Forge\nMill Brow\nHebble", "up at old forge", "old forge"),
    ("The Old Forge\nMill Brow\nHebble", "along Mill Brow", "Mill Brow"),
    ("Flat 3, 9-11 Hop Yard, ZZ99 1AA", "9-11 Hop Yd", "9-11 Hop Yd"),
    ("22 High Street", "22 High St", "22 High St"),
    ("22 High Street", "on the High Street. 25 High Street", ""),
    ("23b The Crescent, ZZ99", "23B The Crescent", "23B The Crescent"),
    ("12 St James's Square", "St James Square", "James Square"),
    ("12 Fernside Road, Denby ZZ99 3VZ", "parks along Fernside with lights off", "Fernside"),
    ("12 Fernside Road, Denby ZZ99 3VZ", "no12 fernside rd", "fernside rd"),
    ("12 Fernside Road, Denby ZZ99 3VZ", "12 Fernside", "12 Fernside"),
    ("12 Fernside Road Denby ZZ99 3VZ", "12, Fernside Road", "12, Fernside Road"),
    ("Hillcrest, Mill Lane, Denby", "the track past Hillcrest", "Hillcrest"),
    ("Flat 2, 31 St Mary's Terrace, ZZ99 1AA", "31 St Marys Terr", "31 St Marys Terr"),
    ("Flat 2, 31 St Mary's Terrace, ZZ99 1AA", "flat 2, 31 St. Mary’s Terrace", "31 St. Mary’s Terrace"),
    ("The Bungalow, Church Lane, Denby", "the bungalow on Church Lane", "Church Lane"),
    ("15 Station Road", "15 Station Rd", "15 Station Rd"),
    ("2/1, 40 Byres Road", "40 Byres Rd", "40 Byres Rd"),
    ("7 The Green", "7 the green", "7 the green"),
    ("Apartment 12, Quayside House, Dock Street", "quayside house", "quayside house"),
    ("8a Lime Grove", "8A Lime Gr", "8A Lime Gr"),
    ("118 Old Mill Lane", "118 Old Mill Ln", "118 Old Mill Ln"),
    ("118 Old Mill Lane", "one hundred and eighteen Old Mill Lane", "Old Mill Lane"),
    ("9 Corn Mill Court, ZZ99 5TT", "ZZ99 5TT", "ZZ99 5TT"),
    ("9 Corn Mill Court, zz995tt", "ZZ99-5TT", "ZZ99-5TT"),
    ("12 Fernside Road, Denby ZZ99 3VZ", "Fernside Primary; Denby; ZZ99; room 12; 12 girls", ""),
    ("7 The Green", "on the green outside; village green", ""),
    ("15 Station Road", "at the station; the road; 15 minutes", ""),
    ("Rose Cottage, Back Lane, Elsby", "cottage pie; a back lane; rose", ""),
    ("3 Park View", "nice view of the park", ""),
    ("5 High Street, Denby", "shops on Denby High Street", ""),
    ("52a Kiln Street, Ashbeck", "by fifty-two A Kiln Street", "fifty-two A Kiln Street"),
    ("52a Kiln Street", "52 A Kiln St", "52 A Kiln St"),
    ("Narrowboat Marigold, Lock 12, Cutts Wharf", "on the narrow boat Marigold", "narrow boat Marigold"),
    ("Brindle Cottage, Tanyard Lane", "behind Brindle Cott. and was", "Brindle Cott"),
    ("9 Cornmill Court", "9 Corn Mill Court", "9 Corn Mill Court"),
    ("9 Corn Mill Court", "Cornmill Ct", "Cornmill Ct"),
    ("118 Old Mill Lane", "one hundred and eighteen Oldmill Lane", "Oldmill Lane"),
    ("14 Kestrel Road", "fourteen Kestrel Rd", "fourteen Kestrel Rd"),
    ("14 Kestrel Road", "forty Kestrel Road", ""),
    ("The Old Forge, Mill Brow", "the oldforge", "oldforge"),
    ("Hill Crest, Mill Lane", "past Hillcrest", "Hillcrest"),
    ("Seaview House, Mill Lane", "Sea View Hse", "Sea View Hse"),
    ("Lower Fold Farm, Gib Lane", "Lower Fold Fm.", "Lower Fold Fm"),
    ("Lower Fold Farm, Gib Lane", "Kayleigh saw a lower fold on the farm", ""),
]


def check(what, value, text, words):
    found = found_in(text, {what: value})
    assert found.covers(words, what, "block") if words else not found


@pytest.mark.parametrize("number, text, words", TELEPHONES, ids=lambda one: one)
def test_a_telephone_number_is_found_in_any_spacing_and_only_that_number(number, text, words):
    check("telephone", number, text, words)


@pytest.mark.parametrize("email, text, words", EMAILS, ids=lambda one: one)
def test_an_email_address_is_found_spaced_or_spelt_out(email, text, words):
    check("email", email, text, words)


@pytest.mark.parametrize("username, text, words", USERNAMES, ids=lambda one: one)
def test_a_user_name_is_found_with_its_marks_changed_and_not_where_it_is_a_word(username, text, words):
    check("username", username, text, words)


@pytest.mark.parametrize("address, text, words", ADDRESSES, ids=lambda one: one)
def test_an_address_is_found_in_its_telling_parts(address, text, words):
    check("address", address, text, words)


def test_what_the_report_says_of_its_own_people_and_places_is_quiet():
    source = {
        "telephone": "07700 900123",
        "email": "kezza@post.example",
        "username": "kezza.b99",
        "address": "14 Kestrel Road, Ashdown, ZZ99 3VZ",
    }
    text = "Kayleigh: 07700900123, kezza@post.example, kezza.b99, 14 Kestrel Rd, ZZ99 3VZ"
    known = {
        "telephones": ("+44 7700 900123",),
        "emails": ("Kezza@post.example",),
        "usernames": ("@kezza.b99",),
        "places": ("14 Kestrel Road\r\nAshdown\r\nZZ993VZ",),
    }
    assert not found_in(text, source, known)
    assert {leak.what for leak in found_in(text, source).leaks} == {"telephone", "email", "username", "address"}


def test_one_telephone_number_has_one_key_however_its_beginning_is_written():
    forms = (
        "07700 900123",
        "+44 7700 900123",
        "0044 7700-900-123",
        "oh double seven double oh nine double oh one two three",
    )
    keys = {leak.key for text in forms for leak in found_in(f"Ring {text}.", {"telephone": "07700 900123"}).leaks}
    assert len(keys) == 1
