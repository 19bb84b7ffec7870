/* Which workshop: the current ones first, then the next ones, then those that are over. */
import { arranged, seatsLeft } from "../activities.js";
import { h } from "../dom.js";
import { dayAt } from "../engine/days.js";
import { counted, day, t, time } from "../i18n.js";
import { page, row } from "./page.js";

export const activityScreen = (app) => {
  const { activities, event } = app.configuration();
  const { current, next, over } = arranged(activities, app.now());
  const { totals } = app.desk.state();
  const taps = app.desk.recentTaps();
  const zone = event.time_zone;

  const choose = (activity) => {
    app.setPlace({ activity: activity.code, chosenOn: dayAt(app.now(), zone) });
    app.goHome();
  };

  const seats = (activity) => {
    const left = seatsLeft(activity, totals, taps);
    if (left === null) return "";
    return left > 0 ? counted("activity.seats", left) : t("activity.full");
  };

  const describe = (activity) =>
    [
      day(activity.starts_at, zone),
      t("activity.when", { start: time(activity.starts_at, zone), end: time(activity.ends_at, zone) }),
      activity.room,
      seats(activity),
    ].filter(Boolean).join(" · ");

  const section = (title, list) =>
    list.length
      ? [
          h("h2", {}, title),
          list.map((activity) =>
            row({
              iconName: "workshop",
              text: activity.title,
              detail: describe(activity),
              current: activity.code === app.place.activity,
              onclick: () => choose(activity),
            }),
          ),
        ].flat()
      : [];

  return {
    element: page(
      app,
      t("activity.question"),
      ...section(t("activity.current"), current),
      ...section(t("activity.next"), next),
      ...section(t("activity.over"), over),
    ),
  };
};
