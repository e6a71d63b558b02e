"""A page as one meets it who has no mouse: nothing is reached but by Tab."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FAR = 120
"""More stops than there are on the way to anything."""


class Keyboard:
    """The keys of one tab. What is to be used must first get focus, and show that it has it."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.press = tab.keyboard.press
        self.type = tab.keyboard.type

    def to(self, wanted: Locator, *, back: bool = False) -> None:
        """Go on, or back, until the control has focus."""
        focused = wanted.and_(self.tab.locator(":focus"))
        for _ in range(FAR):
            self.press("Shift+Tab" if back else "Tab")
            if focused.count():
                assert self.tab.evaluate("document.activeElement.matches(':focus-visible')")
                return
        raise AssertionError(f"never came to {wanted}")

    def write(self, wanted: Locator, text: str) -> None:
        """Go on to a field and type."""
        self.to(wanted)
        self.type(text)

    def choose(self, wanted: Locator, key: str = "Enter", *, back: bool = False) -> None:
        """Go on, or back, to a button, a link or a box, and press it."""
        self.to(wanted, back=back)
        self.press(key)

    def pick(self, wanted: Locator, *names: str) -> None:
        """Go on to a list, and find in it by typing the beginning of each name."""
        self.to(wanted)
        for name in names:
            self.type(name)
            expect(self.tab.get_by_role("option").first).to_be_visible()
            self.press("ArrowDown")
            self.press("Enter")
            expect(self.tab.get_by_role("listbox")).to_have_count(0)
