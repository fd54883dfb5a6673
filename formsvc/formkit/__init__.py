"""What every form is made of: fields, pages, lists of items, form types, and the one door in.

Built on WTForms and Flask-WTF. A form is a page of ordinary fields; its typed answers come
out by way of `read` and nowhere else, whether they were typed into a page or sent as JSON.
Nothing here knows a particular form, the database or Word.
"""
