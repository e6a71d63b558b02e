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
 * What is asked of the index for what the reader typed: the words of it that say what it is about, or all when none does.
 *
 * @param {string} text
 * @param {Set<string>} fillers
 * @returns {string[]}
 */
export function queryTerms(text, fillers) {
  const words = text.normalize("NFC").split(/\s+/u).filter(Boolean);
  const topics = words.filter((word) => !fillers.has(plain(word)));
  return topics.length > 0 ? topics : words;
}

/**
 * A word in small letters, without marks above them or beside it.
 *
 * @param {string} word
 */
function plain(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}|^\P{L}+|\P{L}+$/gu, "");
}

/**
 * The results that say enough of what was asked, in their order. The index of a small bank answers with nearly all pages,
 * the best first; a page without any of the words has no score. Of three words or more, one may be missing that the page
 * with most of them has.
 *
 * @param {any} pagefind
 * @param {string[]} words
 * @param {any[]} results
 * @returns {Promise<any[]>}
 */
async function saysEnough(pagefind, words, results) {
  if (results.every((result) => result.score > 0)) return results;
  /** @type {Map<string, number>} How many of the words each result has. */
  const counts = new Map();
  const different = new Set(words);
  for (const word of different) {
    const found = (await pagefind.search(word)).results;
    for (const { id, score } of found) if (score > 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const enough = different.size > 2 ? Math.max(1, most - 1) : different.size;
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
 * The words that say nothing of what somebody looks for. Without them the search is slower, and gives the same.
 *
 * @param {URL} address
 * @returns {Promise<Set<string>>}
 */
async function fillerWords(address) {
  try {
    const response = await fetch(address);
    return new Set(response.ok ? await response.json() : []);
  } catch {
    return new Set();
  }
}

/**
 * @param {string} folder
 * @returns {Promise<Index>}
 */
async function load(folder) {
  const base = new URL(folder, document.baseURI);
  let pagefind;
  const fillers = fillerWords(new URL("fillers.json", base));
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
      const words = queryTerms(text, await fillers);
      const results = await saysEnough(pagefind, words, (await pagefind.search(words.join(" "))).results);
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
