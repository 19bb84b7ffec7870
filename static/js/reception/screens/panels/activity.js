/* Which workshop is counted: the one that is on is proposed. */
import { chosenActivity, seatsLeft, successorOf } from "../../activities.js";
import { h, icon, setHidden, setText } from "../../dom.js";
import { dayAt } from "../../engine/days.js";
import { focusOn } from "../../focus.js";
import { counted, day, t, time } from "../../i18n.js";
import { button } from "../page.js";

const HEADING = "activity-title";

/* The day only when it is another one: nobody counts for tomorrow without seeing it. */
const when = ({ starts_at: start, ends_at: end }, now, zone) => {
  const hours = t("activity.when", { start: time(start, zone), end: time(end, zone) });
  const itsDay = day(start, zone);
  return itsDay === day(now, zone) ? hours : `${itsDay} · ${hours}`;
};

export const activityPanel = (app) => {
  const { activities, desk, event } = app.configuration();
  const { place } = app;
  app.setPlace(chosenActivity({ place, desk, activities, timeZone: event.time_zone }, app.now()));
  const activity = activities.find(({ code }) => code === app.place.activity);
  const seats = h("p", { class: "seats" });
  const over = h("p", { class: "seats", "data-tone": "warn", hidden: true });
  const look = { kind: "button-secondary", iconName: "workshop" };
  const change = button(t("activity.change"), () => app.go("activity"), look);

  const described = () => [
    h("h2", { id: HEADING }, activity.title),
    h("p", {}, [when(activity, app.now(), event.time_zone), activity.room].filter(Boolean).join(" · ")),
    seats,
    over,
  ];

  /* Counting goes on for this one, in case somebody writes it up afterwards: a change is never made unseen. */
  const tellSuccessor = () => {
    const next = successorOf(activity, activities, app.now(), event.time_zone);
    setHidden(over, !next);
    if (!next) return;
    const text = t("activity.is_over", { title: next.title, start: time(next.starts_at, event.time_zone) });
    if (over.textContent !== text) over.replaceChildren(icon("warn"), h("span", {}, text));
  };

  const element = h(
    "section",
    { class: "panel", "aria-labelledby": HEADING },
    h("div", { class: "facts" }, activity ? described() : h("h2", { id: HEADING }, t("activity.none"))),
    activities.length ? change : "",
  );

  const update = (state) => {
    if (place.chosenOn !== dayAt(app.now(), event.time_zone)) return app.redraw(); // left on overnight
    if (!activity) return;
    tellSuccessor();
    const left = seatsLeft(activity, state.totals, app.desk.recentTaps());
    if (left === null) return setText(seats, t("activity.no_limit"));
    const text = left > 0 ? counted("activity.seats", left) : t("activity.full");
    if (seats.textContent === text) return;
    seats.dataset.tone = left > 0 ? "plain" : "warn";
    seats.replaceChildren(left > 0 ? "" : icon("warn"), text);
  };

  return {
    element,
    update,
    demand: () => focusOn(change),
    caption: () => activity?.title ?? t("activity.missing"),
  };
};
