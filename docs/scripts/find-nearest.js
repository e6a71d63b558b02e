/**
 * What comes nearest when no case has all that was asked for: what each thing that could be loosened would give.
 */

/** @typedef {import("./find-cases.js").Cases} Cases */
/** @typedef {import("./find-cases.js").Table} Table */

/**
 * One way to loosen: what to ask for instead, and the cases that have that.
 *
 * @typedef {object} Way
 * @property {string} action What is done, as on a button.
 * @property {string} result What comes of it, as in a heading.
 * @property {string} text
 * @property {Map<string, string[]>} chosen
 * @property {number[]} numbers
 */

/** How many words of a text are tried one by one. Longer texts are cut: the first words tend to matter most. */
const WORDS = 6;
const SHOWN = 5;

/**
 * The ways that give anything, the one with the most cases first. What gives up least is tried first, and more only when
 * that gives nothing.
 *
 * @param {Cases} cases
 * @param {string} text
 * @param {Map<string, string[]>} chosen
 * @returns {Promise<Way[]>}
 */
export async function nearest(cases, text, chosen) {
  const table = await cases.table();
  const found = text ? await cases.matching(text) : table.all;
  const ways = await fill(cases, table, [
    ...(text && found.length === 0 ? await withFewerWords(cases, text, chosen) : []),
    ...[...chosen.keys()].map((facet) => without(facet, text, chosen, table)),
    ...(text && chosen.size > 0 ? [{ ...said(`Fjern «${text}»`, `uten «${text}»`), text: "", chosen }] : []),
  ]);
  if (ways.length > 0 || chosen.size < 2) return ways;
  return fill(cases, table, [{ ...said("Fjern alle filtre", "uten filtre"), text, chosen: new Map() }]);
}

/**
 * @param {Cases} cases
 * @param {Table} table
 * @param {Omit<Way, "numbers">[]} ways
 * @returns {Promise<Way[]>}
 */
async function fill(cases, table, ways) {
  const filled = await Promise.all(
    ways.map(async (way) => {
      const found = way.text ? await cases.matching(way.text) : table.all;
      return { ...way, numbers: table.narrow(found, way.chosen).numbers };
    }),
  );
  return filled
    .filter(({ numbers }) => numbers.length > 0)
    .sort((one, other) => other.numbers.length - one.numbers.length)
    .slice(0, SHOWN);
}

/**
 * @param {string} action
 * @param {string} result
 */
function said(action, result) {
  return { action, result: `Nærmest: ${result}` };
}

/**
 * @param {string} facet
 * @param {string} text
 * @param {Map<string, string[]>} chosen
 * @param {Table} table
 */
function without(facet, text, chosen, table) {
  const values = (chosen.get(facet) ?? []).map((value) => table.label(facet, value)).join(" eller ");
  const choice = `${table.facetLabel(facet).toLowerCase()}: ${values}`;
  const others = new Map([...chosen].filter(([name]) => name !== facet));
  return { ...said(`Fjern ${choice}`, `uten ${choice}`), text, chosen: others };
}

/**
 * The text with one word left out, or else single words of it: those that find something.
 *
 * @param {Cases} cases
 * @param {string} text
 * @param {Map<string, string[]>} chosen
 */
async function withFewerWords(cases, text, chosen) {
  const words = text.split(/\s+/u).slice(0, WORDS);
  if (words.length < 2) return [];
  const fewer = words.map((_, left) => words.filter((_word, place) => place !== left).join(" "));
  for (const attempts of [fewer, words]) {
    const found = await Promise.all(attempts.map((attempt) => cases.matching(attempt)));
    const good = new Set(attempts.filter((_, place) => found[place].length > 0));
    if (good.size > 0) {
      return [...good].map((one) => ({ ...said(`Søk bare etter «${one}»`, `caser for «${one}»`), text: one, chosen }));
    }
  }
  return [];
}
