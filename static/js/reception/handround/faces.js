/* The smileys of a satisfaction scale. The words beside them say the same. */
const SVG = "http://www.w3.org/2000/svg";
const MOUTHS = {
  "very-positive": "M11 23h18a9 8 0 0 1-18 0z",
  positive: "M12 25q8 6 16 0",
  negative: "M12 28q8-4 16 0",
  "very-negative": "M11 30q9-9 18 0M10 12l6 2M30 12l-6 2",
};

const part = (tag, attributes) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

export const face = (name) => {
  const svg = part("svg", { class: "face", viewBox: "0 0 40 40", "aria-hidden": "true", focusable: "false" });
  svg.append(
    part("circle", { cx: 20, cy: 20, r: 17 }),
    part("circle", { class: "eye", cx: 14, cy: 16, r: 2 }),
    part("circle", { class: "eye", cx: 26, cy: 16, r: 2 }),
    part("path", { d: MOUTHS[name] }),
  );
  return svg;
};
