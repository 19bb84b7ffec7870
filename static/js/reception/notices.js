/* One thing that asks for attention, under the status line: the gravest first. */
import { h, icon } from "./dom.js";
import { dayAt } from "./engine/days.js";
import { counted, day, number, t } from "./i18n.js";
import { refusedOf } from "./status-line.js";

const NEARLY_FULL = 0.9;

/* { tone, icon, text } when the place is nearly full or full. */
export const crowding = (totals) => {
  if (!totals?.capacity || totals.inside === null) return null;
  const { inside, capacity } = totals;
  const values = { inside: number(inside), capacity: number(capacity) };
  if (inside >= capacity) return { tone: "bad", icon: "bad", text: t("inside.full", values) };
  if (inside >= NEARLY_FULL * capacity) return { tone: "warn", icon: "warn", text: t("inside.nearly", values) };
  return null;
};

/* On another day the server refuses what is counted: said before the first tap, not after. */
export const outsideDays = (configuration, now) => {
  if (!configuration) return null;
  const { starts_on: first, ends_on: last, time_zone: zone } = configuration.event;
  const today = dayAt(now, zone);
  if (today >= first && today <= last) return null;
  const days = [...new Set([first, last])].map((date) => day(date, "UTC")).join(" – ");
  return { tone: "warn", icon: "warn", text: t("notice.outside", { days }) };
};

const found = ({ state, screen, crowd, install, now }, go) => {
  if (state.storageProblem) return { tone: "bad", icon: "bad", text: t("notice.storage") };
  if (screen !== "count") return null;
  if (crowd?.tone === "bad") return crowd;
  const refused = refusedOf(state);
  if (refused) {
    const text = counted("notice.review", refused);
    return { tone: "bad", icon: "bad", text, action: [t("notice.look"), () => go("review")] };
  }
  const outside = outsideDays(state.configuration, now);
  if (outside) return outside;
  if (crowd) return crowd;
  if (install) {
    return { tone: "plain", icon: "info", text: t("update.ready"), action: [t("update.install"), install] };
  }
  return null;
};

export const createNotices = (go) => {
  const element = h("div", { class: "notices" });
  let shown = "";

  const draw = (notice) => {
    if (!notice) return element.replaceChildren();
    const { tone, icon: name, text, action } = notice;
    const button = action
      ? h("button", { class: "button button-secondary", type: "button", onclick: action[1] }, action[0])
      : null;
    return element.replaceChildren(
      h("div", { class: `notice notice-${tone}` }, icon(name), h("p", {}, text), button),
    );
  };

  const update = (facts) => {
    const notice = found(facts, go);
    const fingerprint = notice ? `${notice.tone} ${notice.text}` : "";
    if (fingerprint === shown) return;
    shown = fingerprint;
    draw(notice);
  };

  /* In another language. */
  const forget = () => {
    shown = null;
  };

  return { element, update, forget };
};
