"""The garbage collector, told when there is nothing for it to find."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def all_so_far_is_kept() -> Iterator[None]:
    """Let the collector search only what is made from now on, for as long as the block or function lasts.

    To go through a whole bank would touch all of it, and give each process that shares the work a copy of its own.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Keep the collector from searching for as long as the block or function lasts.

    A bank is a great many small objects that all live on, so that to go through them time and again
    finds nothing, and takes half as long as making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Frozen and thawed, all that was made counts as old, and is not gone through at once after all.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
