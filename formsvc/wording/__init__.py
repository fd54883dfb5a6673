"""Checks of wording: where open text gives the person who told away. Pure: text and facts in, findings out.

Nothing here keeps, logs or repeats what was typed. What counts as a nickname, a relationship, a role or a street
is data (`formsvc/data/leaks_*.toml`), which an agency may edit.
"""
