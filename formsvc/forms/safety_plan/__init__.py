"""The safety plan of one child, by one agency or several: answers, forms, and an example.

What each module asks stands in its name; `form.py` puts the steps in order. Nothing here
adds factors up, and no answer comes from an intelligence report.
"""
