/* Before the first question: what it is, in which language, and go. Or why one cannot answer. */
import { h } from "../dom.js";
import { go, paragraphs, textIn } from "./parts.js";

const tongue = ({ code, name, direction }, current, choose) =>
  h(
    "button",
    {
      class: "chip hand-tongue",
      type: "button",
      lang: code,
      dir: direction,
      "aria-pressed": String(code === current),
      onclick: () => choose(code),
    },
    name,
  );

const tongues = ({ survey, language, say, choose }) =>
  h(
    "div",
    { class: "hand-tongues", role: "group", "aria-label": say("language") },
    survey.languages.map((spoken) => tongue(spoken, language, choose)),
  );

export const welcomePage = ({ survey, language, say, activity, choose, start }) => {
  const heading = h("h1", { dir: "auto" }, textIn(survey.title, language));
  const count = survey.questions.filter((question) => !question.shown_if).length;
  return {
    heading,
    element: h(
      "div",
      { class: "hand-page" },
      tongues({ survey, language, say, choose }),
      heading,
      activity ? h("p", { class: "hand-about", dir: "auto" }, say("about", { title: activity.title })) : null,
      paragraphs(textIn(survey.introduction, language)),
      h("p", {}, say("questions", { count })),
      h("p", { class: "hand-promise" }, say("anonymous")),
      go(say("start"), start),
    ),
  };
};

export const messagePage = ({ title, text = "", lang }) => {
  const heading = h("h1", { lang }, title);
  return { heading, element: h("div", { class: "hand-page" }, heading, text ? h("p", {}, text) : null) };
};
