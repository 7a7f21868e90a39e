"""Work spread over processes through the standard Executor interface; one job runs in this process, with the same results."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, NamedTuple, TypeVar

_AT_MOST = 61  # what Windows waits for at once

A = TypeVar("A")
B = TypeVar("B")


class Serial(Executor):
    """Runs each task at once, where it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


_KNOWN = Serial()


def executor(jobs: int, initializer: Callable[..., None] | None = None, initargs: tuple[Any, ...] = ()) -> Executor:
    """Processes for two jobs or more. Ctrl-C reaches this process alone, which then cancels what is not begun."""
    if jobs > 1:
        return ProcessPoolExecutor(min(jobs, _AT_MOST), initializer=_start, initargs=(initializer, initargs))
    if initializer:
        initializer(*initargs)
    return Serial()


def _start(initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if initializer:
        initializer(*initargs)


class Done(NamedTuple):
    """A task whose result is known: it takes its place among the others."""

    result: Any


def in_order(pool: Executor, work: Callable[[A], B], tasks: "Iterable[A | Done]", ahead: int) -> Iterator[B]:
    """Results in the order of the tasks, with at most so many tasks waiting: neither side piles up."""
    waiting: deque[Future[B]] = deque()
    try:
        for task in tasks:
            waiting.append(_KNOWN.submit(lambda result: result, task.result) if isinstance(task, Done) else pool.submit(work, task))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
