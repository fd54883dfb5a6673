"""The pages on places and on vehicles nobody can be named for."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, line, postcode, prose
from formsvc.formkit.people import VehicleForm
from formsvc.forms.intelligence_report.answers import Location, SeenVehicle


class LocationForm(PageForm):
    """A place on the ground, or one on the internet."""

    answers_type = Location
    more = ("routes", "travel", "licensed", "landmark", "callers", "usernames", "how_used")
    more_title = "More about this place"

    kind = choice("Can one go there, or is it online?", "place_kinds")
    name = line(
        "Name of the place",
        hint="The name people use for it. For an online place, the name of the room, group or page.",
    )
    address = prose("Address", hint="Or how to find it.", rows=3)
    postcode = postcode("Postcode")
    room = line("Which room or part of it?", hint="For example the flat above the shop, or room 12.")
    attended = prose("Dates and times", hint="When people were there, and how often.", rows=3)
    present = prose("Who was there?", rows=3)
    paid_for = prose("How was it paid for?", hint="Who paid, how, and in whose name it was booked.", rows=3)
    routes = prose("Which routes lead there?", hint="Bus or train lines, roads, short cuts.", rows=3)
    travel = prose("How do people travel there?", hint="On foot, by taxi, lifts in cars; who pays.", rows=3)
    licensed = choice(
        "Is it licensed premises?", "yes_no", hint="A pub, an off-licence, a hotel bar, a late-night takeaway."
    )
    landmark = line("Landmark nearby", hint="What would somebody look for?")
    callers = prose("Unusual or regular callers", hint="Who comes, how often, how long they stay.", rows=3)
    platform = line("Online: platform", hint="The site, game or app.")
    web_address = line("Online: web address")
    usernames = line("Online: user names", hint="Who uses which name there.")
    how_used = prose(
        "Online: how is the platform used?", hint="For example private chats, live video, trading in a game.", rows=3
    )


class SeenVehicleForm(PageForm):
    """A vehicle that cannot be put to a named person: the questions asked of any vehicle, and who used it."""

    answers_type = SeenVehicle
    registration = VehicleForm.registration
    make = VehicleForm.make
    model = VehicleForm.model
    colour = VehicleForm.colour
    marks = VehicleForm.marks
    when_seen = VehicleForm.when_seen
    used_by = prose("Who used it?", hint="Driver and passengers: what they look like, if that is all you know.", rows=3)
    used_when = line("When did they use it?", hint="Dates, days of the week, times.")
    used_where = prose("Where was it?", hint="Where it waits, where it goes, in which direction it left.", rows=3)
