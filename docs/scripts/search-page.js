/**
 * The search page: answers while somebody types, and keeps the question in the address (?q=).
 */

import { NoIndex, openIndex } from "./search-index.js";
import { cards, counted, make, nothingFound, state, whileTyping } from "./search-parts.js";

const STEP = 20;

/**
 * @param {HTMLElement} page
 * @returns {void}
 */
function start(page) {
  const field = page.querySelector("input[name=q]");
  const form = field?.closest("form");
  const count = page.querySelector("[data-kb-search-count]");
  const results = page.querySelector("[data-kb-search-results]");
  if (!(field instanceof HTMLInputElement) || !form || !count || !results) return;
  const folder = page.dataset.pagefind ?? "";
  const root = new URL("../", new URL(folder, document.baseURI));

  /**
   * @param {string} text
   * @param {() => boolean} isNewest
   */
  const answer = async (text, isNewest) => {
    if (!text) {
      count.textContent = "";
      results.replaceChildren(state(["Skriv ett eller flere ord, for eksempel «ungdom», «nærmiljø» eller «folkebudsjett»."]));
      return;
    }
    count.textContent = "Søker …";
    try {
      const found = await (await openIndex(folder)).find(text);
      const hits = await found.load(0, STEP);
      if (!isNewest()) return;
      count.textContent = counted(found.count, text);
      if (found.count === 0) results.replaceChildren(nothingFound(root));
      else results.replaceChildren(cards(hits));
      if (found.count > hits.length) results.append(more(found, hits.length));
    } catch (error) {
      if (!isNewest()) return;
      count.textContent = "";
      results.replaceChildren(problem(error));
    }
  };

  /**
   * A button that shows the next results and moves focus to the first of them.
   *
   * @param {import("./search-index.js").Answer} found
   * @param {number} shown
   * @returns {HTMLElement}
   */
  const more = (found, shown) => {
    const button = make("button", { class: "kb-button kb-button--quiet kb-more", type: "button" });
    button.textContent = `Vis ${Math.min(STEP, found.count - shown)} til`;
    button.addEventListener("click", async () => {
      button.disabled = true;
      const hits = await found.load(shown, shown + STEP).catch(() => []);
      const list = cards(hits);
      button.replaceWith(list);
      if (found.count > shown + STEP) list.after(more(found, shown + STEP));
      list.querySelector("a")?.focus();
    });
    return button;
  };

  /** The address follows what is typed, in place, so that «back» leads to where the reader came from. */
  const remember = () => {
    const url = new URL(location.href);
    const text = field.value.trim();
    if (text) url.searchParams.set("q", text);
    else url.searchParams.delete("q");
    if (url.href !== location.href) history.replaceState(null, "", url);
  };

  const typing = whileTyping(field, async (text, isNewest) => {
    remember();
    await answer(text, isNewest);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typing.now();
  });
  field.value = new URL(location.href).searchParams.get("q") ?? field.value;
  typing.now();
}

/**
 * @param {unknown} error
 * @returns {HTMLElement}
 */
function problem(error) {
  if (error instanceof NoIndex) {
    return state(
      [make("strong", {}, "Søket er ikke tilgjengelig akkurat nå.")],
      ["Søket lages når nettstedet publiseres. Ser du dette på det publiserte nettstedet, så last siden på nytt om litt."],
    );
  }
  return state([make("strong", {}, "Noe gikk galt under søket.")], ["Sjekk nettforbindelsen og prøv igjen."]);
}

const page = document.querySelector("[data-kb-search-page]");
if (page instanceof HTMLElement) start(page);
