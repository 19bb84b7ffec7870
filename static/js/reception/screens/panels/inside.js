/* At the exit: how many people are still inside, against what the place may hold. */
import { h, icon, setText } from "../../dom.js";
import { number, t, time } from "../../i18n.js";
import { crowding } from "../../notices.js";

const HEADING = "inside-title";

const drawn = (people, zone) => {
  const { inside, capacity, as_of: asOf } = people;
  const crowd = crowding(people);
  const text = crowd?.text ?? (capacity ? t("inside.fine") : t("inside.no_limit"));
  return [
    h("p", { class: "inside-figure" }, h("b", {}, number(inside)), capacity ? ` / ${number(capacity)}` : ""),
    h("p", { class: "inside-state", "data-tone": crowd?.tone ?? "ok" }, icon(crowd?.icon ?? "ok"), text),
    h("p", { class: "hint" }, t("inside.as_of", { time: time(asOf, zone) })),
  ];
};

export const insidePanel = (app) => {
  const heading = h("h2", { id: HEADING }, t("inside.title"));
  const body = h("div", { class: "inside" });
  const element = h("section", { class: "panel", "aria-labelledby": HEADING }, heading, body);

  const update = () => {
    const people = app.inside();
    if (people) body.replaceChildren(...drawn(people, app.configuration().event.time_zone));
    else setText(body, t("inside.unknown"));
  };

  return { element, update, caption: () => t("plus.exit_caption") };
};
