/**
 * The web of cases and keys: whatever has the pointer or the focus stands out with its lines and what they lead to, and
 * the rest is dimmed. All of it can be read without this.
 */

/**
 * @param {SVGElement} web
 * @returns {void}
 */
function start(web) {
  const lines = [...web.querySelectorAll("path[data-case]")];
  const nodes = [...web.querySelectorAll("a")];

  /** @param {Element | null} chosen */
  const show = (chosen) => {
    web.classList.toggle("kb-web--chosen", chosen !== null);
    for (const one of [...lines, ...nodes]) one.classList.remove("kb-web__near");
    if (!(chosen instanceof SVGElement)) return;
    const [kind, other] = chosen.dataset.case === undefined ? ["key", "case"] : ["case", "key"];
    const near = lines.filter((line) => line.getAttribute(`data-${kind}`) === chosen.dataset[kind]);
    const ends = new Set(near.map((line) => line.getAttribute(`data-${other}`)));
    const reached = nodes.filter((node) => ends.has(node.getAttribute(`data-${other}`)));
    for (const one of [chosen, ...near, ...reached]) one.classList.add("kb-web__near");
  };

  for (const node of nodes) {
    node.addEventListener("pointerenter", () => show(node));
    node.addEventListener("focus", () => show(node));
    node.addEventListener("pointerleave", () => show(web.querySelector("a:focus-visible")));
    node.addEventListener("blur", () => show(null));
  }
}

const web = document.querySelector("svg.kb-web");
if (web instanceof SVGElement) start(web);
