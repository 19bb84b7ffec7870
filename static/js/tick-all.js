/* “Tick all” ticks every line of its form; without this script one ticks them one by one. */
for (const form of document.querySelectorAll("[data-tick-all]")) {
  const all = form.querySelector("[data-all]");
  const lines = [...form.querySelectorAll('tbody input[type="checkbox"]')];
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    for (const line of lines) line.checked = all.checked;
  });
  form.addEventListener("change", () => {
    all.checked = lines.every((line) => line.checked);
  });
}
