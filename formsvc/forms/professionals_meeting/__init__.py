"""The professionals' meeting about one child: answers, forms, and an example.

What each module asks stands in its name; `form.py` puts the steps in order. One record serves
before and after the meeting: it makes the agenda, then the minutes. No answer comes from an
intelligence report, and none may be copied here from one.
"""
