"""The processes of a batch, and how Ctrl-C ends it: no new record is begun, those being made are finished."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from formsvc.batch.worker import Job, start


@contextmanager
def processes(job: Job, workers: int) -> Iterator[Executor]:
    """That many processes, which Ctrl-C does not reach. Each is a fresh one, as on every system."""
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=start, initargs=(job,))
    with _at_interrupt(signal.SIG_IGN):  # new processes inherit it, before they can say so themselves
        for _ in range(workers):
            executor.submit(os.getpid)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed, to be asked; pressed once more it ends everything at once, as usual."""
    pressed: list[int] = []

    def press(number: int, _frame: Any) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    with _at_interrupt(press):
        yield lambda: bool(pressed)


@contextmanager
def _at_interrupt(handler: Any) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
