/* Shortcuts, which one can switch off: digits choose, U or Ctrl+Z takes back, ? explains. */
import { isTyping } from "./focus.js";

const hasModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;
const isUndo = (event) => event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
const isInDialog = () => document.querySelector("dialog[open]") !== null;

const actionOf = (event, { preferences, screen, undo, help, back }) => {
  if (event.key === "Escape") return back;
  if (isTyping(event.target)) return null;
  if (isUndo(event)) return undo;
  if (hasModifier(event) || !preferences.get("shortcuts")) return null;
  if (event.key === "?") return help;
  if (event.key.toLowerCase() === "u") return undo;
  return screen()?.keys?.(event.key) ?? null;
};

/* A key held down, or a switch that stays pressed: one press, and one only. */
const REPEATABLE = ["ArrowUp", "ArrowDown", "Backspace"];
const isHeld = (event) => event.repeat && !isTyping(event.target) && !REPEATABLE.includes(event.key);

/* A screen may have keys of its own: `keys(key)` gives the action or nothing. */
export const listenToKeys = (answers) => {
  document.addEventListener("keydown", (event) => {
    if (isHeld(event)) {
      if (event.key === "Enter") event.preventDefault(); // the browser would press the button again and again
      return;
    }
    if (event.defaultPrevented || isInDialog() || answers.screen()?.isPublic) return;
    const action = actionOf(event, answers);
    if (!action) return;
    event.preventDefault();
    action();
  });
};
