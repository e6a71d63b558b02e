"""QR codes are read as what they were made of."""

from __future__ import annotations

import re

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from casebank.compile.qr import qr

_SITE = "https://ks-no.github.io/samskapingsbanken/cases/"
_SCALE = 4
_ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=60)


def _read(address: str) -> str:
    code = qr(address)
    image = Image.new("L", (code["size"] * _SCALE,) * 2, 255)
    place, line = 0, 0
    for move, numbers in re.findall(r"([Mmh])([\d. ]+)", code["path"]):
        parts = [float(number) for number in numbers.split()]
        if move == "M":
            place, line = int(parts[0]), int(parts[1])
        elif move == "m":
            place += int(parts[0])
        else:
            width = int(parts[0])
            image.paste(0, (place * _SCALE, line * _SCALE, (place + width) * _SCALE, (line + 1) * _SCALE))
            place += width
    found = zxingcpp.read_barcodes(image)
    return found[0].text if found else ""


@given(st.lists(_ids, min_size=1, max_size=4))
def test_a_code_leads_to_its_address(ids: list[str]) -> None:
    # Codes are made from one another, so that it matters that there are several, and of the same length.
    for one in ids:
        for address in (f"{_SITE}{one}/", f"{_SITE}{one[::-1]}/"):
            assert _read(address) == address
