/* A question that must be answered before going on: resolves to true or false. */
import { h, icon } from "./dom.js";

export const ask = ({ title, body, yes, no, danger = false }) => {
  const confirm = h("button", { class: danger ? "button button-danger" : "button", type: "button" }, yes);
  const refuse = h("button", { class: "button button-secondary", type: "button" }, no);
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-body" },
    h("h2", { id: "dialog-title" }, icon("warn"), title),
    h("p", { id: "dialog-body" }, body),
    h("div", { class: "dialog-actions" }, refuse, confirm),
  );
  return new Promise((resolve) => {
    confirm.addEventListener("click", () => dialog.close("yes"));
    refuse.addEventListener("click", () => dialog.close("no"));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
};
