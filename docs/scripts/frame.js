/**
 * Every page: opens search as a dialog, lets the menu be closed with Escape, and lets wide tables be scrolled from
 * the keyboard. The page works without this script.
 */

/** @type {Promise<{openSearch: () => void}> | undefined} */
let dialog;

/**
 * Opens the search dialog. If there is no index (while pages are being written, say), goes to the search page.
 *
 * @param {HTMLAnchorElement} link The link to the search page.
 * @returns {Promise<void>}
 */
async function search(link) {
  try {
    dialog ??= import("./search-dialog.js").then((module) => module.prepare(link));
    (await dialog).openSearch();
  } catch {
    dialog = undefined;
    location.assign(link.href);
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {void}
 */
function upgradeSearchLink(link) {
  if (document.querySelector("[data-kb-search-page]")) return;
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  link.addEventListener("click", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void search(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey || event.ctrlKey === event.metaKey) return;
    event.preventDefault();
    void search(link);
  });
}

/**
 * @param {HTMLDetailsElement} menu
 * @returns {void}
 */
function upgradeMenu(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}

/**
 * A table that scrolls must be reachable from the keyboard; one that does not should not be a stop on the way.
 *
 * @param {Element[]} areas Tables and blocks of code.
 * @returns {void}
 */
function watchScrolling(areas) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const area of areas) observer.observe(area);
}

const link = document.querySelector("a[data-kb-search-link]");
if (link instanceof HTMLAnchorElement && "HTMLDialogElement" in window) upgradeSearchLink(link);

const menu = document.querySelector("details.kb-menu");
if (menu instanceof HTMLDetailsElement) upgradeMenu(menu);

watchScrolling([...document.querySelectorAll(".kb-article table, .kb-article pre > code")]);
