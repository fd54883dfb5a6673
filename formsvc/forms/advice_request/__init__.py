"""A request for advice that does not say which child it is about, and the record of what was decided.

No question asks for a name, a date of birth, an address, a school or a reference.
"""
