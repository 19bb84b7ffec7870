/* Builds elements: h("button", { class: "chip", onclick: choose }, "18–25 ans"). */
const setProperty = (element, name, value) => {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : value);
};

const isShown = (child) => child !== null && child !== undefined && child !== false;

export const h = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  element.append(...children.flat().filter(isShown));
  return element;
};

/* Changes the page only when there is something to change: state comes often, and is mostly the same. */
export const setText = (element, text) => {
  if (element.textContent !== String(text)) element.textContent = text;
};

export const setHidden = (element, hidden) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

const SVG = "http://www.w3.org/2000/svg";
const CIRCLE = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z";
const PATHS = {
  ok: `${CIRCLE} M8 12.5l2.8 2.8L16 9.5`,
  check: "M4.5 12.5l5 5L19.5 7",
  warn: "M12 4 2.8 20h18.4z M12 10v4.5 M12 17.2v.1",
  bad: "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z M12 7.5v5.5 M12 16.2v.1",
  info: `${CIRCLE} M12 11v5.5 M12 7.6v.1`,
  send: "M12 19V5 M6 11l6-6 6 6",
  offline: "M3 3l18 18 M8.5 16.4a5 5 0 0 1 7 0 M5 12.6a10 10 0 0 1 5.2-2.8 M16.7 11a10 10 0 0 1 2.3 1.6 M1.7 9a15 15 0 0 1 4.2-2.7 M10.6 5A15 15 0 0 1 22.3 9 M12 20v.1",
  undo: "M8 5 3.5 9.5 8 14 M4 9.5h10a6 6 0 0 1 0 12h-3",
  menu: "M4 6.5h16 M4 12h16 M4 17.5h16",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  close: "M6 6l12 12 M18 6 6 18",
  arrival: "M10 4h9v16h-9 M3 12h11 M10 8l4 4-4 4",
  exit: "M14 4H5v16h9 M10 12h11 M17 8l4 4-4 4",
  interview: "M4 5h16v11h-9l-4 4v-4H4z",
  workshop: "M4 4h16v11H4z M12 15v3 M8 21l4-3 4 3",
  group: "M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11z M3 20c0-3.6 2.6-6 6-6s6 2.4 6 6 M16 5a3 3 0 0 1 0 5.8 M17.5 14.4c2.2.8 3.5 2.8 3.5 5.6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16.2 16.2 21 21",
  lock: "M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  download: "M12 4v11 M7 10.5l5 5 5-5 M5 20h14",
  again: "M20 12a8 8 0 1 1-2.5-5.8 M20 3.5V8h-4.5",
  settings: "M4 7h10 M18 7h2 M16 5v4 M4 12h2 M10 12h10 M8 10v4 M4 17h8 M16 17h4 M14 15v4",
  help: `${CIRCLE} M9.3 9.2a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2.9-1.2 1.9 M12 16.8v.1`,
  test: "M5 4v16 M5 5h13l-3 4 3 4H5",
  erase: "M21 5H9l-6 7 6 7h12z M12 9.5l5 5 M17 9.5l-5 5",
  plus: "M12 5v14 M5 12h14",
  minus: "M5 12h14",
  screen: "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5",
};

/* Decorative: the word is always beside it. */
export const icon = (name, className = "icon") => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
};

export const setIcon = (holder, name) => {
  if (holder.dataset.icon === name) return;
  holder.dataset.icon = name;
  holder.replaceChildren(icon(name));
};
