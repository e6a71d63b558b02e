/**
 * What is wrong between answers: what the bank's rules would say of the file, told while there still is a form. The
 * codes are those of the rules.
 */

import { dayOf } from "./form-check.js";
import { isEmpty } from "./form-file.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Finding} Finding */
/** @typedef {import("./form-check.js").Form} Form */

const CITATION = /(?<!\\)\[\^([^\]\s]+)\]/g;

/**
 * @param {Form} form
 * @param {Answers} answers As cleaned.
 * @param {string} today In ISO form.
 * @returns {Finding[]}
 */
export function betweenAnswers(form, answers, today) {
  return [...onlyOne(form, answers), ...dates(answers, today), ...effects(form, answers), ...sources(answers), ...pictures(answers)];
}

/**
 * @param {Answers} answers
 * @param {string} name
 * @returns {{[name: string]: string}[]} The items of a repeated group.
 */
function items(answers, name) {
  return /** @type {{[name: string]: string}[]} */ (answers[name] ?? []);
}

/**
 * One of two answers must be given, and not both (SB203).
 *
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Finding[]}
 */
function onlyOne(form, answers) {
  if (form.name === "report" && Boolean(answers["case"]) === Boolean(answers["key"])) {
    return [{ path: "case", message: "Velg enten én case eller én nøkkel, ikke begge." }];
  }
  return items(answers, "inspired_by").flatMap((item, index) => {
    const fine = isEmpty(item) || Boolean(item["case"]) !== Boolean(item["name"]);
    const message = "Velg en case i banken, eller skriv navnet på et forbilde utenfor. Ikke begge.";
    return fine ? [] : [{ path: `inspired_by.${index}.case`, message }];
  });
}

/**
 * Dates that have not been, and periods that cannot be (SB501 to SB504).
 *
 * @param {Answers} answers
 * @param {string} today
 * @returns {Finding[]}
 */
function dates(answers, today) {
  const ahead = "Datoen er fram i tid. Skriv en dato som har vært.";
  const found = [
    ["when", answers["when"]],
    ...items(answers, "sources").map((source, index) => [`sources.${index}.date`, source["date"]]),
    ...items(answers, "effects").map((effect, index) => [`effects.${index}.measured`, effect["measured"]]),
  ]
    .filter(([, day]) => day && dayOf(String(day), false) > today)
    .map(([path]) => ({ path: String(path), message: ahead }));
  const { start, end } = /** @type {{start?: string, end?: string}} */ (answers["period"] ?? {});
  if (!start || !end) return found;
  if (dayOf(end, true) < dayOf(start, false)) {
    return [...found, { path: "period.end", message: "Arbeidet slutter før det begynner. Rett start eller slutt." }];
  }
  if (answers["status"] === "ongoing" && dayOf(end, true) < today) {
    return [...found, { path: "status", message: "Arbeidet «pågår», men perioden er over. Rett det ene av dem." }];
  }
  if (answers["status"] === "completed" && dayOf(end, false) > today) {
    return [...found, { path: "status", message: "Arbeidet er «avsluttet», men perioden slutter senere. Rett det ene." }];
  }
  return found;
}

/**
 * A number needs a source and a unit, and evidence must rest on something (SB601 to SB604).
 *
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Finding[]}
 */
function effects(form, answers) {
  const indicators = new Map((form.lists["indicator"] ?? []).map((option) => [option.value, option.unit ?? ""]));
  return items(answers, "effects").flatMap((effect, index) => {
    const at = (/** @type {string} */ name, /** @type {string} */ message) => ({ path: `effects.${index}.${name}`, message });
    const { before, after, unit, source, evidence, indicator } = effect;
    /** @type {Finding[]} */
    const found = [];
    if ((before || after) && !source) found.push(at("source", "Et tall må ha en kilde. Velg en av kildene."));
    if ((before || after) && !unit) found.push(at("unit", "Et tall må ha en enhet, for eksempel «personer»."));
    if (evidence === "before-after" && (!before || !after)) {
      found.push(at("evidence", "«Målt før og etter» krever begge tallene."));
    }
    if ((evidence === "compared" || evidence === "independently-evaluated") && !source && !before && !after) {
      found.push(at("source", "Når noe er undersøkt, må det vises til hvor det kan leses."));
    }
    const counts = indicators.get(indicator ?? "");
    if (counts && unit && counts !== unit) {
      found.push(at("unit", `Indikatoren teller «${counts}». Bruk den enheten, eller ta bort indikatoren.`));
    }
    return found;
  });
}

/**
 * Sources that share a name, and references to sources that are not there (SB312, SB313).
 *
 * @param {Answers} answers
 * @returns {Finding[]}
 */
function sources(answers) {
  const ids = items(answers, "sources").map((source) => source["id"] ?? "");
  const shared = ids.flatMap((id, index) =>
    id && ids.indexOf(id) < index
      ? [{ path: `sources.${index}.id`, message: `En annen kilde heter også «${id}». Gi den ene et annet navn.` }]
      : [],
  );
  const used = items(answers, "effects").flatMap((effect, index) =>
    effect["source"] && !ids.includes(effect["source"])
      ? [{ path: `effects.${index}.source`, message: "Kilden er ikke lenger i listen. Velg en annen." }]
      : [],
  );
  const story = /** @type {string[]} */ (answers["story"] ?? []);
  const cited = story.flatMap((text, index) => {
    const unknown = [...text.matchAll(CITATION)].map((match) => match[1] ?? "").find((id) => !ids.includes(id));
    const message = `Teksten viser til kilden «${unknown}», men den er ikke i listen.`;
    return unknown === undefined ? [] : [{ path: `story.${index}`, message }];
  });
  return [...shared, ...used, ...cited];
}

/**
 * Words without their picture, and new pictures that nobody has said yes to.
 *
 * @param {Answers} answers
 * @returns {Finding[]}
 */
function pictures(answers) {
  return items(answers, "images").flatMap((image, index) => {
    const at = (/** @type {string} */ name, /** @type {string} */ message) => [{ path: `images.${index}.${name}`, message }];
    if (isEmpty(image) || image["file"]) return [];
    if (!image["picture"]) return at("picture", "Velg bildefilen, eller ta bort bildet.");
    return image["consent"] ? [] : at("consent", "Kryss av, eller ta bort bildet.");
  });
}
