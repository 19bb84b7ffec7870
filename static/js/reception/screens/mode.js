/* What does this tablet count? */
import { MODES } from "../counter.js";
import { t } from "../i18n.js";
import { modeNames } from "../names.js";
import { page, row } from "./page.js";

const details = () => ({
  arrival: t("mode.arrival_detail"),
  interview: t("mode.interview_detail"),
  workshop: t("mode.workshop_detail"),
  exit: t("mode.exit_detail"),
});

const isOffered = (mode, { event, hubs, activities }) =>
  ({ arrival: true, interview: hubs.length > 0, workshop: activities.length > 0, exit: event.counts_exits })[mode];

export const modeScreen = (app) => {
  const offered = MODES.filter((mode) => isOffered(mode, app.configuration()));
  const choose = (mode) => {
    app.setPlace({ mode });
    app.goHome();
  };
  const rows = offered.map((mode) =>
    row({
      iconName: mode,
      text: modeNames()[mode],
      detail: details()[mode],
      current: mode === app.place.mode,
      onclick: () => choose(mode),
    }),
  );
  return {
    element: page(app, t("mode.question"), ...rows),
    keys: (key) => (rows[Number(key) - 1] ? () => rows[Number(key) - 1].click() : null),
  };
};
