/**
 * The controls of «Finn caser» that show what is chosen: chips that take a choice away, the order, and on a small screen
 * the button that opens the facets.
 */

import { SORTS, STEP, countChosen, sortOf, withValue } from "./find-state.js";
import { make } from "./search-parts.js";

/** @typedef {import("./find-state.js").State} State */
/** @typedef {import("./find-cases.js").Table} Table */

/**
 * @param {object} parts
 * @param {HTMLElement} parts.chips
 * @param {HTMLSelectElement} parts.sort
 * @param {HTMLButtonElement} parts.toggle
 * @param {HTMLElement} parts.count Takes the focus when no chip is left.
 * @param {(state: State) => void} go Shows another state.
 * @returns {(state: State, table: Table | undefined) => void} Draws the controls for a state.
 */
export function drawControls({ chips, sort, toggle, count }, go) {
  /** @type {State} */
  let state;
  sort.addEventListener("change", () => go({ ...state, sort: sort.value, shown: STEP }));

  /**
   * A chip that leads to another state, and leaves the focus on the chip that takes its place.
   *
   * @param {string} text
   * @param {string} label
   * @param {string} variant
   * @param {State} next
   */
  const chip = (text, label, variant, next) => {
    const button = make("button", { class: `kb-chip-button kb-chip-button--${variant}`, type: "button" }, text);
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      const place = [...chips.querySelectorAll("button")].indexOf(button);
      go(next);
      const left = chips.querySelectorAll("button");
      (left[Math.min(place, left.length - 1)] ?? count).focus();
    });
    return make("li", {}, button);
  };

  return (now, table) => {
    state = now;
    const number = countChosen(state);
    toggle.textContent = number > 0 ? `Filtrer (${number} valgt)` : "Filtrer";
    const orders = Object.entries(SORTS).filter(([name]) => name !== "relevance" || state.text);
    sort.replaceChildren(...orders.map(([name, label]) => make("option", { value: name }, label)));
    sort.value = sortOf(state);
    const made = [...state.chosen].flatMap(([name, values]) =>
      values.map((value) => {
        const text = `${table?.facetLabel(name) ?? name}: ${table?.label(name, value) ?? value}`;
        return chip(text, `Fjern ${text}`, "remove", withValue(state, name, value, false));
      }),
    );
    if (number > 1) {
      const none = { ...state, chosen: new Map(), shown: STEP };
      made.push(chip("Fjern alle filtre", "Fjern alle filtre", "all", none));
    }
    // Without the facets there are no words for what is chosen yet.
    chips.hidden = made.length === 0 || !table;
    chips.replaceChildren(...made);
  };
}
