"""Errors that a user can cause and mend. Each says what is wrong, where, and what to do."""


class DragomanError(Exception):
    """Base of all errors shown to the user as one line."""


class PageError(DragomanError):
    """A page cannot be read. The other pages go on."""

    def __init__(self, origin: str, problem: str, remedy: str = "") -> None:
        self.origin, self.problem, self.remedy = origin, problem, remedy
        super().__init__(f"{origin}: {problem}" + (f" ({remedy})" if remedy else ""))


class RecordError(DragomanError):
    """The record cannot be opened, read or written."""


class RecordBusyError(RecordError):
    """Another process wrote to the record at the same time; trying again helps."""


class KnowledgeError(DragomanError):
    """A knowledge or lexicon file is wrong; the message names file and line."""


class UsageError(DragomanError):
    """The question cannot be answered as asked."""


class InstallationError(DragomanError):
    """Dragoman itself is not whole."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} ({remedy})")
