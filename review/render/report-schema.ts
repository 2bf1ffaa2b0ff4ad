import { z } from "zod";
import { CHANGE_KINDS, type ChangeKind } from "../risk/change-kinds";
import { RISKS } from "../risk/risk";

// Commands take nothing but types from here: what a published form says of itself need not be in the package.

const risk = z.enum(RISKS).describe("How much a reader should hesitate");
const kind = z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]]).describe("The kind of change; stable");
const address = z.string().describe("Terraform address");
const path = z.string().optional().describe("Construct path, where a construct made it");
const counts = z
  .object({
    import: z.number(),
    add: z.number(),
    change: z.number(),
    destroy: z.number(),
    forget: z.number(),
    move: z.number(),
    output: z.number(),
    invoke: z.number().describe("Actions of providers that are invoked"),
  })
  .describe("As Terraform counts; every resource type");
const detail = z.object({
  kind,
  says: z.string().describe("One clause for people"),
  before: z.string().optional(),
  after: z.string().optional(),
});
const reach = z.object({
  patchGroups: z.array(z.string()),
  others: z.array(z.string()).describe("Nodes that are selected in another way"),
  noLonger: z.array(z.string()).optional().describe("Patch groups among them that it does not reach any more"),
  isDefault: z.boolean().describe("Whether every node that no registered patch group claims is meant"),
  defaultSystems: z.array(z.string()).optional().describe("The operating systems of those nodes"),
  nextRun: z
    .object({ instant: z.iso.datetime(), local: z.string(), zone: z.string() })
    .optional()
    .describe("The first run that brings it to a node"),
  nodes: z
    .object({
      total: z.number().describe("Nodes that Systems Manager knows"),
      offline: z.number(),
      notManaged: z.number().describe("Others that carry the tags, such as stopped instances"),
      mayBeMore: z.string().optional().describe("Why there may be others"),
    })
    .optional()
    .describe("The nodes that exist among these; absent where the account was not read"),
});
const change = z.object({
  address,
  path,
  previousAddress: z.string().optional(),
  partOf: z
    .string()
    .optional()
    .describe("Address of the window with which it comes or goes, as its part or after its freeze"),
  renamedFrom: z.string().optional().describe("Address of the same object before, which no moved block joins to this"),
  type: z.string(),
  name: z.string().optional().describe("What its owner called it, where neither its address nor a sentence says it"),
  system: z.string().optional().describe("The operating system of a baseline, where no sentence says it"),
  region: z.string().optional().describe("Its Region, where the stack has objects in several"),
  action: z.string(),
  symbol: z.string(),
  isStateOnly: z.boolean(),
  risk,
  details: z.array(detail.extend({ risk, why: z.string().optional() })),
  reach,
});
const acceptance = z.object({ reason: z.string(), owner: z.string(), until: z.iso.date() });
const acceptanceChange = acceptance.extend({
  is: z.enum(["accepted", "no longer accepted"]).describe("From now on"),
  check: z.string(),
  scope: z.string().describe("Construct path or address; what lies below it is meant, too"),
  at: z.string().optional().describe("The place within the object; absent: any"),
  was: acceptance.pick({ owner: true, until: true }).optional().describe("What was accepted until now"),
});
const finding = z.object({
  checkId: z.string().describe("docs/checks.md says why"),
  severity: z.enum(["error", "warning", "information"]),
  risk,
  address,
  path: z.string().describe("The place within the object; empty for all of it"),
  message: z.string(),
  object: z.string().describe("The construct path of the object at fault where it is known, else its address"),
  because: z.string().optional().describe("The facts of the case"),
  fix: z.string().optional(),
  isStanding: z.literal(true).optional().describe("It was there before the plan, and weighs nothing"),
  accepted: acceptance.optional(),
  expired: acceptance.optional().describe("An acceptance that is over: the finding counts again"),
});
const stack = z.object({
  name: z.string(),
  account: z.string().optional(),
  regions: z.array(z.string()),
  ring: z.string().optional(),
  risk,
  hasChanges: z.boolean(),
  counts,
  planner: z.enum(["Terraform", "OpenTofu"]),
  isErrored: z.boolean().describe("Planning stopped half-way: nothing of it can be applied"),
  isPartial: z.boolean().describe("Made with -target, or something waits for the next plan"),
  fingerprint: z.string(),
  isOutlier: z
    .boolean()
    .describe("Whether most other stacks, of a fleet those of its ring, agree about something else"),
  isNew: z.literal(true).optional().describe("Everything of it is new"),
  likeStack: z.string().describe("The first stack with the same changes; itself where it is the first"),
  changes: z.array(change),
  drift: z.array(change.extend({ outcome: z.enum(["stays", "undone", "gone"]) })).describe("Weighs where it stays"),
  deferred: z
    .array(z.object({ address, path, type: z.string(), reason: z.string(), says: z.string(), risk }))
    .describe("What waits for the next plan, and why"),
  findings: z.array(finding),
  outputs: z.array(z.string()).describe("Outputs that change, each with Terraform's symbol"),
  notShown: z.record(z.string(), z.number()),
  others: z.record(z.string(), z.number()).describe("Changes of resources that are not about patching, by type"),
  reviewedWith: z
    .record(z.string(), z.number())
    .optional()
    .describe("New files and documents that are reported with the tasks that read them, by type"),
  used: z
    .record(z.string(), z.number())
    .describe("Resources that patching uses, of which nothing is reported but that they change, by type"),
  arrivals: z.array(z.string()).describe("What becomes of the days that patches take to every node"),
  caveats: z.array(z.string()),
  acceptances: z
    .array(acceptanceChange)
    .optional()
    .describe("What its program accepts from now on or no longer, of what it did before (--before)"),
  beside: z.array(z.string()).optional().describe("What exists in its account beside it; absent where it was not read"),
});

const patch = z.object({
  id: z.string(),
  package: z.string().optional(),
  patchGroups: z.array(z.string()),
  firstRun: z.string().optional(),
  approvedFrom: z.iso
    .datetime()
    .optional()
    .describe("The moment after which it will be approved; absent where it is today, or never"),
});

const houseRule = z.object({
  id: z.string(),
  severity: z.enum(["error", "warning", "information"]),
  cause: z.string(),
  reason: z.string(),
  source: z.string(),
  fix: z.string(),
});

/** The published form of a review: docs/review.schema.json is made of it. */
export const reportSchema = z
  .object({
    version: z.string().describe("3.x; a higher x only adds"),
    at: z.iso.datetime(),
    timeZoneData: z.string().optional().describe("The release of the IANA database that local times come from"),
    verdict: z.string(),
    isComplete: z.boolean().describe("Whether every stack was planned to the end"),
    risk: risk.describe("The risk of what was planned"),
    hasChanges: z
      .boolean()
      .describe(
        "Whether resources, outputs or the state change, a deadline or the ring order is loosened, or a stack is gone",
      ),
    counts,
    planLine: z.string(),
    fingerprint: z.string().optional().describe("Absent where nothing was planned"),
    stacks: z.array(stack),
    failures: z.array(z.object({ stack: z.string(), reason: z.string() })),
    gone: z
      .array(z.object({ stack: z.string(), says: z.string(), risk }))
      .optional()
      .describe("Stacks that the code had before (--before) and has no more"),
    patches: z
      .object({
        approved: z.array(patch),
        notApproved: z.array(patch),
        waiting: z
          .array(patch.extend({ wasApprovedFrom: z.iso.datetime().optional().describe("Absent: it was never to be") }))
          .describe("Patches that are approved on neither side today, and whose day moves, comes or goes"),
        unclear: z
          .array(z.object({ because: z.string(), patches: z.number() }))
          .describe("Of how many it cannot be said, and why"),
      })
      .optional()
      .describe("Patches of the given list that are not approved alike on both sides of the plans"),
    snapshotNotes: z.array(z.string()).optional().describe("What is to be said of the snapshot of the account"),
    checks: z.array(houseRule).optional().describe("The house rules that were asked; ours are in docs/checks.md"),
    approvers: z
      .array(z.string())
      .optional()
      .describe("Who must agree, by the given table of approvers; empty where nobody must"),
  })
  .describe("What Terraform plans change about patching");

export type Report = z.infer<typeof reportSchema>;
export type ReportOfReach = z.infer<typeof reach>;
export type ReportOfFinding = z.infer<typeof finding>;
export type ReportOfAcceptance = z.infer<typeof acceptance>;
export type ReportOfCheck = z.infer<typeof houseRule>;
