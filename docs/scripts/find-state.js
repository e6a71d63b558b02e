/**
 * What the reader of «Finn caser» has asked for, and the address that says the same: every state can be shared.
 */

/**
 * @typedef {object} State
 * @property {string} text What was typed.
 * @property {Map<string, string[]>} chosen The chosen values of each facet, by its name. Several values mean «or».
 * @property {string} sort One of SORTS, or empty for the one that goes without saying.
 * @property {number} shown How many results are shown.
 */

export const STEP = 12;
export const SORTS = { relevance: "Best treff", documented: "Best dokumentert", newest: "Nyeste" };

/** Names in the address that are no facets. */
const WORDS = { text: "q", sort: "sort", shown: "show" };
/** The most results that an address can ask for at once. */
const MOST = 500;

/**
 * @param {string} address
 * @returns {State}
 */
export function readState(address) {
  const given = new URL(address).searchParams;
  const shown = Number(given.get(WORDS.shown));
  const facets = [...new Set(given.keys())].filter((name) => !Object.values(WORDS).includes(name));
  return {
    text: (given.get(WORDS.text) ?? "").trim(),
    chosen: new Map(facets.map((name) => [name, [...new Set(given.getAll(name))]])),
    sort: given.get(WORDS.sort) ?? "",
    shown: Number.isSafeInteger(shown) && shown > STEP ? Math.min(shown, MOST) : STEP,
  };
}

/**
 * @param {State} state
 * @param {string} address The page's own address, whatever it asks for now.
 * @returns {string}
 */
export function addressOf(state, address) {
  const url = new URL(address);
  url.search = "";
  const said = url.searchParams;
  if (state.text) said.set(WORDS.text, state.text);
  for (const [name, values] of state.chosen) for (const value of values) said.append(name, value);
  if (state.sort && state.sort !== usualSort(state)) said.set(WORDS.sort, state.sort);
  if (state.shown > STEP) said.set(WORDS.shown, String(state.shown));
  return url.href;
}

/**
 * Whether an address asks for anything at all.
 *
 * @param {string} address
 * @returns {boolean}
 */
export function asksForSomething(address) {
  return new URL(address).search.length > 1;
}

/**
 * The order of results when the reader has not chosen one.
 *
 * @param {State} state
 * @returns {keyof typeof SORTS}
 */
export function usualSort(state) {
  return state.text ? "relevance" : "documented";
}

/**
 * The order that results have.
 *
 * @param {State} state
 * @returns {keyof typeof SORTS}
 */
export function sortOf(state) {
  const known = state.sort in SORTS && (state.sort !== "relevance" || state.text);
  return known ? /** @type {keyof typeof SORTS} */ (state.sort) : usualSort(state);
}

/**
 * The state with a value of a facet chosen, or no longer chosen.
 *
 * @param {State} state
 * @param {string} name
 * @param {string} value
 * @param {boolean} on
 * @returns {State}
 */
export function withValue(state, name, value, on) {
  const others = (state.chosen.get(name) ?? []).filter((one) => one !== value);
  const values = on ? [...others, value] : others;
  const chosen = new Map(state.chosen);
  if (values.length > 0) chosen.set(name, values);
  else chosen.delete(name);
  return { ...state, chosen, shown: STEP };
}

/**
 * @param {State} state
 * @returns {number} How many values are chosen, in all facets.
 */
export function countChosen(state) {
  return [...state.chosen.values()].reduce((sum, values) => sum + values.length, 0);
}
