/**
 * A field in which one types to find in a list: a combobox after the ARIA pattern, for one choice or for several. What
 * is typed and not in the list is kept as it is, for the check to tell of.
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */

import { OptionList } from "./form-combo-list.js";
import { changed } from "./form-groups.js";
import { fitting, named } from "./form-options.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Option} Option */

const SHOWN = 40;

/** @type {WeakMap<Element, Combobox>} */
const boxes = new WeakMap();

/**
 * @param {Element} place The element of a field.
 * @returns {Combobox | undefined} Its combobox, if it has one.
 */
export function comboboxOf(place) {
  return boxes.get(place);
}

/**
 * Makes comboboxes of all fields with a list that have none yet.
 *
 * @param {ParentNode} root
 * @param {(list: string) => Promise<Option[]>} options
 * @returns {void}
 */
export function prepareComboboxes(root, options) {
  for (const input of root.querySelectorAll("input[data-kb-list]")) {
    const place = input.closest("[data-kb-field]");
    if (!place || boxes.has(place) || !(input instanceof HTMLInputElement)) continue;
    boxes.set(place, new Combobox(input, () => options(input.dataset["kbList"] ?? "")));
  }
}

export class Combobox {
  /**
   * @param {HTMLInputElement} input
   * @param {() => Promise<Option[]>} load
   */
  constructor(input, load) {
    this.input = input;
    this.many = input.hasAttribute("data-kb-many");
    /** @type {string[]} */
    this.chosen = [];
    /** @type {Option[]} */
    this.options = [];
    const label = input.labels?.[0]?.firstChild?.textContent?.trim() ?? "";
    this.list = new OptionList(input, label, (option) => this.choose(option));
    this.status = make("p", { class: "kb-visually-hidden", role: "status" });
    this.chips = make("ul", { class: "kb-combo__chosen", role: "list", "aria-label": `Valgt: ${label}`, hidden: "" });
    const box = make("div", { class: "kb-combo" });
    input.replaceWith(box);
    box.append(...(this.many ? [this.chips] : []), input, this.list.element, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.element.id,
    })) {
      input.setAttribute(name, value);
    }
    input.removeAttribute("name");
    this.load = load;
    /** @type {Promise<void> | undefined} */
    this.loading = undefined;
    input.addEventListener("focus", () => void this.fetch());
    input.addEventListener("input", () => {
      if (!this.many) this.chosen = [];
      this.open();
    });
    input.addEventListener("click", () => this.open());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.settle());
  }

  /** Gets the options, once somebody needs them. When they do not come, they are asked for again the next time. */
  async fetch() {
    this.loading ??= this.load().then(
      (options) => {
        this.options = options;
        this.show();
        if (document.activeElement === this.input && this.input.value) this.open();
      },
      () => {
        this.loading = undefined;
        this.tell("Fikk ikke tak i listen. Sjekk nettforbindelsen, og prøv igjen.", true);
      },
    );
    await this.loading;
  }

  /**
   * @param {string} words
   * @param {boolean} [seen] Whether those who see the list need to be told too.
   * @returns {void}
   */
  tell(words, seen = false) {
    this.status.className = seen ? "kb-combo__told" : "kb-visually-hidden";
    this.status.textContent = words;
  }

  /** @returns {string[]} What is chosen; and what is typed, when it is no choice. */
  values() {
    const typed = this.input.value.trim();
    if (this.many) return typed && !this.match(typed) ? [...this.chosen, typed] : this.chosen;
    if (!typed) return [];
    return this.chosen.length && this.labelOf(this.chosen[0] ?? "") === typed ? this.chosen : [this.match(typed)?.value ?? typed];
  }

  /**
   * @param {string[]} values
   * @returns {void}
   */
  set(values) {
    this.chosen = this.many ? values : values.slice(0, 1);
    this.input.value = "";
    this.show();
    if (values.length) void this.fetch();
  }

  /** Draws what is chosen. */
  show() {
    if (!this.many) {
      const [value] = this.chosen;
      if (value !== undefined) this.input.value = this.labelOf(value);
      return;
    }
    this.chips.hidden = !this.chosen.length;
    this.chips.replaceChildren(...this.chosen.map((value) => this.chip(value)));
  }

  /**
   * @param {string} value
   * @returns {HTMLLIElement}
   */
  chip(value) {
    const label = this.labelOf(value);
    const button = make("button", { type: "button", class: "kb-combo__chip", "aria-label": `Ta bort ${label}` }, label);
    button.addEventListener("click", () => {
      this.chosen = this.chosen.filter((one) => one !== value);
      this.show();
      this.input.focus();
      changed(this.input);
    });
    return make("li", {}, button);
  }

  /**
   * @param {string} value
   * @returns {string}
   */
  labelOf(value) {
    return this.options.find((option) => option.value === value)?.label ?? value;
  }

  /**
   * @param {string} typed
   * @returns {Option | undefined} The option with just this name.
   */
  match(typed) {
    return named(this.options, typed);
  }

  /** Shows the options that fit what is typed. */
  open() {
    const typed = this.input.value.trim();
    const known = !this.many && this.chosen.length > 0 && this.labelOf(this.chosen[0] ?? "") === typed;
    const free = this.options.filter((option) => !(this.many && this.chosen.includes(option.value)));
    const found = (known ? free : fitting(free, typed)).slice(0, SHOWN);
    this.list.show(found);
    if (!this.options.length) void this.fetch();
    else if (found.length) this.tell(`${found.length} forslag`);
    else this.tell(typed ? "Ingen forslag. Prøv et annet ord." : "", true);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {void}
   */
  onKey(event) {
    const open = this.list.isOpen;
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.list.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.open();
      this.list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && this.list.current) this.choose(this.list.current);
      else this.settle();
    }
  }

  /**
   * @param {Option} option
   * @returns {void}
   */
  choose(option) {
    if (this.many) this.input.value = "";
    this.chosen = this.many ? [...new Set([...this.chosen, option.value])] : [option.value];
    this.show();
    this.list.close();
    this.tell(`${option.label} er valgt`);
    changed(this.input);
  }

  /** Takes what is typed as a choice when it is the name of one. */
  settle() {
    const typed = this.input.value.trim();
    const match = typed ? this.match(typed) : undefined;
    if (match && (this.many || this.chosen[0] !== match.value)) this.choose(match);
    if (!typed) this.tell("");
    this.list.close();
  }
}
