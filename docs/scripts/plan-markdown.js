/**
 * A plan's document as Markdown. What people wrote shows as they wrote it: no sign of theirs means anything to Markdown.
 */

/** @typedef {import("./plan-document.js").Block} Block */
/** @typedef {import("./plan-document.js").Run} Run */

/**
 * @param {Block[]} blocks
 * @returns {string}
 */
export function markdownOf(blocks) {
  return `${blocks.map(block).join("\n\n")}\n`;
}

/**
 * @param {Block} one
 * @returns {string}
 */
function block(one) {
  switch (one.kind) {
    case "title":
      return `# ${line(one.text)}`;
    case "heading":
      return `${"#".repeat(one.level + 1)} ${line(one.text)}`;
    case "text":
      return runs(one.runs, "  \n");
    case "list":
      return one.items.map((item, place) => `${one.ordered ? `${place + 1}.` : "-"} ${runs(item, "  \n   ")}`).join("\n");
    case "table":
      return ["| | |", "| --- | --- |", ...one.rows.map(([name, value]) => `| **${line(name)}** | ${runs(value, "<br>", false)} |`)].join("\n");
  }
}

/**
 * @param {Run[]} found
 * @param {string} newline What a line break within a text becomes.
 * @param {boolean} [starts] Whether the text begins a line, where more signs mean something.
 * @returns {string}
 */
function runs(found, newline, starts = true) {
  return found
    .map(({ text, url, bold }) => {
      const words = text.split("\n").map((line) => escaped(line, starts)).join(newline);
      if (url) return text === url ? `<${url}>` : `[${words}](<${url}>)`;
      const [start = "", middle = "", end = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words)?.slice(1) ?? [];
      return bold && middle ? `${start}**${middle}**${end}` : words;
    })
    .join("");
}

/**
 * @param {string} text
 * @returns {string}
 */
function line(text) {
  return escaped(text.replace(/\s+/g, " ").trim(), false);
}

/**
 * @param {string} text
 * @param {boolean} starts
 * @returns {string}
 */
function escaped(text, starts) {
  const plain = text.replace(/[\\`*_[\]<>|~&]/g, (sign) => (/[<>&|]/.test(sign) ? `&#${sign.charCodeAt(0)};` : `\\${sign}`));
  if (!starts) return plain;
  return plain.replace(/^(\s*)([-+=#]|\d+[.)])/, (_, space, sign) => `${space}${sign.length > 1 ? `${sign.slice(0, -1)}\\${sign.at(-1)}` : `\\${sign}`}`);
}
