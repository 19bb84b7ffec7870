/* Every screen, by its name. */
import { stageScreen } from "./handround/stage.js";
import { activityScreen } from "./screens/activity.js";
import { communeScreen } from "./screens/commune.js";
import { countScreen } from "./screens/count.js";
import { fixScreen, reasonScreen } from "./screens/fix.js";
import { groupScreen } from "./screens/group.js";
import { handActivityScreen, handReadyScreen, handScreen } from "./screens/hand.js";
import { helpScreen } from "./screens/help.js";
import { menuScreen } from "./screens/menu.js";
import { modeScreen } from "./screens/mode.js";
import { pairScreen } from "./screens/pair.js";
import { pairedScreen } from "./screens/paired.js";
import { rehearsalScreen } from "./screens/rehearsal.js";
import { reviewScreen } from "./screens/review.js";
import { settingsScreen } from "./screens/settings.js";

export const SCREENS = {
  activity: activityScreen,
  commune: communeScreen,
  count: countScreen,
  fix: fixScreen,
  group: groupScreen,
  hand: handScreen,
  handActivity: handActivityScreen,
  handReady: handReadyScreen,
  handRound: stageScreen,
  help: helpScreen,
  menu: menuScreen,
  mode: modeScreen,
  pair: pairScreen,
  paired: pairedScreen,
  reason: reasonScreen,
  rehearsal: rehearsalScreen,
  review: reviewScreen,
  settings: settingsScreen,
};
