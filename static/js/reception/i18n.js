/* Words of the application, in the volunteer's language. */
import enReview from "./messages/en-review.js";
import en from "./messages/en.js";
import frReview from "./messages/fr-review.js";
import fr from "./messages/fr.js";

const CATALOGUES = { fr: { ...fr, ...frReview }, en: { ...en, ...enReview } };
const LOCALES = { fr: "fr-FR", en: "en-GB" }; // the clock on the wall has 24 hours
const PLACE = /\{(\w+)\}/g;

export const LANGUAGES = ["fr", "en"];

let current = "fr";
let plurals = new Intl.PluralRules(current);

export const language = () => current;

export const setLanguage = (code) => {
  current = code in CATALOGUES ? code : "fr";
  plurals = new Intl.PluralRules(current);
  document.documentElement.lang = current;
};

/* t("group.confirm", { people: 28 }) */
export const t = (key, values = {}) =>
  CATALOGUES[current][key].replace(PLACE, (place, name) => values[name] ?? place);

/* The singular or the plural of a message, whose keys end in _one and _other. */
export const counted = (key, count, values = {}) => {
  const form = plurals.select(count) === "one" ? "one" : "other";
  return t(`${key}_${form}`, { count: number(count), ...values });
};

/* Making a formatter takes a millisecond, using one does not. */
const formatters = new Map();
const formatter = (Kind, options) => {
  const key = `${Kind.name} ${current} ${JSON.stringify(options)}`;
  if (!formatters.has(key)) formatters.set(key, new Kind(LOCALES[current], options));
  return formatters.get(key);
};

export const number = (value) => formatter(Intl.NumberFormat, {}).format(value);

/* Labels that the event typed: in one language, or in each. */
export const label = (text) => (typeof text === "string" ? text : (text[current] ?? text.fr));

const CLOCK = { hour: "2-digit", minute: "2-digit" };
const CALENDAR = { weekday: "long", day: "numeric", month: "long" };

export const time = (moment, timeZone) =>
  formatter(Intl.DateTimeFormat, { ...CLOCK, timeZone }).format(new Date(moment));

export const day = (moment, timeZone) =>
  formatter(Intl.DateTimeFormat, { ...CALENDAR, timeZone }).format(new Date(moment));
