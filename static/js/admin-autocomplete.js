/* Select2 names its box after the chosen value only, so an empty one has no name: give it that of its field. */
const boxOf = (select) => select.parentElement.querySelector(".select2-selection");

const nameBox = (select) => {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const box = boxOf(select);
  const value = box?.querySelector(".select2-selection__rendered");
  if (!label && value && select.ariaLabel) box.setAttribute("aria-label", select.ariaLabel);
  if (!label && value && select.ariaLabel) value.setAttribute("aria-label", select.ariaLabel);
  if (!label || !value) return;
  label.id ||= `${select.id}_label`;
  box.setAttribute("aria-labelledby", `${label.id} ${value.id}`.trim());
  value.setAttribute("aria-labelledby", label.id);
};

const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(nameBox);

// Select2 draws its boxes when it is ready, and again for each row that is added: no event says when.
new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
nameAll();
