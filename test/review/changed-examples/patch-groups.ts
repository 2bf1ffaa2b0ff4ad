import { ChangedPlan, hiding } from "../changed-plans";
import type { Open } from "../stories/example";
import type { Examples } from "./example";
import { group, LINUX, own, security } from "./given-baselines";

const replacedGroup = () => {
  const plan = new ChangedPlan();
  plan.at("prodWeb").change.actions = ["delete", "create"];
  return plan;
};

/** The group prod-web moves to a baseline that the plan makes. */
const toFreshBaseline = (more: Open) => {
  const fresh = own("fresh", more);
  return new ChangedPlan()
    .create("aws_ssm_patch_baseline.Fresh", fresh, { id: false })
    .update("prodWeb", (after) => (after.baseline_id = fresh.id));
};

const slowRules = () => {
  const [first, second] = new ChangedPlan().at("linux").change.before.approval_rule;
  return [{ ...first, approve_after_days: 21 }, second];
};

/** Which baseline patch groups follow. */
export const PATCH_GROUPS: Examples = {
  "a group that moves to a slower baseline": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_baseline.Slow", own("slow", { approval_rule: slowRules(), rejected_patches: [] }))
      .update("prodWeb", (after) => (after.baseline_id = own("slow", {}).id)),
    told: [
      "prod-web follows slow on Amazon Linux 2023, was linux (high)",
      "prod-web: Security (Critical, Important): approved after 21 days, was after 7 days (medium)",
      'prod-web: rejected entry "kernel*" is gone (high)',
      'prod-web: rejected entry "system-release.*" is gone (medium)',
    ],
  },
  "a group registered for what it follows already": {
    plan: new ChangedPlan()
      .resource("aws_ssm_default_patch_baseline.D", { baseline_id: LINUX, operating_system: "AMAZON_LINUX_2023" })
      .create("aws_ssm_patch_group.New", group("prod-new")),
    told: ["prod-new now follows linux on Amazon Linux 2023, which it followed already as the default baseline (low)"],
  },
  "a group that comes to a baseline which does not wait": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_baseline.Fast", own("fast", { approval_rule: [security(0)] }))
      .create("aws_ssm_patch_group.New", group("prod-new", own("fast", {}).id)),
    told: [
      "prod-new now follows fast on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
      "prod-new: fast approves immediately (high)",
    ],
  },
  "a group that is registered again with what it follows": {
    plan: replacedGroup(),
    told: ["prod-web is registered again with linux on Amazon Linux 2023 (high)"],
  },
  "a list of groups of which the first one goes": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_group.each[0]", group("prod-a"), group("prod-b"))
      .resource("aws_ssm_patch_group.each[1]", group("prod-b"), group("prod-c"))
      .resource("aws_ssm_patch_group.each[2]", group("prod-c"), null),
    told: [
      "prod-c stands at each[1] from now on (none)",
      "prod-a loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
      "prod-b keeps linux on Amazon Linux 2023, and is deregistered at each[1] and registered again here in no order: " +
        "it may end unregistered (high)",
      "prod-c keeps linux on Amazon Linux 2023, and is deregistered at each[2] and registered again here in no order: " +
        "it may end unregistered (high)",
    ],
  },
  "a group that moves to a new baseline which rejects every patch": {
    plan: toFreshBaseline({ rejected_patches: ["*"] }),
    told: [
      "new baseline fresh for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days (low)",
      "rejects *, which is every patch (high)",
      "prod-web follows fresh on Amazon Linux 2023, was linux (high)",
      'prod-web: "*" is rejected now, which is every patch (high)',
    ],
  },
  "a group whose name is known after apply": {
    plan: hiding(new ChangedPlan().create("aws_ssm_patch_group.New", { baseline_id: LINUX }), { patch_group: true }),
    told: ["(known after apply) now follows linux on Amazon Linux 2023 (high)"],
  },
};
