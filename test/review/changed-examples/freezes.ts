import { frozen, frozenLonger, thawed } from "../given-freezes";
import type { Examples } from "./example";

/** Change freezes, for which a window rests until another one goes on. */
export const FREEZES: Examples = {
  "a change freeze, after which another window goes on": {
    plan: frozen(),
    told: [
      "no runs from Mon 2026-12-14 until Mon 2027-01-04 Asia/Seoul, then by sunday-from-2027-01-04; 3 runs are left, " +
        "the first Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "a change freeze that lasts longer": {
    plan: frozenLonger(),
    told: [
      "change freeze until: Mon 2027-01-11 Asia/Seoul, was Mon 2027-01-04 Asia/Seoul; then again goes on (medium)",
      "no longer a target of sunday-from-2027-01-04: patch groups dev-web and prod-web (none)",
      "the task of sunday-from-2027-01-04 is gone: Install, reboots if anything was installed, 10% at a time, stops when " +
        "more than 1 fails (none)",
      "new window again: Sun 02:00 Asia/Seoul, 3 h, no new work in the last hour, from Mon 2027-01-11 (low)",
      "new target of again: patch groups dev-web and prod-web (none)",
      "new task of again: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "a change freeze that is taken out": {
    plan: thawed(),
    told: [
      "the window is deleted: Sun 02:00 Asia/Seoul (low)",
      "window sunday then patches patch groups dev-web and prod-web: Sun 02:00 Asia/Seoul (none)",
      "no longer a target of sunday-from-2027-01-04: patch groups dev-web and prod-web (none)",
      "the task of sunday-from-2027-01-04 is gone: Install, reboots if anything was installed, 10% at a time, stops when " +
        "more than 1 fails (none)",
      "the change freeze from Mon 2026-12-14 until Mon 2027-01-04 is removed: 3 runs take place again, " +
        "Sun 2026-12-20 02:00, Sun 2026-12-27 02:00 and Sun 2027-01-03 02:00 (medium)",
    ],
  },
};
