/* Choices as large buttons; the chosen one is ticked, and each has its digit for the keyboard. */
import { h, icon } from "./dom.js";
import { label } from "./i18n.js";

const LONGEST_WORD = { small: 7, medium: 15 };
const LONGEST_TEXT = { small: 15, medium: 26 };
const LAST_DIGIT = 9;

const fits = (texts, size) =>
  texts.every(
    (text) =>
      text.length <= LONGEST_TEXT[size] && text.split(/[\s-]/).every((word) => word.length <= LONGEST_WORD[size]),
  );

const sizeFor = (texts) => ["small", "medium"].find((size) => fits(texts, size)) ?? "large";

/* The first nine have theirs; 0 is always « Non précisé ». */
const digitOf = ({ isQuiet }, place) => {
  if (isQuiet) return 0;
  return place < LAST_DIGIT ? place + 1 : null;
};

const chip = ({ text, iconName, isChosen, isQuiet, choose }, digit) =>
  h(
    "button",
    {
      class: isQuiet ? "chip chip-quiet" : "chip",
      type: "button",
      "aria-pressed": isChosen === undefined ? null : String(isChosen),
      "data-digit": digit,
      onclick: choose,
    },
    isChosen ? icon("check") : null,
    iconName ? icon(iconName) : null,
    h("span", {}, text),
    digit === null ? null : h("kbd", { "aria-hidden": "true" }, digit),
  );

/* `items`: { text, choose, isChosen?, iconName?, isQuiet? } */
const group = (items, labelledBy) =>
  h(
    "div",
    { class: "chips-group", role: "group", "aria-labelledby": labelledBy },
    items.map((item, place) => chip(item, digitOf(item, place))),
  );

/* What has been chosen before stands first, in the same grid: { element, texts }. */
export const chips = (items, labelledBy, before = { element: null, texts: [] }) => {
  const texts = [...before.texts, ...items.map((item) => item.text)];
  const possible = items.length ? group(items, labelledBy) : null;
  return h("div", { class: `chips chips-${sizeFor(texts)}` }, before.element, possible);
};

/* The action of a digit key, for the chips on the screen. */
export const keyOfChip = (element, key) => {
  const button = /^\d$/.test(key) ? element.querySelector(`[data-digit="${key}"]`) : null;
  return button ? () => button.click() : null;
};

export const choiceItems = (choices, isChosen, choose) =>
  choices.map(({ code, label: text }) => ({
    text: label(text),
    isChosen: isChosen(code),
    choose: () => choose(code),
  }));
