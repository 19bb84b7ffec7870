/* The programme as a workshop desk needs it. Knows no page. */
import { dayAt } from "./engine/days.js";

const MINUTES = 60_000;
const EARLY = 20 * MINUTES; // people come before it starts

const start = (activity) => new Date(activity.starts_at).getTime();
const end = (activity) => new Date(activity.ends_at).getTime();

export const isNow = (activity, now) => start(activity) - EARLY <= now && now < end(activity);

/* What is on comes first, then what follows, then what is over, the latest first. */
export const arranged = (activities, now) => {
  const sorted = [...activities].sort((a, b) => start(a) - start(b));
  return {
    current: sorted.filter((activity) => isNow(activity, now)),
    next: sorted.filter((activity) => start(activity) - EARLY > now),
    over: sorted.filter((activity) => end(activity) <= now).reverse(),
  };
};

/* Of today only: nobody counts for tomorrow because nobody looked. */
export const proposed = (activities, now, timeZone) => {
  const { current, next } = arranged(activities, now);
  const isToday = (activity) => dayAt(start(activity), timeZone) === dayAt(now, timeZone);
  return current[0] ?? next.find(isToday) ?? null;
};

/* What somebody chose today stays; else the desk's own, else what the programme says. */
export const chosenActivity = ({ place, desk, activities, timeZone }, now) => {
  const today = dayAt(now, timeZone);
  const isKept = place.activity && place.chosenOn === today;
  const otherwise = desk.activity ?? proposed(activities, now, timeZone)?.code ?? null;
  return { activity: isKept ? place.activity : otherwise, chosenOn: today };
};

/* What is on, or follows today, when this one is over: the tablet still counts for the one that was chosen. */
export const successorOf = (activity, activities, now, timeZone) =>
  end(activity) <= now ? proposed(activities, now, timeZone) : null;

/* The server knows all desks, this tablet what has not left it yet: the larger is nearer the truth. */
export const seatsLeft = (activity, totals, taps) => {
  if (activity.capacity === null) return null;
  const here = taps
    .filter((tap) => tap.activity === activity.code && !tap.undone)
    .reduce((sum, tap) => sum + tap.headcount, 0);
  const everywhere = totals?.activities?.[activity.code] ?? 0;
  return activity.capacity - Math.max(here, everywhere);
};
