/* What is counted, in words. */
import { t } from "./i18n.js";

export const modeNames = () => ({
  arrival: t("mode.arrival"),
  interview: t("mode.interview"),
  workshop: t("mode.workshop"),
  exit: t("mode.exit"),
});

export const kindNames = () => ({
  arrival: t("kind.arrival"),
  interview: t("kind.interview"),
  workshop: t("kind.workshop"),
  exit: t("kind.exit"),
  undo: t("kind.undo"),
});
