"""What each command does: reads what it needs, writes files, prints what was done.

A module a command, with its arguments (`add`) and what it runs. Each imports only what it
needs when it runs: a render loads neither the questionnaire nor python-docx. Rules live in
the modules they call.
"""
