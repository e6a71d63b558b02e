/**
 * What the page will look like: the same parts in the same order as the bank's own page, made of the answers.
 */

import { isEmpty } from "./form-file.js";
import { blocks } from "./form-markdown.js";
import { drawPicture } from "./form-pictures.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Form} Form */
/** @typedef {{[name: string]: string}} Item */

const UNCONFIRMED = "Ikke bekreftet av kommunen.";

/**
 * @param {Form} form
 * @param {Answers} answers As cleaned.
 * @param {string} documentation
 * @returns {HTMLElement[]}
 */
export function preview(form, answers, documentation) {
  const view = new View(form, answers);
  return form.name === "report" ? view.report() : view.page(documentation);
}

class View {
  /**
   * @param {Form} form
   * @param {Answers} answers
   */
  constructor(form, answers) {
    this.form = form;
    this.answers = answers;
    this.sources = this.items("sources").map((source) => source["id"] ?? "");
  }

  /**
   * @param {string} name
   * @returns {Item[]}
   */
  items(name) {
    return /** @type {Item[]} */ (this.answers[name] ?? []).filter((item) => !isEmpty(item));
  }

  /**
   * @param {string} name
   * @returns {Item}
   */
  group(name) {
    return /** @type {Item} */ (this.answers[name] ?? {});
  }

  /**
   * @param {string} path A question, as `period.start`.
   * @returns {import("./form-check.js").Field | undefined}
   */
  field(path) {
    const [first, second] = path.split(".");
    const field = this.form.fields.find((one) => one.name === first);
    return second ? field?.parts?.find((part) => part.name === second) : field;
  }

  /**
   * What the reader sees for a value from a list.
   *
   * @param {string} path
   * @param {string | undefined} value
   * @returns {string}
   */
  label(path, value) {
    const options = this.form.lists[this.field(path)?.list ?? ""] ?? [];
    return options.find((option) => option.value === value)?.label ?? value ?? "";
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  words(name) {
    const value = this.answers[name] ?? "";
    return (Array.isArray(value) ? value : [value]).map((one) => this.label(name, String(one))).join(", ");
  }

  /** @returns {string} */
  period() {
    const { start = "", end = "" } = this.group("period");
    if (!start) return "";
    return end && end !== start ? `${start} – ${end}` : end ? start : `fra ${start}`;
  }

  /**
   * @param {string} documentation
   * @returns {HTMLElement[]}
   */
  page(documentation) {
    const level = (this.form.lists["documentation"] ?? []).find((option) => option.value === documentation)?.label ?? "";
    const confirmed = this.group("confirmed")["by"];
    const kicker = ["Case", this.words("municipality"), this.words("status"), level].filter(Boolean).join(" · ");
    return [
      make("p", { class: "kb-preview__kicker" }, kicker),
      make("p", { class: "kb-preview__title", role: "heading", "aria-level": "3" }, String(this.answers["title"] || "Tittel")),
      make("p", { class: "kb-lead-text" }, String(this.answers["summary"] ?? "")),
      make("p", { class: "kb-preview__notice" }, confirmed ? `Bekreftet av ${confirmed}.` : UNCONFIRMED),
      ...this.facts(),
      ...this.pictures(),
      ...this.story(),
      ...this.effects(),
      ...this.keys(),
      ...this.section("Hva skjedde med innspillene?", ...paragraphs(String(this.answers["input_handling"] ?? ""))),
      ...this.openness(),
      ...this.lineage(),
      ...this.contact(),
      ...this.section(
        "Kilder",
        make("ol", {}, ...this.items("sources").map((one) => make("li", {}, [one["title"], one["publisher"], one["date"]].filter(Boolean).join(", ")))),
      ),
    ];
  }

  /** @returns {HTMLElement[]} */
  report() {
    const what = this.answers["case"] ? this.label("case", String(this.answers["case"])) : this.words("key");
    const facts = [this.answers["office"], this.answers["when"], this.words("verdict")].filter(Boolean).join(" · ");
    return [
      make("p", { class: "kb-preview__kicker" }, `Vi har også prøvd: ${what}`),
      make("p", { class: "kb-preview__title", role: "heading", "aria-level": "3" }, this.words("municipality")),
      make("p", {}, facts),
      ...paragraphs(String(this.answers["changed"] ?? "")),
      ...paragraphs(this.answers["lesson"] ? `Lærdom: ${this.answers["lesson"]}` : ""),
    ];
  }

  /**
   * @param {string} title
   * @param {...HTMLElement} content
   * @returns {HTMLElement[]} The content below a heading; nothing when there is none.
   */
  section(title, ...content) {
    const shown = content.filter((part) => part.textContent?.trim() || part.querySelector("canvas"));
    return shown.length ? [make("p", { class: "kb-preview__heading", role: "heading", "aria-level": "4" }, title), ...shown] : [];
  }

  /** @returns {HTMLElement[]} */
  facts() {
    const { cost_nok: cost, work, duration } = this.group("resources");
    const { invited, reached, how } = this.group("groups");
    /** @type {[string, string | undefined][]} */
    const rows = [
      ["Sted", [this.words("municipality"), this.answers["place"]].filter(Boolean).join(", ")],
      ["Eier", String(this.answers["owner"] ?? "")],
      ["Når", this.period()],
      ["Utfall", this.words("outcome")],
      ["Temaer", this.words("themes")],
      ["Grad av medvirkning", this.words("level")],
      ["Hvem var med", this.words("actors")],
      ["Metoder", this.words("methods")],
      ["Faser", this.words("phases")],
      ["Kostnad", cost ? `${cost} kroner` : ""],
      ["Arbeid", work],
      ["Varighet", duration],
      ["Invitert", invited],
      ["Nådd", reached],
      ["Rekruttert ved", how],
    ];
    const shown = rows.filter(([, value]) => value);
    return [make("dl", { class: "kb-preview__facts" }, ...shown.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value ?? "")]))];
  }

  /** @returns {HTMLElement[]} */
  pictures() {
    return this.items("images").map((image) => {
      const canvas = make("canvas", { role: "img", "aria-label": image["alt"] ?? "", class: "kb-preview__picture", hidden: "" });
      if (image["picture"]) void drawPicture(image["picture"], canvas);
      return make("figure", {}, canvas, make("figcaption", {}, [image["alt"], image["credit"] ? `Foto: ${image["credit"]}` : ""].filter(Boolean).join(". ")));
    });
  }

  /** @returns {HTMLElement[]} */
  story() {
    const sections = this.form.sections[String(this.answers["language"] || "nb")] ?? [];
    const story = /** @type {string[]} */ (this.answers["story"] ?? []);
    return sections.flatMap((heading, index) => this.section(heading, ...blocks(story[index] ?? "", this.sources)));
  }

  /** @returns {HTMLElement[]} */
  effects() {
    const rows = this.items("effects").map((effect) =>
      [effect["what"], amount(effect["before"], effect["unit"]), amount(effect["after"], effect["unit"]), effect["measured"], this.label("effects.evidence", effect["evidence"])].map((cell) => make("td", {}, cell || "–")),
    );
    if (!rows.length) return [];
    const head = ["Hva", "Før", "Etter", "Målt", "Belegg"].map((name) => make("th", { scope: "col" }, name));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells))));
    return this.section("Effekter", make("div", { class: "kb-preview__scroll", tabindex: "0", role: "group", "aria-label": "Effekter" }, table));
  }

  /** @returns {HTMLElement[]} */
  keys() {
    const keys = this.items("keys").map((key) => {
      const verdict = this.label("keys.verdict", key["verdict"]);
      return make("li", {}, make("strong", {}, this.label("keys.id", key["id"])), ...(verdict ? [` · ${verdict}`] : []), ...(key["how"] ? [make("p", {}, key["how"])] : []));
    });
    return this.section("Nøkler i bruk", make("ul", {}, ...keys));
  }

  /** @returns {HTMLElement[]} */
  openness() {
    const answers = Object.entries(this.group("openness")).filter(([, answer]) => answer);
    const rows = answers.flatMap(([name, answer]) => [
      make("dt", {}, this.field(`openness.${name}`)?.label ?? name),
      make("dd", {}, this.label(`openness.${name}`, answer)),
    ]);
    return this.section("Var det samskaping?", make("dl", {}, ...rows));
  }

  /** @returns {HTMLElement[]} */
  lineage() {
    const lines = this.items("inspired_by").map((one) => make("li", {}, `Inspirert av ${one["name"] || this.label("inspired_by.case", one["case"])}`));
    return this.section("Slekt", make("ul", {}, ...lines));
  }

  /** @returns {HTMLElement[]} */
  contact() {
    const { role, organisation, email, url } = this.group("contact");
    const offers = this.words("offers").toLowerCase();
    const lines = [[role, organisation].filter(Boolean).join(", "), email, url, offers ? `Tilbyr andre kommuner: ${offers}` : ""];
    return this.section("Kontakt", make("ul", {}, ...lines.filter(Boolean).map((line) => make("li", {}, line ?? ""))));
  }
}

/**
 * @param {string | undefined} number
 * @param {string | undefined} unit
 * @returns {string}
 */
function amount(number, unit) {
  return number ? `${number} ${unit ?? ""}`.trim() : "";
}

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
function paragraphs(text) {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => make("p", {}, part));
}
