/**
 * The facets of «Finn caser»: groups of boxes with counts that follow what else is chosen. The boxes are made once and
 * stay, so that focus is never lost and nothing jumps.
 */

import { make } from "./search-parts.js";

/** @typedef {import("./find-cases.js").Facet} Facet */
/** @typedef {import("./find-cases.js").Table} Table */
/** @typedef {import("./find-state.js").State} State */

/** How many values a group shows before «Vis flere». */
const FEW = 5;
/** From how many values a group has a field to find one by. */
const LONG = 12;
/** The groups that are open from the start on a wide screen. */
const OPEN = new Set(["theme", "method"]);

/**
 * @typedef {object} Row
 * @property {number} place
 * @property {HTMLLIElement} item
 * @property {HTMLInputElement} box
 * @property {HTMLSpanElement} count
 * @property {string} words The label in small letters, to find it by.
 */

/**
 * Draws all groups.
 *
 * @param {HTMLElement} panel
 * @param {Table} table
 * @param {(name: string, value: string, on: boolean) => void} choose
 * @returns {(state: State, counts: Map<string, number[]>) => void} Shows other counts and choices.
 */
export function drawFacets(panel, table, choose) {
  const groups = table.facets.filter((facet) => facet.values.length > 0).map((facet) => group(facet, choose));
  panel.replaceChildren(...groups.map(({ element }) => element));
  return (state, counts) => {
    for (const { facet, show } of groups) show(state.chosen.get(facet.name) ?? [], counts.get(facet.name) ?? []);
  };
}

/**
 * @param {Facet} facet
 * @param {(name: string, value: string, on: boolean) => void} choose
 */
function group(facet, choose) {
  const chosenWords = make("span", { class: "kb-facet__chosen" });
  const title = make("span", {}, facet.label);
  const summary = make("summary", { class: "kb-facet__title" }, title, chosenWords);
  const list = make("ul", { class: "kb-facet__values", role: "list" });
  const more = make("button", { class: "kb-facet__more", type: "button", "aria-expanded": "false" });
  const finder = make("input", {
    class: "kb-facet__finder",
    type: "search",
    autocomplete: "off",
    "aria-label": `Finn i ${facet.label.toLowerCase()}`,
    placeholder: "Finn i listen",
  });
  const inside = make(
    "fieldset",
    { class: "kb-facet__set" },
    make("legend", { class: "kb-visually-hidden" }, facet.label),
    ...(facet.values.length > LONG ? [finder] : []),
    list,
    more,
  );
  const element = make("details", { class: "kb-facet" }, summary, inside);
  element.open = OPEN.has(facet.name) && matchMedia("(min-width: 62em)").matches;
  const rows = facet.values.map(([value, label], place) => row(facet.name, value, label, place, choose));
  list.append(...inOrder(facet, rows).map(({ item }) => item));

  let all = false;
  /** @type {string[]} */
  let chosen = [];
  /** @type {number[]} */
  let counts = [];

  /** Which rows are shown, by the counts and by what the reader looks for. */
  const arrange = () => {
    const sought = finder.value.trim().toLowerCase();
    const useful = inOrder(facet, rows).filter(({ place, box }) => counts[place] > 0 || box.checked);
    const hits = sought ? useful.filter(({ words }) => words.includes(sought)) : useful;
    const shown = new Set(
      sought || all || hits.length <= FEW + 1 ? hits : hits.filter(({ box }, at) => at < FEW || box.checked),
    );
    for (const one of rows) one.item.hidden = !shown.has(one);
    const left = hits.length - shown.size;
    more.hidden = Boolean(sought) || (!all && left === 0) || (all && hits.length <= FEW + 1);
    more.textContent = all ? "Vis færre" : `Vis ${left} til`;
    more.setAttribute("aria-expanded", String(all));
    finder.hidden = useful.length <= LONG && !sought;
    element.hidden = useful.length === 0;
  };
  more.addEventListener("click", () => {
    all = !all;
    arrange();
  });
  finder.addEventListener("input", arrange);

  return {
    facet,
    element,
    /**
     * @param {string[]} nowChosen
     * @param {number[]} nowCounts
     */
    show(nowChosen, nowCounts) {
      if (nowChosen.length > 0 && chosen.length === 0) element.open = true;
      chosen = nowChosen;
      counts = nowCounts;
      chosenWords.textContent = chosen.length > 0 ? `${chosen.length} valgt` : "";
      for (const { box, count, place } of rows) {
        box.checked = chosen.includes(box.value);
        count.textContent = String(counts[place] ?? 0);
      }
      arrange();
    },
  };
}

/**
 * The rows as they stand: graded ones in their own order, others with the most common first.
 *
 * @param {Facet} facet
 * @param {Row[]} rows
 * @returns {Row[]}
 */
function inOrder(facet, rows) {
  if (facet.graded) return rows;
  const totals = new Array(rows.length).fill(0);
  for (const places of facet.cases) for (const place of places) totals[place] += 1;
  return [...rows].sort((one, other) => totals[other.place] - totals[one.place] || one.place - other.place);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {number} place
 * @param {(name: string, value: string, on: boolean) => void} choose
 * @returns {Row}
 */
function row(name, value, label, place, choose) {
  const box = make("input", { type: "checkbox", class: "kb-facet__box", name, value });
  const count = make("span", { class: "kb-facet__count" });
  const item = make("li", {}, make("label", { class: "kb-facet__value" }, box, make("span", {}, label), count));
  box.addEventListener("change", () => choose(name, value, box.checked));
  return { place, item, box, count, words: label.toLowerCase() };
}
