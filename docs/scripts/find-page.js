/**
 * «Finn caser»: words and facets together. The address always says what is shown, so that every state can be shared,
 * and back and forward work. Until the reader asks for something, the page shows what it came with.
 */

import { Cases } from "./find-cases.js";
import { drawControls } from "./find-controls.js";
import { drawFacets } from "./find-facets.js";
import { nearest } from "./find-nearest.js";
import { drawResults, inWords } from "./find-results.js";
import { STEP, addressOf, asksForSomething, readState, sortOf, withValue } from "./find-state.js";
import { make } from "./search-parts.js";

/** @typedef {import("./find-state.js").State} State */
/** @typedef {import("./find-cases.js").Table} Table */
/** @typedef {import("./find-nearest.js").Way} Way */

/** How long after a keystroke the index is asked, in milliseconds. */
const PAUSE = 120;
/** How long typing must rest before the reader is told that nothing was found. */
const REST = 500;
/** A last word shorter than this is noise while somebody types: nearly every case has a word that begins so. */
const SHORT = 3;

const wide = matchMedia("(min-width: 62em)");

/**
 * @param {NonNullable<ReturnType<typeof partsOf>>} parts
 * @param {Cases} cases
 * @param {URL} root
 * @returns {void}
 */
function start(parts, cases, root) {
  const { field, form, toggle, panel, results, count, more, close } = parts;
  const { found: showFound, none: showNone, failed: showFailure } = drawResults(parts, root);
  const showControls = drawControls(parts, (next) => void go(next));
  let state = readState(location.href);
  let turn = 0;
  /** Whether the address says something that the reader has settled on, so that typing on from it is a step of its own. */
  let isSettled = false;
  /** @type {Table | undefined} The facets, once they are here. */
  let table;
  /** @type {((state: State, counts: Map<string, number[]>) => void) | undefined} */
  let showCounts;

  /**
   * Makes another state the one that is shown, as a new step back or in place of this one.
   *
   * @param {State} next
   * @param {"pushState" | "replaceState"} [step]
   * @returns {Promise<void>}
   */
  const go = (next, step = "pushState") => {
    state = next;
    isSettled = true;
    const address = addressOf(state, location.href);
    if (address !== location.href) history[step](null, "", address);
    return answer(state.text);
  };

  /**
   * Shows what the state asks for. An answer that comes after a newer question is dropped.
   *
   * @param {string} words What to ask the index: the text, or less of it while it is being typed.
   * @param {boolean} [typing] Whether more is likely to come.
   * @returns {Promise<void>}
   */
  const answer = async (words, typing = false) => {
    const mine = (turn += 1);
    const isOld = () => mine !== turn;
    showControls(state, table);
    results.setAttribute("aria-busy", "true");
    try {
      const needsTable = state.chosen.size > 0 || sortOf(state) === "newest" || !words;
      const [matches, facets] = await Promise.all([words ? cases.matching(words) : undefined, needsTable ? cases.table() : table]);
      if (isOld()) return;
      const narrowed = facets?.narrow(matches ?? facets.all, state.chosen);
      const numbers = inOrder(narrowed?.numbers ?? matches ?? [], state, facets);
      if (numbers.length > 0) {
        const cards = await cases.cards(numbers.slice(0, state.shown));
        if (isOld()) return;
        showFound(cards, numbers.length, words);
      } else {
        const [ways] = await Promise.all([nearest(cases, words, state.chosen), typing && rest(REST)]);
        const cards = await cases.cards(ways[0]?.numbers.slice(0, STEP / 2) ?? []);
        if (isOld()) return;
        showNone(ways, cards, words, loosen);
      }
      close.textContent = numbers.length > 0 ? `Vis ${inWords(numbers.length, "")}` : "Lukk filtrene";
      results.setAttribute("aria-busy", "false");
      if (!facets && !panelIsWanted()) return;
      const known = facets ?? (await cases.table().catch(() => undefined));
      if (!known || isOld()) return;
      showTable(known);
      showCounts?.(state, (narrowed ?? known.narrow(matches ?? known.all, state.chosen)).counts);
    } catch (error) {
      if (isOld()) return;
      console.debug(error);
      results.setAttribute("aria-busy", "false");
      showFailure();
    }
  };

  /** Counts of all cases, beside the list that the page came with. */
  const showOnlyFacets = async () => {
    const facets = await cases.table().catch(() => undefined);
    if (!facets || turn > 0) return;
    showTable(facets);
    showCounts?.(state, facets.narrow(facets.all, state.chosen).counts);
  };

  /** @param {Table} facets */
  const showTable = (facets) => {
    if (table) return;
    table = facets;
    showCounts = drawFacets(panel, table, (name, value, on) => void go(withValue(state, name, value, on)));
    panel.append(close);
    showControls(state, table);
  };

  /** @param {Way} way */
  const loosen = async ({ text, chosen }) => {
    field.value = text;
    await go({ ...state, text, chosen, shown: STEP });
    count.focus();
  };

  const panelIsOpen = () => toggle.getAttribute("aria-expanded") === "true";
  const panelIsWanted = () => wide.matches || panelIsOpen();
  /** @param {boolean} on */
  const open = (on) => {
    panel.classList.toggle("kb-find__facets--open", on);
    toggle.setAttribute("aria-expanded", String(on));
    if (on && !table) void answer(state.text);
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = field.value.trim();
      const words = text.split(/\s+/u);
      if ((words.at(-1) ?? "").length < SHORT) words.pop();
      state = { ...state, text, shown: STEP };
      history[isSettled ? "pushState" : "replaceState"](null, "", addressOf(state, location.href));
      isSettled = false;
      void answer(words.join(" "), true);
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void go({ ...state, text: field.value.trim(), shown: STEP });
  });
  more.addEventListener("click", async () => {
    const before = parts.list.children.length;
    await go({ ...state, shown: state.shown + STEP }, "replaceState");
    parts.list.children[before]?.querySelector("a")?.focus();
  });
  toggle.addEventListener("click", () => open(!panelIsOpen()));
  close.addEventListener("click", () => {
    open(false);
    count.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panelIsOpen()) return;
    open(false);
    toggle.focus();
  });
  const restore = () => {
    state = readState(location.href);
    field.value = state.text;
    void answer(state.text);
  };
  window.addEventListener("popstate", restore);
  wide.addEventListener("change", () => void (wide.matches && !table && answer(state.text)));

  showControls(state, table);
  if (asksForSomething(location.href)) restore();
  else if (wide.matches) void showOnlyFacets();
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function rest(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * @param {number[]} numbers The cases, the best match or the best documented first.
 * @param {State} state
 * @param {Table | undefined} table
 * @returns {number[]}
 */
function inOrder(numbers, state, table) {
  if (sortOf(state) === "newest" && table) return table.newestFirst(numbers);
  return sortOf(state) === "documented" ? [...numbers].sort((one, other) => one - other) : numbers;
}

/**
 * The parts of the page, with those that only a script needs; nothing when the page is not as expected.
 *
 * @param {HTMLElement} page
 */
function partsOf(page) {
  const field = page.querySelector("input[name=q]");
  const form = page.querySelector("form");
  const toggle = page.querySelector("[data-kb-find-toggle]");
  const panel = page.querySelector("[data-kb-find-facets]");
  const results = page.querySelector("[data-kb-find-results]");
  const sort = page.querySelector("[data-kb-find-sort]");
  const chips = page.querySelector("[data-kb-find-chips]");
  const message = page.querySelector("[data-kb-find-message]");
  const count = page.querySelector(".kb-find__bar > p");
  const list = page.querySelector("[data-kb-find-results] > .kb-cards + ul");
  if (!(field instanceof HTMLInputElement) || !(form instanceof HTMLFormElement)) return undefined;
  if (!(toggle instanceof HTMLButtonElement) || !(panel instanceof HTMLElement)) return undefined;
  if (!(results instanceof HTMLElement) || !(sort instanceof HTMLSelectElement)) return undefined;
  if (!(chips instanceof HTMLElement) || !(message instanceof HTMLElement)) return undefined;
  if (!(count instanceof HTMLElement) || !(list instanceof HTMLElement)) return undefined;
  count.setAttribute("role", "status");
  count.tabIndex = -1;
  const more = make("button", { class: "kb-button kb-button--quiet kb-more", type: "button" }, "Vis flere");
  more.hidden = list.children.length < STEP;
  list.after(more);
  const close = make("button", { class: "kb-button kb-find__close", type: "button" });
  return { field, form, toggle, panel, results, sort, chips, message, count, list, more, close };
}

const page = document.querySelector("[data-kb-find]");
const parts = page instanceof HTMLElement ? partsOf(page) : undefined;
if (parts && page instanceof HTMLElement) {
  const root = new URL(page.dataset.root ?? "", document.baseURI);
  start(parts, new Cases(root), root);
}
