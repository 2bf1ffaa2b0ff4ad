import { z } from "zod";
import type { PackageVersion, Patch } from "../explain/patch/patch";
import { UNKNOWN } from "../values/unknown";
import type { ListedPatch } from "./listed-patch";
import { optionalText } from "./service-date";

/** One entry of `aws ssm describe-instance-patches`. Source: SSM API model, PatchComplianceData. */
export const instancePatch = z.object({
  Title: optionalText,
  KBId: z.string().min(1, "expected the patch's id, got an empty string"),
  Classification: optionalText,
  Severity: optionalText,
  State: optionalText,
  CVEIds: optionalText,
});

type InstancePatch = z.output<typeof instancePatch>;

/**
 * A node's own list holds no release dates: rules with a delay cannot be judged from it. What the service leaves empty
 * in some states is not known, rather than absent.
 */
export function listedInstancePatch(entry: InstancePatch): ListedPatch {
  const debian = debianPackageOf(entry.Title);
  const version = debian ?? rpmPackageOf(entry.Title);
  const patch: Patch = {
    id: entry.KBId,
    ...(entry.Title === undefined ? {} : { title: entry.Title }),
    ...(version === undefined ? {} : { package: version }),
    properties: {
      product: UNKNOWN,
      productFamily: UNKNOWN,
      patchSet: UNKNOWN,
      classification: entry.Classification ?? UNKNOWN,
      severity: entry.Severity ?? UNKNOWN,
      msrcSeverity: entry.Severity ?? UNKNOWN,
      // With apt a package has no severity, and its priority stands in its place.
      priority: (debian && entry.Severity) ?? UNKNOWN,
      section: UNKNOWN,
    },
    notice: entry.Classification !== undefined || UNKNOWN,
    securityOrigin: UNKNOWN,
    ...(isMissing(entry.State) ? { isMissing: true } : {}),
    dates: { released: UNKNOWN },
    advisoryIds: [],
    cveIds: entry.CVEIds?.split(/[\s,]+/).filter((id) => id !== "") ?? [],
    bugzillaIds: [],
  };
  return { id: entry.KBId, ...(entry.Title === undefined ? {} : { title: entry.Title }), patches: [patch] };
}

/** `MISSING` in the API model, `Missing` in what the AWS CLI prints. */
function isMissing(state: string | undefined): boolean {
  return state?.toLowerCase() === "missing";
}

/** `openssl.amd64:3.0.2-0ubuntu1.15`: how nodes with apt report a package version, an epoch in front of it or none. */
const DEBIAN_PACKAGE = /^(?<name>[a-z0-9][a-z0-9.+-]*)\.(?<arch>amd64|arm64|armhf|armel|i386|all):(?<version>\S+)$/;

function debianPackageOf(title: string | undefined): PackageVersion | undefined {
  const { name, arch, version } = DEBIAN_PACKAGE.exec(title ?? "")?.groups ?? {};
  if (!name || !arch || !version) return undefined;
  return { name, arch, epoch: "0", version, release: "" };
}

/** `bind-libs.x86_64:32:9.8.2-0.68.rc1.60.amzn1`: how Linux nodes report a package version. */
const PACKAGE = /^(?<name>\S+)\.(?<arch>[a-z0-9_]+):(?<epoch>\d+):(?<version>[^\s-]+)-(?<release>[^\s-]+)$/;

function rpmPackageOf(title: string | undefined): PackageVersion | undefined {
  const { name, arch, epoch, version, release } = PACKAGE.exec(title ?? "")?.groups ?? {};
  if (!name || !arch || !epoch || !version || !release) return undefined;
  return { name, arch, epoch, version, release };
}
