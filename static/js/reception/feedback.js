/* The answer to a tap: the whole screen for a moment, then a receipt with « Annuler » for ten seconds. */
import { h, icon, setText } from "./dom.js";
import { focusOn, leaveTo } from "./focus.js";
import { t } from "./i18n.js";
import { signal } from "./sound.js";

const FLASH_MS = 900;
const UNDO_MS = 10_000;

/* Taps go through it to the button underneath: the next visitor does not wait. */
const createFlash = () => {
  const sign = h("span", { class: "flash-sign" });
  const word = h("span", { class: "flash-word" });
  const detail = h("span", { class: "flash-detail" });
  const mark = h("span", { class: "flash-icon" });
  const texts = h("div", { class: "flash-texts" }, sign, word, detail);
  const element = h("div", { class: "flash", hidden: true, "aria-hidden": "true" }, mark, texts);
  let timer = null;

  const hide = () => {
    clearTimeout(timer);
    element.hidden = true;
  };

  const show = (kind, iconName, told) => {
    hide();
    element.className = `flash flash-${kind}`;
    mark.replaceChildren(icon(iconName));
    setText(sign, told.sign);
    setText(word, told.word);
    setText(detail, told.detail);
    element.hidden = false;
    timer = setTimeout(hide, FLASH_MS);
  };

  return { element, show, hide };
};

const createReceipt = (onUndo) => {
  const text = h("p", { class: "receipt-text" });
  const word = h("span");
  const undo = h("button", { class: "receipt-undo", type: "button", onclick: onUndo }, icon("undo"), word);
  const countdown = h("span", { class: "countdown", "aria-hidden": "true" });
  const element = h("div", { class: "receipt", hidden: true }, icon("ok"), text, undo, countdown);
  return { element, text, word, countdown };
};

export const createFeedback = ({ say, preferences, onUndo, onToggle }) => {
  const flash = createFlash();
  const receipt = createReceipt(() => onUndo());
  let timer = null;
  let current = null;

  const drawReceipt = () => {
    setText(receipt.text, t("success.receipt", { sign: current.sign }));
    setText(receipt.word, t("receipt.undo"));
    receipt.countdown.style.animationDelay = `${current.since - performance.now()}ms`;
  };

  const end = () => {
    clearTimeout(timer);
    current = null;
    onToggle(false);
    receipt.element.hidden = true;
  };

  const restartCountdown = () => {
    const fresh = receipt.countdown.cloneNode();
    receipt.countdown.replaceWith(fresh);
    receipt.countdown = fresh;
  };

  return {
    flash: flash.element,
    receipt: receipt.element,
    hideFlash: flash.hide,
    undoable: () => current?.id ?? null,

    /* On another screen, or in another language: the time that has gone stays gone. */
    receiptAgain: () => current && drawReceipt(),

    /* `texts`: sign (+28), word, detail and what the screen reader says. */
    success(id, texts) {
      clearTimeout(timer);
      current = { id, sign: texts.sign, since: performance.now() };
      flash.show("ok", "check", texts);
      restartCountdown();
      drawReceipt();
      receipt.element.hidden = false;
      onToggle(true);
      say(texts.spoken);
      timer = setTimeout(end, UNDO_MS);
      signal("success", preferences);
    },

    undone(texts) {
      end();
      flash.show("undone", "undo", texts);
      say(texts.spoken);
      signal("undone", preferences);
    },

    /* The keyboard was on « Annuler » when it went. */
    leave: (element) => leaveTo(receipt.element, element),
  };
};

/* A failure stays until it has been read: nothing was counted, and the volunteer must know. */
export const showFailure = ({ title, body, preferences, returnTo }) => {
  const close = h("button", { class: "button", type: "button" }, t("failure.understood"));
  const heading = h("h2", { id: "failure-title" }, icon("bad"), title);
  const dialog = h(
    "dialog",
    {
      class: "dialog failure",
      role: "alertdialog",
      "aria-labelledby": "failure-title",
      "aria-describedby": "failure-body",
    },
    heading,
    h("p", { id: "failure-body" }, body),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    focusOn(returnTo());
  });
  document.body.append(dialog);
  dialog.showModal();
  signal("failure", preferences);
};
