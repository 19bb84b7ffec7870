/* One screen at a time. The tablet's own « back » leads to the counting screen, never out of the application. */
import { focusOn } from "./focus.js";

export const createRouter = ({ holder, screens, home, titleOf, onDraw }) => {
  let screen = null;
  let trail = [];

  const isAtHome = () => trail.length <= 1;

  const draw = () => {
    const { name, parameters } = trail.at(-1);
    screen = screens[name](parameters);
    holder.replaceChildren(screen.element);
    holder.scrollTop = 0;
    const heading = holder.querySelector("h1");
    document.title = titleOf(heading.textContent);
    onDraw();
    focusOn(screen.focus ?? heading);
  };

  const reset = (name, parameters = {}) => {
    if (!isAtHome()) history.back();
    trail = [{ name, parameters }];
    draw();
  };

  const goHome = () => reset(home());

  const go = (name, parameters = {}) => {
    if (isAtHome()) history.pushState({ away: true }, "");
    trail.push({ name, parameters });
    draw();
  };

  const replace = (name, parameters) => {
    trail.pop();
    trail.push({ name, parameters });
    draw();
  };

  const back = () => {
    if (trail.length <= 2) return isAtHome() ? undefined : goHome();
    trail.pop();
    return draw();
  };

  window.addEventListener("popstate", () => {
    if (screen?.isPublic) {
      history.pushState({ away: true }, ""); // a screen in visitors' hands is not left that way
      return screen.back();
    }
    if (isAtHome()) return undefined;
    trail = [{ name: home(), parameters: {} }];
    return draw();
  });

  return { go, replace, back, goHome, reset, draw, isAtHome, screen: () => screen, name: () => trail.at(-1)?.name };
};
