/* Everything that is not +1. */
import { h } from "../dom.js";
import { counted, number, t, time } from "../i18n.js";
import { asideOf, describe, peopleHere, refusedOf, totalOf } from "../status-line.js";
import { message, page, pairs, row } from "./page.js";

const totalAt = (total, { as_of: asOf }, zone) =>
  t("menu.all_at", { total: number(total), time: time(asOf, zone) });

const reviewDetail = (state) => {
  const aside = asideOf(state);
  const refused = counted("menu.refused", refusedOf(state));
  return aside ? `${refused} · ${counted("review.aside", aside)}` : refused;
};

const figures = (app, state) => {
  const zone = app.configuration().event.time_zone;
  const total = totalOf(state.totals, app.place.mode);
  return [
    [t("menu.here"), number(peopleHere(state, app.place.mode))],
    [t("menu.all"), total === null ? t("menu.unknown") : totalAt(total, state.totals, zone)],
    [t("menu.waiting"), number(state.waiting)],
    [t("menu.forms_waiting"), number(state.handRound.waiting)],
    [t("menu.review"), number(refusedOf(state))],
    ...(asideOf(state) ? [[t("menu.aside"), number(asideOf(state))]] : []),
    [t("menu.last"), state.lastSync ? time(state.lastSync, zone) : t("menu.never")],
  ];
};

export const menuScreen = (app) => {
  const state = app.desk.state();
  const { event, desk } = app.configuration();
  const status = describe(state);
  const line = (screen, iconName, text, detail) =>
    row({ iconName, text, detail, onclick: () => app.go(screen) });
  return {
    element: page(
      app,
      t("menu.title"),
      h("p", {}, h("strong", {}, desk.name), " · ", event.name),
      message(status.tone, status.text),
      line("mode", app.place.mode, t("menu.mode")),
      line("fix", "undo", t("menu.fix")),
      line("hand", "group", t("menu.hand"), t("menu.hand_detail")),
      line("review", "warn", t("menu.to_review"), reviewDetail(state)),
      line("rehearsal", "test", t("menu.rehearsal"), t("menu.rehearsal_detail")),
      line("settings", "settings", t("menu.settings"), t("menu.settings_detail")),
      line("help", "help", t("menu.help")),
      h("h2", {}, t("menu.figures")),
      pairs("figures", figures(app, state)),
    ),
  };
};
