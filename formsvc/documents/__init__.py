"""Word: templates in, filled documents out, as bytes.

The only place that knows what a .docx is made of, and the only importer of docxtpl. Callers
need `template.Template`, and `inspect` to look into what came out. No answer is stored,
logged or quoted in an error here; what may leave a Word file is an allow-list (`package`).
"""
