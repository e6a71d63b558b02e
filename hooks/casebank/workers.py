"""Work that is shared out on the processors of the machine."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

R = TypeVar("R")

VARIABLE = "CASEBANK_PROCESSES"
"""The environment variable that sets how many processes share the work."""
_WIDTH = 4
"""How many bytes tell the number of a task."""
MOST = 65_536 // _WIDTH
"""The most tasks at a time."""
_STOPPED = "En av prosessene som bygger, ble stanset. Er det for lite minne? Prøv igjen med {}=1 foran kommandoen."


class WorkerError(Exception):
    """Work that was shared out did not end. The text is bokmål and tells what to do."""


def shared_out(tasks: Sequence[Callable[[], R]]) -> list[R]:
    """Do the tasks, and give what each gives, in their order. The first to be listed are the first to be begun.

    On Linux, and when no other thread runs, as many processes as there are processors share them, this one among them;
    else they are done one after the other. The others inherit all that this one has, so that tasks need not be such that
    they can be sent, but what a task gives must be.

    Raises:
        WorkerError: if a process was killed.
    """
    # A pipe holds 64 kilobytes until somebody reads.
    assert len(tasks) <= MOST
    others = min(_processes(), len(tasks)) - 1
    if others < 1:
        return [task() for task in tasks]
    numbers = _numbers(len(tasks))
    context = multiprocessing.get_context("fork")
    ways = [context.Pipe(duplex=False) for _ in range(others)]
    processes = [context.Process(target=_answer, args=(tasks, numbers, way), daemon=True) for _, way in ways]
    for process in processes:
        process.start()
    for _, way in ways:
        way.close()
    try:
        found = _done(tasks, numbers)
        for answers, _ in ways:
            found |= _received(answers)
    finally:
        os.close(numbers)
        for process in processes:
            process.terminate()
            process.join()
    return [found[number] for number in range(len(tasks))]


def _numbers(count: int) -> int:
    """The numbers of the tasks, in a pipe from which each process takes the next: the system gives none to two."""
    source, target = os.pipe()
    with os.fdopen(target, "wb") as file:
        file.write(b"".join(number.to_bytes(_WIDTH, "big") for number in range(count)))
    return source


def _done(tasks: Sequence[Callable[[], R]], numbers: int) -> dict[int, R]:
    """Do tasks until there are no more."""
    found = {}
    while part := os.read(numbers, _WIDTH):
        number = int.from_bytes(part, "big")
        found[number] = tasks[number]()
    return found


def _answer(tasks: Sequence[Callable[[], Any]], numbers: int, way: Connection) -> None:
    """What another process does: its share of the tasks, and tell what came of them or what went wrong."""
    try:
        way.send(_done(tasks, numbers))
    except Exception as error:
        way.send(error)


def _received(answers: Connection) -> dict[int, Any]:
    try:
        found = answers.recv()
    except EOFError:
        raise WorkerError(_STOPPED.format(VARIABLE)) from None
    if isinstance(found, Exception):
        raise found
    return dict(found)


def _processes() -> int:
    """How many processes may share the work. To copy a process with threads, or on other systems, is not safe."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get(VARIABLE, "")
    return int(wanted) if wanted.isdecimal() else len(os.sched_getaffinity(0))
