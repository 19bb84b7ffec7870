/* Why the server refused an item, in the words of a volunteer. */
import { t } from "./i18n.js";

const words = () => ({
  outside_event: t("refused.outside_event"),
  invalid_time: t("refused.outside_event"),
  unknown_hub: t("refused.place"),
  unknown_activity: t("refused.place"),
  place: t("refused.place"),
  unknown_code: t("refused.code"),
  headcount: t("refused.headcount"),
  unknown_check_in: t("refused.unknown_check_in"),
  conflict: t("refused.conflict"),
  event_purged: t("refused.purged"),
  other_event: t("refused.other_event"),
});

export const refusalOf = ({ reason, message }) => words()[reason] ?? message ?? t("refused.other");
