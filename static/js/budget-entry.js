// Saves a line as soon as it is left, moves with the keyboard, and shows the sums that the server makes.
// The page works without: one form, one button.
const form = document.querySelector("[data-budget]");
const status = form.querySelector("[data-status]");
const waiting = new Map();

function rowsOf(line) {
  return form.querySelectorAll(`[data-line="${line}"], [data-more="${line}"]`);
}

function fieldsOf(line) {
  return [...form.elements].filter((one) => one.name.startsWith(`line-${line}-`));
}

function field(line, name) {
  return form.elements.namedItem(`line-${line}-${name}`);
}

function lineOf(element) {
  const row = element.closest("[data-line], [data-more]");
  return row ? (row.dataset.line ?? row.dataset.more) : null;
}

function put(cells) {
  for (const cell of form.querySelectorAll("[data-cell]")) {
    cell.textContent = cells[cell.dataset.cell] ?? cell.textContent;
  }
}

function putExplanations(lines, unplanned) {
  for (const more of form.querySelectorAll("[data-more]")) {
    const wanted = lines.includes(Number(more.dataset.more));
    const isUnplanned = unplanned.includes(Number(more.dataset.more));
    more.querySelector("[data-gap]").hidden = isUnplanned;
    more.querySelector("[data-unplanned]").hidden = !isUnplanned;
    const shown = more.querySelector("[data-explain]");
    if (wanted && shown.hidden) more.querySelector("details")?.setAttribute("open", "");
    shown.hidden = !wanted;
  }
}

function clearErrors(line) {
  for (const one of fieldsOf(line)) {
    one.removeAttribute("aria-invalid");
    document.getElementById(`${one.id}_error`)?.remove();
  }
  tell(line, "");
}

function showError(line, name, text) {
  const one = field(line, name);
  if (!one) {
    tell(line, text);
    return;
  }
  const error = document.createElement("span");
  error.id = `${one.id}_error`;
  error.className = "sheet-error";
  error.textContent = text;
  one.after(error);
  one.setAttribute("aria-invalid", "true");
  one.setAttribute("aria-describedby", error.id);
}

function tell(line, text) {
  const told = form.querySelector(`[data-more="${line}"] [data-told]`);
  told.textContent = text;
  told.hidden = !text;
}

function keep(line, answer) {
  field(line, "version").value = answer.version ?? answer.now ?? field(line, "version").value;
  if (answer.outcome === "saved" || answer.outcome === "same") {
    field(line, "seen").value = answer.seen;
  }
}

function read(line, answer) {
  clearErrors(line);
  put(answer.cells);
  putExplanations(answer.to_explain, answer.unplanned);
  keep(line, answer);
  for (const [name, texts] of Object.entries(answer.errors ?? {})) {
    showError(line, name, texts.join(" "));
  }
  if (answer.text) tell(line, answer.text);
  const isKept = answer.outcome === "saved" || answer.outcome === "same";
  form.querySelector(`[data-line="${line}"]`).dataset.state = isKept ? "saved" : "refused";
  status.textContent = isKept ? form.dataset.saved : form.dataset.refused;
}

async function send(line) {
  const row = form.querySelector(`[data-line="${line}"]`);
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  for (const one of fieldsOf(line)) body.set(one.name, one.value);
  row.dataset.state = "saving";
  status.textContent = form.dataset.saving;
  try {
    const response = await fetch(row.dataset.save, { method: "POST", body });
    if (!response.ok) throw new Error(String(response.status));
    read(line, await response.json());
  } catch {
    row.dataset.state = "refused";
    status.textContent = form.dataset.unsent;
  }
}

/** One after the other for each line: an answer brings the version that the next one needs. */
function save(line) {
  const before = waiting.get(line) ?? Promise.resolve();
  waiting.set(line, before.then(() => send(line)));
}

function amounts(name) {
  return [...form.querySelectorAll(`.sheet [data-field="${name}"]`)];
}

form.addEventListener("change", (event) => {
  const line = lineOf(event.target);
  if (line) save(line);
});

form.addEventListener("keydown", (event) => {
  const name = event.target.dataset?.field;
  const steps = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 };
  if (!["planned", "actual"].includes(name) || !(event.key in steps)) return;
  event.preventDefault();
  const boxes = amounts(name);
  const next = boxes[boxes.indexOf(event.target) + steps[event.key]];
  if (next) {
    next.focus();
    next.select();
  } else {
    event.target.blur();
    event.target.focus();
  }
});
