"""The garbage collector, told when there is nothing for it to find."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


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
