"""What can go wrong, in words for the person who has to mend it."""


class QuizError(Exception):
    """A fault with its place and, where one is known, its remedy.

    `message` says what is wrong and what to do; `where` is a file, a `file:line` or a
    `file:line: path` that the reader can open. `str()` gives `where: message`.
    """

    exit_code = 1

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class UsageError(QuizError):
    """The command was called in a way that cannot work: exit code 2."""

    exit_code = 2


class FormatError(QuizError):
    """A file is not what its format promises. `faults` holds every fault found, this one first."""

    def __init__(self, message: str, where: str = "", faults: "tuple[QuizError, ...]" = ()) -> None:
        super().__init__(message, where)
        self.faults: tuple[QuizError, ...] = faults or (self,)
