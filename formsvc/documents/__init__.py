"""Word: templates in, filled documents out, as bytes.

The only place that knows what a .docx is made of, and the only importer of docxtpl. Callers need
`template.compile_template`, `template.Template.fill` and `inspect.inspect`. To follow a template on its
way, read `package` (what may travel), `gate` (what may not), `tags` (what was typed), `compiler` with
`expressions` (what it means), `shape` (why it stays well-formed), `printing` and `archive` (filling it).
No answer is stored, logged or quoted in an error here.
"""
