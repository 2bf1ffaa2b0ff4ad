import type { ExistingAccounts } from "../patching/existing/existing-accounts";
import { anyInstallingWays } from "../patching/groups/installing-ways";
import { reachOfWay } from "../patching/groups/ways-to-group";
import { InstallRuns } from "../patching/install-runs";
import { type InstallingBaselines, installingBaselines } from "../patching/installing-baselines";
import type { PatchGroupOfNodes } from "../patching/patching";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { RunsOnNodes } from "./runs-on-nodes";

/** What installs on every node of a patch group: windows, associations and policies. */
export class RunsOfGroup extends RunsOnNodes {
  public readonly ownSchedule = undefined;
  protected readonly nothingInstalls = "no window installs on every node";
  public readonly neverReboots = "every window installs with NoReboot";
  private knownWays: readonly WayOfPatching[] | undefined;
  private knownUncertain: readonly string[] | undefined;

  /** @param beside - what exists in the account, where that was read: a policy may select a baseline of it */
  constructor(
    from: Date,
    private readonly group: PatchGroupOfNodes,
    private readonly beside?: ExistingAccounts,
  ) {
    super(from);
  }

  protected get ways(): readonly WayOfPatching[] {
    const { view, patchGroup, place } = this.group;
    this.knownWays ??= anyInstallingWays(view, patchGroup, place).filter(
      (way) => reachOfWay(way, patchGroup).reaches === "all",
    );
    return this.knownWays;
  }

  protected installingBaselines({ baseline: own }: BaselineOfNodes, operatingSystem: string): InstallingBaselines {
    const { group, beside } = this;
    return installingBaselines({ ...group, operatingSystem, own, beside });
  }

  protected get uncertain(): readonly string[] {
    this.knownUncertain ??= new InstallRuns(this.group.view, this.group, this.from).uncertainByNode;
    return this.knownUncertain;
  }
}
