/* Any commune of France, found as one types; the list is on the tablet. */
import { department, search, SHOWN } from "../communes.js";
import { h } from "../dom.js";
import { counted, t } from "../i18n.js";
import { message, page, row } from "./page.js";

export const communeScreen = (app) => {
  const question = app.profile.question();
  const near = new Set(question.choices.map(({ code }) => department(code)));
  let index = null;

  const input = h("input", {
    id: "commune",
    class: "field",
    type: "search",
    autocomplete: "off",
    autocapitalize: "words",
    spellcheck: "false",
    enterkeyhint: "done",
    "aria-describedby": "commune-count",
  });
  const state = h("p", { id: "commune-count", class: "hint", role: "status" }, t("commune.loading"));
  const results = h("div", { class: "results" });

  const choose = (commune) => {
    app.profile.choose(question, commune.code);
    app.goHome();
  };

  const draw = () => {
    const found = index ? search(index, input.value, near) : [];
    results.replaceChildren(
      ...found.map((commune) =>
        row({
          text: commune.name,
          detail: t("commune.department", { code: department(commune.code) }),
          onclick: () => choose(commune),
        }),
      ),
    );
    if (!index) return;
    if (!input.value.trim()) state.textContent = t("commune.hint");
    else state.textContent = found.length < SHOWN ? counted("commune.found", found.length) : t("commune.more");
  };

  const load = async () => {
    try {
      index = await app.communes.load();
      draw();
    } catch {
      state.replaceChildren(message("warn", t("commune.unavailable")));
    }
  };

  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    const first = results.querySelector("button");
    if (!first || !["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") first.click();
    else first.focus();
  });
  load();

  return {
    element: page(app, t("commune.title"), h("label", { for: "commune" }, t("commune.label")), input, state, results),
    focus: input,
    isChoosing: true,
  };
};
