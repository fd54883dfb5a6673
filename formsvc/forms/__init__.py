"""One folder for each form: `answers.py` what it means, `form.py` what it asks and makes, `example.json`.

Forms do not know each other. What two of them share is in `formsvc.core.people` and
`formsvc.formkit.people`.
"""
