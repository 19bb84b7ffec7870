/* What this tablet does beside counting. */
import { h, icon } from "../dom.js";
import { t } from "../i18n.js";
import { isWakeLockKnown } from "../wake-lock.js";
import { languages } from "./languages.js";
import { button, message, page, row, rowText } from "./page.js";

const toggle = (app, name, text, detail) => {
  const state = h("span", { class: "switch-state" });
  const element = h(
    "button",
    { class: "row switch", type: "button", role: "switch" },
    rowText(text, detail),
    state,
  );
  const draw = () => {
    const isOn = app.preferences.get(name);
    element.setAttribute("aria-checked", String(isOn));
    state.replaceChildren(icon(isOn ? "check" : "close"), t(isOn ? "settings.on" : "settings.off"));
  };
  element.addEventListener("click", () => {
    app.preferences.set(name, !app.preferences.get(name));
    app.applyPreferences();
    draw();
  });
  draw();
  return element;
};

const fullScreen = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
};

const installation = (app) => {
  if (app.installation.isInstalled()) return [message("ok", t("install.done"))];
  if (app.installation.canAsk()) {
    return [h("p", {}, t("install.why")), button(t("install.now"), app.installation.ask, { iconName: "download" })];
  }
  return [h("p", {}, t("install.why")), h("p", {}, t("install.android")), h("p", {}, t("install.ipad"))];
};

const safety = (app) => [
  message(app.updates.isSaved() ? "ok" : "warn", t(app.updates.isSaved() ? "offline.saved" : "offline.not_saved")),
  message(app.isPersisted() ? "ok" : "warn", t(app.isPersisted() ? "storage.kept" : "storage.refused")),
];

/* Also there: on the counting screen something graver may stand before it for hours. */
const update = (app) => {
  const install = app.updates.install();
  return install ? [message("plain", t("update.ready")), button(t("update.install"), install)] : [];
};

const deskName = ({ desk, event }) => t("settings.desk_detail", { desk: desk.name, event: event.name });

export const settingsScreen = (app) => ({
  element: page(
    app,
    t("settings.title"),
    h("h2", {}, t("settings.language")),
    languages(app),
    h("h2", {}, t("settings.tablet")),
    toggle(app, "sound", t("settings.sound"), t("settings.sound_detail")),
    "vibrate" in navigator ? toggle(app, "vibration", t("settings.vibration")) : "",
    isWakeLockKnown() ? toggle(app, "awake", t("settings.awake"), t("settings.awake_detail")) : "",
    toggle(app, "shortcuts", t("settings.shortcuts"), t("settings.shortcuts_detail")),
    document.fullscreenEnabled
      ? row({ iconName: "screen", text: t("settings.full_screen"), onclick: fullScreen })
      : "",
    h("h2", {}, t("settings.safety")),
    ...safety(app),
    h("h2", {}, t("install.title")),
    ...installation(app),
    h("h2", {}, t("settings.desk")),
    h("p", {}, deskName(app.configuration())),
    row({ iconName: "lock", text: t("settings.pair_again"), onclick: () => app.go("pair") }),
    ...update(app),
    h("p", { class: "hint" }, t("settings.version", { version: app.version })),
  ),
});
