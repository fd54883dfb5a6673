"""Advice on wording: short forms, words that blame a child, sentences that are hard to follow.

Pure: text and rules in, advice out. Advice never changes, keeps or repeats what was typed. What counts as a short form,
a blaming phrase or a vague time is data (`formsvc/data/words_*.toml`), which an agency may edit.
"""
