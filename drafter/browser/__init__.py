"""The questionnaire in a browser, served to one user on their own computer; decides nothing about answers."""
