/* Suggests communes of France while one types; without this script the name is typed whole. */
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector('input[name="commune"]');
  if (!field) return;
  const list = document.createElement("datalist");
  list.id = "communes-de-france";
  field.after(list);
  field.setAttribute("list", list.id);
  field.setAttribute("autocomplete", "off");
  let last = 0;
  field.addEventListener("input", async () => {
    const asked = ++last;
    if (field.value.trim().length < 2) return;
    try {
      const answer = await fetch(`/communes?q=${encodeURIComponent(field.value)}`);
      const { communes } = await answer.json();
      if (asked !== last) return;
      list.replaceChildren(...communes.map((name) => new Option(name, name)));
    } catch {
      /* No network: the name is checked when the form is sent. */
    }
  });
});
