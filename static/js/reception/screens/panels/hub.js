/* At which hub the interview takes place: it stays chosen from one visitor to the next. */
import { chips, choiceItems, keyOfChip } from "../../chips.js";
import { h } from "../../dom.js";
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

  const draw = () => {
    const items = choiceItems(choices, (code) => code === app.place.hub, choose);
    element.replaceChildren(h("h2", { id: HEADING }, t("hub.question")), chips(items, HEADING));
  };

  draw();
  return {
    element,
    missing: () => (app.place.hub ? null : t("hub.missing")),
    demand: () => focusOn(element.querySelector("h2")),
    caption: () => hubs.find(({ code }) => code === app.place.hub)?.name ?? t("hub.missing"),
    keys: (key) => keyOfChip(element, key),
  };
};
