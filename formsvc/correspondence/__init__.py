"""E-mail as bytes: a draft that a person's own program opens, looks over and sends.

Pure: no network, no files, no clock; the same draft gives the same bytes. Nothing is sent from
here. What was typed never becomes part of a header's structure: `guards` refuse what could,
`draft` writes, and `recheck` reads the result again before anybody is handed it.
"""
