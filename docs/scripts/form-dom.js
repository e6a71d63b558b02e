/**
 * Between the page's controls and answers: reads, fills and finds them. A control lies in the element that carries its
 * path, `data-kb-field="period.start"`; the items of a repeated group have a number each, `keys.3.id`, that is never
 * used again, while answers count them from 0.
 */

import { comboboxOf } from "./form-combobox.js";
import { addItem, itemsOf, removeItems } from "./form-groups.js";

/** @typedef {import("./form-file.js").Value} Value */
/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Field} Field */
/** @typedef {import("./form-check.js").Form} Form */

/**
 * @param {Form} form
 * @returns {Field[]} The questions that the page asks, without what the form answers by itself.
 */
export function asked(form) {
  return form.fields.filter((field) => form.asked.includes(field.name));
}

/**
 * @param {HTMLElement} root
 * @param {Form} form
 * @returns {Answers} What stands in the controls now.
 */
export function read(root, form) {
  /** @type {Answers} */
  const answers = {};
  for (const field of asked(form)) answers[field.name] = readField(root, field, field.name);
  const story = [...root.querySelectorAll('[data-kb-field^="story."] textarea')];
  if (story.length) answers["story"] = story.map((area) => /** @type {HTMLTextAreaElement} */ (area).value);
  return answers;
}

/**
 * @param {HTMLElement} root
 * @param {Field} field
 * @param {string} path
 * @returns {Value}
 */
function readField(root, field, path) {
  if (field.parts && field.many) {
    return itemsOf(root, path).map((item) => {
      const prefix = `${path}.${item.dataset["kbItem"]}`;
      const answers = readParts(root, field, prefix);
      const picture = item.dataset["kbPictureKey"];
      const file = item.dataset["kbPictureFile"];
      const consent = item.querySelector("input[data-kb-consent]:checked") ? "yes" : "";
      const found = Object.entries({ picture, file, consent }).filter(([, value]) => value);
      return { ...answers, ...Object.fromEntries(found) };
    });
  }
  if (field.parts) return readParts(root, field, path);
  const place = fieldAt(root, path);
  const box = place && comboboxOf(place);
  if (box) return field.many ? box.values() : (box.values()[0] ?? "");
  const controls = [...(place?.querySelectorAll("input, textarea, select") ?? [])];
  const values = controls.flatMap((control) => {
    if (control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type)) {
      return control.checked ? [control.value] : [];
    }
    return [/** @type {HTMLInputElement} */ (control).value];
  });
  return field.many ? values : (values[0] ?? "");
}

/**
 * @param {HTMLElement} root
 * @param {Field} field
 * @param {string} path
 * @returns {Answers}
 */
function readParts(root, field, path) {
  const shown = (field.parts ?? []).filter((part) => fieldAt(root, `${path}.${part.name}`));
  return Object.fromEntries(shown.map((part) => [part.name, readField(root, part, `${path}.${part.name}`)]));
}

/**
 * Puts answers into the controls. What the page does not ask for is passed over.
 *
 * @param {HTMLElement} root
 * @param {Form} form
 * @param {Answers} answers
 * @returns {void}
 */
export function fill(root, form, answers) {
  for (const field of asked(form)) fillField(root, field, field.name, answers[field.name]);
  const story = Array.isArray(answers["story"]) ? answers["story"] : [];
  for (const [index, area] of [...root.querySelectorAll('[data-kb-field^="story."] textarea')].entries()) {
    /** @type {HTMLTextAreaElement} */ (area).value = String(story[index] ?? "");
  }
}

/**
 * @param {HTMLElement} root
 * @param {Field} field
 * @param {string} path
 * @param {Value | undefined} value
 * @returns {void}
 */
function fillField(root, field, path, value) {
  if (field.parts && field.many) {
    removeItems(root, path);
    for (const one of Array.isArray(value) ? value : []) {
      const answers = /** @type {Answers} */ (typeof one === "object" ? one : {});
      const item = addItem(root, path);
      if (answers["picture"]) item.dataset["kbPictureKey"] = String(answers["picture"]);
      if (answers["file"]) item.dataset["kbPictureFile"] = String(answers["file"]);
      const consent = item.querySelector("input[data-kb-consent]");
      if (consent instanceof HTMLInputElement) consent.checked = answers["consent"] === "yes";
      fillParts(root, field, `${path}.${item.dataset["kbItem"]}`, answers);
    }
    return;
  }
  if (field.parts) {
    fillParts(root, field, path, /** @type {Answers} */ (typeof value === "object" ? value : {}));
    return;
  }
  const values = (Array.isArray(value) ? value : [value ?? ""]).map(String).filter(Boolean);
  const place = fieldAt(root, path);
  const box = place && comboboxOf(place);
  if (box) {
    box.set(values);
    return;
  }
  for (const control of place?.querySelectorAll("input, textarea, select") ?? []) {
    if (control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type)) {
      control.checked = values.includes(control.value) || (field.answer === "yes" && /^(?:true|ja)$/i.test(values[0] ?? ""));
    } else {
      setValue(/** @type {HTMLInputElement | HTMLSelectElement} */ (control), values[0] ?? "");
    }
  }
}

/**
 * @param {HTMLElement} root
 * @param {Field} field
 * @param {string} path
 * @param {Answers} answers
 * @returns {void}
 */
function fillParts(root, field, path, answers) {
  for (const part of field.parts ?? []) fillField(root, part, `${path}.${part.name}`, answers[part.name]);
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @param {string} value
 * @returns {void}
 */
function setValue(control, value) {
  // The choices of a list of sources come later, with the sources; the value must wait for them.
  if (control instanceof HTMLSelectElement && value && ![...control.options].some((option) => option.value === value)) {
    control.append(new Option(value, value));
  }
  control.value = value;
}

/**
 * @param {ParentNode} root
 * @param {string} path As the page has it.
 * @returns {HTMLElement | null}
 */
export function fieldAt(root, path) {
  return root.querySelector(`[data-kb-field="${CSS.escape(path)}"]`);
}

/**
 * The element that a finding is about.
 *
 * @param {HTMLElement} root
 * @param {string} path As the answers have it.
 * @returns {HTMLElement | null}
 */
export function placeOf(root, path) {
  const parts = path.split(".");
  for (let index = 1; index < parts.length; index += 1) {
    const items = itemsOf(root, parts.slice(0, index).join("."));
    const item = items[Number(parts[index])];
    if (item) parts[index] = item.dataset["kbItem"] ?? "";
  }
  const found = parts.join(".");
  if (found.endsWith(".picture")) {
    return itemsOf(root, parts[0] ?? "").find((item) => item.dataset["kbItem"] === parts[1])?.querySelector("[data-kb-picture]") ?? null;
  }
  return (
    fieldAt(root, found) ??
    root.querySelector(`[data-kb-group="${CSS.escape(found)}"], [data-kb-groups="${CSS.escape(found)}"]`)
  );
}

/**
 * Shows, or takes away, what is wrong with an answer.
 *
 * @param {HTMLElement} place
 * @param {string} message Empty when nothing is.
 * @returns {void}
 */
export function showError(place, message) {
  const shown = place.querySelector(":scope > [data-kb-error]");
  if (!(shown instanceof HTMLElement)) return;
  shown.textContent = message;
  shown.hidden = !message;
  place.classList.toggle("kb-field--wrong", Boolean(message));
  for (const control of place.querySelectorAll(":scope > input, :scope > textarea, :scope > select, :scope > .kb-combo input")) {
    if (message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/**
 * @param {HTMLElement} place
 * @returns {HTMLElement | null} What takes the focus when somebody is led here.
 */
export function controlIn(place) {
  return place.querySelector("input:not([type=hidden]), textarea, select, button");
}
