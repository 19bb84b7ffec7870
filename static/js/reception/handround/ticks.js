/* Radio buttons, checkboxes and words of one question, and the reply that they say. */
import { h } from "../dom.js";
import { face } from "./faces.js";
import { textIn } from "./parts.js";

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/* `described`: what a screen reader says after the name. */
const area = (id, text, described, onInput) => {
  const element = h("textarea", {
    id,
    class: "field hand-words",
    rows: "4",
    dir: "auto",
    autocomplete: "off",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": described,
    oninput: onInput,
  });
  element.value = text ?? "";
  return element;
};

const tick = ({ type, value, label, isTicked, mark, isApart, onChange }) => {
  const input = h("input", { type, name: "reply", value, autocomplete: "off", onchange: onChange });
  input.checked = isTicked;
  const element = h(
    "label",
    { class: isApart ? "hand-tick hand-tick-apart" : "hand-tick" },
    input,
    mark ? face(mark) : null,
    h("span", { dir: "auto" }, label),
  );
  return { element, input };
};

const scores = ({ reply, say, changed }) => {
  const read = () => ({ score: Number(ticks.find(({ input }) => input.checked)?.input.value) });
  const ticks = SCORES.map((score) =>
    tick({
      type: "radio",
      value: String(score),
      label: String(score),
      isTicked: reply.score === score,
      onChange: () => changed(read()),
    }),
  );
  const ends = h("p", { class: "hand-ends", id: "hand-ends" }, h("span", {}, say("scale_low")), " ", h("span", {}, say("scale_high")));
  return [h("div", { class: "hand-scores" }, ticks.map(({ element }) => element)), ends];
};

const choices = ({ question, reply, language, say, limit, changed }) => {
  const ticked = reply.choices ?? [];
  const asking = question.choices.filter((choice) => choice.asks_text).map(({ code }) => code);
  const read = () => {
    const codes = ticks.filter(({ input }) => input.checked).map(({ input }) => input.value);
    const hasWords = codes.some((code) => asking.includes(code));
    if (other) other.hidden = !hasWords;
    return hasWords ? { choices: codes, text: words.value } : { choices: codes };
  };
  const onChange = () => changed(read());
  const ticks = question.choices.map((choice) =>
    tick({
      type: question.kind === "multiple" ? "checkbox" : "radio",
      value: choice.code,
      label: textIn(choice.label, language),
      isTicked: ticked.includes(choice.code),
      mark: choice.face,
      isApart: choice.is_apart,
      onChange,
    }),
  );
  const words = asking.length ? area("hand-words", reply.text, "hand-words-hint", onChange) : null;
  const other = words
    ? h(
        "div",
        { class: "hand-other", hidden: !ticked.some((code) => asking.includes(code)) },
        h("label", { for: "hand-words" }, say("please_say")),
        h("p", { class: "hint", id: "hand-words-hint" }, `${say("no_names")} ${limit}`),
        words,
      )
    : null;
  return [h("div", { class: "hand-ticks" }, ticks.map(({ element }) => element)), other];
};

/* The parts under the question; `changed(reply)` at each touch. */
export const controls = (asked) =>
  asked.question.kind === "recommendation" ? scores(asked) : choices(asked);

export const wordsField = ({ reply, described, changed }) => {
  const field = area("hand-words", reply.text, described, () => changed({ text: field.value }));
  return field;
};
