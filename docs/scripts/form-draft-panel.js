/**
 * The part of the form that keeps the draft: asks first, saves while one writes, exports, imports and deletes.
 */

import { asDraft, draftsOf, FORMAT, newId } from "./form-drafts.js";
import { forgetPictures, keepPictures, picturesAsText, takePicturesFromText } from "./form-pictures.js";
import { hand } from "./form-send.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Form} Form */
/** @typedef {import("./form-drafts.js").Draft} Draft */

const WAIT = 400;

/**
 * @typedef {object} Panel
 * @property {() => void} changed Tells that an answer has changed.
 * @property {() => void} drop Deletes the draft and forgets that anything was written.
 * @property {() => boolean} restore Puts the draft that the address names back; tells whether there was one.
 */

/**
 * @param {HTMLFormElement} root
 * @param {Form} form
 * @param {{answers: () => Answers, fill: (draft: Pick<Draft, "answers" | "edit" | "rest">) => void, setting: () => {edit?: string, rest?: Answers}}} page
 * @returns {Panel}
 */
export function prepareDrafts(root, form, page) {
  const drafts = draftsOf(form.name, form.version);
  const panel = /** @type {HTMLElement} */ (root.querySelector("[data-kb-draft]"));
  const notice = /** @type {HTMLElement} */ (root.querySelector("[data-kb-notice]"));
  let id = "";
  let revision = 0;
  let unsaved = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-kb-draft-${name}]`));

  const say = (/** @type {string} */ text) => {
    find("state").textContent = text;
  };

  const tell = (/** @type {(Node | string)[]} */ ...parts) => {
    notice.replaceChildren(...(parts.length ? [make("p", { class: "kb-form__told" }, ...parts)] : []));
  };

  const pictureKeys = (/** @type {Answers} */ answers) =>
    /** @type {{[name: string]: string}[]} */ (answers["images"] ?? []).flatMap((image) => image["picture"] ?? []);

  const begin = (/** @type {string} */ draft, /** @type {number} */ at) => {
    id = draft;
    revision = at;
    const address = new URL(location.href);
    address.searchParams.set("draft", draft);
    history.replaceState(history.state, "", address);
    find("save").hidden = true;
    find("delete").hidden = false;
    find("help").textContent = "Utkastet lagres mens du skriver, bare på denne maskinen. Andre som bruker den, kan lese det.";
  };

  const leave = () => {
    id = "";
    revision = 0;
    unsaved = false;
    const address = new URL(location.href);
    address.searchParams.delete("draft");
    history.replaceState(history.state, "", address);
    find("save").hidden = false;
    find("delete").hidden = true;
    say("ikke lagret");
  };

  /**
   * Fills the page from a draft.
   *
   * @param {Draft} draft
   * @returns {(Node | string)[]} A way back to what stood there, if it is kept nowhere else.
   */
  const exchange = (draft) => {
    const before = unsaved && !id ? { answers: page.answers(), ...page.setting() } : null;
    page.fill(draft);
    if (!before) return [];
    const back = make("button", { type: "button", class: "kb-link-button" }, "Få tilbake det du hadde skrevet");
    back.addEventListener("click", () => {
      leave();
      page.fill(before);
      unsaved = true;
      tell("Det du hadde skrevet, er tilbake.");
    });
    return [back];
  };

  const save = async () => {
    clearTimeout(timer);
    const answers = page.answers();
    const saved = drafts.save({ id, revision, answers, ...page.setting() });
    if (!saved.done) {
      say("ikke lagret");
      const reason = saved.full ? "Nettleseren har ikke plass til mer." : "Nettleseren lar oss ikke lagre.";
      const button = make("button", { type: "button", class: "kb-link-button" }, "Last ned utkastet som fil");
      button.addEventListener("click", () => void exportDraft());
      tell(`${reason} Det du har skrevet, står her så lenge siden er åpen. `, button);
      return;
    }
    unsaved = false;
    begin(saved.draft.id, saved.draft.revision);
    say(`lagret ${new Date(saved.draft.saved).toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" })}`);
    if (saved.forked) tell("Utkastet ble endret i en annen fane. Det du skriver her, er nå lagret som et eget utkast, så ingenting er borte.");
    if (!(await keepPictures(pictureKeys(answers)))) {
      tell("Teksten er lagret, men nettleseren har ikke plass til bildene. De må velges på nytt om siden lukkes.");
    }
  };

  const exportDraft = async () => {
    const answers = page.answers();
    const pictures = await picturesAsText(pictureKeys(answers));
    const draft = { format: FORMAT, version: form.version, form: form.name, id: id || newId(), revision, saved: new Date().toISOString(), answers, ...page.setting(), pictures };
    hand(`utkast-${form.name}.json`, new Blob([JSON.stringify(draft)], { type: "application/json" }));
    if (!id) unsaved = false;
  };

  const importDraft = async (/** @type {File} */ file) => {
    let data;
    try {
      data = JSON.parse(await file.text());
    } catch {
      data = null;
    }
    const draft = asDraft(data, form.name);
    if (!draft) {
      tell("Denne filen er ikke et utkast til dette skjemaet. Det du har skrevet, er ikke rørt.");
      return;
    }
    if (draft.version > form.version) {
      tell("Utkastet er laget med en nyere utgave av skjemaet. Last siden på nytt, og prøv igjen.");
      return;
    }
    await takePicturesFromText(/** @type {{[key: string]: unknown}} */ (data.pictures ?? {}), form.limits.picture);
    if (unsaved && id) await save();
    const back = exchange(draft);
    if (id) {
      id = newId();
      revision = 0;
      await save();
    }
    tell("Utkastet er hentet fra filen. ", ...back);
  };

  const offer = (/** @type {Draft[]} */ found) => {
    const lines = found.map((draft) => {
      const title = String(draft.answers["title"] || draft.answers["case"] || draft.answers["key"] || "Uten navn").slice(0, 80);
      const day = draft.saved ? new Date(draft.saved).toLocaleDateString("nb", { day: "numeric", month: "long" }) : "";
      const resume = make("button", { type: "button", class: "kb-link-button" }, `Fortsett på «${title}»`);
      resume.addEventListener("click", () => {
        const back = open(draft);
        tell(...(back.length ? ["Utkastet er hentet fram. ", ...back] : []));
      });
      return make("li", {}, resume, day ? ` lagret ${day}` : "");
    });
    notice.replaceChildren(make("div", { class: "kb-form__told" }, make("p", {}, "Du har et utkast fra før i denne nettleseren:"), make("ul", {}, ...lines)));
  };

  const open = (/** @type {Draft} */ draft) => {
    const back = exchange(draft);
    begin(draft.id, draft.revision);
    unsaved = false;
    say("hentet fram");
    return back;
  };

  find("save").addEventListener("click", () => {
    id ||= newId();
    void save();
  });
  find("export").addEventListener("click", () => void exportDraft());
  find("import").addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) void importDraft(file);
    input.value = "";
  });
  find("delete").addEventListener("click", () => {
    const ask = make("button", { type: "button", class: "kb-button" }, "Ja, slett utkastet");
    const keep = make("button", { type: "button", class: "kb-link-button" }, "Nei, behold det");
    ask.addEventListener("click", () => {
      drop();
      tell("Utkastet er slettet fra nettleseren. Det du har skrevet, står her til du lukker siden.");
    });
    keep.addEventListener("click", () => tell());
    tell("Utkastet blir borte fra denne nettleseren. ", ask, " ", keep);
    ask.focus();
  });
  drafts.watch((other, at) => {
    if (other !== id || at === revision) return;
    const fetch = make("button", { type: "button", class: "kb-link-button" }, "Hent det inn her");
    fetch.addEventListener("click", () => {
      const draft = drafts.load(other);
      if (unsaved) void save();
      if (draft) open(draft);
      tell();
    });
    tell("Utkastet er endret i en annen fane. ", fetch, " Skriver du videre her, blir det et eget utkast.");
  });
  addEventListener("pagehide", () => {
    if (id && unsaved) void save();
  });
  addEventListener("beforeunload", (event) => {
    if (id && unsaved) void save();
    if (unsaved) event.preventDefault();
  });

  const drop = () => {
    clearTimeout(timer);
    if (id) {
      void forgetPictures(pictureKeys(page.answers()));
      drafts.remove(id);
    }
    leave();
  };

  return {
    drop,
    changed() {
      unsaved = true;
      clearTimeout(timer);
      if (id) timer = setTimeout(() => void save(), WAIT);
    },
    restore() {
      const named = new URLSearchParams(location.search).get("draft");
      const draft = named ? drafts.load(named) : null;
      if (draft) open(draft);
      else if (!location.search || named) {
        const found = drafts.list();
        if (found.length) offer(found);
      }
      return draft !== null;
    },
  };
}
