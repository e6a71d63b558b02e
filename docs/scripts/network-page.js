/**
 * Whom to ask: those with experience of a theme, a method or a key, the nearest first. The choice is in the address.
 */

import { distance } from "./distance.js";
import { CHANGED } from "./form-groups.js";
import { inWords } from "./plan-document.js";
import { make } from "./search-parts.js";
import { addressOf, fetchData, fetchIndex, ID } from "./tool-data.js";
import { button, combobox, messages, nextId } from "./tool-controls.js";

/** @typedef {{value: string, label: string, help: string, words: string, lat: number, lon: number}} Municipality */
/**
 * @typedef {object} Experience
 * @property {string} number
 * @property {string} place
 * @property {string} county
 * @property {number} lat
 * @property {number} lon
 * @property {string} title
 * @property {string} path
 * @property {string} [verdict]
 * @property {string} [office]
 * @property {string} [url]
 * @property {string} [email]
 * @property {string[]} [offers]
 * @property {string} [confirmed]
 * @property {boolean} [report]
 */

const SHOWN = 20;
const GROUPS = new Map([
  ["theme", "Temaer"],
  ["method", "Metoder"],
  ["key", "Nøkler"],
]);
const UNKNOWN = "Ikke oppgitt ennå";

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function show(root) {
  const { subjects } = await fetchIndex();
  const { place: mine, box } = combobox({ label: "Hvor er dere?", help: "Skriv navnet på kommunen, så kommer de nærmeste først.", load: () => fetchData("tools/municipalities.json") });
  const subject = subjectControl(subjects);
  const { place: told, tell } = messages();
  const result = make("div", { class: "kb-tool__result" });
  let turn = 0;

  const draw = async () => {
    turn += 1;
    const now = turn;
    const wanted = subject.control.value;
    const places = /** @type {Municipality[]} */ (await fetchData("tools/municipalities.json"));
    const found = /** @type {Experience[]} */ ((await fetchData(`tools/network/${wanted || "all"}.json`)) ?? []);
    if (now !== turn) return;
    const [number] = box.values();
    const here = places.find((one) => one.value === number);
    const unknown = number && !here;
    const asked = Boolean(wanted || here);
    root.classList.toggle("kb-tool--alone", asked);
    tell(...(unknown ? [`Vi kjenner ingen kommune som heter «${number}».`] : []));
    result.replaceChildren(...(asked ? listed(found, here, inSentence(wanted, subject.control.selectedOptions[0]?.textContent ?? "")) : []));
  };
  const safely = () =>
    draw().catch((error) => {
      console.error(error);
      tell("Fikk ikke tak i listen. Sjekk nettforbindelsen. ", button("Prøv igjen", () => void safely(), "link"));
    });

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const number = asked.get("from") ?? "";
    box.set(/^\d{4}$/.test(number) ? [number] : []);
    const about = asked.get("about") ?? "";
    subject.control.value = subjects.some(({ kind, id }) => `${kind}/${id}` === about) ? about : "";
    return safely();
  };
  const changed = () => {
    const address = new URL(location.href);
    const [number] = box.values();
    for (const [name, value] of [["from", number && /^\d{4}$/.test(number) ? number : ""], ["about", subject.control.value]]) {
      if (value) address.searchParams.set(String(name), value);
      else address.searchParams.delete(String(name));
    }
    if (address.href !== location.href) history.pushState(null, "", address);
    void safely();
  };
  root.addEventListener(CHANGED, changed);
  subject.control.addEventListener("change", changed);
  addEventListener("popstate", () => void fromAddress());
  root.replaceChildren(mine, subject.place, told, result);
  await fromAddress();
}

/**
 * @param {{kind: string, id: string, title: string}[]} subjects
 * @returns {{place: HTMLElement, control: HTMLSelectElement}}
 */
function subjectControl(subjects) {
  const id = nextId();
  const control = make("select", { id, class: "kb-input" }, make("option", { value: "" }, "Hva som helst"));
  for (const [kind, title] of GROUPS) {
    const mine = subjects.filter((one) => one.kind === kind && ID.test(one.id));
    if (mine.length) control.append(make("optgroup", { label: title }, ...mine.map((one) => make("option", { value: `${kind}/${one.id}` }, one.title))));
  }
  return { place: make("div", { class: "kb-field" }, make("label", { class: "kb-field__label", for: id }, "Hva vil dere høre om?"), control), control };
}

/**
 * @param {string} subject The kind and the id of a subject; nothing when any will do.
 * @param {string} title
 * @returns {{what: string, done: string}} How a sentence names it, and what those did who have experience with it.
 */
function inSentence(subject, title) {
  if (!subject) return { what: "", done: "" };
  // Themes are plain nouns, the others have names.
  if (subject.startsWith("theme/")) return { what: title.toLowerCase(), done: "har arbeidet med" };
  return { what: `«${title}»`, done: "har prøvd" };
}

/**
 * @param {Experience[]} found
 * @param {Municipality | undefined} here
 * @param {{what: string, done: string}} about
 * @returns {Node[]}
 */
function listed(found, here, about) {
  const away = (/** @type {Experience} */ one) => (here ? distance(here, one) : 0);
  const ordered = here ? [...found].sort((one, other) => away(one) - away(other)) : found;
  const count = ordered.length;
  const title = `${count} ${count === 1 ? "erfaring" : "erfaringer"}${about.what ? ` med ${about.what}` : ""}${here ? `, nærmest ${here.label} først` : ""}`;
  const more = count > SHOWN ? [make("p", {}, `De ${SHOWN} første vises. Velg noe mer bestemt for å se færre.`)] : [];
  return [
    make("h2", {}, title),
    make("ul", { class: "kb-results", role: "list" }, ...ordered.slice(0, SHOWN).map((one) => card(one, here, away(one), about))),
    ...more,
  ];
}

/**
 * @param {Experience} one
 * @param {Municipality | undefined} here
 * @param {number} away Kilometres.
 * @param {{what: string, done: string}} about
 * @returns {HTMLElement}
 */
function card(one, here, away, about) {
  const near = here ? [one.number === here.value ? "egen kommune" : `omtrent ${Math.max(Math.round(away), 1)} km unna`] : [];
  const same = here && one.number !== here.value && one.county === here.help ? ["samme fylke"] : [];
  const done = one.report ? about.done.replace("har ", "har også ") : about.done;
  const tried = about.what ? [`${done} ${about.what}${one.verdict ? `, og det ${one.verdict}` : ""}`] : [];
  const office = one.office ? [one.url && /^https?:\/\//.test(one.url) ? make("a", { href: one.url }, one.office) : one.office] : [UNKNOWN];
  const email = one.email ? [", ", make("a", { href: `mailto:${one.email}` }, one.email)] : [];
  const confirmed = one.confirmed ? inWords(new Date(`${one.confirmed}T12:00`)) : "ikke bekreftet av kommunen ennå";
  return make(
    "li",
    { class: "kb-result" },
    make("p", { class: "kb-result__about" }, make("span", {}, `${one.place}, ${one.county}`)),
    make("p", { class: "kb-result__title" }, make("a", { href: addressOf(one.path) }, one.title)),
    make("p", {}, `Vises fordi: ${[...tried, ...near, ...same].join(", ")}.`),
    make("p", {}, make("strong", {}, "Kontor: "), ...office, ...email),
    make("p", {}, make("strong", {}, "Tilbyr: "), one.offers?.join(", ") ?? UNKNOWN),
    make("p", {}, make("strong", {}, "Sist bekreftet: "), confirmed),
  );
}
