import { baselineOfWay } from "../patching/baseline-of-way";
import type { ExistingAccounts } from "../patching/existing/existing-accounts";
import type { InstallingBaselines } from "../patching/installing-baselines";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import type { NodesOfPolicy } from "./patched-nodes";
import { RunsOnNodes } from "./runs-on-nodes";

/**
 * What a patch policy installs on the nodes that it works on. It counts alone: whatever else reaches all of them brings
 * patches earlier, and never later.
 */
export class RunsOfPolicy extends RunsOnNodes {
  public readonly takesWindows = false;
  protected readonly nothingInstalls = "the policy does not install";
  public readonly neverReboots = "the policy installs with NoReboot";

  /** @param beside - what exists in the account, where that was read: the policy may select a baseline of it */
  constructor(
    from: Date,
    private readonly nodes: NodesOfPolicy,
    private readonly beside?: ExistingAccounts,
  ) {
    super(from);
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
