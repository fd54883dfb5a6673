"""What is wrong with the guidance in force, in plain words, for whoever edits it."""

from collections.abc import Collection, Iterator

from formsvc.data.guidance import FOLDER, Guide
from formsvc.data.packs import Packs
from formsvc.guidance.addresses import LINK, LIST, is_outside
from formsvc.guidance.inforce import PRINTABLE, link_named
from formsvc.guidance.markdown import read

BESIDE_A_STEP = 2  # more would push the questions off the page


def faults(packs: Packs, steps: Collection[str]) -> tuple[str, ...]:
    """All that is wrong, each with the file and what to do. `steps` are all there are, as "form/step"."""
    forms = {step.partition("/")[0] for step in steps}
    found = [fault for guide in packs.guides for fault in _faults_of(guide, packs, steps, forms)]
    return (*found, *_crowded(packs))


def _faults_of(guide: Guide, packs: Packs, steps: Collection[str], forms: Collection[str]) -> Iterator[str]:
    place = f"{FOLDER}/{guide.slug}.md"
    for objection in read(guide.text).objections:
        yield f"{place}, line {objection.line + guide.first_line - 1}: {objection.message}"
    for href in dict.fromkeys(run.href for block in read(guide.text).blocks for run in block.runs if run.href):
        if not _leads_somewhere(href, packs, forms):
            yield f"{place}: the link to {href} leads nowhere. Take it out or change it."
    for step in guide.steps:
        if step not in steps:
            yield f"{place}: there is no step “{step}”. Take it out of “steps”."


def _leads_somewhere(href: str, packs: Packs, forms: Collection[str]) -> bool:
    if href.startswith(LINK):
        entry = link_named(href, packs)
        return entry is not None and is_outside(entry.url)
    if href.startswith(LIST):
        return href.removeprefix(LIST) in PRINTABLE.keys() & packs.lists.keys()
    if href.startswith("/#"):
        return href.removeprefix("/#") in forms
    slug = href.removeprefix("/guidance/")
    return slug in ("", href) or packs.guide(slug) is not None


def _crowded(packs: Packs) -> Iterator[str]:
    for step in dict.fromkeys(step for guide in packs.guides for step in guide.steps):
        beside = packs.guides_beside(*step.split("/"))
        if len(beside) > BESIDE_A_STEP:
            names = ", ".join(guide.slug for guide in beside)
            most = f"more than {BESIDE_A_STEP} guides stand beside “{step}”"
            yield f"{FOLDER}: {most}: {names}. Take the step out of one."
