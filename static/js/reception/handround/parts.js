/* What several of the visitors' pages hold. */
import { h } from "../dom.js";

const PLACE = /\{(\w+)\}/g;

/* The sentences of one language, with what goes in them. */
export const wordsOf = (words, language) => (name, values = {}) =>
  (words[language]?.[name] ?? words.fr?.[name] ?? "").replace(PLACE, (place, key) => values[key] ?? place);

export const textIn = (texts, language) => texts[language] || texts.fr || "";

export const go = (text, onclick, kind = "") =>
  h("button", { class: `button button-large ${kind}`.trim(), type: "button", onclick }, text);

export const problemBox = (say, text, target) =>
  h(
    "div",
    { class: "hand-problem", role: "alert", tabindex: "-1" },
    h("p", { class: "hand-problem-title" }, say("error_title")),
    h("p", { id: "hand-problem" }, text),
    target,
  );

/* A paragraph for each line that somebody wrote. */
export const paragraphs = (text) =>
  text.split(/\n+/).filter((line) => line.trim()).map((line) => h("p", { dir: "auto" }, line));
