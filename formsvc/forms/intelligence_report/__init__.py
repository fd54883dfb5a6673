"""The intelligence report. Nothing here is shared with another form, and nothing of it flows into one."""
