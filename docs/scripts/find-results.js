/**
 * The results of «Finn caser»: how many there are, their cards, and what to loosen when there are none.
 */

import { STEP } from "./find-state.js";
import { make, state as box } from "./search-parts.js";

/** @typedef {import("./find-cases.js").Card} Card */
/** @typedef {import("./find-cases.js").Table} Table */
/** @typedef {import("./find-nearest.js").Way} Way */

const SEPARATOR = " · ";

/**
 * @param {object} parts
 * @param {HTMLElement} parts.count
 * @param {HTMLElement} parts.message
 * @param {HTMLElement} parts.list
 * @param {HTMLButtonElement} parts.more
 * @param {URL} root The site's root.
 */
export function drawResults({ count, message, list, more }, root) {
  return {
    /**
     * @param {Card[]} cards
     * @param {number} number How many cases there are in all.
     * @param {string} words What was searched for.
     */
    found(cards, number, words) {
      count.textContent = inWords(number, words);
      message.replaceChildren();
      list.replaceChildren(...cards.map((card) => drawCard(card, root)));
      more.hidden = cards.length >= number;
      more.textContent = `Vis ${Math.min(number - cards.length, STEP)} til`;
    },

    /**
     * @param {Way[]} ways
     * @param {Card[]} cards What the first of the ways gives.
     * @param {string} words
     * @param {(way: Way) => void} loosen
     */
    none(ways, cards, words, loosen) {
      count.textContent = inWords(0, words);
      more.hidden = true;
      message.replaceChildren(ways.length > 0 ? waysOut(ways, loosen) : nothing(root));
      if (cards.length > 0) message.append(make("h2", { class: "kb-find__nearest" }, ways[0].result));
      list.replaceChildren(...cards.map((card) => drawCard(card, root)));
    },

    /** The data could not be fetched. */
    failed() {
      count.textContent = "";
      more.hidden = true;
      list.replaceChildren();
      message.replaceChildren(
        box(
          [make("strong", {}, "Søket er ikke tilgjengelig akkurat nå.")],
          ["Sjekk nettforbindelsen og prøv igjen. Du kan også bla i casene med lenkene nederst på siden."],
        ),
      );
    },
  };
}

/**
 * @param {number} number
 * @param {string} words
 * @returns {string}
 */
export function inWords(number, words) {
  const cases = number === 0 ? "Ingen caser" : number === 1 ? "1 case" : `${number} caser`;
  return words ? `${cases} for «${words}»` : cases;
}

/**
 * @param {Way[]} ways
 * @param {(way: Way) => void} loosen
 * @returns {HTMLElement}
 */
function waysOut(ways, loosen) {
  const buttons = ways.map((way) => {
    const text = `${way.action} (${way.numbers.length})`;
    const button = make("button", { class: "kb-chip-button", type: "button" }, text);
    button.addEventListener("click", () => loosen(way));
    return make("li", {}, button);
  });
  const element = box([make("strong", {}, "Ingen caser har alt du ba om.")], ["Dette kan du løsne på:"]);
  element.append(make("ul", { class: "kb-find__ways", role: "list" }, ...buttons));
  return element;
}

/**
 * @param {URL} root
 * @returns {HTMLElement}
 */
function nothing(root) {
  const all = make("a", { href: new URL("a-z/", root).href }, "alle caser fra A til Å");
  return box(["Prøv et kortere ord eller et annet ord for det samme, eller se ", all, "."]);
}

/**
 * A card, drawn like those that the pages have from the start.
 *
 * @param {Card} card
 * @param {URL} root
 * @returns {HTMLLIElement}
 */
function drawCard(card, root) {
  const link = make("a", { href: new URL(`cases/${card.id}/`, root).href }, card.title);
  const facts = make("p", {}, card.facts.join(SEPARATOR));
  for (const [mark, variant, words] of card.marks) {
    facts.append(SEPARATOR, make("span", { class: `kb-${mark} kb-${mark}--${variant}` }, words));
  }
  const item = make("li", {}, make("p", {}, make("strong", {}, link)), facts, make("p", {}, card.summary));
  if (card.about.length > 0) item.append(make("p", {}, card.about.join(SEPARATOR)));
  return item;
}
