/* The screen of the day: what is counted, about whom if they say, and +1 under the thumb. */
import { missingPlace } from "../counter.js";
import { h, icon, setHidden, setText } from "../dom.js";
import { focusOn } from "../focus.js";
import { t } from "../i18n.js";
import { modeNames } from "../names.js";
import { signal } from "../sound.js";
import { activityPanel } from "./panels/activity.js";
import { hubPanel } from "./panels/hub.js";
import { insidePanel } from "./panels/inside.js";
import { profilePanel } from "./panels/profile.js";

const SLOW_MS = 500;
const PANELS = { arrival: profilePanel, interview: hubPanel, workshop: activityPanel, exit: insidePanel };

const plusWords = () => ({
  arrival: t("plus.arrival"),
  interview: t("plus.interview"),
  workshop: t("plus.workshop"),
  exit: t("plus.exit"),
});

const plusButton = (mode, press) => {
  const caption = h("span", { class: "plus-caption" });
  const element = h(
    "button",
    { class: `plus plus-${mode}`, type: "button", onclick: press },
    h("span", { class: "plus-sign" }, mode === "exit" ? "−1" : "+1"),
    h("span", { class: "plus-word" }, icon(mode), plusWords()[mode]),
    caption,
  );
  return { element, caption };
};

const action = (iconName, text, onclick, className) =>
  h("button", { class: `action ${className}`, type: "button", onclick }, icon(iconName), h("span", {}, text));

export const countScreen = (app) => {
  const { mode } = app.place;
  const { feedback } = app;

  /* Says and shows what to choose first; whoever does not look hears that nothing was counted. */
  const isPlaceMissing = () => {
    const missing = missingPlace(app.place);
    if (!missing) return false;
    app.say(missing);
    panel.demand();
    signal("failure", app.preferences);
    return true;
  };

  /* Nothing but the tap comes before the answer; the questions are set back under it. */
  const press = async () => {
    if (isPlaceMissing()) return undefined;
    const slow = setTimeout(() => setText(plus.caption, t("plus.saving")), SLOW_MS);
    await app.counter.count();
    clearTimeout(slow);
    return setTimeout(refresh);
  };

  const plus = plusButton(mode, press);
  const refreshCaption = () => setText(plus.caption, panel.caption());
  const panel = PANELS[mode](app, { focusPlus: () => focusOn(plus.element), onChange: refreshCaption });

  const refresh = () => {
    panel.refresh?.();
    refreshCaption();
  };

  const switchMode = action(mode, modeNames()[mode], () => app.go("mode"), "action-mode");
  const group = action("group", t("group.short"), () => isPlaceMissing() || app.go("group"), "action-group");
  const fix = action("undo", t("fix.short"), () => app.go("fix"), "action-fix");
  const actions = h("div", { class: "actions" }, switchMode, fix, feedback.receipt, group);

  const element = h(
    "div",
    { class: "count", "data-mode": mode },
    h("h1", { class: "visually-hidden" }, modeNames()[mode]),
    panel.element,
    actions,
    plus.element,
    feedback.flash,
  );

  /* The receipt takes the place of what one does not need in the seconds after a tap. */
  const receiptShown = (shown) => {
    setHidden(switchMode, shown);
    setHidden(fix, shown);
    if (!shown) feedback.leave(plus.element);
  };

  refresh();
  receiptShown(Boolean(feedback.undoable()));
  feedback.receiptAgain();

  return {
    element,
    focus: plus.element,
    plus: plus.element,
    receiptShown,
    update: (state) => panel.update?.(state),
    keys: (key) => panel.keys?.(key) ?? null,
  };
};
