/**
 * What the tools know of the bank: small files made with the site, fetched when somebody needs them, each once.
 */

/**
 * @typedef {object} Short What a list tells of a key, method or indicator.
 * @property {string} kind
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string[]} phases
 * @property {string} path From the site's root.
 */
/** @typedef {{words: string, path?: string, evidence?: string}} Piece */
/** @typedef {{label: string, pieces: Piece[]}} Row */
/** @typedef {{title: string, publisher?: string, url?: string, date?: string, archived?: boolean}} Source */
/** @typedef {{title: string, head: string[], rows: string[][], untried: boolean}} Sheet */
/**
 * @typedef {Short & {updated: string, rows: Row[], sources: Source[], qr: {size: number, path: string}, place?: string,
 *   confirmed?: boolean, sheets?: Sheet[], steps?: string[]}} Item
 */
/** @typedef {{id: string, title: string, question: string}} Phase */
/**
 * @typedef {object} Index
 * @property {{name: string, url: string}} site
 * @property {Phase[]} phases
 * @property {{id: string, label: string}[]} evidence
 * @property {Short[]} items
 * @property {{kind: string, id: string, title: string}[]} subjects
 */

/** What an id may be; the rules of the bank say the same. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ROOT = new URL("../", import.meta.url);
/** What readers call each kind of thing. */
export const KINDS = new Map([
  ["key", "Nøkkel"],
  ["method", "Metode"],
  ["case", "Case"],
  ["indicator", "Indikator"],
]);

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/**
 * @param {string} path From the site's root.
 * @returns {Promise<any>} The data; null when there is no such file.
 */
export function fetchData(path) {
  const found =
    kept.get(path) ??
    fetch(new URL(path, ROOT)).then((answer) => {
      if (answer.ok) return answer.json();
      if (answer.status === 404) return null;
      throw new Error(`${path}: ${answer.status}`);
    });
  kept.set(path, found);
  // What failed may be asked for again.
  found.catch(() => kept.delete(path));
  return found;
}

/** @returns {Promise<Index>} */
export async function fetchIndex() {
  const index = await fetchData("tools/index.json");
  if (!index) throw new Error("The index of the tools is missing");
  return index;
}

/**
 * @param {string} kind
 * @param {string} id
 * @returns {Promise<Item | null>} Null when it is not in the bank, or no longer.
 */
export async function fetchItem(kind, id) {
  return KINDS.has(kind) && ID.test(id) && id.length <= 60 ? fetchData(`tools/${kind}/${id}.json`) : null;
}

/**
 * @param {string} path A page, from the site's root.
 * @returns {string} Its address from here.
 */
export function addressOf(path) {
  return new URL(path, ROOT).href;
}

/** @returns {Promise<{value: string, label: string, help?: string}[]>} All cases, to choose from. */
export async function fetchCases() {
  return (await fetchData("share/list-case.json")) ?? [];
}

/**
 * @param {string | null} given Ids with commas between, as an address has them.
 * @param {number} most
 * @returns {string[]} The sound ones, each once, and no more than may be.
 */
export function idsOf(given, most) {
  const found = (given ?? "").split(",").filter((id) => ID.test(id) && id.length <= 60);
  return [...new Set(found)].slice(0, most);
}
