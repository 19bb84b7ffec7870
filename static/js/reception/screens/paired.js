/* Just paired: whose desk it is now, and whether it can be trusted without a network. */
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { button, message, page } from "./page.js";

export const pairedScreen = (app) => {
  const { desk, event } = app.configuration();
  const safety = h("div", { class: "page-parts" });

  const draw = () => {
    safety.replaceChildren(
      app.updates.isSaved() ? message("ok", t("offline.saved")) : message("plain", t("offline.not_yet")),
      app.isPersisted() ? message("ok", t("storage.kept")) : message("warn", t("storage.refused")),
    );
  };

  let shown = "";
  const update = () => {
    const facts = `${app.updates.isSaved()} ${app.isPersisted()}`;
    if (facts === shown) return;
    shown = facts;
    draw();
  };

  const start = button(t("paired.start"), app.goHome, { kind: "button-large" });
  const element = page(
    app,
    t("paired.title"),
    h("p", { class: "paired-desk" }, h("strong", {}, desk.name), h("span", {}, event.name)),
    event.is_demonstration ? message("warn", t("paired.demonstration")) : "",
    safety,
    h("p", {}, app.place.mode === "exit" ? t("paired.explain_exit") : t("paired.explain")),
    start,
  );
  element.querySelector(".page-back").hidden = true;
  return { element, update, focus: undefined };
};
