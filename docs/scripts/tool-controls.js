/**
 * The controls that the tools share: fields with a label, choices, lists to type in, and messages.
 */

import { Combobox } from "./form-combobox.js";
import { make } from "./search-parts.js";

let count = 0;

/** @returns {string} An id that no other control has. */
export function nextId() {
  count += 1;
  return `kb-tool-${count}`;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {"" | "quiet" | "link"} [look]
 * @returns {HTMLButtonElement}
 */
export function button(words, act, look = "") {
  const name = look === "link" ? "kb-link-button" : `kb-button${look ? " kb-button--quiet" : ""}`;
  const made = make("button", { type: "button", class: name }, words);
  made.addEventListener("click", act);
  return made;
}

/**
 * A field with its label. `rows` is 0 for one line.
 *
 * @param {{id: string, label: string, value: string, rows: number, most?: number}} about
 * @returns {{place: HTMLElement, control: HTMLInputElement | HTMLTextAreaElement}}
 */
export function field({ id, label, value, rows, most }) {
  const limits = { id, class: "kb-input", autocomplete: "off", maxlength: String(most ?? (rows ? 5000 : 300)) };
  const control = rows ? make("textarea", { ...limits, rows: String(rows) }) : make("input", { ...limits, type: "text" });
  control.value = value;
  return { place: make("div", { class: "kb-field" }, make("label", { class: "kb-field__label", for: id }, label), control), control };
}

/**
 * @param {{id?: string, label: string, help?: string, options: {value: string, label: string}[], value?: string}} about
 * @returns {{place: HTMLElement, control: HTMLSelectElement}}
 */
export function select({ id = nextId(), label, help, options, value = "" }) {
  const control = make("select", { id, class: "kb-input" }, ...options.map((one) => make("option", { value: one.value }, one.label)));
  control.value = value;
  const place = make("div", { class: "kb-field" }, make("label", { class: "kb-field__label", for: id }, label));
  if (help) {
    control.setAttribute("aria-describedby", `${id}-help`);
    place.append(make("p", { class: "kb-field__help", id: `${id}-help` }, help));
  }
  place.append(control);
  return { place, control };
}

/**
 * Boxes to tick.
 *
 * @param {{label: string, help?: string, options: {value: string, label: string, checked?: boolean}[]}} about
 * @returns {{place: HTMLFieldSetElement, values: () => string[]}}
 */
export function boxes({ label, help, options }) {
  const place = make("fieldset", { class: "kb-field kb-choice" }, make("legend", { class: "kb-field__label" }, label));
  if (help) place.append(make("p", { class: "kb-field__help" }, help));
  const list = make("div", { class: "kb-tool__boxes" });
  const inputs = options.map((option) => {
    const id = nextId();
    const input = make("input", { type: "checkbox", id, value: option.value });
    input.checked = option.checked ?? false;
    list.append(make("div", { class: "kb-choice__option" }, input, make("label", { for: id }, option.label)));
    return input;
  });
  place.append(list);
  return { place, values: () => inputs.filter((input) => input.checked).map((input) => input.value) };
}

/**
 * A field in which one types to find in a long list.
 *
 * @param {{label: string, help?: string, many?: boolean, load: () => Promise<import("./form-check.js").Option[]>}} about
 * @returns {{place: HTMLElement, box: Combobox}}
 */
export function combobox({ label, help, many, load }) {
  const id = nextId();
  const input = make("input", { id, class: "kb-input", type: "text", autocomplete: "off", spellcheck: "false" });
  if (many) input.setAttribute("data-kb-many", "");
  const place = make("div", { class: "kb-field", "data-kb-field": id }, make("label", { class: "kb-field__label", for: id }, label));
  if (help) {
    input.setAttribute("aria-describedby", `${id}-help`);
    place.append(make("p", { class: "kb-field__help", id: `${id}-help` }, help));
  }
  place.append(input);
  return { place, box: new Combobox(input, load) };
}

/** @returns {{place: HTMLElement, tell: (...parts: (Node | string)[]) => void}} Where the reader is told of things. */
export function messages() {
  const place = make("div", { class: "kb-tool__messages", role: "status" });
  return {
    place,
    tell: (...parts) => place.replaceChildren(...(parts.length ? [make("div", { class: "kb-form__told" }, ...parts)] : [])),
  };
}

/**
 * @param {string} title
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function section(title, ...content) {
  return make("section", { class: "kb-tool__section" }, make("h2", {}, title), ...content);
}
