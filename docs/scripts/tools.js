/**
 * The tools: finds the place on the page and lets the tool's own module bring it to life.
 */

import { make } from "./search-parts.js";

/** @type {Record<string, () => Promise<{show: (root: HTMLElement) => Promise<void>}>>} */
const TOOLS = {
  plan: () => import("./plan-page.js"),
  compare: () => import("./compare-page.js"),
  network: () => import("./network-page.js"),
  workshop: () => import("./workshop-page.js"),
};

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
async function start(root) {
  root.className = "kb-form kb-tool";
  try {
    const module = await TOOLS[root.dataset["kbTool"] ?? ""]?.();
    await module?.show(root);
  } catch (error) {
    console.error(error);
    const again = make("a", { href: location.href }, "Last siden på nytt");
    root.replaceChildren(make("p", { class: "kb-form__told", role: "alert" }, "Noe gikk galt da verktøyet skulle åpnes. ", again, "."));
  }
}

const root = document.querySelector("[data-kb-tool]");
if (root instanceof HTMLElement) void start(root);
