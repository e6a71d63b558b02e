/**
 * A plan as a document: a decent start of a case paper («saksframlegg»), in blocks that become Word, Markdown or a page
 * to print. Sources and dates go with what comes from the bank.
 */

import { FIELDS, nameOf } from "./plan-format.js";
import { KINDS } from "./tool-data.js";

/** @typedef {import("./plan-format.js").Plan} Plan */
/** @typedef {import("./plan-format.js").Entry} Entry */
/** @typedef {import("./tool-data.js").Index} Index */
/** @typedef {import("./tool-data.js").Item} Item */
/** @typedef {{text: string, url?: string, bold?: boolean}} Run */
/**
 * @typedef {{kind: "title", text: string} | {kind: "heading", level: 1 | 2 | 3, text: string} | {kind: "text", runs: Run[]}
 *   | {kind: "list", ordered: boolean, items: Run[][]} | {kind: "table", rows: [string, Run[]][]}} Block
 */

/** What the writer must fill in. */
const TO_FILL = "[Fyll ut]";
const WHOLE = "Gjelder hele arbeidet";

/**
 * @param {Plan} plan
 * @param {Index} index
 * @param {Map<string, Item>} items What the bank holds of the plan's things, by name.
 * @param {Date} today
 * @returns {Block[]}
 */
export function documentOf(plan, index, items, today) {
  const at = (/** @type {Entry} */ entry) => items.get(nameOf(entry));
  const day = inWords(today);
  return [
    { kind: "title", text: plan.title || "Plan for samskaping" },
    {
      kind: "table",
      rows: [
        ["Kommune", [run(plan.municipality || TO_FILL)]],
        ["Saksbehandler", [run(TO_FILL)]],
        ["Behandles i", [run(TO_FILL)]],
        ["Dato", [run(day)]],
      ],
    },
    heading(1, "Forslag til vedtak"),
    text("[Skriv forslaget her. Si hva innbyggerne får påvirke, hvem som bestemmer til slutt, og når de får svar.]"),
    heading(1, "Bakgrunn"),
    ...paragraphs(plan.goal || "[Skriv hva dere vil løse, og hvorfor dere trenger innbyggerne.]"),
    heading(1, "Hva vi vil gjøre"),
    ...(plan.entries.length ? byPhase(plan, index).flatMap(([title, entries]) => phase(title, entries, at, index)) : [text("Planen har ingen tiltak ennå.")]),
    heading(1, "Ressurser"),
    ...summary(plan, "needs", "[Skriv hva arbeidet krever av tid, folk og penger.]"),
    heading(1, "Slik vet vi om det virker"),
    ...summary(plan, "proof", "[Skriv hva dere vil måle, når, og hvem som gjør det.]"),
    ...experiences(plan, at, index),
    heading(1, "Vurdering"),
    text("[Vurder hva kommunen og innbyggerne kan få igjen for dette, hva som kan gå galt, og hva som skjer om dere lar være.]"),
    heading(1, "Kilder"),
    ...sources(plan, at, index, day),
  ];
}

/**
 * @param {Plan} plan
 * @param {Index} index
 * @returns {[string, Entry[]][]} The entries of each phase in order, then those that concern the whole work.
 */
export function byPhase(plan, index) {
  const known = new Set(index.phases.map((one) => one.id));
  /** @type {[string, Entry[]][]} */
  const found = index.phases.map((one) => [one.title, plan.entries.filter((entry) => entry.phase === one.id)]);
  found.push([WHOLE, plan.entries.filter((entry) => !known.has(entry.phase))]);
  return found.filter(([, entries]) => entries.length);
}

/**
 * @param {Date} day
 * @returns {string} `24. november 2026`.
 */
export function inWords(day) {
  return day.toLocaleDateString("nb", { day: "numeric", month: "long", year: "numeric" });
}

/**
 * @param {string} title
 * @param {Entry[]} entries
 * @param {(entry: Entry) => Item | undefined} at
 * @param {Index} index
 * @returns {Block[]}
 */
function phase(title, entries, at, index) {
  return [heading(2, title), ...entries.flatMap((entry) => thing(entry, at(entry), index))];
}

/**
 * @param {Entry} entry
 * @param {Item | undefined} item
 * @param {Index} index
 * @returns {Block[]}
 */
function thing(entry, item, index) {
  const title = item?.title ?? entry.title;
  const from = item ? run("Les mer i Samskapingsbanken", index.site.url + item.path) : run("Finnes ikke lenger i Samskapingsbanken.");
  /** @type {[string, Run[]][]} */
  const rows = FIELDS.map(({ name, label }) => [label, [run(entry[name])]]);
  return [
    heading(3, `${KINDS.get(entry.kind)}: ${title}`),
    { kind: "text", runs: [...(item ? [run(`${item.summary} `)] : []), from] },
    ...(entry.reason ? [text(`Valgt fordi: ${entry.reason}.`)] : []),
    { kind: "table", rows },
  ];
}

/**
 * @param {Plan} plan
 * @param {"needs" | "proof"} name
 * @param {string} empty
 * @returns {Block[]}
 */
function summary(plan, name, empty) {
  const items = plan.entries.filter((entry) => entry[name].trim()).map((entry) => [run(`${entry.title}: `, undefined, true), run(entry[name])]);
  return items.length ? [{ kind: "list", ordered: false, items }] : [text(empty)];
}

/**
 * @param {Plan} plan
 * @param {(entry: Entry) => Item | undefined} at
 * @param {Index} index
 * @returns {Block[]}
 */
function experiences(plan, at, index) {
  const cases = plan.entries.flatMap((entry) => (entry.kind === "case" && at(entry)) || []);
  if (!cases.length) return [];
  const levels = new Map(index.evidence.map((level) => [level.id, level.label]));
  return [
    heading(1, "Erfaringer fra andre kommuner"),
    ...cases.flatMap((item) => {
      const effects = item.rows.find((row) => row.label === "Effekter")?.pieces ?? [];
      const difficult = item.rows.find((row) => row.label === "Det som ble vanskelig")?.pieces ?? [];
      const told = effects.map((piece) => [run(`${piece.words}. ${levels.get(piece.evidence ?? "") ?? ""}.`)]);
      /** @type {Block[]} */
      const blocks = [
        heading(2, item.title),
        text(`${item.place}. ${item.summary}`),
        text(item.confirmed ? "Kommunen har bekreftet teksten." : "Skrevet av bankens redaksjon fra åpne kilder, ikke bekreftet av kommunen."),
        ...listed("Dokumentert effekt:", told, "Effekten er ikke dokumentert."),
        ...listed("Dette ble vanskelig:", difficult.map((piece) => [run(piece.words)]), "Hva som ble vanskelig, er ikke dokumentert."),
      ];
      return blocks;
    }),
  ];
}

/**
 * @param {string} title
 * @param {Run[][]} items
 * @param {string} otherwise What is said when there are none.
 * @returns {Block[]}
 */
function listed(title, items, otherwise) {
  return items.length ? [text(title), { kind: "list", ordered: false, items }] : [text(otherwise)];
}

/**
 * @param {Plan} plan
 * @param {(entry: Entry) => Item | undefined} at
 * @param {Index} index
 * @param {string} day
 * @returns {Block[]}
 */
function sources(plan, at, index, day) {
  const items = plan.entries.flatMap((entry) => at(entry) ?? []);
  /** @type {Map<string, Run[]>} Each once: several pages may rest on the same. */
  const found = new Map();
  for (const item of items) {
    const url = index.site.url + item.path;
    found.set(url, [run(`${item.title}. ${index.site.name}, oppdatert ${inWords(new Date(`${item.updated}T12:00`))}. Lest ${day}. `), run(url, url)]);
    for (const { title, publisher, url: address, date, archived } of item.sources) {
      const about = [title, publisher, date, archived ? "arkivert kopi" : ""].filter(Boolean).join(", ");
      found.set(address ?? about, [run(`${about}. `), ...(address ? [run(address, address)] : [])]);
    }
  }
  if (!found.size) return [text("Ingen kilder ennå.")];
  return [{ kind: "list", ordered: true, items: [...found.values()] }];
}

/**
 * @param {string} words
 * @param {string} [url]
 * @param {boolean} [bold]
 * @returns {Run}
 */
function run(words, url, bold) {
  return { text: words, ...(url ? { url } : {}), ...(bold ? { bold } : {}) };
}

/**
 * @param {1 | 2 | 3} level
 * @param {string} words
 * @returns {Block}
 */
function heading(level, words) {
  return { kind: "heading", level, text: words };
}

/**
 * @param {string} words
 * @returns {Block}
 */
function text(words) {
  return { kind: "text", runs: [run(words)] };
}

/**
 * @param {string} words
 * @returns {Block[]}
 */
function paragraphs(words) {
  return words.split(/\n\s*\n/).map(text);
}
