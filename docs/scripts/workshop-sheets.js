/**
 * The sheets of a workshop pack: cards two to a page, a run sheet, a sheet for each participant, and a blank canvas.
 */

import { make } from "./search-parts.js";
import { KINDS } from "./tool-data.js";

/** @typedef {import("./tool-data.js").Item} Item */
/** @typedef {import("./tool-data.js").Index} Index */
/** @typedef {import("./tool-data.js").Sheet} Sheet */

const SVG = "http://www.w3.org/2000/svg";
const ROWS_ON_SHEET = 16;
/** The longest fact on a card, in letters. */
const FACT = 240;
const CANVAS = [
  "Hva vil vi løse?",
  "Hvem gjelder det?",
  "Hvem kan hjelpe?",
  "Hva er åpent, og hva er låst?",
  "Hva vil vi prøve?",
  "Hvem gjør hva, og når?",
  "Hva krever det?",
  "Hvordan vet vi at det virket?",
];
/** What a card tells, by the labels of its item's rows. */
const TOLD = {
  key: ["Innsats", "Passer ikke når", "Hvor er det prøvd?"],
  case: ["Sted og tid", "Metoder", "Lærdommer"],
};

/**
 * @param {Item[]} items
 * @param {string[]} parts
 * @param {Index} index
 * @returns {HTMLElement[]}
 */
export function sheetsOf(items, parts, index) {
  const method = items.find((item) => item.kind === "method");
  const cards = items.filter((item) => item.kind !== "method");
  const has = (/** @type {string} */ part) => parts.includes(part);
  return [
    ...(has("cards") ? pairs(cards).map((pair) => sheet("cards", ...pair.map((item) => card(item, index)))) : []),
    ...(has("run") && method ? runSheets(method, index) : []),
    ...(has("participant") ? [participant(method, index)] : []),
    ...(has("canvas") ? [sheet("canvas", make("h3", {}, "Lerret"), make("div", { class: "kb-pack__boxes" }, ...CANVAS.map((question) => make("div", { class: "kb-pack__box" }, make("p", {}, question)))), foot(index))] : []),
  ];
}

/**
 * @param {string} name
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
function sheet(name, ...content) {
  return make("section", { class: `kb-pack__sheet kb-pack__sheet--${name}` }, ...content);
}

/**
 * @template T
 * @param {T[]} all
 * @returns {T[][]}
 */
function pairs(all) {
  return all.flatMap((_, place) => (place % 2 ? [] : [all.slice(place, place + 2)]));
}

/**
 * @param {Item} item
 * @param {Index} index
 * @returns {HTMLElement}
 */
function card(item, index) {
  const told = item.kind === "case" ? TOLD.case : TOLD.key;
  const facts = told.flatMap((label) => {
    const pieces = item.rows.find((row) => row.label === label)?.pieces.slice(0, 3) ?? [];
    return pieces.length ? [make("p", {}, make("strong", {}, `${label}: `), shortened(pieces.map((piece) => piece.words).join(" · ")))] : [];
  });
  return make(
    "article",
    { class: `kb-pack__card kb-pack__card--${item.kind}` },
    make("p", { class: "kb-pack__kind" }, KINDS.get(item.kind) ?? ""),
    make("h3", {}, item.title),
    make("p", { class: "kb-pack__summary" }, item.summary),
    make("div", { class: "kb-pack__facts" }, ...facts),
    qr(item, index),
  );
}

/**
 * @param {string} words
 * @returns {string} As much as a card has room for; the page has the rest.
 */
function shortened(words) {
  return words.length > FACT ? `${words.slice(0, words.lastIndexOf(" ", FACT))} …` : words;
}

/**
 * @param {Item} item
 * @param {Index} index
 * @returns {HTMLElement} The way from paper to the page: a code and the address in letters.
 */
function qr(item, index) {
  const address = index.site.url + item.path;
  const { size, path } = item.qr;
  const svg = document.createElementNS(SVG, "svg");
  const set = (/** @type {Element} */ element, /** @type {Record<string, string>} */ attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  set(svg, { viewBox: `0 0 ${size} ${size}`, class: "kb-pack__qr", role: "img", "aria-label": `QR-kode til ${address}` });
  svg.append(
    set(document.createElementNS(SVG, "rect"), { width: String(size), height: String(size), class: "kb-pack__quiet" }),
    set(document.createElementNS(SVG, "path"), { d: path, class: "kb-pack__modules" }),
  );
  return make("div", { class: "kb-pack__way" }, svg, make("p", {}, address));
}

/**
 * @param {Item} method
 * @param {Index} index
 * @returns {HTMLElement[]} One for each table, and more for a long one.
 */
function runSheets(method, index) {
  const found = method.sheets ?? [];
  if (!found.length) {
    return [sheet("run", make("h3", {}, `Kjøreplan: ${method.title}`), make("p", {}, method.summary), make("p", {}, "Metoden har ingen kjøreplan i banken ennå. Lag deres egen her:"), ruled(12), qr(method, index))];
  }
  return found.flatMap((one) => {
    const pages = Math.ceil(one.rows.length / ROWS_ON_SHEET);
    return Array.from({ length: pages }, (_, page) => runSheet(method, { ...one, rows: one.rows.slice(page * ROWS_ON_SHEET, (page + 1) * ROWS_ON_SHEET) }, index));
  });
}

/**
 * @param {Item} method
 * @param {Sheet} one
 * @param {Index} index
 * @returns {HTMLElement}
 */
function runSheet(method, one, index) {
  const head = make("tr", {}, ...[...one.head, "Notat"].map((label) => make("th", { scope: "col" }, label)));
  const rows = one.rows.map((cells) => make("tr", {}, ...[...cells, ""].map((words) => make("td", {}, words))));
  return sheet(
    "run",
    make("h3", {}, `Kjøreplan: ${method.title}`),
    ...(one.title ? [make("p", {}, one.title)] : []),
    ...(one.untried ? [make("p", { class: "kb-pack__note" }, "Redaksjonens forslag, ikke prøvd.")] : []),
    make("table", { class: "kb-pack__table" }, make("thead", {}, head), make("tbody", {}, ...rows)),
    qr(method, index),
  );
}

/**
 * @param {Item | undefined} method
 * @param {Index} index
 * @returns {HTMLElement}
 */
function participant(method, index) {
  const questions = ["Dette er jeg opptatt av:", "Dette vil jeg at kommunen skal vite:", "Dette kan jeg bidra med:", "Dette tar jeg med meg herfra:"];
  return sheet(
    "participant",
    make("h3", {}, method ? `Deltakerark: ${method.title}` : "Deltakerark"),
    ...(method ? [make("p", {}, method.summary)] : []),
    make("p", {}, "Slik blir det dere sier, brukt: ____________________________________________"),
    make("p", {}, "Dere får svar innen: ______________________"),
    ...questions.flatMap((question) => [make("p", { class: "kb-pack__question" }, question), ruled(3)]),
    make("p", { class: "kb-pack__note" }, "Skriv ikke navn eller annet om personer på arket."),
    method ? qr(method, index) : foot(index),
  );
}

/**
 * @param {number} count
 * @returns {HTMLElement} Lines to write on.
 */
function ruled(count) {
  return make("div", { class: "kb-pack__lines", "aria-hidden": "true" }, ...Array.from({ length: count }, () => make("div", {})));
}

/**
 * @param {Index} index
 * @returns {HTMLElement}
 */
function foot(index) {
  return make("p", { class: "kb-pack__note" }, `${index.site.name}: ${index.site.url}`);
}
