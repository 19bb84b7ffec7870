// The link of the message ends with its secret, after the « # » that browsers send to nobody. It is put in the form, taken
// out of the address, and leaves only when somebody presses the button.
const form = document.querySelector("[data-entrance]");
const secret = window.location.hash.slice(1);

if (form && secret) {
  form.elements.code.value = secret;
  form.querySelector("[data-code]").hidden = true;
  form.querySelector("[data-with-link]").hidden = false;
  window.history.replaceState(null, "", window.location.pathname);
}
