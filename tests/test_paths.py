"""Ways from one place in the site to another."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from casebank.paths import relative

paths = st.lists(st.sampled_from(("a", "b", "cases", "x.md")), max_size=4).map("/".join)


@given(paths, paths)
def test_the_way_is_that_of_the_standard_library(path: str, folder: str) -> None:
    assert relative(path, folder) == posixpath.relpath(path or ".", folder or ".")
