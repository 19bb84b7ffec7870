// Totals of each column as numbers are typed, and Enter goes down like Tab. The page works without.
const form = document.querySelector(".paper-form");
const numbers = new Intl.NumberFormat(document.documentElement.lang);

function peopleIn(input) {
  const typed = input.value.replace(/\s/g, "");
  return /^\d+$/.test(typed) ? Number(typed) : 0;
}

function addUp(column) {
  const boxes = [...column.querySelectorAll(".paper-input")];
  const total = boxes.reduce((sum, box) => sum + peopleIn(box), 0);
  column.querySelector("[data-total]").value = numbers.format(total);
}

/** Those that can be seen: a part of the sheet may be folded. */
function inputsShown() {
  return [...form.querySelectorAll(".paper-input")].filter((input) => input.checkVisibility());
}

function focusOn(box) {
  const next = box ?? form.querySelector("[type=submit]");
  next.focus();
  next.select?.();
}

form.addEventListener("input", (event) => {
  const column = event.target.closest("[data-column]");
  if (column) addUp(column);
});

form.addEventListener("keydown", (event) => {
  const inputs = inputsShown();
  const position = inputs.indexOf(event.target);
  const steps = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 };
  if (position < 0 || !(event.key in steps)) return;
  event.preventDefault();
  if (position + steps[event.key] >= 0) focusOn(inputs[position + steps[event.key]]);
});

document.querySelectorAll("[data-column]").forEach(addUp);
