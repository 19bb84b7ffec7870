/* The day in five sentences, and the keys. */
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { page, pairs } from "./page.js";

const points = () => [
  [t("help.count"), t("help.count_detail")],
  [t("help.profile"), t("help.profile_detail")],
  [t("help.wrong"), t("help.wrong_detail")],
  [t("help.network"), t("help.network_detail")],
  [t("help.anonymous"), t("help.anonymous_detail")],
];

const shortcuts = () => [
  [t("help.key_enter"), t("help.key_enter_detail")],
  [t("help.key_digits"), t("help.key_digits_detail")],
  [t("help.key_undo"), t("help.key_undo_detail")],
  [t("help.key_help"), t("help.key_help_detail")],
  [t("help.key_escape"), t("help.key_escape_detail")],
];

export const helpScreen = (app) => ({
  element: page(
    app,
    t("help.title"),
    pairs("explained", points()),
    h("h2", {}, t("help.keyboard")),
    pairs("figures", shortcuts()),
  ),
});
