/**
 * The parts that the search page and the search dialog share: result cards, states, and asking while somebody types.
 */

/** @typedef {import("./search-index.js").Hit} Hit */

const PAUSE = 150;

/**
 * Makes an element. Children that are text become text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {Hit} hit
 * @returns {HTMLLIElement}
 */
function card(hit) {
  const about = make("p", { class: "kb-result__about" });
  if (hit.kind) about.append(make("span", { class: `kb-kind kb-kind--${hit.type}` }, hit.kind));
  if (hit.place) about.append(make("span", {}, hit.place));
  const title = make("p", { class: "kb-result__title" }, make("a", { href: hit.url }, hit.title));
  const item = make("li", { class: "kb-result" }, about, title);
  if (hit.summary) item.append(make("p", {}, hit.summary));
  return item;
}

/**
 * @param {Hit[]} hits
 * @returns {HTMLUListElement}
 */
export function cards(hits) {
  return make("ul", { class: "kb-results", role: "list" }, ...hits.map(card));
}

/**
 * A box that says how things are: nothing found, no index.
 *
 * @param {...(Node | string)[]} paragraphs
 * @returns {HTMLDivElement}
 */
export function state(...paragraphs) {
  return make("div", { class: "kb-state" }, ...paragraphs.map((parts) => make("p", {}, ...parts)));
}

/**
 * What to do when nothing was found; that nothing was found is said by the count.
 *
 * @param {URL} root The site's root.
 * @returns {HTMLDivElement}
 */
export function nothingFound(root) {
  return state([
    "Prøv et kortere ord eller et annet ord for det samme, eller se ",
    make("a", { href: new URL("cases/", root).href }, "alle caser"),
    " og ",
    make("a", { href: new URL("keys/", root).href }, "alle nøkler"),
    ".",
  ]);
}

/**
 * @param {number} count
 * @param {string} text
 * @returns {string}
 */
export function counted(count, text) {
  return count === 0 ? `Ingen treff på «${text}»` : `${count} treff på «${text}»`;
}

/**
 * Calls `answer` a moment after the last change in a field, and at once when asked to. Each call gets a function that
 * tells whether it is still the newest, so that a slow answer never overwrites a later one.
 *
 * @param {HTMLInputElement} field
 * @param {(text: string, isNewest: () => boolean) => Promise<void>} answer
 * @returns {{now: () => void}}
 */
export function whileTyping(field, answer) {
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const now = () => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    void answer(field.value.trim(), () => mine === turn);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE);
  });
  return { now };
}
