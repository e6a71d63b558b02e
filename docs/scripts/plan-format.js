/**
 * A plan: what it holds, and how one from a file or from the browser's store is read. Whatever a file says is only data:
 * what the format does not know is left out, and the reader is told.
 */

import { ID, KINDS } from "./tool-data.js";

/** Raised when a field changes its name or meaning. An older plan is then brought up to date by `UPGRADES`. */
export const VERSION = 1;
export const FORMAT = "samskapingsbanken-plan";

/** What is written of each thing in a plan. The page for paper asks the same: casebank/compile/plan.py. */
export const FIELDS = /** @type {const} */ ([
  { name: "what", label: "Hva gjør vi?", rows: 2 },
  { name: "who", label: "Hvem gjør det?", rows: 0 },
  { name: "when", label: "Når?", rows: 0 },
  { name: "needs", label: "Hva krever det?", rows: 2 },
  { name: "proof", label: "Hvordan vet vi at det virket?", rows: 2 },
]);
/** What is written of the plan as a whole. */
export const HEADS = /** @type {const} */ ([
  { name: "title", label: "Hva heter planen?", rows: 0 },
  { name: "municipality", label: "Hvilken kommune gjelder den?", rows: 0 },
  { name: "goal", label: "Hva vil dere løse?", rows: 3 },
]);

const LIMITS = { file: 1_000_000, entries: 200, line: 300, text: 5000 };

/**
 * @typedef {object} Entry
 * @property {string} kind
 * @property {string} id
 * @property {string} title As it was when it was put in; the bank's own may be newer, or gone.
 * @property {string} phase Its id; empty for what concerns the whole work.
 * @property {string} reason Why the guide proposed it.
 * @property {string} what
 * @property {string} who
 * @property {string} when
 * @property {string} needs
 * @property {string} proof
 */
/** @typedef {{title: string, municipality: string, goal: string, started: string, entries: Entry[]}} Plan */
/** @typedef {{plan: Plan, left: string[]} | {plan: null, why: string}} Reading */

/** @type {Record<number, (data: Record<string, unknown>) => Record<string, unknown>>} From a version to the next. */
const UPGRADES = {};

// Nobody sees these: some turn text round, and XML, and so Word, can't hold others.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** @returns {Plan} */
export function emptyPlan() {
  return { title: "", municipality: "", goal: "", started: new Date().toISOString().slice(0, 10), entries: [] };
}

/**
 * @param {{kind: string, id: string, title: string, phase?: string, reason?: string}} about
 * @returns {Entry}
 */
export function newEntry({ kind, id, title, phase = "", reason = "" }) {
  return { kind, id, title, phase, reason, what: "", who: "", when: "", needs: "", proof: "" };
}

/**
 * @param {{kind: string, id: string}} entry
 * @returns {string} What tells an entry from the others of its plan.
 */
export function nameOf(entry) {
  return `${entry.kind}/${entry.id}`;
}

/**
 * @param {Plan} plan
 * @param {Entry[]} entries
 * @returns {Plan} The plan with these too, those that it has already left as they are.
 */
export function withEntries(plan, entries) {
  const names = new Set(plan.entries.map(nameOf));
  const added = entries.filter((entry) => !names.has(nameOf(entry)) && names.add(nameOf(entry)));
  return { ...plan, entries: [...plan.entries, ...added].slice(0, LIMITS.entries) };
}

/**
 * Two plans that grew from the same one. The order of the two does not matter, so that two tabs come to the same.
 *
 * @param {Plan} one
 * @param {Plan} other
 * @returns {Plan} With every word of both.
 */
export function mergedPlan(one, other) {
  const [first, second] = /** @type {[Plan, Plan]} */ ([one, other].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
  const merged = withEntries(first, second.entries);
  for (const { name } of HEADS) merged[name] = mergedText(first[name], second[name]);
  merged.entries = merged.entries.map((entry) => {
    const twin = second.entries.find((two) => nameOf(two) === nameOf(entry)) ?? entry;
    const parts = FIELDS.map(({ name }) => [name, mergedText(entry[name], twin[name])]);
    return { ...entry, ...Object.fromEntries(parts) };
  });
  return merged;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {string}
 */
export function mergedText(one, other) {
  if (one.includes(other)) return one;
  return other.includes(one) ? other : [one, other].sort().join("\n\n");
}

/**
 * @param {Plan} plan
 * @param {string} name Of an entry; empty for the plan itself.
 * @param {string} part
 * @returns {string} What stands there.
 */
export function partOf(plan, name, part) {
  const holder = name ? plan.entries.find((entry) => nameOf(entry) === name) : plan;
  return /** @type {any} */ (holder)?.[part] ?? "";
}

/**
 * @param {Plan} plan
 * @param {string} name Of an entry; empty for the plan itself.
 * @param {string} part
 * @param {string} value
 * @returns {Plan}
 */
export function withPart(plan, name, part, value) {
  if (!name) return { ...plan, [part]: value };
  return { ...plan, entries: plan.entries.map((entry) => (nameOf(entry) === name ? { ...entry, [part]: value } : entry)) };
}

/**
 * @param {Plan} plan
 * @returns {string} The plan as a file for a colleague.
 */
export function asFile(plan) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...plan }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @returns {Reading}
 */
export function readFile(text) {
  if (text.length > LIMITS.file) return { plan: null, why: "Filen er for stor til å være en plan." };
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { plan: null, why: "Filen er ikke en plan, eller den er skadet." };
  }
  if (!isObject(data) || data["format"] !== FORMAT) return { plan: null, why: "Filen er ikke en plan fra Samskapingsbanken." };
  return readPlan(data, data["version"]);
}

/**
 * @param {unknown} given
 * @param {unknown} version
 * @returns {Reading}
 */
export function readPlan(given, version) {
  if (!isObject(given) || !Number.isInteger(version) || Number(version) < 0) {
    return { plan: null, why: "Planen er skadet, og kan ikke leses." };
  }
  if (Number(version) > VERSION) {
    return { plan: null, why: "Planen er laget med en nyere utgave av nettstedet. Last siden på nytt, og prøv igjen." };
  }
  let data = given;
  for (let from = Number(version); from < VERSION; from += 1) data = UPGRADES[from]?.(data) ?? data;
  /** @type {string[]} */
  const left = Number(version) < VERSION ? ["Planen er laget med en eldre utgave. Se over at alt er med."] : [];
  const listed = data["entries"] ?? [];
  if (!Array.isArray(listed)) return { plan: null, why: "Planen er skadet: listen over tiltak kan ikke leses." };
  const plan = { ...emptyPlan(), entries: /** @type {Entry[]} */ ([]) };
  for (const { name, rows } of HEADS) plan[name] = textOf(data[name], rows, left);
  if (/^\d{4}-\d{2}-\d{2}$/.test(String(data["started"]))) plan.started = String(data["started"]);
  const read = listed.slice(0, LIMITS.entries).flatMap((entry) => readEntry(entry, left) ?? []);
  if (listed.length > LIMITS.entries) left.push(`Bare de første ${LIMITS.entries} tiltakene er tatt med.`);
  return { plan: withEntries(plan, read), left: [...new Set(left)] };
}

/**
 * @param {unknown} data
 * @param {string[]} left
 * @returns {Entry | null}
 */
function readEntry(data, left) {
  if (!isObject(data)) {
    left.push("Et tiltak kunne ikke leses, og er ikke med.");
    return null;
  }
  const { kind, id, phase } = data;
  if (typeof kind !== "string" || !KINDS.has(kind) || typeof id !== "string" || !ID.test(id) || id.length > 60) {
    left.push(`Et tiltak viser ikke til noe i banken, og er ikke med: ${textOf(data["title"], 0, []).slice(0, 60) || "uten tittel"}.`);
    return null;
  }
  const entry = newEntry({ kind, id, title: textOf(data["title"], 0, left) || id });
  entry.phase = typeof phase === "string" && ID.test(phase) ? phase : "";
  entry.reason = textOf(data["reason"], 0, left);
  for (const { name } of FIELDS) entry[name] = textOf(data[name], 1, left);
  return entry;
}

/**
 * @param {unknown} value
 * @param {number} rows 0 for what stands on one line.
 * @param {string[]} left
 * @returns {string}
 */
function textOf(value, rows, left) {
  if (value === undefined) return "";
  if (typeof value !== "string") {
    left.push("Et felt var ikke tekst, og er tomt.");
    return "";
  }
  const seen = value.replace(/\r\n?/g, "\n").replace(UNSEEN, "");
  const shown = rows ? seen : seen.replace(/\s+/g, " ").trim();
  const most = rows ? LIMITS.text : LIMITS.line;
  if (shown.length > most) left.push(`En tekst var for lang, og er kortet ned til ${most} tegn.`);
  return shown.slice(0, most);
}

/**
 * @param {unknown} data
 * @returns {data is Record<string, unknown>}
 */
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
