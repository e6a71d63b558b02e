/**
 * The Markdown that people write in the story, as elements for the preview. Only what is common is shown; the finished
 * page is made by the bank itself.
 */

import { make } from "./search-parts.js";

const INLINE =
  /`([^`]+)`|\*\*(.+?)\*\*|(?<![\w*])[*_](?![\s*_])(.+?)(?<!\s)[*_](?![\w*])|\[\^([^\]\s]+)\]|!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)|\\([\\`*_{}[\]()#+.!>-])|&(lt|gt|amp|#61);/g;
const ENTITIES = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["#61", "="],
]);

/**
 * @param {string} text
 * @param {string[]} sources The short names of the sources, in order.
 * @returns {HTMLElement[]}
 */
export function blocks(text, sources) {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim())
    .map((block) => oneBlock(block.replace(/^\n+|\n+$/g, ""), sources));
}

/**
 * @param {string} block
 * @param {string[]} sources
 * @returns {HTMLElement}
 */
function oneBlock(block, sources) {
  const heading = /^(#{3,6}) +(.*)$/.exec(block);
  if (heading && !block.includes("\n")) {
    return make("p", { class: "kb-preview__subheading", role: "heading", "aria-level": "5" }, ...inline(heading[2] ?? "", sources));
  }
  const lines = block.split("\n");
  const listed = /^\s*(?:[-*+]|(\d+)\.)\s+/;
  if (listed.test(lines[0] ?? "")) {
    const entries = lines.reduce((/** @type {string[]} */ found, line) => {
      if (listed.test(line)) return [...found, line.replace(listed, "")];
      return [...found.slice(0, -1), `${found.at(-1) ?? ""} ${line.trim()}`];
    }, []);
    const tag = /^\s*\d/.test(lines[0] ?? "") ? "ol" : "ul";
    return make(tag, {}, ...entries.map((entry) => make("li", {}, ...inline(entry, sources))));
  }
  return make("p", {}, ...inline(lines.map((line) => line.trim()).join(" "), sources));
}

/**
 * @param {string} text
 * @param {string[]} sources
 * @returns {(Node | string)[]}
 */
export function inline(text, sources) {
  /** @type {(Node | string)[]} */
  const found = [];
  let place = 0;
  for (const match of text.matchAll(INLINE)) {
    found.push(text.slice(place, match.index));
    place = match.index + match[0].length;
    const [, code, strong, emphasis, cited, label, address, escaped, entity] = match;
    if (code) found.push(make("code", {}, code));
    else if (strong) found.push(make("strong", {}, ...inline(strong, sources)));
    else if (emphasis) found.push(make("em", {}, ...inline(emphasis, sources)));
    else if (cited) found.push(make("sup", { class: "kb-cite" }, sources.includes(cited) ? String(sources.indexOf(cited) + 1) : "?"));
    else if (label !== undefined) {
      const safe = /^https?:\/\//.test(address ?? "");
      found.push(safe ? make("a", { href: address ?? "", target: "_blank", rel: "noopener" }, ...inline(label, sources)) : label);
    } else if (escaped) found.push(escaped);
    else if (entity) found.push(ENTITIES.get(entity) ?? "");
  }
  found.push(text.slice(place));
  return found.filter((part) => part !== "");
}
