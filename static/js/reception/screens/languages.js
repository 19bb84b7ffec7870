/* The language of the screens; what the event typed stays as it was typed. */
import { h, icon } from "../dom.js";
import { LANGUAGES, language, t } from "../i18n.js";

const NAMES = { fr: "Français", en: "English" };

export const languages = (app) =>
  h(
    "div",
    { class: "languages", role: "group", "aria-label": t("settings.language") },
    LANGUAGES.map((code) =>
      h(
        "button",
        {
          class: "chip",
          type: "button",
          lang: code,
          "aria-pressed": String(code === language()),
          onclick: () => {
            app.preferences.set("language", code);
            app.applyPreferences();
            app.redraw();
          },
        },
        code === language() ? icon("check") : null,
        NAMES[code],
      ),
    ),
  );
