import { baselineOfWay } from "../patching/baseline-of-way";
import type { ExistingAccounts } from "../patching/existing/existing-accounts";
import type { InstallingBaselines } from "../patching/installing-baselines";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import type { NodesOfWay } from "./patched-nodes";
import { type OwnSchedule, RunsOnNodes } from "./runs-on-nodes";

const OWN_SCHEDULES = {
  "patch-policy": { of: "policy", property: "installSchedule" },
  association: { of: "association", property: "scheduleExpression" },
} as const satisfies Record<NodesOfWay["way"]["kind"], OwnSchedule>;

/**
 * What a patch policy, or an association with tags, installs on the nodes that it works on. It counts alone: whatever
 * else reaches all of them brings patches earlier, and never later.
 */
export class RunsOfWay extends RunsOnNodes {
  public readonly ownSchedule: OwnSchedule;
  protected readonly nothingInstalls: string;
  public readonly neverReboots: string;

  /** @param beside - what exists in the account, where that was read: it may select a baseline of that */
  constructor(
    from: Date,
    private readonly nodes: NodesOfWay,
    private readonly beside?: ExistingAccounts,
  ) {
    super(from);
    this.ownSchedule = OWN_SCHEDULES[nodes.way.kind];
    const { of } = this.ownSchedule;
    this.nothingInstalls = `the ${of} does not install`;
    this.neverReboots = `the ${of} installs with NoReboot`;
  }

  protected get ways(): readonly WayOfPatching[] {
    const { way } = this.nodes;
    return way.operation === "install" ? [way] : [];
  }

  protected installingBaselines(_: BaselineOfNodes, operatingSystem: string): InstallingBaselines {
    const { ways, beside } = this;
    const { view, way } = this.nodes;
    const { environment, placeOf } = view;
    const choice = baselineOfWay(way, operatingSystem, { environment, placeOf, beside });
    if (choice === undefined) return { known: [], notKnown: [] };
    const { baseline, because } = choice;
    return baseline === undefined ? { known: [], notKnown: [because] } : { known: [{ baseline, ways }], notKnown: [] };
  }

  protected get uncertain(): readonly string[] {
    const { carrier, operation } = this.nodes.way;
    return operation === "unknown" ? [`${carrier.name}: whether it installs is not known yet`] : [];
  }
}
