/**
 * The page of a form: holds its parts together, and keeps what it says of the answers up to date.
 */

import { check, cleaned, documentationOf, fileOf } from "./form-answers.js";
import { valueAt } from "./form-check.js";
import { prepareComboboxes } from "./form-combobox.js";
import { fetchData } from "./form-data.js";
import { asked, controlIn, fieldAt, fill, placeOf, read, showError } from "./form-dom.js";
import { prepareDrafts } from "./form-draft-panel.js";
import { isEmpty } from "./form-file.js";
import { ADDED, addItem, CHANGED, itemsOf, prepareGroups } from "./form-groups.js";
import { preparePictures, showPictures } from "./form-picture-fields.js";
import { preview } from "./form-preview.js";
import { listErrors, opennessInWords, showCompleteness, showErrors, stepStates } from "./form-review.js";
import { prepareSending } from "./form-sending.js";
import { prepareSources } from "./form-sources.js";
import { prepareSteps } from "./form-steps.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Finding} Finding */
/** @typedef {import("./form-check.js").Form} Form */
/** @typedef {import("./form-check.js").Option} Option */

const PAUSE = 250;

export class Page {
  /**
   * @param {HTMLFormElement} root
   * @param {Form} form
   */
  constructor(root, form) {
    this.root = root;
    this.form = form;
    /** @type {{edit?: string, rest?: Answers}} */
    this.setting = {};
    /** Whether the sender has asked to send, after which what is missing counts as wrong. */
    this.tried = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    prepareGroups(root);
    prepareComboboxes(root, (list) => this.options(list));
    this.sources = prepareSources(root, form);
    preparePictures(root, form);
    this.steps = prepareSteps(root, () => this.refresh());
    this.sending = prepareSending(root, form, {
      answers: () => this.answers(),
      made: (answers) => this.made(answers),
      taken: () => this.taken(),
      edit: () => this.setting.edit,
      arrived: () => this.drafts?.drop(),
    });
    this.drafts = form.folder
      ? prepareDrafts(root, form, {
          answers: () => read(root, form),
          setting: () => this.setting,
          fill: (draft) => {
            const { edit, rest } = draft;
            this.setting = edit ? { edit, rest: rest ?? {} } : {};
            this.put(draft.answers);
          },
        })
      : undefined;
    this.listen();
  }

  /** @returns {Answers} */
  answers() {
    return cleaned(this.form, read(this.root, this.form));
  }

  /** @returns {{today: string, edit?: string, rest?: Answers}} */
  today() {
    // The day in Greenwich: where the check runs, a Norwegian night would else lie ahead.
    return { today: new Date().toISOString().slice(0, 10), ...this.setting };
  }

  /**
   * @param {Answers} answers
   * @param {string[]} [taken]
   * @returns {import("./form-answers.js").Made}
   */
  made(answers, taken = []) {
    return fileOf(this.form, answers, { ...this.today(), taken });
  }

  /** @returns {Promise<string[]>} The names of files that there are. */
  async taken() {
    const listed = Object.values(this.form.lists).flatMap((options) => options.map((option) => option.value));
    const cases = await this.options("case").catch(() => []);
    return [...listed, ...cases.map((option) => option.value)];
  }

  /**
   * @param {string} list
   * @returns {Promise<Option[]>}
   */
  async options(list) {
    const known = this.form.lists[list];
    if (known) return known;
    const fetched = /** @type {Option[]} */ (await fetchData(`list-${list}.json`));
    this.form.lists[list] = fetched;
    return fetched;
  }

  /**
   * Puts answers into the page.
   *
   * @param {Answers} answers
   * @returns {void}
   */
  put(answers) {
    fill(this.root, this.form, answers);
    this.prepareStart();
    this.sources.refresh();
    void showPictures(this.root).then(() => this.refresh());
    this.tried = false;
    this.refresh();
  }

  /** Gives what must be answered at least once a first item, and what has a usual answer that answer. */
  prepareStart() {
    for (const field of asked(this.form)) {
      if (field.parts && field.many && field.required && !itemsOf(this.root, field.name).length) addItem(this.root, field.name);
    }
    const language = fieldAt(this.root, "language");
    const chosen = language?.querySelector("input:checked");
    const usual = language?.querySelector("input");
    if (!chosen && usual instanceof HTMLInputElement) usual.checked = true;
  }

  listen() {
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener(ADDED, (event) => {
      if (event.target instanceof HTMLElement) prepareComboboxes(event.target, (list) => this.options(list));
      this.sources.refresh();
    });
    for (const type of ["input", "change", CHANGED]) {
      this.root.addEventListener(type, (event) => {
        if (event.target instanceof Element && event.target.closest("[data-kb-confirm], [data-kb-draft], [data-kb-by-hand]")) return;
        this.changed();
      });
    }
    this.root.addEventListener("focusout", (event) => {
      const place = event.target instanceof Element ? event.target.closest("[data-kb-field]") : null;
      if (place instanceof HTMLElement) this.checkOne(place);
    });
    this.root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.hasAttribute("data-kb-clear")) this.clear(button);
      if (button?.hasAttribute("data-kb-ready")) void this.ready();
    });
    this.root.querySelector("[data-kb-preview-box]")?.addEventListener("toggle", () => this.refresh());
  }

  changed() {
    this.drafts?.changed();
    this.sending.hide();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  /**
   * Tells what is wrong with one answer, once somebody has left it. What is missing is left in peace until sending.
   *
   * @param {HTMLElement} place
   * @returns {void}
   */
  checkOne(place) {
    const found = this.found(this.answers());
    const mine = found.find((finding) => placeOf(this.root, finding.path) === place);
    showError(place, mine?.message ?? "");
  }

  /**
   * @param {Answers} answers
   * @returns {Finding[]} What is wrong; what is only missing, once the sender has asked to send.
   */
  found(answers) {
    const all = check(this.form, answers, this.today());
    return this.tried ? all : all.filter((finding) => !isEmpty(valueAt(answers, finding.path)));
  }

  /** Brings what the page says of the answers up to date. */
  refresh() {
    if (!this.sending) return;
    const answers = this.answers();
    const found = this.found(answers);
    const level = this.form.name === "case" ? documentationOf(this.form, answers) : "";
    const go = (/** @type {string} */ step) => this.steps.go(step);
    this.steps.mark(stepStates(this.root, answers, found));
    if (this.tried) showErrors(this.root, found);
    const review = this.root.querySelector("[data-kb-review]");
    if (review instanceof HTMLElement) listErrors(review, this.root, found, go);
    const complete = this.root.querySelector("[data-kb-complete]");
    if (complete instanceof HTMLElement) showCompleteness(complete, this.root, this.form, answers, level, go);
    const openness = this.root.querySelector("[data-kb-openness]");
    const words = opennessInWords(answers);
    if (openness && openness.textContent !== words) openness.textContent = words;
    const box = this.root.querySelector("[data-kb-preview-box]");
    if (box instanceof HTMLDetailsElement && box.open) {
      box.querySelector("[data-kb-preview]")?.replaceChildren(...preview(this.form, answers, level));
    }
    for (const button of this.root.querySelectorAll("[data-kb-clear]")) {
      const place = button.closest("[data-kb-field]");
      /** @type {HTMLElement} */ (button).hidden = !place?.querySelector("input:checked");
    }
  }

  /**
   * @param {Element} button
   * @returns {void}
   */
  clear(button) {
    const place = button.closest("[data-kb-field]");
    for (const input of place?.querySelectorAll("input:checked") ?? []) /** @type {HTMLInputElement} */ (input).checked = false;
    place?.querySelector("input")?.focus();
    this.changed();
  }

  /** Checks everything, and opens the ways to send when all is well. */
  async ready() {
    this.tried = true;
    const answers = this.answers();
    const found = this.found(answers);
    this.refresh();
    if (found.length) {
      const review = this.root.querySelector("[data-kb-review]");
      if (review instanceof HTMLElement) review.focus();
      else this.toFirst(found);
      return;
    }
    await this.sending.open();
  }

  /**
   * @param {Finding[]} found
   * @returns {void}
   */
  toFirst(found) {
    const place = found[0] && placeOf(this.root, found[0].path);
    if (place) controlIn(place)?.focus();
  }
}
