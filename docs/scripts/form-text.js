/**
 * Text as people type and paste it, made fit for a file. No word is lost: what does not show is taken out, and signs
 * that would mean something to Markdown by accident are written so that they show as they are.
 */

/** @typedef {{invisible: string, joiner: string, tag: string}} Patterns */

const BULLETS = /^[ \t]*(?:[•·▪◦‣●○■□]|o(?=\t))[ \t]+/u;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d+\.)[ \t]+/;
const CODE_OR_TAG = /(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)\1(?!`)|<(?!https?:\/\/[^\s<>]+>)(?=[A-Za-z/!?])/gi;

/**
 * Takes out what does not show, and makes all line ends and odd spaces the common ones.
 *
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string}
 */
export function visible(text, patterns) {
  const known = text
    .replace(/\p{Cs}/gu, "")
    .replace(/[\uf0b7\uf0a7\uf0d8\uf076]/g, "•")
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .normalize("NFC");
  const invisible = new RegExp(patterns.invisible, "gu");
  return known
    .split(new RegExp(patterns.joiner, "u"))
    .map((part) => part.replace(invisible, ""))
    .join("\u200d");
}

/**
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string} The text on one line.
 */
export function oneLine(text, patterns) {
  return visible(text, patterns).replace(/\s+/g, " ").trim();
}

/**
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string} The text with its paragraphs, and no space where nobody sees it.
 */
export function paragraphs(text, patterns) {
  return visible(text, patterns)
    .replace(/\t/g, " ")
    .replace(/[ ]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * A section of the story as Markdown that keeps to the page's outline: no heading above level 3, no HTML, and no
 * heading, rule or block of code by accident. Sound Markdown comes out as it went in.
 *
 * @param {string} text
 * @param {Patterns} patterns
 * @returns {string}
 */
export function story(text, patterns) {
  const lines = visible(text, patterns)
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .split("\n");
  /** @type {string[]} */
  const written = [];
  let level = 2;
  for (const [index, line] of lines.entries()) {
    const bulleted = line.replace(BULLETS, "- ");
    const next = (lines[index + 1] ?? "").replace(BULLETS, "- ");
    if (startsList(bulleted, written.at(-1) ?? "", next)) written.push("");
    const plain = bulleted === line ? withoutAccidents(line, written, level) : bulleted;
    level = headingLevel(plain) ?? level;
    written.push(plain);
  }
  return written.join("\n").replace(CODE_OR_TAG, (found) => (found === "<" ? "&lt;" : found));
}

/**
 * Whether a list begins right below a paragraph, where Markdown would not see it.
 *
 * @param {string} line
 * @param {string} before
 * @param {string} next
 * @returns {boolean}
 */
function startsList(line, before, next) {
  if (!before.trim() || LIST_ITEM.test(before) || /^(?: {2,}|\t|!!!)/.test(before)) return false;
  return LIST_ITEM.test(line) && (LIST_ITEM.test(next) || before.trimEnd().endsWith(":"));
}

/**
 * @param {string} line
 * @param {string[]} written The lines before it.
 * @param {number} level The level of the heading it stands below.
 * @returns {string}
 */
function withoutAccidents(line, written, level) {
  const here = headingLevel(line);
  if (here !== undefined) return here >= 3 && here <= level + 1 && /^#+ \S/.test(line) ? line : `\\${line}`;
  const before = written.at(-1) ?? "";
  if (before.trim() && /^-+ *$/.test(line)) return `\\${line}`;
  if (before.trim() && /^=+ *$/.test(line)) return line.replace("=", "&#61;");
  if (/^(?: {4}|\t)/.test(line) && !isContinued(written)) return line.trimStart();
  return line;
}

/**
 * @param {string} line
 * @returns {number | undefined} The level of the heading that the line is to Python-Markdown, which asks for no space.
 */
function headingLevel(line) {
  return /^#{1,6}/.exec(line)?.[0].length;
}

/**
 * Whether an indented line goes on with a list or a box.
 *
 * @param {string[]} written
 * @returns {boolean}
 */
function isContinued(written) {
  for (let index = written.length - 1; index >= 0; index -= 1) {
    const line = written[index] ?? "";
    if (!line.trim()) continue;
    if (LIST_ITEM.test(line) || line.startsWith("!!!")) return true;
    if (!/^(?: {2,}|\t)/.test(line)) return false;
  }
  return false;
}
