/**
 * The cases behind «Finn caser»: which of them a text finds, which have what was chosen, and what their cards say. A case
 * is known by its number: its place among all, the best documented first. Each file is fetched when first needed.
 */

import { openIndex } from "./search-index.js";

/**
 * A facet as the site writes it: its values with what readers see, and for each case the places of its values.
 *
 * @typedef {object} Facet
 * @property {string} name
 * @property {string} label
 * @property {boolean} graded Whether the order of the values means something.
 * @property {[string, string][]} values
 * @property {number[][]} cases
 */

/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string[]} facts
 * @property {[string, string, string][]} marks The mark, its variant, and its words.
 * @property {string[]} about
 */

/**
 * What can be counted and narrowed without asking the text index.
 */
export class Table {
  /** @param {{cases: number, cardsAFile: number, facets: Facet[]}} data */
  constructor(data) {
    this.size = data.cases;
    this.facets = data.facets;
    /** @type {Map<string, Facet>} */
    this.byName = new Map(data.facets.map((facet) => [facet.name, facet]));
  }

  /** @returns {number[]} Every case, the best documented first. */
  get all() {
    return Array.from({ length: this.size }, (_, number) => number);
  }

  /**
   * The cases that have what was chosen, and for every facet how many cases each of its values would give.
   *
   * A case that fails one facet only counts within that facet, since its other values could be chosen instead; so all
   * counts come from one walk through the cases.
   *
   * @param {number[]} numbers The cases to choose from, in the order to keep.
   * @param {Map<string, string[]>} chosen
   * @returns {{numbers: number[], counts: Map<string, number[]>}}
   */
  narrow(numbers, chosen) {
    const counts = new Map(this.facets.map((facet) => [facet.name, new Array(facet.values.length).fill(0)]));
    const wanted = this.#wanted(chosen);
    /** @type {number[]} */
    const found = [];
    for (const number of numbers) {
      const failed = wanted.filter(({ facet, places }) => !facet.cases[number].some((place) => places.has(place)));
      if (failed.length > 1) continue;
      if (failed.length === 0) found.push(number);
      for (const facet of failed.length === 0 ? this.facets : [failed[0].facet]) {
        const tally = /** @type {number[]} */ (counts.get(facet.name));
        for (const place of facet.cases[number]) tally[place] += 1;
      }
    }
    return { numbers: found, counts };
  }

  /**
   * The cases in another order, the newest first and those without a year last.
   *
   * @param {number[]} numbers
   * @returns {number[]}
   */
  newestFirst(numbers) {
    // Years stand with the newest first.
    const years = this.byName.get("year")?.cases ?? [];
    const place = (/** @type {number} */ number) => years[number]?.[0] ?? years.length;
    return [...numbers].sort((one, other) => place(one) - place(other) || one - other);
  }

  /**
   * What readers see for a facet.
   *
   * @param {string} name
   * @returns {string}
   */
  facetLabel(name) {
    return this.byName.get(name)?.label ?? name;
  }

  /**
   * What readers see for a value.
   *
   * @param {string} name
   * @param {string} value
   * @returns {string}
   */
  label(name, value) {
    return this.byName.get(name)?.values.find(([id]) => id === value)?.[1] ?? value;
  }

  /** @param {Map<string, string[]>} chosen */
  #wanted(chosen) {
    return [...chosen].flatMap(([name, values]) => {
      const facet = this.byName.get(name);
      if (!facet) return [];
      const places = values.map((value) => facet.values.findIndex(([id]) => id === value));
      return [{ facet, places: new Set(places) }];
    });
  }
}

/**
 * All that the page asks of the site.
 */
export class Cases {
  /** @type {Promise<Table> | undefined} */
  #table;
  /** @type {Promise<Map<string, number>> | undefined} */
  #results;
  /** @type {Map<number, Promise<Card[]>>} */
  #cards = new Map();
  /** @type {Map<string, Promise<number[]>>} */
  #found = new Map();

  /** How the cards lie in files. Both the table and the list of results tell it, and one of them comes before any card. */
  #cardsAFile = 1;

  /** @param {URL} root The site's root. */
  constructor(root) {
    this.root = root;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  async #fetch(name) {
    const response = await fetch(new URL(`find/${name}`, this.root));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const data = await response.json();
    this.#cardsAFile = data.cardsAFile ?? this.#cardsAFile;
    return data;
  }

  /**
   * The facets of all cases.
   *
   * @returns {Promise<Table>}
   */
  table() {
    this.#table ??= this.#fetch("facets.json").then((data) => new Table(data));
    this.#table.catch(() => (this.#table = undefined));
    return this.#table;
  }

  /**
   * The cases that a text finds, the best match first. The last answers are kept: facets are often chosen after words.
   *
   * @param {string} text
   * @returns {Promise<number[]>}
   */
  matching(text) {
    let found = this.#found.get(text);
    if (!found) {
      found = this.#ask(text);
      found.catch(() => this.#found.delete(text));
      this.#found.set(text, found);
      for (const old of [...this.#found.keys()].slice(0, -20)) this.#found.delete(old);
    }
    return found;
  }

  /**
   * @param {string} text
   * @returns {Promise<number[]>}
   */
  async #ask(text) {
    this.#results ??= this.#fetch("results.json").then(
      ({ results }) => new Map(results.map((/** @type {string} */ id, /** @type {number} */ number) => [id, number])),
    );
    this.#results.catch(() => (this.#results = undefined));
    const index = openIndex(new URL("pagefind/", this.root).href);
    const [results, answer] = await Promise.all([this.#results, index.then((opened) => opened.find(text))]);
    return answer.ids.flatMap((id) => results.get(id) ?? []);
  }

  /**
   * The cards of some cases.
   *
   * @param {number[]} numbers
   * @returns {Promise<Card[]>}
   */
  cards(numbers) {
    return Promise.all(
      numbers.map(async (number) => {
        const file = Math.floor(number / this.#cardsAFile);
        let cards = this.#cards.get(file);
        if (!cards) {
          cards = /** @type {Promise<Card[]>} */ (this.#fetch(`cards-${file}.json`));
          cards.catch(() => this.#cards.delete(file));
          this.#cards.set(file, cards);
        }
        return (await cards)[number % this.#cardsAFile];
      }),
    );
  }
}
