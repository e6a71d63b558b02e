/**
 * What the guide proposes, by four answers: keys, methods and cases, each with the reasons in words.
 */

/** @typedef {import("./tool-data.js").Index} Index */
/** @typedef {{theme: string, actor: string[], level: string, effort: string}} Answers */
/** @typedef {{id: string, label: string, help: string}} Option */
/** @typedef {{name: keyof Answers, title: string, help: string, many: boolean, options: Option[]}} Question */
/**
 * @typedef {object} Guide
 * @property {Question[]} questions
 * @property {{id: string, effort: string, methods: string[], themes: Record<string, [number, number]>}[]} keys
 * @property {{id: string, effort: string, levels: string[], themes: Record<string, number>}[]} methods
 * @property {{id: string, title: string, place: string, summary: string, phases: string[], themes: string[],
 *   actors: string[], level: string, methods: string[], keys: string[], stub: boolean, effects: boolean}[]} cases
 */
/** @typedef {{kind: string, id: string, title: string, summary: string, phases: string[], reasons: string[]}} Proposal */

const MOST = { key: 5, method: 3, case: 4 };

/**
 * @param {Answers} answers
 * @param {Guide} guide
 * @param {Index} index
 * @returns {Proposal[]} Methods, keys and cases, the best of each kind first.
 */
export function propose(answers, guide, index) {
  const words = labels(guide);
  const efforts = guide.questions.find((question) => question.name === "effort")?.options.map((option) => option.id) ?? [];
  const fits = (/** @type {string} */ effort) => !answers.effort || efforts.indexOf(effort) <= efforts.indexOf(answers.effort);
  const theme = words.theme.get(answers.theme) ?? "";

  const methods = guide.methods.flatMap((method) => {
    if (!fits(method.effort)) return [];
    const count = method.themes[answers.theme] ?? 0;
    const level = method.levels.includes(answers.level);
    const reasons = [
      ...(level ? [`passer når målet er å ${lower(words.level.get(answers.level))}`] : []),
      ...(count ? [`brukt i ${cases(count)} om ${lower(theme)}`] : []),
      ...(answers.effort ? [lower(words.effort.get(method.effort))] : []),
    ];
    return level || count ? [{ id: method.id, weight: (level ? 3 : 0) + Math.min(count, 3), reasons }] : [];
  });
  const chosen = best(methods, MOST.method);
  const near = new Set(chosen.map((method) => method.id));

  const keys = guide.keys.flatMap((key) => {
    if (!fits(key.effort)) return [];
    const [used, failed] = key.themes[answers.theme] ?? [0, 0];
    const shared = key.methods.filter((method) => near.has(method));
    const reasons = [
      ...(used ? [`brukt i ${cases(used)} om ${lower(theme)}${failed ? `, og virket ikke i ${failed}` : ""}`] : []),
      ...shared.slice(0, 1).map((method) => `hører sammen med metoden ${titleOf(index, "method", method)}`),
      ...(answers.effort ? [lower(words.effort.get(key.effort))] : []),
    ];
    return used || shared.length ? [{ id: key.id, weight: Math.min(used, 4) + (shared.length ? 2 : 0), reasons }] : [];
  });

  const found = guide.cases.flatMap((one) => {
    const actors = one.actors.filter((actor) => answers.actor.includes(actor));
    const about = one.themes.includes(answers.theme);
    const level = answers.level !== "" && one.level === answers.level;
    const reasons = [
      ...(about ? [`handler om ${lower(theme)}`] : []),
      ...(actors.length ? [`${list(actors.map((actor) => lower(words.actor.get(actor))))} var med`] : []),
      ...(level ? [`samme grad av medvirkning: ${lower(words.level.get(answers.level))}`] : []),
      ...(one.effects ? ["har dokumentert effekt"] : []),
    ];
    const weight = (about ? 4 : 0) + Math.min(actors.length, 3) + (level ? 2 : 0) + (one.effects ? 1 : 0) - (one.stub ? 3 : 0);
    return about || (!answers.theme && (actors.length || level)) ? [{ id: one.id, weight, reasons }] : [];
  });

  const known = (/** @type {string} */ kind) => (/** @type {{id: string, reasons: string[]}} */ { id, reasons }) => {
    const item = kind === "case" ? guide.cases.find((one) => one.id === id) : index.items.find((one) => one.kind === kind && one.id === id);
    return item ? [{ kind, id, title: item.title, summary: item.summary, phases: item.phases, reasons }] : [];
  };
  return [
    ...chosen.flatMap(known("method")),
    ...best(keys, MOST.key).flatMap(known("key")),
    ...best(found, MOST.case).flatMap(known("case")),
  ];
}

/**
 * @template {{weight: number}} T
 * @param {T[]} found
 * @param {number} most
 * @returns {T[]} The heaviest, those that weigh the same in their own order.
 */
function best(found, most) {
  return [...found].sort((one, other) => other.weight - one.weight).slice(0, most);
}

/**
 * @param {Guide} guide
 * @returns {Record<keyof Answers, Map<string, string>>}
 */
function labels(guide) {
  return /** @type {any} */ (
    Object.fromEntries(guide.questions.map(({ name, options }) => [name, new Map(options.map((option) => [option.id, option.label]))]))
  );
}

/**
 * @param {Index} index
 * @param {string} kind
 * @param {string} id
 * @returns {string}
 */
function titleOf(index, kind, id) {
  return index.items.find((item) => item.kind === kind && item.id === id)?.title ?? id;
}

/**
 * @param {string | undefined} label
 * @returns {string} As it stands inside a sentence.
 */
function lower(label) {
  return (label ?? "").charAt(0).toLowerCase() + (label ?? "").slice(1);
}

/**
 * @param {number} count
 * @returns {string}
 */
function cases(count) {
  return `${count} ${count === 1 ? "case" : "caser"}`;
}

/**
 * @param {string[]} words
 * @returns {string} «a, b og c».
 */
function list(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} og ${words.at(-1)}` : (words[0] ?? "");
}
