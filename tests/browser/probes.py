"""What tests ask a page about itself, in JavaScript. Sources: WCAG 2.2, https://www.w3.org/TR/WCAG22/"""

from __future__ import annotations

STOPS = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  // WCAG 2.4.11: what has focus may be covered in part, not wholly.
  const uncovered = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
    const shown = document.elementFromPoint(
      Math.min(Math.max(box.x + box.width * x, 1), innerWidth - 1), Math.min(Math.max(box.y + box.height * y, 1), innerHeight - 1));
    return shown && (element.contains(shown) || shown.contains(element));
  });
  window.stops ??= [];
  const before = window.stops.at(-1);
  window.stops.push(element);
  return {
    what: element.outerHTML.slice(0, 120),
    end: element === document.body || element === document.documentElement,
    visible: element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 0 && box.height > 0,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !uncovered,
    // A link that fills its card has the ring on the layer it lays over it.
    ring: Math.max(...[null, "::before", "::after"].map((part) => getComputedStyle(element, part))
      .map((one) => (one.outlineStyle === "none" ? 0 : parseFloat(one.outlineWidth)))),
    forward: !before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""
"""What has focus: whether it is seen, has a ring, and comes after the stop before it. 2.4.3, 2.4.7 and 2.4.11."""

SMALL_TARGETS = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
    .filter((one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && one.getClientRects().length)
    // What is there for the keyboard alone is pressed by its label.
    .map((one) => (one.classList.contains("kb-visually-hidden") ? one.labels[0] : one))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    // A control that is only for the keyboard and for reading aloud has its label as the target.
    .filter(({ box }) => box.right > 0 && box.bottom + scrollY > 0 && box.width > 1 && box.height > 1);
  const inText = (one) => getComputedStyle(one).display === "inline"
    && [...(one.closest("p, li, dd, dt, td, h1, h2, h3, h4") ?? one).childNodes].some((node) =>
      node !== one && !node.contains?.(one) && node.textContent.trim() !== "");
  // WCAG 2.5.8: 24 px, or so far from the next that a circle of 24 px round each touches no other, or in a sentence.
  const crowded = ({ one, box }) => targets.some((other) => {
    if (other.one === one || other.one.contains(one) || one.contains(other.one)) return false;
    const x = box.x + box.width / 2, y = box.y + box.height / 2, them = other.box;
    const dx = Math.max(them.left - x, 0, x - them.right), dy = Math.max(them.top - y, 0, y - them.bottom);
    return Math.hypot(dx, dy) < 12;
  });
  return targets.filter(({ one, box }) => (box.width < 24 || box.height < 24) && !inText(one) && crowded({ one, box }))
    .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""
"""The targets that are too small and too close to another. 2.5.8."""

MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].flatMap((one) =>
  ["", "::before", "::after"].map((part) => ({ one, style: getComputedStyle(one, part || null) })))
  .filter(({ style }) => /[1-9]/.test(style.transitionDuration + style.animationDuration) || style.scrollBehavior === "smooth")
  .map(({ one }) => one.outerHTML.slice(0, 90))"""
"""What is animated. 2.3.3."""
