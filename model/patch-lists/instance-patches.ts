import { z } from "zod";
import type { PackageVersion, Patch } from "../explain/patch/patch";
import { UNKNOWN } from "../values/unknown";
import type { ListedPatch } from "./listed-patch";
import { optionalText } from "./service-date";

/** One entry of `aws ssm describe-instance-patches`. Source: SSM API model, PatchComplianceData. */
export const instancePatch = z.object({
  Title: optionalText,
  KBId: z.string().min(1, "expected the patch's id, got an empty text"),
  Classification: optionalText,
  Severity: optionalText,
  CVEIds: optionalText,
});

type InstancePatch = z.output<typeof instancePatch>;

/** A node's own list holds no release dates: rules with a delay cannot be judged from it. */
export function listedInstancePatch(entry: InstancePatch): ListedPatch {
  const version = packageOf(entry.Title);
  const patch: Patch = {
    id: entry.KBId,
    ...(entry.Title === undefined ? {} : { title: entry.Title }),
    ...(version === undefined ? {} : { package: version }),
    properties: {
      product: UNKNOWN,
      productFamily: UNKNOWN,
      patchSet: UNKNOWN,
      classification: entry.Classification,
      severity: entry.Severity,
      msrcSeverity: entry.Severity,
      priority: UNKNOWN,
      section: UNKNOWN,
    },
    notice: entry.Classification !== undefined,
    securityOrigin: UNKNOWN,
    dates: { released: UNKNOWN },
    advisoryIds: [],
    cveIds: entry.CVEIds?.split(/[\s,]+/).filter((id) => id !== "") ?? [],
    bugzillaIds: [],
  };
  return { id: entry.KBId, ...(entry.Title === undefined ? {} : { title: entry.Title }), patches: [patch] };
}

/** `bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1`: how Linux nodes report a package version. */
const PACKAGE = /^(?<name>\S+)\.(?<arch>[a-z0-9_]+):(?<epoch>\d+):(?<version>[^\s-]+)-(?<release>[^\s-]+)$/;

function packageOf(title: string | undefined): PackageVersion | undefined {
  const { name, arch, epoch, version, release } = PACKAGE.exec(title ?? "")?.groups ?? {};
  if (!name || !arch || !epoch || !version || !release) return undefined;
  return { name, arch, epoch, version, release };
}
