/* Whether this tablet goes from hand to hand, with which questionnaire, and the digits that end it. */
const DIGITS = 4;

export const randomDigits = (crypto) => {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
};

/* `chosen`: {survey, activity, code}. It outlives a reload: whoever reloads stays where they were. */
export const createHanding = ({ preferences, crypto, onChange }) => {
  const chosen = () => preferences.get("handRound");
  return {
    chosen,
    isOn: () => chosen() !== null,
    isCode: (typed) => chosen() !== null && typed === chosen().code,
    newCode: () => randomDigits(crypto),
    start: (wanted) => {
      preferences.set("handRound", wanted);
      onChange();
    },
    stop: () => {
      preferences.set("handRound", null);
      onChange();
    },
  };
};
