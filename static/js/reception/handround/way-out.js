/* The staff's way out of a tablet that visitors hold: three seconds on the padlock, or four digits. */
import { h, icon } from "../dom.js";
import { language, t } from "../i18n.js";
import { holdable } from "./hold.js";

const createDialog = ({ isCode, leave }) => {
  const error = h("p", { id: "hand-code-error", class: "field-error", role: "alert" });
  const input = h("input", {
    id: "hand-code",
    class: "field field-code",
    inputmode: "numeric",
    maxlength: "4",
    autocomplete: "off",
    "aria-describedby": "hand-code-error",
  });
  const submit = (event) => {
    event.preventDefault();
    if (isCode(input.value.trim())) return leave();
    error.replaceChildren(icon("warn"), t("hand.code_wrong"));
    input.setAttribute("aria-invalid", "true");
    return input.focus();
  };
  const cancel = h("button", { class: "button button-secondary", type: "button", onclick: () => dialog.close() }, t("hand.cancel"));
  const dialog = h(
    "dialog",
    { class: "dialog hand-code", lang: language(), dir: "ltr", "aria-labelledby": "hand-code-title" },
    h("h2", { id: "hand-code-title" }, icon("lock"), t("hand.leave")),
    h("p", {}, t("hand.code_hint")),
    h(
      "form",
      { onsubmit: submit, autocomplete: "off" },
      h("label", { for: "hand-code" }, t("hand.code_label")),
      input,
      error,
      h("div", { class: "dialog-actions" }, cancel, h("button", { class: "button" }, t("hand.leave"))),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
};

/* `isCode(typed)`, `leave()`; the words of the button are the visitor's. */
export const createWayOut = ({ isCode, leave }) => {
  let dialog = null;
  const close = () => dialog?.open && dialog.close();
  const word = h("span", { class: "visually-hidden" });
  const out = () => {
    close();
    leave();
  };
  const open = () => {
    close();
    dialog = createDialog({ isCode, leave: out });
    document.body.append(dialog);
    dialog.showModal();
  };
  const button = h("button", { class: "hand-lock", type: "button" }, icon("lock"), word);
  holdable(button, { onHeld: out, onShort: open });
  return { button, close, name: (text) => word.replaceChildren(text) };
};
