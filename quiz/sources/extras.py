"""Readers whose library is an extra: what to say where it is not installed."""

import importlib
from types import ModuleType

from quiz.errors import QuizError


def needed(module: str, extra: str, formats: str, where: str) -> ModuleType:
    """The module, or a fault that names what to install."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise QuizError(f"is {formats}; to read it, install the extra: pip install 'quiz[{extra}]'", where) from error
