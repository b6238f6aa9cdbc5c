"""Errors that a user can cause and mend. Each says what is wrong, where, and what to do.

Each kind has a code, by which it can be looked up (docs/errors.md) and told apart by programs, and a remedy that holds for the
whole kind; the message of a single error often has a closer one.
"""

from typing import ClassVar


def first_line(error: BaseException) -> str:
    """The first line of an error's message, or its kind: what follows are a library's own traces."""
    first = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return " ".join(first.split())[:300]


class DragomanError(Exception):
    """Base of all errors shown to the user as one line."""

    code: ClassVar[str] = "D00"
    general_remedy: ClassVar[str] = "Please report it with the command and what it was given."

    def line(self) -> str:
        """What the user sees on standard error."""
        return f"dragoman: {self} [{self.code}]"


class PageError(DragomanError):
    """A page cannot be read. The other pages go on."""

    code = "D10"
    general_remedy = "Look at the page named; the others were read. Read it again when it is mended: pages already in the record are left alone."

    def __init__(self, origin: str, problem: str, remedy: str = "") -> None:
        self.origin, self.problem, self.remedy = origin, problem, remedy
        super().__init__(f"{origin}: {problem}" + (f" ({remedy})" if remedy else ""))

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str, str]]:
        """Workers send these to the process that counts them."""
        return PageError, (self.origin, self.problem, self.remedy)


class RecordError(DragomanError):
    """The record cannot be opened, read or written."""

    code = "D20"
    general_remedy = (
        "Run dragoman doctor --record FOLDER; a damaged record is mended by dragoman tidy --repair and reading the pages again."
    )


class RecordBusyError(RecordError):
    """Another process wrote to the record at the same time; trying again helps."""

    code = "D21"
    general_remedy = "Run the command again when the other process is done; nothing was half written."


class KnowledgeError(DragomanError):
    """A knowledge or lexicon file is wrong; the message names file and line."""

    code = "D30"
    general_remedy = "Mend the line of the file that the message names; nothing of the file was taken."


class UsageError(DragomanError):
    """The question cannot be answered as asked."""

    code = "D40"
    general_remedy = "Change the question as the message says; dragoman COMMAND --help lists the options."


class InstallationError(DragomanError):
    """Dragoman itself is not whole."""

    code = "D50"
    general_remedy = "Run dragoman doctor; make run sets everything up again."

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} ({remedy})")
