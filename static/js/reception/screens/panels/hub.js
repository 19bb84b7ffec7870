/* At which hub the interview takes place: it stays chosen from one visitor to the next. */
import { chips, choiceItems, keyOfChip } from "../../chips.js";
import { h, icon } from "../../dom.js";
import { focusOn } from "../../focus.js";
import { t } from "../../i18n.js";

const HEADING = "hub-title";

export const hubPanel = (app, { onChange }) => {
  const { hubs } = app.configuration();
  const choices = hubs.map(({ code, name }) => ({ code, label: name }));
  const element = h("section", { class: "panel", "aria-labelledby": HEADING });

  const choose = (code) => {
    app.setPlace({ hub: code });
    draw();
    onChange();
    focusOn(element.querySelector("[aria-pressed=true]"));
  };

  const draw = (heading = h("h2", { id: HEADING }, t("hub.question"))) => {
    const items = choiceItems(choices, (code) => code === app.place.hub, choose);
    element.replaceChildren(heading, chips(items, HEADING));
  };

  const demand = () => {
    draw(h("h2", { id: HEADING, class: "demand" }, icon("warn"), t("hub.missing")));
    focusOn(element.querySelector("h2"));
  };

  draw();
  return {
    element,
    demand,
    caption: () => hubs.find(({ code }) => code === app.place.hub)?.name ?? t("hub.missing"),
    keys: (key) => keyOfChip(element, key),
  };
};
