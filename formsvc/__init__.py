"""formsvc: form filling and Word paperwork for people who protect children in the UK."""
