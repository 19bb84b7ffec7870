/* Makes this tablet a desk: one code, one press. Opening the page spends nothing. */
import { ask } from "../dialog.js";
import { h, icon } from "../dom.js";
import { focusOn } from "../focus.js";
import { counted, t } from "../i18n.js";
import { languages } from "./languages.js";
import { message, page } from "./page.js";
import { exportButton, formsButton } from "./review.js";

const ALPHABET = /^[23456789ABCDEFGHJKLMNPQRSTUVWXYZ]{8}$/;
const LENGTH = 8;

export const cleanCode = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
const shown = (code) => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4, LENGTH)}` : code);

const errors = () => ({
  unknown_code: t("pair.unknown_code"),
  unreachable: t("pair.unreachable"),
  portal: t("pair.portal"),
  busy: t("pair.busy"),
  too_many_requests: t("pair.busy"),
});

const keptForms = ({ handRound }) => handRound.waiting + handRound.toReview.length;

/* What stays queued is kept whatever happens, but another edition will not take it. */
const agreed = async (app, state) => {
  const kept = state.waiting + state.toReview.length + keptForms(state);
  if (!kept) return true;
  return ask({
    title: counted("pair.queue_title", kept),
    body: t("pair.queue_body"),
    yes: t("pair.queue_yes"),
    no: t("pair.queue_no"),
  });
};

const introduction = (app, state) => {
  if (!state.configuration) return [h("p", {}, t("pair.explain"))];
  const { desk, event } = app.configuration();
  const values = { desk: desk.name, event: event.name };
  const kept = state.waiting + state.toReview.length;
  return [
    message("warn", state.revoked ? t("pair.revoked", values) : t("pair.already", values)),
    kept + state.aside ? exportButton(app) : "",
    keptForms(state) + state.handRound.aside ? formsButton(app) : "",
  ];
};

export const pairScreen = (app, { code = "" } = {}) => {
  const state = app.desk.state();
  const error = h("p", { id: "code-error", class: "field-error", hidden: true });
  const input = h("input", {
    id: "code",
    class: "field field-code",
    value: shown(cleanCode(code)),
    maxlength: 12,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    "aria-describedby": "code-hint code-error",
  });
  const submit = h("button", { class: "button button-large", type: "submit" }, t("pair.submit"));

  const refuse = (text) => {
    error.replaceChildren(icon("bad"), text);
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
    submit.disabled = false;
    submit.textContent = t("pair.submit");
    focusOn(input);
    app.say(text);
  };

  const pair = async (event) => {
    event.preventDefault();
    const wanted = cleanCode(input.value);
    if (!ALPHABET.test(wanted)) return refuse(t("pair.malformed"));
    if (!(await agreed(app, app.desk.state()))) return undefined;
    submit.disabled = true;
    submit.textContent = t("pair.running");
    try {
      await app.desk.pair(wanted);
      return app.paired();
    } catch (problem) {
      return refuse(errors()[problem.code] ?? t("pair.failed"));
    }
  };

  input.addEventListener("blur", () => {
    input.value = shown(cleanCode(input.value));
  });

  const form = h(
    "form",
    { class: "page-parts", novalidate: true, onsubmit: pair },
    h("label", { for: "code" }, t("pair.label")),
    h("p", { id: "code-hint", class: "hint" }, t("pair.hint")),
    error,
    input,
    submit,
  );
  const element = page(
    app,
    t("pair.title"),
    ...introduction(app, state),
    navigator.onLine ? "" : message("warn", t("pair.unreachable")),
    form,
    h("p", { class: "hint" }, t("pair.effect")),
    languages(app),
  );
  element.querySelector(".page-back").hidden = app.isAtHome();

  /* Paired meanwhile, in another tab. */
  const update = ({ paired }) => {
    if (paired && !state.paired && !submit.disabled) app.paired();
  };
  return { element, update, focus: code ? submit : undefined };
};
