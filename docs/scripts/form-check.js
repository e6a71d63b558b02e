/**
 * What is wrong with answers, question by question. The limits come with the form; Python's models hold them.
 */

import { isEmpty, slug } from "./form-file.js";

/** @typedef {import("./form-file.js").Value} Value */
/** @typedef {{[name: string]: Value}} Answers */
/** @typedef {{value: string, label: string, help?: string, words?: string, unit?: string}} Option */
/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} answer
 * @property {string} label
 * @property {boolean} [required]
 * @property {boolean} [many]
 * @property {number} [maxLength]
 * @property {string} [pattern]
 * @property {string} [example]
 * @property {string} [list]
 * @property {Field[]} [parts]
 */
/**
 * @typedef {object} Form
 * @property {number} version
 * @property {string} name
 * @property {string} title
 * @property {string} [folder]
 * @property {string[]} asked
 * @property {Field[]} fields
 * @property {{[name: string]: string}} gives
 * @property {{[language: string]: string[]}} sections
 * @property {string[]} beyondStub
 * @property {number} idLength
 * @property {{file: number, front: number, picture: number}} limits Bytes of a file and a picture, and characters of the fields.
 * @property {import("./form-text.js").Patterns} patterns
 * @property {{[name: string]: Option[]}} lists
 * @property {{name: string, url: string, repository: string, branch: string}} site
 * @property {{name: string, email: string}} publisher
 */
/** @typedef {{path: string, message: string}} Finding */

/** Longest texts of numbers, in characters, as the models have them. */
const LONGEST = new Map([
  ["whole", 20],
  ["number", 30],
]);

const WORDS = new Map([
  ["url", "Skriv hele adressen, med https:// først og uten mellomrom."],
  ["email", "Skriv en e-postadresse, for eksempel postmottak@kommune.example."],
  ["pattern", "Bruk små bokstaver fra a til z, tall og bindestrek."],
  ["day", "Skriv datoen som år-måned-dag, for eksempel 2026-03-31."],
  ["day-or-year", "Skriv et år (2017), en måned (2017-06) eller en dag (2017-06-30)."],
  ["whole", "Skriv et helt tall uten enhet, for eksempel 200000."],
  ["number", "Skriv bare tallet, for eksempel 27 eller 27,5. Enheten har sitt eget felt."],
]);

/**
 * What is wrong with the answers to some questions.
 *
 * @param {Form} form
 * @param {Field[]} fields
 * @param {Answers} answers
 * @param {string} [prefix] The place of the group they belong to.
 * @returns {Finding[]}
 */
export function findings(form, fields, answers, prefix = "") {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    const value = answers[field.name];
    if (isEmpty(value)) return field.required ? [{ path, message: missing(field) }] : [];
    if (field.parts && field.many) {
      const items = /** @type {Answers[]} */ (value);
      return items.flatMap((item, index) =>
        isEmpty(item) ? [] : findings(form, field.parts ?? [], item, `${path}.${index}.`),
      );
    }
    if (field.parts) return findings(form, field.parts, /** @type {Answers} */ (value), `${path}.`);
    const values = /** @type {string[]} */ (Array.isArray(value) ? value : [value]);
    const found = values.map((one) => problem(form, field, one)).find(Boolean);
    if (found) return [{ path, message: found }];
    return new Set(values).size < values.length ? [{ path, message: "Det samme er valgt to ganger." }] : [];
  });
}

/**
 * @param {Field} field
 * @returns {string}
 */
function missing(field) {
  return field.parts && field.many ? `Legg til minst én under «${field.label}».` : `Fyll ut «${field.label}».`;
}

/**
 * What is wrong with one answer; empty when nothing is.
 *
 * @param {Form} form
 * @param {Field} field
 * @param {string} value
 * @returns {string}
 */
export function problem(form, field, value) {
  if (field.list) return notListed(form, field, value);
  const length = [...value].length;
  const limit = field.maxLength ?? LONGEST.get(field.answer) ?? 0;
  if (limit && length > limit) {
    return `Teksten er på ${length} tegn, og det er plass til ${limit}. Kort ned med ${length - limit} tegn.`;
  }
  if (field.pattern && !new RegExp(field.pattern).test(value)) return WORDS.get(field.answer) ?? "Skriv det på en annen måte.";
  if (field.answer.startsWith("day") && !isDay(value)) return "Datoen finnes ikke i kalenderen.";
  const tag = new RegExp(form.patterns.tag, "iu").exec(value);
  if (tag) return `«${value.slice(tag.index, tag.index + 20)}» ser ut som HTML. Skriv det med vanlige ord.`;
  if (/^\s*(?:javascript|vbscript|data):/i.test(value)) return "Skriv en adresse som begynner med https://.";
  return "";
}

/**
 * @param {Form} form
 * @param {Field} field
 * @param {string} value
 * @returns {string}
 */
function notListed(form, field, value) {
  const options = form.lists[field.list ?? ""];
  // A long list is not there until somebody needs it; the check knows it.
  if (!options || options.some((option) => option.value === value)) return "";
  const near = options.find((option) => slug(option.label).startsWith(slug(value).slice(0, 4)) && slug(value).length > 2);
  return `«${value.slice(0, 60)}» finnes ikke i listen.${near ? ` Mente du «${near.label}»?` : " Velg et av forslagene."}`;
}

/**
 * @param {string} value A date that may lack its day or month.
 * @returns {boolean} Whether the calendar has it.
 */
function isDay(value) {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The last day, or the first, that a date which may lack its day or month can mean.
 *
 * @param {string} value
 * @param {boolean} last
 * @returns {string} The day in ISO form.
 */
export function dayOf(value, last) {
  const [year = "", month, day] = value.split("-");
  if (day) return value;
  if (!last) return `${year}-${month ?? "01"}-01`;
  const end = new Date(Date.UTC(Number(year), Number(month ?? "12"), 0)).getUTCDate();
  return `${year}-${month ?? "12"}-${String(end).padStart(2, "0")}`;
}

/**
 * @param {Answers} answers
 * @param {string} path
 * @returns {Value | undefined} What was answered at a place.
 */
export function valueAt(answers, path) {
  /** @type {any} */
  let value = answers;
  for (const part of path.split(".")) value = value?.[part];
  return value;
}
