// Digits tick, Enter goes on, Backspace clears. Without this the page is an ordinary form.

const form = document.querySelector("[data-paper]");
const questions = [...form.querySelectorAll("[data-question]")];
let typed = ""; // digits of a score in the question that has the focus

function boxes(question) {
  return [...question.querySelectorAll("input")];
}

function enter(question) {
  typed = "";
  const found = boxes(question);
  (found.find((box) => box.checked) ?? found[0] ?? question.querySelector("textarea")).focus();
}

function goOn(question, steps) {
  const next = questions[questions.indexOf(question) + steps];
  if (next) {
    enter(next);
  } else if (steps > 0) {
    form.querySelector("[data-record]").focus();
  }
}

function tick(question, digit) {
  const longer = typed + digit;
  const box =
    question.querySelector(`[data-digit="${longer}"]`) ??
    question.querySelector(`[data-digit="${digit}"]`);
  if (!box) {
    return;
  }
  typed = box.dataset.digit;
  box.checked = box.type === "checkbox" ? !box.checked : true;
  box.focus();
}

function clear(question) {
  typed = "";
  for (const box of boxes(question)) {
    box.checked = false;
  }
}

form.addEventListener("focusin", (event) => {
  if (!event.target.matches("[data-digit]")) {
    typed = "";
  }
});

form.addEventListener("keydown", (event) => {
  const question = event.target.closest("[data-question]");
  if (!question || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const writes = event.target.matches("textarea");
  if (event.key === "Enter" && !(writes && event.shiftKey)) {
    event.preventDefault();
    goOn(question, event.shiftKey ? -1 : 1);
  } else if (!writes && /^[0-9]$/.test(event.key)) {
    event.preventDefault();
    tick(question, event.key);
  } else if (!writes && (event.key === "Backspace" || event.key === "Delete")) {
    event.preventDefault();
    clear(question);
  }
});
