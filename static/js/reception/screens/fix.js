/* −1: which of this tablet's last check-ins, then why. */
import { h } from "../dom.js";
import { counted, t } from "../i18n.js";
import { kindNames } from "../names.js";
import { button, page, row } from "./page.js";

const SHOWN = 20;

const reasons = () => [
  ["mistake", t("fix.mistake")],
  ["twice", t("fix.twice")],
  ["test", t("fix.test")],
];

const placeName = (app, { hub, activity }) => {
  const { hubs, activities } = app.configuration();
  const found = hubs.find(({ code }) => code === hub) ?? activities.find(({ code }) => code === activity);
  return found?.name ?? found?.title ?? "";
};

const describe = (app, tap) =>
  [counted("people.count", tap.headcount), placeName(app, tap)].filter(Boolean).join(" · ");

export const fixScreen = (app, { shown = SHOWN } = {}) => {
  const taps = app.desk.recentTaps().filter((tap) => !tap.undone);
  const rows = taps.slice(0, shown).map((tap, place) =>
    row({
      iconName: tap.kind,
      text: place === 0 ? t("fix.latest", { kind: kindNames()[tap.kind] }) : kindNames()[tap.kind],
      detail: describe(app, tap),
      onclick: () => app.go("reason", { tap }),
    }),
  );
  const showMore = () => app.replace("fix", { shown: shown + SHOWN });
  const more = button(t("fix.more"), showMore, { kind: "button-secondary" });
  return {
    element: page(
      app,
      t("fix.title"),
      h("p", {}, t(taps.length ? "fix.explain" : "fix.nothing")),
      ...rows,
      taps.length > shown ? more : "",
    ),
  };
};

export const reasonScreen = (app, { tap }) => {
  const undo = async (reason) => {
    app.goHome();
    await app.counter.undo(tap.id, reason);
  };
  const rows = reasons().map(([reason, text]) => row({ iconName: "undo", text, onclick: () => undo(reason) }));
  return {
    element: page(
      app,
      t("fix.why"),
      h("p", { class: "chosen-tap" }, h("strong", {}, kindNames()[tap.kind]), " · ", describe(app, tap)),
      ...rows,
    ),
    keys: (key) => (rows[Number(key) - 1] ? () => rows[Number(key) - 1].click() : null),
  };
};
