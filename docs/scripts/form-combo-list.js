/**
 * The list that opens below a combobox: its options, and which of them is active, after the ARIA pattern.
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */

import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Option} Option */

export class OptionList {
  /**
   * @param {HTMLInputElement} input The field it belongs to.
   * @param {string} label
   * @param {(option: Option) => void} choose Called when an option is pressed.
   */
  constructor(input, label, choose) {
    this.input = input;
    this.element = make("ul", { id: `${input.id}-list`, role: "listbox", class: "kb-combo__list", "aria-label": label, hidden: "" });
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    // The press must not take the focus from the field, or the list would be gone before the click.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => {
      const item = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      const option = item && this.options[[...this.element.children].indexOf(item)];
      if (option) choose(option);
    });
  }

  /** @returns {boolean} Whether the reader sees it. */
  get isOpen() {
    return !this.element.hidden;
  }

  /** @returns {Option | undefined} The option that the arrows have come to. */
  get current() {
    return this.options[this.active];
  }

  /**
   * Shows these options, none of them active.
   *
   * @param {Option[]} options
   * @returns {void}
   */
  show(options) {
    this.options = options;
    this.active = -1;
    this.element.replaceChildren(
      ...options.map((option, index) => {
        const item = make("li", { id: `${this.element.id}-${index}`, role: "option", class: "kb-combo__option", "aria-selected": "false" }, option.label);
        if (option.help) item.append(make("span", { class: "kb-combo__help" }, option.help));
        return item;
      }),
    );
    this.expand(options.length > 0);
  }

  /** Takes it away. */
  close() {
    this.expand(false);
  }

  /**
   * Goes to the next option or the one before, round and round.
   *
   * @param {1 | -1} step
   * @returns {void}
   */
  move(step) {
    const count = this.options.length;
    if (!count) return;
    const first = step > 0 ? 0 : count - 1;
    this.active = this.active < 0 ? first : (this.active + step + count) % count;
    for (const [index, item] of [...this.element.children].entries()) {
      item.setAttribute("aria-selected", String(index === this.active));
      if (index !== this.active) continue;
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  }

  /**
   * @param {boolean} open
   * @returns {void}
   */
  expand(open) {
    this.element.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }
}
