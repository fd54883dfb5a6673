"""Guidance as pages and as Word leaflets, both drawn from the same blocks, and where everything of the guide lives.

Markdown comes in by `markdown`, which keeps a short list of what guidance may hold; `inforce` puts in what the data
packs say today; `checks` says what an agency must put right. Nothing here knows forms, pages or the web.
"""
