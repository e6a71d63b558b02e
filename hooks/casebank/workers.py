"""Work that is shared out on the processors of the machine."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

R = TypeVar("R")


class WorkerError(Exception):
    """Work that was shared out did not end. The text is bokmål and tells what to do."""


VARIABLE = "CASEBANK_PROCESSES"
"""The environment variable that sets how many processes share the work."""

_tasks: Sequence[Callable[[], Any]] = ()
"""What the processes inherit when they are made: tasks need not be such that they can be sent."""


def shared_out(tasks: Sequence[Callable[[], R]]) -> Iterator[R]:
    """Do the tasks, and give what each gives, in their order. The first to be listed are the first to be begun.

    On Linux, and when no other thread runs, in as many processes as there are processors; else one after the other.

    Raises:
        WorkerError: if a process was killed.
    """
    global _tasks  # noqa: PLW0603 - processes inherit only what a module holds
    if _processes() < 2 or len(tasks) < 2:
        yield from (task() for task in tasks)
        return
    _tasks = tasks
    try:
        with ProcessPoolExecutor(_processes(), multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_do, range(len(tasks)))
    except BrokenProcessPool as error:
        message = (
            "En av prosessene som bygger, ble stanset. Er det for lite minne? Prøv igjen med {}=1 foran kommandoen."
        )
        raise WorkerError(message.format(VARIABLE)) from error
    finally:
        _tasks = ()


def _do(number: int) -> Any:
    return _tasks[number]()


def _processes() -> int:
    """How many processes may share the work. To copy a process with threads, or on other systems, is not safe."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get(VARIABLE, "")
    return int(wanted) if wanted.isdecimal() else len(os.sched_getaffinity(0))
