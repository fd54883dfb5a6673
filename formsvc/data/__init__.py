"""Data packs: everything an agency may want to say differently, as TOML it can edit.

Levels, factors, agenda items, lists of choices, recipients, links and telephone numbers are
data, each with an owner and the date it was last checked. `packs.py` reads them; nothing
else in this folder is code.
"""
