/* Questions about the visitor, before +1: one at a time, the next comes by itself, none is needed. */
import { chips, choiceItems, keyOfChip } from "../../chips.js";
import { h, icon } from "../../dom.js";
import { focusOn } from "../../focus.js";
import { label, t } from "../../i18n.js";

const HEADING = "question-title";

const nameOfChoice = (app, question, code) => {
  const choice = question.choices.find((item) => item.code === code);
  return choice ? label(choice.label) : app.communes.nameOf(code);
};

/* « 18–25 ans », or « Raisons : 2 » where there are several. */
const summaryOf = (app, { question, codes }) =>
  codes.length > 1
    ? t("profile.answers", { question: label(question.label), count: codes.length })
    : nameOfChoice(app, question, codes[0]);

export const profilePanel = (app, { focusPlus, onChange }) => {
  const { profile } = app;
  const element = h("section", { class: "panel", "aria-labelledby": HEADING });
  let drawn = 0;

  const changed = () => {
    draw();
    onChange();
    const heading = element.querySelector("h2");
    if (profile.question()) focusOn(heading);
    else focusPlus();
  };

  const act = (change) => () => {
    change();
    changed();
  };

  const removable = (answer) => {
    const text = summaryOf(app, answer);
    return h(
      "button",
      {
        class: "chosen",
        type: "button",
        "aria-label": t("profile.remove", { answer: text }),
        onclick: act(() => profile.remove(answer.question.name)),
      },
      h("span", {}, text),
      icon("close"),
    );
  };

  const items = (question) => [
    ...choiceItems(question.choices, profile.has, (code) => act(() => profile.choose(question, code))()),
    ...(question.searches_communes
      ? [{ text: t("profile.other_commune"), iconName: "search", choose: () => app.go("commune") }]
      : []),
    {
      text: t(profile.isAnswered(question) ? "profile.next" : "profile.skip"),
      isQuiet: true,
      choose: act(() => profile.skip(question)),
    },
  ];

  const heading = (question) => {
    if (!question) return h("h2", { id: HEADING }, t(profile.isEmpty() ? "profile.none" : "profile.done"));
    const hint = t(question.several ? "profile.several" : "profile.optional");
    return h("h2", { id: HEADING }, label(question.label), " ", h("span", { class: "hint" }, hint));
  };

  const chosen = () => {
    const answered = profile.answered().filter((answer) => answer.question !== profile.question());
    if (!answered.length) return undefined;
    const properties = { class: "chips-group", role: "group", "aria-label": t("profile.chosen") };
    return {
      element: h("div", properties, answered.map(removable)),
      texts: answered.map((answer) => summaryOf(app, answer)),
    };
  };

  const draw = () => {
    const question = profile.question();
    drawn = profile.position();
    element.replaceChildren(heading(question), chips(question ? items(question) : [], HEADING, chosen()));
  };

  draw();
  const isBlank = () => !element.querySelector(".chosen, [aria-pressed=true]");

  return {
    element,
    refresh: () => (drawn === profile.position() && isBlank()) || draw(),
    caption: () =>
      profile.isEmpty()
        ? t("plus.no_profile")
        : profile.answered().map((answer) => summaryOf(app, answer)).join(" · "),
    keys: (key) => keyOfChip(element, key),
  };
};
