/**
 * Steps: shows one at a time, named by the address (`#fortelling`), so that back and forward work.
 */

/**
 * @typedef {object} Steps
 * @property {(id: string) => void} go Shows a step without a trace in the history, for being led to a field.
 * @property {(states: Map<string, string>) => void} mark Tells how each step stands.
 */

/**
 * @param {HTMLFormElement} form
 * @param {(id: string) => void} onShow Called when a step is shown.
 * @returns {Steps}
 */
export function prepareSteps(form, onShow) {
  const steps = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-kb-step]")]);
  const progress = form.querySelector("[data-kb-progress]");
  const wide = matchMedia("(min-width: 62em)");
  const unfold = () => {
    if (progress instanceof HTMLDetailsElement) progress.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();

  /**
   * @param {string} id
   * @param {boolean} focus
   * @returns {void}
   */
  const show = (id, focus) => {
    const here = steps.find((step) => step.dataset["kbStep"] === id) ?? steps[0];
    if (!here) return;
    for (const step of steps) step.hidden = step !== here;
    const title = here.querySelector(".kb-step__title");
    const number = form.querySelector("[data-kb-step-number]");
    const shown = form.querySelector("[data-kb-step-title]");
    if (number) number.textContent = String(steps.indexOf(here) + 1);
    if (shown) shown.textContent = title?.textContent ?? "";
    for (const link of form.querySelectorAll("[data-kb-step-link]")) {
      if (link.getAttribute("data-kb-step-link") === here.dataset["kbStep"]) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    if (progress instanceof HTMLDetailsElement && !wide.matches) progress.open = false;
    onShow(here.dataset["kbStep"] ?? "");
    if (focus && title instanceof HTMLElement) {
      title.focus({ preventScroll: true });
      here.scrollIntoView({ block: "start" });
    }
  };

  const fromAddress = () => location.hash.slice(1);
  addEventListener("hashchange", () => {
    if (steps.some((step) => step.dataset["kbStep"] === fromAddress())) show(fromAddress(), true);
  });
  show(fromAddress(), false);

  return {
    go(id) {
      const here = steps.find((step) => !step.hidden);
      if (here?.dataset["kbStep"] === id) return;
      history.replaceState(history.state, "", `#${id}`);
      show(id, false);
    },
    mark(states) {
      for (const [id, state] of states) {
        const shown = form.querySelector(`[data-kb-step-link="${id}"] [data-kb-step-state]`);
        if (shown && shown.textContent !== state) shown.textContent = state;
      }
    },
  };
}
