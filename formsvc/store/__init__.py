"""Where records are kept, sealed: the only place that knows a database.

The rule of this folder: what somebody typed is written to disk sealed, and no other way. Plain
columns hold ids, slugs, counts and times. What is restricted lies in its own table (`vault`)
under its own key, joined to its record by a random reference alone; without that key the rest
goes on working and the vault stays closed. Every call names the user who acts, and another
user's record does not exist for them. The same models and migrations serve SQLite and
PostgreSQL; what only SQLite understands stands in `database.py`. Nothing here knows Flask,
a form or Word.
"""
