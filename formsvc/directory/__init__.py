"""The directory of services: whom each is for, who may refer, when it is open. Pure: entries in, words out.

Nothing here ranks, scores or hides: services stay in the order of their file, emergency lines first. What the file does
not say is not known, and the words say so.
"""
