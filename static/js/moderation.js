/* Keys for whoever reads many texts: they act only from inside a text, never while typing. */
const form = document.querySelector("[data-moderation]");
const cards = form ? [...form.querySelectorAll("[data-verbatim]")] : [];

const moveFrom = (card, steps) => {
  const next = cards[cards.indexOf(card) + steps];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const act = (card, key) => {
  const control = card.querySelector(`[data-key="${key}"]`);
  control?.click();
  if (control?.tagName === "SUMMARY") {
    card.querySelector("textarea").focus();
  }
  return Boolean(control);
};

const onKey = (event) => {
  const card = event.target.closest("[data-verbatim]");
  const isTyping = event.target.matches("textarea, input:not([type=checkbox])");
  if (!card || isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    moveFrom(card, event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
  } else if (/^[a-z]$/i.test(event.key) && act(card, event.key.toLowerCase())) {
    event.preventDefault();
  }
};

if (form) {
  form.addEventListener("keydown", onKey);
  document.querySelector(".keys-note").hidden = false;
  const all = form.querySelector("[data-all]");
  all.parentElement.hidden = false;
  all.addEventListener("change", () => {
    for (const box of form.querySelectorAll("[name=selected]")) {
      box.checked = all.checked;
    }
  });
}
