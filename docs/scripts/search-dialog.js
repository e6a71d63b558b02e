/**
 * Search from any page: a dialog with the best results of each kind. Loaded when somebody first opens it.
 */

import { openIndex } from "./search-index.js";
import { cards, counted, make, nothingFound, state, whileTyping } from "./search-parts.js";

/** @typedef {import("./search-index.js").Hit} Hit */

const FETCHED = 24;
const SHOWN = 4;

/** @type {{title: string, holds: (hit: Hit) => boolean}[]} */
const GROUPS = [
  { title: "Caser", holds: (hit) => hit.type === "case" },
  { title: "Nøkler", holds: (hit) => hit.type === "key" },
  { title: "Metoder og veiledning", holds: (hit) => hit.type !== "case" && hit.type !== "key" },
];

/**
 * Makes the dialog once the index is known to be there.
 *
 * @param {HTMLAnchorElement} link The link to the search page, which also knows where the index is.
 * @returns {Promise<{openSearch: () => void}>}
 */
export async function prepare(link) {
  const folder = link.dataset.pagefind ?? "";
  const root = new URL("../", new URL(folder, document.baseURI));
  const index = await openIndex(folder);

  const field = make("input", {
    class: "kb-search-form__input",
    id: "kb-dialog-q",
    name: "q",
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const close = make("button", { class: "kb-dialog__close", type: "button" }, "Lukk");
  const form = make(
    "form",
    { action: link.href, method: "get", role: "search", "aria-label": "Søk i hele banken" },
    make("label", { class: "kb-search-form__label", for: "kb-dialog-q" }, "Søk i caser, nøkler og veiledning"),
    make(
      "div",
      { class: "kb-search-form__row" },
      field,
      make("button", { class: "kb-button", type: "submit" }, "Søk"),
    ),
  );
  const count = make("p", { class: "kb-dialog__count", role: "status" });
  const results = make("div", { class: "kb-dialog__results" });
  const dialog = make(
    "dialog",
    { class: "kb-dialog", "aria-labelledby": "kb-dialog-title" },
    make(
      "div",
      { class: "kb-dialog__head" },
      make(
        "div",
        { class: "kb-dialog__bar" },
        make("h2", { class: "kb-dialog__title", id: "kb-dialog-title" }, "Søk"),
        close,
      ),
      form,
    ),
    make("div", { class: "kb-dialog__body" }, count, results),
  );
  document.body.append(dialog);

  const typing = whileTyping(field, async (text, isNewest) => {
    if (!text) {
      count.textContent = "";
      results.replaceChildren(state(["Skriv ett eller flere ord, for eksempel «ungdom» eller «nærmiljø»."]));
      return;
    }
    count.textContent = "Søker …";
    try {
      const found = await index.find(text);
      const hits = await found.load(0, FETCHED);
      if (!isNewest()) return;
      count.textContent = counted(found.count, text);
      if (found.count === 0) {
        results.replaceChildren(nothingFound(root));
        return;
      }
      const all = new URL(link.href);
      all.searchParams.set("q", text);
      results.replaceChildren(
        ...GROUPS.flatMap((group) => grouped(group.title, hits.filter(group.holds))),
        make("a", { class: "kb-dialog__all", href: all.href }, `Se alle ${found.count} treff`),
      );
    } catch {
      if (!isNewest()) return;
      count.textContent = "";
      results.replaceChildren(
        state([make("strong", {}, "Noe gikk galt under søket.")], ["Sjekk nettforbindelsen og prøv igjen."]),
      );
    }
  });

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(dialog, field, event);
    }
  });

  return {
    openSearch() {
      if (dialog.open) return;
      const before = document.activeElement;
      dialog.addEventListener(
        "close",
        () => (before instanceof HTMLElement && before !== document.body ? before : link).focus(),
        { once: true },
      );
      dialog.showModal();
      field.focus();
      field.select();
      typing.now();
    },
  };
}

/**
 * @param {string} title
 * @param {Hit[]} hits
 * @returns {Node[]}
 */
function grouped(title, hits) {
  if (hits.length === 0) return [];
  return [make("h3", { class: "kb-dialog__group" }, title), cards(hits.slice(0, SHOWN))];
}

/**
 * The arrow keys go between the field and the results.
 *
 * @param {HTMLElement} dialog
 * @param {HTMLInputElement} field
 * @param {KeyboardEvent} event
 * @returns {void}
 */
function step(dialog, field, event) {
  /** @type {HTMLElement[]} */
  const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll(".kb-dialog__results a"))];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !to) return;
  event.preventDefault();
  to.focus();
}
