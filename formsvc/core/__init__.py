"""The words of the trade: pure values and rules.

Nothing here knows Flask, a database, Word or the file system. A value object raises when
it is given something it cannot mean; other layers turn that into words on a page.
"""
