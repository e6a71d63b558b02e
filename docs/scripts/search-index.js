/**
 * Asking the index. Pagefind's own script and the index are loaded when somebody first asks, and once only.
 */

/**
 * What a page says of itself, as the templates write it.
 *
 * @typedef {object} Hit
 * @property {string} url
 * @property {string} title
 * @property {string} kind The kind in words, as readers see it.
 * @property {string} type The kind as the pages name it: case, key, method, phase, indicator or page.
 * @property {string} place Empty when the page is of no place.
 * @property {string} summary
 */

/**
 * @typedef {object} Answer
 * @property {number} count How many pages were found in all.
 * @property {string[]} ids The index's own names for them, best first.
 * @property {(from: number, to: number) => Promise<Hit[]>} load Fetches some of them, best first.
 */

/**
 * @typedef {object} Index
 * @property {(text: string) => Promise<Answer>} find
 */

/** Thrown when the site has no index. */
export class NoIndex extends Error {}

/** @type {Map<string, Promise<Index>>} */
const indexes = new Map();

/**
 * What is asked of the index for what the reader typed.
 *
 * @param {string} text
 * @returns {string}
 */
export function queryTerms(text) {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/**
 * The results that say enough of what was asked, in their order. The index of a small bank answers with nearly all pages,
 * the best first; a page without any of the words has no score. Of three words or more, one may be missing that the page
 * with most of them has.
 *
 * @param {any} pagefind
 * @param {string} text
 * @param {any[]} results
 * @returns {Promise<any[]>}
 */
async function saysEnough(pagefind, text, results) {
  if (results.every((result) => result.score > 0)) return results;
  const pages = (await pagefind.search(null)).results.length;
  /** @type {Map<string, number>} How many of the words each result has. */
  const counts = new Map();
  let words = 0;
  for (const word of new Set(text.toLowerCase().split(" "))) {
    const found = (await pagefind.search(word)).results;
    // A filler word is on all pages, and says nothing.
    if (found.length === pages) continue;
    words += 1;
    for (const { id, score } of found) if (score > 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (words === 0) return results.filter(({ score }) => score > 0);
  const enough = words > 2 ? Math.max(1, Math.max(0, ...counts.values()) - 1) : words;
  return results.filter(({ id }) => (counts.get(id) ?? 0) >= enough);
}

/**
 * @param {any} data
 * @returns {Hit}
 */
function toHit(data) {
  const { title = "", kind = "", type = "page", place = "", summary = "" } = data.meta;
  return { url: data.url, title, kind, type, place, summary };
}

/**
 * @param {string} folder
 * @returns {Promise<Index>}
 */
async function load(folder) {
  const base = new URL(folder, document.baseURI);
  let pagefind;
  try {
    pagefind = await import(new URL("pagefind.js", base).href);
    await pagefind.options({ baseUrl: new URL("../", base).pathname });
  } catch (error) {
    throw new NoIndex("The search index could not be loaded", { cause: error });
  }
  // The rest is fetched while the reader types; a failure shows when something is asked.
  pagefind.init().catch(() => {});
  return {
    async find(text) {
      const terms = queryTerms(text);
      const results = await saysEnough(pagefind, terms, (await pagefind.search(terms)).results);
      return {
        count: results.length,
        ids: results.map((/** @type {any} */ result) => result.id),
        async load(from, to) {
          const parts = results.slice(from, to).map((/** @type {any} */ result) => result.data());
          return (await Promise.all(parts)).map(toHit);
        },
      };
    },
  };
}

/**
 * @param {string} folder Where the index is, relative to the page.
 * @returns {Promise<Index>}
 */
export function openIndex(folder) {
  let index = indexes.get(folder);
  if (!index) {
    index = load(folder);
    index.catch(() => indexes.delete(folder));
    indexes.set(folder, index);
  }
  return index;
}
