/* One question on the screen: where one is, what is asked, what is wrong, what one can do. */
import { h, setText } from "../dom.js";
import { go, problemBox, textIn } from "./parts.js";
import { controls, wordsField } from "./ticks.js";

const hintsOf = (question, { say, language, limit }) =>
  [
    textIn(question.help, language),
    question.kind === "multiple" ? say("several") : "",
    question.kind === "recommendation" ? say("choose_score") : "",
    question.kind === "text" ? `${say("no_names")} ${limit}` : "",
  ].filter(Boolean);

const asked = (question, parts) => {
  const { language } = parts;
  const hints = hintsOf(question, parts);
  const hint = hints.length
    ? h("div", { class: "hint", id: "hand-hint" }, hints.map((text) => h("p", { dir: "auto" }, text)))
    : null;
  const ids = [hint && "hand-hint", question.kind === "recommendation" && "hand-ends", parts.problem && "hand-problem"];
  const described = ids.filter(Boolean).join(" ") || null;
  const heading = h("h1", { dir: "auto" });
  if (question.kind === "text") {
    heading.append(h("label", { for: "hand-words" }, textIn(question.label, language)));
    const field = wordsField({ ...parts, described });
    return { heading, element: h("div", { class: "hand-question" }, heading, hint, field) };
  }
  heading.append(textIn(question.label, language));
  const element = h(
    "fieldset",
    { class: "hand-question", "aria-describedby": described },
    h("legend", {}, heading),
    hint,
    controls({ ...parts, question }),
  );
  return { heading, element };
};

/* `filling`: where the person is; `problem`: a sentence, when they tried to go on. */
export const questionPage = ({ filling, language, say, longest, problem, next, back, stop }) => {
  const question = filling.question();
  const where = h("span");
  const bar = h("progress", { "aria-hidden": "true" });
  const onward = go("", next);

  /* What is ticked may bring further questions. */
  const tell = () => {
    const optional = question.is_required ? "" : ` · ${say("optional")}`;
    setText(where, say("progress", { number: filling.number(), total: filling.total() }) + optional);
    bar.max = filling.total();
    bar.value = filling.number();
    setText(onward, say(filling.isLast() ? "send" : "next"));
  };
  const changed = (reply) => {
    filling.set(reply);
    tell();
  };

  const limit = say("text_limit", { limit: longest });
  const { heading, element } = asked(question, { say, language, limit, problem, reply: filling.reply(), changed });
  const box = problem ? problemBox(say, problem) : null;
  tell();
  return {
    heading,
    focus: box,
    element: h(
      "div",
      { class: "hand-page" },
      h("div", { class: "hand-progress" }, h("p", {}, where), bar),
      box,
      element,
      h(
        "div",
        { class: "hand-actions" },
        onward,
        filling.number() > 1 ? go(say("back"), back, "button-secondary") : null,
        go(say("stop"), stop, "button-secondary hand-stop"),
      ),
    ),
  };
};
