// Writing a question: what does not concern the chosen kind is put away. Without this script, all of it is shown.
const form = document.querySelector("[data-question-form]");

function show() {
  const chosen = form.querySelector("input[name=kind]:checked");
  for (const part of form.querySelectorAll("[data-for-kinds]")) {
    const kinds = part.dataset.forKinds.split(" ");
    part.hidden = !chosen || !kinds.includes(chosen.value);
  }
}

if (form) {
  form.addEventListener("change", show);
  show();
}
