/**
 * A plan's document as elements, for paper.
 */

import { make } from "./search-parts.js";

/** @typedef {import("./plan-document.js").Block} Block */
/** @typedef {import("./plan-document.js").Run} Run */

/**
 * @param {Block[]} blocks
 * @returns {HTMLElement[]}
 */
export function elementsOf(blocks) {
  return blocks.map((block) => {
    switch (block.kind) {
      case "title":
        return make("p", { class: "kb-paper__title" }, block.text);
      case "heading":
        return make("p", { class: `kb-paper__heading kb-paper__heading--${block.level}` }, block.text);
      case "text":
        return make("p", {}, ...runs(block.runs));
      case "list":
        return make(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => make("li", {}, ...runs(item))));
      case "table":
        return make(
          "table",
          { class: "kb-paper__table" },
          make("tbody", {}, ...block.rows.map(([name, value]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, ...runs(value))))),
        );
    }
  });
}

/**
 * @param {Run[]} found
 * @returns {Node[]}
 */
function runs(found) {
  return found.map(({ text, url, bold }) => {
    // The stylesheet writes an address after each link that leads out; one that is its own text needs no second.
    if (url && text !== url) return make("a", { href: url }, text);
    return bold ? make("strong", {}, text) : make("span", {}, text);
  });
}
