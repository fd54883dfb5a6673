"""The pages. A view loads, builds the form, validates, makes one call, and redirects.

Every route states who may use it (`access.py`); a route that does not is refused. Nothing
about a case stands in an address, a page title, a cookie or a log. Views are given parts of
the address that the guard has used already, such as the record's id.
"""
