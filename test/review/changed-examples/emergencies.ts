import { commandOf } from "../changed-plans";
import { bringing } from "../given-brought";
import { intoFreeze } from "../given-freezes";
import type { Examples } from "./example";
import { once } from "./given-windows";

/** The window opens once, and its task brings along what it installs. */
const emergency = () => {
  const plan = once();
  const list = { name: "InstallOverrideList", values: ["s3://lists/openssl.yaml"] };
  commandOf(plan.at("install").change.before).parameter.push(list);
  return plan;
};

/** Windows that open once and bring along what they install. */
export const EMERGENCIES: Examples = {
  "an emergency that is removed": {
    plan: emergency().delete("sunday").delete("web").delete("install"),
    told: [
      "the emergency is removed, which has not run yet: once, 2030-12-01 02:00 UTC (medium)",
      "no longer a target of sunday: patch groups dev-web and prod-web (none)",
      "the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "an emergency that is over, removed with the baseline that it brought": {
    plan: bringing(once("2020-11-20"), ["openssl"], undefined).delete("sunday").delete("web").delete("install"),
    told: [
      "the emergency is removed, which is over: once, 2020-11-20 02:00 UTC (low)",
      "the baseline is deleted: now for Amazon Linux 2023: approves only openssl, by name (low)",
      "no longer a target of sunday: patch groups dev-web and prod-web (none)",
      "the task of sunday is gone: Install openssl (Amazon Linux 2023), reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "an emergency whose own baseline installs something else": {
    plan: bringing(once(), ["openssl"], ["curl"]),
    told: [
      '"curl" is approved by name (medium)',
      '"openssl" is no longer approved by name (low)',
      "the file Now changes, from which window sunday reads what to install: curl (Amazon Linux 2023), was openssl (Amazon Linux 2023) (low)",
    ],
  },
  "a new baseline that an emergency brings": {
    plan: bringing(once(), undefined, ["openssl"]),
    told: ["new baseline now for Amazon Linux 2023: approves only openssl, by name (low)"],
  },
  "an emergency that is moved into a freeze": {
    plan: intoFreeze(),
    told: [
      "it is in the change freeze from Mon 2026-12-14 until Mon 2027-01-04 now, 18 days later (medium)",
      "runs once, 2026-12-20 20:00 UTC, was once, 2026-12-02 20:00 UTC; next run Sun 2026-12-20 20:00 UTC, was Wed 2026-12-02 20:00 UTC (medium)",
      "runs no more after: Sun 2026-12-20 23:00 UTC, was Wed 2026-12-02 23:00 UTC (none)",
    ],
  },
};
