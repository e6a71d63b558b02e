/**
 * What the form says of the answers: what is wrong and where, how far each step is, and what more would give.
 */

import { controlIn, placeOf, showError } from "./form-dom.js";
import { isEmpty } from "./form-file.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Finding} Finding */
/** @typedef {import("./form-check.js").Form} Form */

const SUGGESTED = 5;
const LEVELS = new Map([
  ["stub", "Slik det står nå, blir casen en spire: bare litt er kjent. Den kan sendes, og fylles ut senere."],
  ["partial", "Slik det står nå, blir casen merket «Delvis»: det viktigste er kjent."],
  ["full", "Casen blir merket «Utfyllende». Takk!"],
]);

/**
 * @param {HTMLElement} root
 * @param {string} path
 * @returns {string} The id of the step that a question is in.
 */
export function stepOf(root, path) {
  return placeOf(root, path)?.closest("[data-kb-step]")?.getAttribute("data-kb-step") ?? "";
}

/**
 * Shows what is wrong at each question, and takes away what is no longer wrong.
 *
 * @param {HTMLElement} root
 * @param {Finding[]} found
 * @returns {void}
 */
export function showErrors(root, found) {
  const shown = new Set(found.map((finding) => placeOf(root, finding.path)));
  for (const error of root.querySelectorAll("[data-kb-error]:not([hidden])")) {
    const place = error.parentElement;
    if (place && place.dataset["kbPicture"] === undefined && !shown.has(place)) showError(place, "");
  }
  for (const finding of found) {
    const place = placeOf(root, finding.path);
    if (place) showError(place, finding.message);
  }
}

/**
 * A list of all that is wrong, each leading to its question.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} root
 * @param {Finding[]} found
 * @param {(step: string) => void} go
 * @returns {void}
 */
export function listErrors(panel, root, found, go) {
  if (!found.length) {
    panel.replaceChildren();
    return;
  }
  const lines = found.map((finding) => {
    const place = placeOf(root, finding.path);
    const words = place ? `${nameOf(place)}: ${finding.message}` : finding.message;
    const link = make("a", { href: `#${(place && controlIn(place)?.id) || stepOf(root, finding.path)}` }, words);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(stepOf(root, finding.path));
      const control = place && controlIn(place);
      control?.focus();
      place?.scrollIntoView({ block: "center" });
    });
    return make("li", {}, link);
  });
  const title = found.length === 1 ? "Én ting må rettes først" : `${found.length} ting må rettes først`;
  panel.replaceChildren(
    make("div", { class: "kb-review__box" }, make("h3", {}, title), make("ul", {}, ...lines)),
  );
}

/**
 * @param {HTMLElement} place
 * @returns {string} What the question is called, with the item it is in: «Kilde 2, Dato».
 */
function nameOf(place) {
  const item = place.parentElement?.closest("[data-kb-item]")?.querySelector("legend");
  const own = place.querySelector("label, legend")?.firstChild;
  return [item, own].map((part) => part?.textContent?.trim()).filter(Boolean).join(", ");
}

/**
 * How far each step is.
 *
 * @param {HTMLElement} root
 * @param {Answers} answers
 * @param {Finding[]} found
 * @returns {Map<string, string>}
 */
export function stepStates(root, answers, found) {
  const wrong = new Set(found.map((finding) => stepOf(root, finding.path)));
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-kb-step]")]);
  return new Map(
    steps.map((step) => {
      const id = step.dataset["kbStep"] ?? "";
      const names = topNames(step);
      const filled = names.filter((name) => !isEmpty(name.startsWith("story.") ? storyAt(answers, name) : answers[name]));
      if (wrong.has(id)) return [id, "noe må rettes"];
      return [id, names.length ? `${filled.length} av ${names.length}` : ""];
    }),
  );
}

/**
 * @param {HTMLElement} step
 * @returns {string[]} The names of the questions of a step.
 */
function topNames(step) {
  const places = [...step.querySelectorAll("[data-kb-field], [data-kb-group], [data-kb-groups]")];
  const paths = places
    .filter((place) => !place.closest("[data-kb-field='language']"))
    .map((place) => place.getAttribute("data-kb-field") ?? place.getAttribute("data-kb-group") ?? place.getAttribute("data-kb-groups") ?? "");
  // The language has its usual answer from the start, and so tells nothing of how far one is.
  return [...new Set(paths.map((path) => (path.startsWith("story.") ? path : (path.split(".")[0] ?? ""))))];
}

/**
 * @param {Answers} answers
 * @param {string} path
 * @returns {string}
 */
function storyAt(answers, path) {
  const story = /** @type {string[]} */ (answers["story"] ?? []);
  return story[Number(path.split(".")[1])] ?? "";
}

/**
 * How complete the answers are, and what the next ones would give the reader.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} root
 * @param {Form} form
 * @param {Answers} answers
 * @param {string} level
 * @param {(step: string) => void} go
 * @returns {void}
 */
export function showCompleteness(panel, root, form, answers, level, go) {
  const names = Object.keys(form.gives);
  const open = names.filter((name) => isEmpty(answers[name]));
  const toLine = (/** @type {string} */ name) => {
    const label = name === "story" ? "Fortellingen" : (form.fields.find((field) => field.name === name)?.label ?? name);
    const path = name === "story" ? "story.0" : name;
    const link = make("a", { href: `#${stepOf(root, path)}` }, label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(stepOf(root, path));
      const place = placeOf(root, path);
      (place && controlIn(place))?.focus();
      place?.scrollIntoView({ block: "center" });
    });
    return make("li", {}, link, `: ${form.gives[name]}`);
  };
  // What would lift the case from a stub comes first.
  const lifting = level === "stub" ? open.filter((name) => name === "story" || form.beyondStub.includes(name)) : [];
  const more = open.filter((name) => !lifting.includes(name)).slice(0, SUGGESTED);
  const done = names.length - open.length;
  const id = "kb-complete-title";
  panel.replaceChildren(
    make("h3", { id }, `Svart på ${done} av ${names.length} frivillige spørsmål`),
    make("progress", { max: String(names.length), value: String(done), "aria-labelledby": id }),
    ...(LEVELS.has(level) ? [make("p", {}, LEVELS.get(level) ?? "")] : []),
    ...listed("Dette trengs for at casen skal bli mer enn en spire:", lifting.map(toLine)),
    ...listed(lifting.length ? "Og dette ville gitt leserne enda mer:" : "Dette ville gitt leserne mer:", more.map(toLine)),
  );
}

/**
 * @param {string} title
 * @param {HTMLLIElement[]} lines
 * @returns {HTMLElement[]}
 */
function listed(title, lines) {
  return lines.length ? [make("p", {}, title), make("ul", {}, ...lines)] : [];
}

/**
 * What the three answers on openness mean.
 *
 * @param {Answers} answers
 * @returns {string}
 */
export function opennessInWords(answers) {
  const given = Object.values(/** @type {{[name: string]: string}} */ (answers["openness"] ?? {})).filter(Boolean);
  if (!given.length) return "";
  if (given.includes("no")) {
    return "Med et «nei» blir dette en læringscase. Den er like velkommen: siden sier hva som ikke var åpent, så andre kan lære av det.";
  }
  if (given.includes("unknown")) return "Det er greit ikke å vite. Siden viser «Ikke dokumentert» på det spørsmålet.";
  if (given.length < 3) return "Så langt passer svarene med definisjonen av samskaping.";
  return "Svarene passer med definisjonen av samskaping.";
}
