/**
 * A document as a Word file: puts its words, escaped, into the frame that was made with the site, and packs it.
 * What the frame holds is told in casebank/compile/docx.py.
 */

import { zip } from "./zip.js";

/** @typedef {import("./plan-document.js").Block} Block */
/** @typedef {import("./plan-document.js").Run} Run */
/** @typedef {Record<string, string>} Template The files of the archive; what must be replaced is in braces. */

export const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
const SIGNS = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);
/** Column widths of a table, in twentieths of a point. */
const WIDTHS = [2600, 6700];

/**
 * @param {Block[]} blocks
 * @param {Template} template
 * @param {Date} today
 * @returns {Blob}
 */
export function docxOf(blocks, template, today) {
  /** @type {string[]} */
  const links = [];
  const title = blocks.find((block) => block.kind === "title");
  const values = {
    body: blocks.map((block, place) => written(block, links, leadsToTable(blocks, place))).join(""),
    links: links.map((url, place) => `<Relationship Id="link${place + 1}" Type="${LINK}" Target="${xml(url)}" TargetMode="External"/>`).join(""),
    title: xml(title?.kind === "title" ? title.text : ""),
    created: `${today.toISOString().slice(0, 19)}Z`,
  };
  const files = Object.entries(template).map(([name, frame]) => ({ name, bytes: new TextEncoder().encode(filled(frame, values)) }));
  return new Blob([zip(files)], { type: TYPE });
}

/**
 * @param {string} frame
 * @param {Record<string, string>} values
 * @returns {string}
 */
function filled(frame, values) {
  return frame.replace(/\{(body|links|title|created)\}/g, (_, name) => values[name] ?? "");
}

/**
 * @param {Block[]} blocks
 * @param {number} place
 * @returns {boolean} Whether what comes next, after no more than text, is a table.
 */
function leadsToTable(blocks, place) {
  return blocks.slice(place + 1).find((block) => block.kind !== "text")?.kind === "table";
}

/**
 * @param {Block} block
 * @param {string[]} links
 * @param {boolean} stays Whether a text stays on the page of what comes after it.
 * @returns {string}
 */
function written(block, links, stays) {
  switch (block.kind) {
    case "title":
      return paragraph("Title", [{ text: block.text }], links);
    case "heading":
      return paragraph(`Heading${block.level}`, [{ text: block.text }], links);
    case "text":
      return paragraph("", block.runs, links, stays);
    case "list":
      return block.items.map((item) => paragraph(block.ordered ? "ListNumber" : "ListBullet", item, links)).join("");
    case "table":
      return table(block.rows, links);
  }
}

/**
 * @param {[string, Run[]][]} rows
 * @param {string[]} links
 * @returns {string}
 */
function table(rows, links) {
  const cell = (/** @type {number} */ place, /** @type {string} */ content) =>
    `<w:tc><w:tcPr><w:tcW w:w="${WIDTHS[place]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  // Rows that follow each other stay on one page as long as there is room for them.
  const lines = rows.map(([name, value], place) => {
    const stays = place < rows.length - 1;
    const cells = [[{ text: name, bold: true }], value].map((runs, column) => cell(column, paragraph("", runs, links, stays)));
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join("")}</w:tr>`;
  });
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const look = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${WIDTHS.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/></w:tblPr>`;
  // Word joins tables that touch, and wants a paragraph after the last.
  return `<w:tbl>${look}<w:tblGrid>${grid}</w:tblGrid>${lines.join("")}</w:tbl><w:p/>`;
}

/**
 * @param {string} style
 * @param {Run[]} runs
 * @param {string[]} links
 * @param {boolean} [stays] Whether it stays on the page of what comes after it.
 * @returns {string}
 */
function paragraph(style, runs, links, stays = false) {
  const look = (style ? `<w:pStyle w:val="${style}"/>` : "") + (stays ? "<w:keepNext/>" : "");
  return `<w:p>${look && `<w:pPr>${look}</w:pPr>`}${runs.map((run) => oneRun(run, links)).join("")}</w:p>`;
}

/**
 * @param {Run} run
 * @param {string[]} links
 * @returns {string}
 */
function oneRun({ text, url, bold }, links) {
  const linked = url !== undefined && /^https?:\/\//.test(url);
  const look = linked ? '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>' : bold ? "<w:rPr><w:b/></w:rPr>" : "";
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`);
  const written = `<w:r>${look}${lines.join("<w:br/>")}</w:r>`;
  if (!linked) return written;
  const known = links.indexOf(url);
  const number = known < 0 ? links.push(url) : known + 1;
  return `<w:hyperlink r:id="link${number}">${written}</w:hyperlink>`;
}

/**
 * @param {string} text
 * @returns {string} Fit for XML, without the signs that it can't hold: https://www.w3.org/TR/xml/#charsets
 */
function xml(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"']/g, (sign) => SIGNS.get(sign) ?? "");
}
