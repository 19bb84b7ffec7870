/* The staff choose what goes from hand to hand, and see how to come back. */
import { arranged } from "../activities.js";
import { h } from "../dom.js";
import { counted, day, t, time } from "../i18n.js";
import { button, message, page, row } from "./page.js";

const frenchTitle = ({ title }) => title.fr;

const detailOf = (app, survey) => {
  const asked = survey.questions.filter((question) => !question.shown_if).length;
  const isOpen = app.desk.handRound.phaseOf(survey) === "open";
  return `${counted("hand.questions", asked)} · ${t(isOpen ? "hand.open" : "hand.closed")}`;
};

const figures = ({ filledToday, waiting }) => [
  filledToday ? h("p", {}, counted("hand.filled", filledToday)) : "",
  waiting ? message("plain", counted("hand.waiting", waiting)) : "",
];

export const handScreen = (app) => {
  const body = h("div", { class: "page-parts" });
  let shown = null;

  const choose = (survey) => {
    const isWorkshop = survey.audience === "workshop";
    app.go(isWorkshop ? "handActivity" : "handReady", { survey: survey.code });
  };

  const draw = ({ surveys, ...state }) => {
    const rows = surveys.map((survey) =>
      row({ iconName: "interview", text: frenchTitle(survey), detail: detailOf(app, survey), onclick: () => choose(survey) }),
    );
    body.replaceChildren(
      h("p", {}, t("hand.explain")),
      ...(rows.length ? [h("h2", {}, t("hand.choose")), ...rows] : [message("plain", t("hand.none"))]),
      ...figures(state),
    );
  };

  const update = ({ handRound }) => {
    const fingerprint = JSON.stringify([handRound.version, handRound.waiting, handRound.filledToday]);
    if (fingerprint === shown) return;
    shown = fingerprint;
    draw(handRound);
  };
  app.desk.handRound.ask();
  return { element: page(app, t("hand.title"), body), update };
};

export const handActivityScreen = (app, { survey }) => {
  const { activities, event } = app.configuration();
  const { current, next, over } = arranged(activities, app.now());
  const describe = (activity) =>
    [
      day(activity.starts_at, event.time_zone),
      t("activity.when", { start: time(activity.starts_at, event.time_zone), end: time(activity.ends_at, event.time_zone) }),
      activity.room,
    ].filter(Boolean).join(" · ");
  const rows = [...over.slice(0, 3), ...current, ...over.slice(3), ...next].map((activity) =>
    row({
      iconName: "workshop",
      text: activity.title,
      detail: describe(activity),
      onclick: () => app.go("handReady", { survey, activity: activity.code }),
    }),
  );
  return { element: page(app, t("hand.workshop"), ...(rows.length ? rows : [message("warn", t("hand.no_activity"))])) };
};

export const handReadyScreen = (app, { survey: code, activity }) => {
  const { surveys } = app.desk.handRound.state();
  const survey = surveys.find((one) => one.code === code);
  const digits = app.handing.newCode();
  const about = app.configuration().activities.find((one) => one.code === activity);
  const start = button(t("hand.start"), () => app.handing.start({ survey: code, activity, code: digits }), { kind: "button-large" });
  return {
    element: page(
      app,
      t("hand.ready_title"),
      h("p", { class: "paired-desk" }, h("strong", {}, survey ? frenchTitle(survey) : ""), about ? h("span", {}, about.title) : ""),
      h("p", {}, t("hand.code")),
      h("p", { class: "hand-digits" }, digits),
      message("plain", t("hand.pin")),
      start,
    ),
    focus: start,
  };
};
