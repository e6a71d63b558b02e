/**
 * From answers to a file: cleaned, checked, and with what the form finds out by itself. No part of this knows the page.
 */

import { findings } from "./form-check.js";
import { contentFile, identifier, isEmpty, withFiles } from "./form-file.js";
import { betweenAnswers } from "./form-rules.js";
import { oneLine, paragraphs, story } from "./form-text.js";

/** @typedef {import("./form-file.js").Value} Value */
/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Field} Field */
/** @typedef {import("./form-check.js").Finding} Finding */
/** @typedef {import("./form-check.js").Form} Form */
/**
 * What a file is made from: the day, the names that are taken, and for a change the file's id and the fields of it
 * that the form does not ask for.
 *
 * @typedef {{today: string, taken?: string[], edit?: string, rest?: Answers}} Setting
 */
/** @typedef {{id: string, path: string, text: string, documentation: string, pictures: {key: string, file: string}[]}} Made */

const LEVELS = ["stub", "partial", "full"];
const UNDOCUMENTED = new Map([
  ["nb", "Ikke dokumentert."],
  ["nn", "Ikkje dokumentert."],
]);

/**
 * The answers to what the form asks, without what nobody sees, and with a short name for each source.
 *
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Answers}
 */
export function cleaned(form, answers) {
  const fields = form.fields.filter((field) => form.asked.includes(field.name));
  const found = cleanedGroup(form, fields, answers);
  if (Array.isArray(found["sources"])) found["sources"] = named(/** @type {Answers[]} */ (found["sources"]), form.idLength);
  if (Array.isArray(answers["story"])) {
    found["story"] = answers["story"].map((text) => story(String(text), form.patterns));
  }
  if (Array.isArray(answers["images"])) {
    // What no field of the file holds: the picture itself, or the file it already lies in, and the consent to use it.
    const images = /** @type {Answers[]} */ (found["images"]);
    found["images"] = images.map((image, index) => {
      const { picture = "", file = "", consent = "" } = /** @type {{[name: string]: string}} */ (answers["images"]?.[index] ?? {});
      return { ...image, picture, file, consent };
    });
  }
  return found;
}

/**
 * @param {Form} form
 * @param {Field[]} fields
 * @param {Answers} answers
 * @returns {Answers}
 */
function cleanedGroup(form, fields, answers) {
  /** @type {Answers} */
  const found = {};
  for (const field of fields) {
    const value = answers[field.name];
    if (value === undefined) continue;
    if (field.parts && field.many) {
      const items = /** @type {Answers[]} */ (Array.isArray(value) ? value : []);
      found[field.name] = items.map((item) => cleanedGroup(form, field.parts ?? [], item));
    } else if (field.parts) {
      found[field.name] = cleanedGroup(form, field.parts, /** @type {Answers} */ (value));
    } else if (field.many) {
      const values = /** @type {string[]} */ (Array.isArray(value) ? value : [value]);
      found[field.name] = values.map((one) => oneLine(String(one), form.patterns)).filter(Boolean);
    } else {
      const clean = field.answer === "text" ? paragraphs : oneLine;
      found[field.name] = clean(String(value), form.patterns);
    }
  }
  return found;
}

/**
 * The sources, each with a short name of its own: the one it has, or one made of its title.
 *
 * @param {Answers[]} sources
 * @param {number} length
 * @returns {Answers[]}
 */
export function named(sources, length) {
  const taken = new Set(sources.map((source) => String(source["id"] ?? "")).filter(Boolean));
  return sources.map((source) => {
    if (source["id"] || !source["title"]) return source;
    const id = identifier("", String(source["title"]), taken, length);
    taken.add(id);
    return { id, ...source, ...{ id } };
  });
}

/**
 * Everything that is wrong, in the order of the questions.
 *
 * @param {Form} form
 * @param {Answers} answers As cleaned.
 * @param {Setting} setting
 * @returns {Finding[]}
 */
export function check(form, answers, setting) {
  const asked = form.fields.filter((field) => form.asked.includes(field.name));
  const optional = asked.map((field) => (field.name === "confirmed" ? withoutPart(field, "date") : withoutPart(field, "file")));
  const own = findings(form, optional, answers);
  const paths = new Set(own.map((finding) => finding.path));
  const found = [...own, ...betweenAnswers(form, answers, setting.today).filter((one) => !paths.has(one.path))];
  if (found.length || !form.folder) return found;
  return tooLarge(form, answers, fileOf(form, answers, setting));
}

/**
 * @param {Field} field
 * @param {string} name
 * @returns {Field} The question without the part that the form answers by itself.
 */
function withoutPart(field, name) {
  return field.parts ? { ...field, parts: field.parts.filter((part) => part.name !== name) } : field;
}

/**
 * @param {Form} form
 * @param {Answers} answers
 * @param {Made} made
 * @returns {Finding[]}
 */
function tooLarge(form, answers, made) {
  const front = made.text.slice(0, made.text.indexOf("\n---\n", 3));
  if (front.length > form.limits.front) {
    return [{ path: form.asked[0] ?? "", message: "Svarene er til sammen for lange. Kort ned, eller flytt noe til fortellingen." }];
  }
  const bytes = new TextEncoder().encode(made.text).length;
  if (bytes <= form.limits.file) return [];
  const lengths = /** @type {string[]} */ (answers["story"] ?? [""]).map((text) => text.length);
  const longest = lengths.indexOf(Math.max(...lengths));
  const message = `Alt til sammen er på ${Math.ceil(bytes / 1024)} kB, og grensen er ${form.limits.file / 1024} kB. Kort ned teksten.`;
  return [{ path: `story.${longest}`, message }];
}

/**
 * How much is known, as the editors count it: a case that lacks what others need is a stub, and a full one has the
 * whole story and names two keys.
 *
 * @param {Form} form
 * @param {Answers} answers
 * @returns {string}
 */
export function documentationOf(form, answers) {
  const story = /** @type {string[]} */ (answers["story"] ?? []);
  if (form.beyondStub.some((name) => isEmpty(answers[name])) || story.every((text) => !text.trim())) return "stub";
  const keys = /** @type {Answers[]} */ (answers["keys"] ?? []).filter((key) => !isEmpty(key));
  return keys.length >= 2 && story.every((text) => text.trim()) ? "full" : "partial";
}

/**
 * The level of a case that may have been given a higher one by the editors before.
 *
 * @param {Form} form
 * @param {Answers} answers
 * @param {string} before
 * @returns {string}
 */
function levelOf(form, answers, before) {
  const found = documentationOf(form, answers);
  return found !== "stub" && LEVELS.indexOf(before) > LEVELS.indexOf(found) ? before : found;
}

/**
 * The file that the answers make.
 *
 * @param {Form} form
 * @param {Answers} answers As cleaned.
 * @param {Setting} setting
 * @returns {Made}
 */
export function fileOf(form, answers, setting) {
  const { today, taken = [], edit, rest = {} } = setting;
  const title = String(answers["title"] ?? answers["case"] ?? answers["key"] ?? "");
  const [place = ""] = /** @type {string[]} */ (answers["municipality"] ?? []);
  const id = edit ?? identifier(place, title || String(answers["key"] ?? ""), taken, form.idLength);
  const documentation = form.name === "case" ? levelOf(form, answers, String(rest["documentation"] ?? "stub")) : "";
  const images = withFiles(/** @type {{[name: string]: string}[]} */ (answers["images"] ?? []), id);
  /** @type {Answers} */
  const own = { ...rest, ...answers, published: rest["published"] ?? today };
  if (edit) own["updated"] = today;
  if (documentation) own["documentation"] = documentation;
  if (images.length) own["images"] = images.map(({ file, alt, credit, licence }) => ({ file, alt, credit, licence }));
  if (!isEmpty(answers["confirmed"])) {
    const before = /** @type {Answers} */ (rest["confirmed"] ?? {});
    const by = /** @type {Answers} */ (answers["confirmed"])["by"] ?? "";
    own["confirmed"] = { by, date: before["by"] === by ? (before["date"] ?? today) : today };
  }
  const data = Object.fromEntries(
    form.fields.map((field) => [field.name, inOrder(field, own[field.name] ?? "")]).filter(([, value]) => !isEmpty(value)),
  );
  return {
    id,
    path: `${form.folder}/${id}.md`,
    text: contentFile(data, bodyOf(form, answers)),
    documentation,
    pictures: images.flatMap(({ picture, file }) => (picture ? [{ key: picture, file: `cases/${file}` }] : [])),
  };
}

/**
 * @param {Field} field
 * @param {Value} value
 * @returns {Value} The value with the parts of its groups in the order of the model.
 */
function inOrder(field, value) {
  const parts = field.parts;
  if (!parts || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((item) => inOrder({ ...field, many: false }, item));
  return Object.fromEntries(parts.map((part) => [part.name, value[part.name] ?? ""]));
}

/**
 * @param {Form} form
 * @param {Answers} answers
 * @returns {string} The body: all its sections, or none when none is written.
 */
function bodyOf(form, answers) {
  const language = String(answers["language"] || "nb");
  const story = /** @type {string[]} */ (answers["story"] ?? []);
  if (story.every((text) => !text.trim())) return "";
  const sections = form.sections[language] ?? form.sections["nb"] ?? [];
  return sections
    .map((heading, index) => `## ${heading}\n\n${story[index]?.trim() || UNDOCUMENTED.get(language) || ""}\n`)
    .join("\n");
}
