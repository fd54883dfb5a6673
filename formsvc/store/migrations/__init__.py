"""How the tables came to be, step by step, with Alembic.

The rule of this folder: a migration that was released is never changed; a new one is added.
`open_database` runs them at every start. A test holds them against the models.
"""
