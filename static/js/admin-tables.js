/* Tables of a form become cards on a narrow screen: each cell carries the head of its column. */
const headsOf = (table) => [...table.querySelectorAll("thead th")].map((head) => head.innerText.trim());

for (const table of document.querySelectorAll(".inline-group .tabular table")) {
  const heads = headsOf(table);
  for (const row of table.querySelectorAll("tbody tr.form-row")) {
    [...row.cells].forEach((cell, column) => {
      cell.dataset.label = heads[column] ?? "";
    });
  }
  table.classList.add("has-cards");
}
