/**
 * Sources: gives each a short name, lists them where an effect asks for one, and puts references into the story.
 */

import { changed, itemsOf } from "./form-groups.js";
import { named } from "./form-answers.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Form} Form */

/**
 * @param {HTMLFormElement} root
 * @param {Form} form
 * @returns {{refresh: () => void}}
 */
export function prepareSources(root, form) {
  const refresh = () => {
    const sources = itemsOf(root, "sources").map((item) => ({ id: valueIn(item, "id"), title: valueIn(item, "title") }));
    const known = sources.filter((source) => source.id);
    for (const select of root.querySelectorAll("select[data-kb-source]")) {
      if (select instanceof HTMLSelectElement) listIn(select, known);
    }
    for (const row of root.querySelectorAll("[data-kb-cite]")) citeRow(root, /** @type {HTMLElement} */ (row), known);
  };

  root.addEventListener("change", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-kb-item]") : null;
    if (!(item instanceof HTMLElement) || !item.closest('[data-kb-groups="sources"]')) return;
    const before = item.dataset["kbSourceId"] ?? "";
    const field = inputIn(item, "id");
    if (field && !field.value.trim() && valueIn(item, "title")) {
      const all = itemsOf(root, "sources").map((one) => ({ id: valueIn(one, "id"), title: valueIn(one, "title") }));
      field.value = String(named(all, form.idLength)[itemsOf(root, "sources").indexOf(item)]?.["id"] ?? "");
    }
    const now = valueIn(item, "id");
    if (before && now && before !== now) rename(root, before, now);
    item.dataset["kbSourceId"] = now;
    refresh();
  });
  return {
    refresh() {
      for (const item of itemsOf(root, "sources")) item.dataset["kbSourceId"] = valueIn(item, "id");
      refresh();
    },
  };
}

/**
 * @param {HTMLElement} item
 * @param {string} name
 * @returns {HTMLInputElement | null}
 */
function inputIn(item, name) {
  return item.querySelector(`[data-kb-field$=".${name}"] input`);
}

/**
 * @param {HTMLElement} item
 * @param {string} name
 * @returns {string}
 */
function valueIn(item, name) {
  return inputIn(item, name)?.value.trim() ?? "";
}

/**
 * @param {HTMLSelectElement} select
 * @param {{id: string, title: string}[]} sources
 * @returns {void}
 */
function listIn(select, sources) {
  const chosen = select.value;
  const options = sources.map((source) => new Option(source.title || source.id, source.id));
  select.replaceChildren(new Option("Ingen kilde", ""), ...options);
  if (chosen && !sources.some((source) => source.id === chosen)) select.append(new Option(chosen, chosen));
  select.value = chosen;
}

/**
 * Buttons that put a reference where the writing is.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} row
 * @param {{id: string, title: string}[]} sources
 * @returns {void}
 */
function citeRow(root, row, sources) {
  const area = root.querySelector(`#${row.dataset["kbCite"]}`);
  row.hidden = !sources.length;
  const shown = sources.map((source) => `${source.id} ${source.title}`).join("\n");
  if (!(area instanceof HTMLTextAreaElement) || row.dataset["kbShown"] === shown) return;
  row.dataset["kbShown"] = shown;
  const buttons = sources.map((source) => {
    const button = make("button", { type: "button", class: "kb-combo__chip" }, source.title || source.id);
    button.addEventListener("click", () => {
      area.setRangeText(`[^${source.id}]`, area.selectionStart, area.selectionEnd, "end");
      area.focus();
      changed(area);
    });
    return button;
  });
  row.replaceChildren(make("span", { class: "kb-field__help" }, "Vis til en kilde der du skriver: "), ...buttons);
}

/**
 * Lets what points to a source follow its new name.
 *
 * @param {HTMLElement} root
 * @param {string} before
 * @param {string} now
 * @returns {void}
 */
function rename(root, before, now) {
  for (const select of root.querySelectorAll("select[data-kb-source]")) {
    if (select instanceof HTMLSelectElement && select.value === before) {
      select.append(new Option(now, now));
      select.value = now;
    }
  }
  for (const area of root.querySelectorAll('[data-kb-field^="story."] textarea')) {
    const field = /** @type {HTMLTextAreaElement} */ (area);
    if (field.value.includes(`[^${before}]`)) field.value = field.value.replaceAll(`[^${before}]`, `[^${now}]`);
  }
}
