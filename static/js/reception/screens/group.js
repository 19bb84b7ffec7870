/* How many people at once: steps for a few, digits for many. */
import { h, icon, setText } from "../dom.js";
import { number, t } from "../i18n.js";
import { page } from "./page.js";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

const smallest = (mode) => (mode === "workshop" ? 1 : 2);

/* A number typed digit by digit, which stays within its bounds. */
export const createHeadcount = (least, most) => {
  let typed = "";
  let value = least;
  const set = (wanted) => {
    value = Math.min(most, Math.max(least, wanted));
    typed = "";
  };
  return {
    value: () => (typed === "" ? value : Number(typed)),
    isValid: () => typed === "" || (Number(typed) >= least && Number(typed) <= most),
    type: (digit) => {
      const text = `${typed}${digit}`.replace(/^0+/, "");
      if (Number(text) <= most) typed = text;
    },
    erase: () => {
      typed = (typed || String(value)).slice(0, -1);
      if (typed === "") set(least);
    },
    step(by) {
      set(this.value() + by);
    },
  };
};

export const groupScreen = (app) => {
  const { mode } = app.place;
  const most = app.configuration().largest_group;
  const headcount = createHeadcount(smallest(mode), most);
  const sign = mode === "exit" ? "−" : "+";

  const shown = h("output", { class: "headcount", "aria-live": "polite" });
  const total = h("span", { class: "plus-sign" });
  const caption = h("span", { class: "plus-caption" });
  const confirm = h("button", { class: `plus plus-${mode} plus-group`, type: "button" }, total, caption);
  const limits = h("p", { class: "hint" }, t("group.limits", { least: smallest(mode), most: number(most) }));

  const draw = () => {
    setText(shown, number(headcount.value()));
    setText(total, `${sign}${number(headcount.value())}`);
    setText(caption, t("group.confirm", { people: number(headcount.value()) }));
    confirm.disabled = !headcount.isValid();
  };
  const act = (change) => () => {
    change();
    draw();
  };
  const key = (content, change, name) =>
    h("button", { class: "key", type: "button", "aria-label": name ?? null, onclick: act(change) }, content);

  confirm.addEventListener("click", async () => {
    confirm.disabled = true;
    // Before the screen goes: as this one showed it, and the next one shows what is left of the profile.
    const isCounted = app.counter.count(headcount.value());
    app.goHome();
    if (!(await isCounted)) app.redraw();
  });

  const keypad = h(
    "div",
    { class: "keypad", role: "group", "aria-label": t("group.keypad") },
    DIGITS.map((digit) => key(digit, () => headcount.type(digit))),
    key(icon("minus"), () => headcount.step(-1), t("group.less")),
    key("0", () => headcount.type("0")),
    key(icon("plus"), () => headcount.step(1), t("group.more")),
  );
  const erase = key(icon("erase"), headcount.erase, t("group.erase"));
  const element = page(
    app,
    t(mode === "workshop" ? "group.title_workshop" : "group.title"),
    h("div", { class: "group" }, h("div", { class: "headcount-line" }, shown, erase, limits), keypad, confirm),
  );
  draw();

  const keys = (name) => {
    if (/^\d$/.test(name)) return act(() => headcount.type(name));
    const others = {
      Backspace: headcount.erase,
      ArrowUp: () => headcount.step(1),
      ArrowDown: () => headcount.step(-1),
    };
    return others[name] ? act(others[name]) : null;
  };
  return { element, keys, isChoosing: true };
};
