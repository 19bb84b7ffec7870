/* On a narrow screen the filters, which come after the list, wait folded: only one in use stays open. */
const narrow = window.matchMedia("(max-width: 1023px)");

if (narrow.matches) {
  for (const filter of document.querySelectorAll("#changelist-filter details")) {
    filter.open = filter.querySelector("li.selected:not(:first-child)") !== null;
  }
}
