import { broughtByDocument } from "../../model/aws/brought-from-document";
import { addressOf, namesOverride, OBJECT_TYPES, overrideAddresses } from "../../model/terraform/override-documents";
import type { ConfigurationReferences } from "./configuration-references";
import type { ResourceChange } from "./plan-schema";
import type { PlannedResource } from "./planned-resource";
import type { SecretTexts } from "./secret-texts";

type Side = "before" | "after";

interface StoredDocument {
  readonly address: string;
  readonly content: string;
}

/**
 * What a window's task is told to install by a document that the same plan has. While the name of the bucket is known
 * after apply, the configuration says which document is meant: the one that the task waits for.
 */
export class BroughtByPlan {
  private readonly byAddress = new Map<string, ResourceChange>();
  private readonly inBucket: Readonly<Record<Side, Map<string, StoredDocument>>> = {
    before: new Map(),
    after: new Map(),
  };
  private readonly read = new Set<string>();

  constructor(
    resources: readonly ResourceChange[],
    private readonly references: ConfigurationReferences,
    private readonly secrets: SecretTexts,
  ) {
    for (const resource of resources) {
      if (!OBJECT_TYPES.includes(resource.type) || resource.mode === "data" || resource.deposed !== undefined) continue;
      this.byAddress.set(resource.address, resource);
      for (const side of ["before", "after"] as const) {
        const { bucket, key } = resource.change[side] ?? {};
        const content = this.contentOf(resource, side);
        if (typeof bucket !== "string" || typeof key !== "string" || content === undefined) continue;
        this.inBucket[side].set(addressOf(bucket, key), { address: resource.address, content });
      }
    }
  }

  /** The documents from which some task was told. */
  public get documents(): ReadonlySet<string> {
    return this.read;
  }

  /** What a task is told before and after; nothing for what is no task, or tells nothing here. */
  public of(resource: ResourceChange): Pick<PlannedResource, "brought"> {
    if (resource.type !== "aws_ssm_maintenance_window_task" || this.byAddress.size === 0) return {};
    const [before, after] = [this.on(resource, "before"), this.on(resource, "after")];
    if (before === undefined && after === undefined) return {};
    return {
      brought: { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    };
  }

  private on(resource: ResourceChange, side: Side): ReturnType<typeof broughtByDocument> {
    const task = resource.change[side];
    if (!namesOverride(task)) return undefined;
    const [document, second] = this.documentsOf(resource, side, overrideAddresses(task));
    if (document === undefined || second !== undefined) return undefined;
    const brought = broughtByDocument(document.content);
    if (brought !== undefined) this.read.add(document.address);
    return brought;
  }

  private documentsOf(resource: ResourceChange, side: Side, addresses: readonly string[]): readonly StoredDocument[] {
    if (addresses.length > 0) return addresses.flatMap((one) => this.inBucket[side].get(one) ?? []);
    if (side === "before") return [];
    const meant = new Set([...this.references.dependencies(resource), ...this.references.all(resource)]);
    return [...meant].flatMap((address) => {
      const document = this.byAddress.get(address);
      return document === undefined ? [] : [{ address, content: this.contentOf(document, side) ?? "" }];
    });
  }

  private contentOf(resource: ResourceChange, side: Side): string | undefined {
    const content = resource.change[side]?.content;
    const isSecret = this.secrets.secretsOf(resource)[side].has("content");
    return typeof content === "string" && !isSecret ? content : undefined;
  }
}
