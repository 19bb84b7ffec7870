/* Where the keyboard and the screen reader are after a screen has changed. */
export const focusOn = (element) => {
  if (!element) return;
  if (!element.matches("a, button, input, select, textarea, [tabindex]")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: true });
};

/* A part that disappears must not take the focus away with it. */
export const leaveTo = (part, element) => {
  if (part.contains(document.activeElement)) focusOn(element);
};

export const isTyping = (target) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
