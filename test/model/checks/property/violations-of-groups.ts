import fc from "fast-check";
import { patchGroupName } from "../../../support/arbitraries";
import { baselineReference } from "./judge";
import { inProperty, type Violation } from "./violation";

const group = fc.record({
  patchGroup: patchGroupName,
  tagKey: fc.constantFrom("Patch Group", "PatchGroup"),
  baselines: fc.constantFrom(
    [baselineReference("Linux", "AMAZON_LINUX_2")],
    [baselineReference("Linux", "AMAZON_LINUX_2"), baselineReference("Ubuntu", "UBUNTU")],
  ),
});

/** What is wrong with a group in valid props. */
export const GROUP_VIOLATIONS: readonly Violation[] = [
  inProperty("PM201", group, "patchGroup", ["", "a,b", "a".repeat(257), "a*"]),
  inProperty("PM202", group, "tagKey", ["patch group", "Patchgroup", "Name"]),
  ...["Frankfurt", "eu-west-1b"].map((region) =>
    inProperty("PM203", group, "region", [region], { baselines: [baselineReference("There", "UBUNTU", region)] }),
  ),
  inProperty("PM204", group, "baselines", [[], undefined]),
  {
    id: "PM205",
    what: "baselines[n]",
    base: group,
    inject: (props: { readonly baselines: readonly object[] }, pick) => {
      const extra = baselineReference("Second", "AMAZON_LINUX_2");
      const index = 1 + (pick % props.baselines.length);
      const baselines = [...props.baselines.slice(0, index), extra, ...props.baselines.slice(index)];
      return { props: { ...props, baselines }, path: `baselines[${index}]` };
    },
  },
  {
    id: "PM206",
    what: "baselines[n] of another Region",
    base: group,
    inject: (props: { readonly baselines: readonly object[] }) => ({
      props: { ...props, baselines: [...props.baselines, baselineReference("There", "WINDOWS", "us-east-1")] },
      path: `baselines[${props.baselines.length}]`,
    }),
  },
];
