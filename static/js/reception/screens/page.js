/* A screen other than the counting one: a way back, a title that says what it is for, its parts. */
import { h, icon } from "../dom.js";
import { t } from "../i18n.js";

export const page = (app, title, ...parts) =>
  h(
    "div",
    { class: "page" },
    h(
      "div",
      { class: "page-head" },
      h(
        "button",
        { class: "page-back", type: "button", onclick: app.back },
        icon("back"),
        h("span", {}, t("page.back")),
      ),
      h("h1", {}, title),
    ),
    h("div", { class: "page-body" }, parts),
  );

export const button = (text, onclick, { kind = "", iconName = null, disabled = false } = {}) =>
  h(
    "button",
    { class: `button ${kind}`.trim(), type: "button", onclick, disabled },
    iconName ? icon(iconName) : null,
    h("span", {}, text),
  );

export const rowText = (text, detail) =>
  h(
    "span",
    { class: "row-text" },
    h("span", { class: "row-title" }, text),
    detail ? h("span", { class: "row-detail" }, detail) : null,
  );

/* A line one can press as a whole: icon, text, what is beside it. */
export const row = ({ iconName, text, detail, onclick, current = false }) =>
  h(
    "button",
    { class: "row", type: "button", onclick, "aria-current": current ? "true" : null },
    iconName ? icon(iconName) : null,
    rowText(text, detail),
    current ? icon("check") : icon("next"),
  );

/* Names and what goes with them: [[name, text], …]. */
export const pairs = (className, list) =>
  h("dl", { class: className }, list.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))));

export const message = (tone, text) => {
  const names = { ok: "ok", warn: "warn", bad: "bad", plain: "info" };
  return h("div", { class: `notice notice-${tone}` }, icon(names[tone]), h("p", {}, text));
};
