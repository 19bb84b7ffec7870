/* A button that one holds down for three seconds, with a finger or a key; a short press does another thing.
   A key must be let go first: it repeats, and would press what comes next. */
const HOLD_MS = 3000;
const KEYS = ["Enter", " "];

export const holdable = (element, { onHeld, onShort }) => {
  let timer = null;
  let isDone = false;

  const end = () => {
    clearTimeout(timer);
    timer = null;
    element.classList.remove("is-held");
  };
  const begin = (then) => {
    if (timer !== null) return;
    isDone = false;
    element.classList.add("is-held");
    timer = setTimeout(() => {
      isDone = true;
      then();
    }, HOLD_MS);
  };
  const leave = () => {
    end();
    onHeld();
  };

  element.addEventListener("pointerdown", () => begin(leave));
  for (const name of ["pointerup", "pointerleave", "pointercancel", "blur"]) element.addEventListener(name, end);
  element.addEventListener("contextmenu", (event) => event.preventDefault());
  element.addEventListener("keydown", (event) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    if (!event.repeat) begin(() => {});
  });
  element.addEventListener("keyup", (event) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    end();
    if (isDone) onHeld();
    else onShort();
  });
  element.addEventListener("click", () => {
    end();
    if (!isDone) onShort();
  });
  return element;
};
