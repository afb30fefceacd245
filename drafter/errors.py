"""All errors that Drafter raises for something its user can mend.

An OSError that escapes is reported as the operating system's (`os_reasons`); anything else is a bug, whose
details go to a file (`unforeseen`).
"""


class DrafterError(Exception):
    """Base of Drafter's errors; the text is one Chinese message for the user.

    Wording: where, what is wrong, what to do.
    """


class InputError(DrafterError):
    """The answers file or something typed is wrong: the person who fills in mends it."""


class TemplateError(DrafterError):
    """A manifest or a section file is wrong: the template author mends it."""


class OutputError(DrafterError):
    """A file could not be written or replaced: the place or its rights must change."""
