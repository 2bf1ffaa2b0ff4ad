import { z } from "zod";
import type { PackageVersion, Patch } from "../explain/patch/patch";
import { type Knowable, UNKNOWN } from "../values/unknown";
import type { ListedPatch } from "./listed-patch";
import { optionalText, optionalTexts, serviceDate } from "./service-date";

/** One entry of `aws ssm describe-available-patches`. Source: SSM API model, Patch. */
export const availablePatch = z.object({
  Id: optionalText,
  ReleaseDate: serviceDate.nullish(),
  Title: optionalText,
  ProductFamily: optionalText,
  Product: optionalText,
  Classification: optionalText,
  MsrcSeverity: optionalText,
  KbNumber: optionalText,
  MsrcNumber: optionalText,
  AdvisoryIds: optionalTexts,
  BugzillaIds: optionalTexts,
  CVEIds: optionalTexts,
  Name: optionalText,
  Epoch: z.union([z.number(), z.string()]).nullish(),
  Version: optionalText,
  Release: optionalText,
  Arch: optionalText,
  Severity: optionalText,
});

type AvailablePatch = z.output<typeof availablePatch>;

export function listedAvailablePatch(entry: AvailablePatch): ListedPatch {
  const id = entry.KbNumber ?? entry.AdvisoryIds[0] ?? entry.Name ?? entry.Id ?? entry.Title ?? "";
  const patch: Patch = {
    id,
    ...(entry.Title === undefined ? {} : { title: entry.Title }),
    ...packagePart(entry),
    properties: {
      product: entry.Product ?? UNKNOWN,
      productFamily: entry.ProductFamily ?? UNKNOWN,
      patchSet: patchSet(entry),
      classification: entry.Classification,
      severity: entry.Severity,
      msrcSeverity: entry.MsrcSeverity,
      // The service knows neither of the two, though nodes with apt go by them.
      priority: UNKNOWN,
      section: UNKNOWN,
    },
    notice: entry.AdvisoryIds.length > 0 || entry.Classification !== undefined,
    securityOrigin: UNKNOWN,
    dates: { released: entry.ReleaseDate ?? UNKNOWN },
    advisoryIds: entry.AdvisoryIds,
    cveIds: entry.CVEIds,
    bugzillaIds: entry.BugzillaIds,
    bulletinIds: entry.MsrcNumber === undefined ? [] : [entry.MsrcNumber],
  };
  return { id, ...(entry.Title === undefined ? {} : { title: entry.Title }), patches: [patch] };
}

/** The product family under which the service lists Windows itself; the others are applications. */
const WINDOWS_FAMILY = "Windows";

function patchSet({ ProductFamily }: AvailablePatch): Knowable<string> {
  if (ProductFamily === undefined) return UNKNOWN;
  return ProductFamily === WINDOWS_FAMILY ? "OS" : "APPLICATION";
}

function packagePart({ Name, Epoch, Version, Release, Arch }: AvailablePatch): { readonly package?: PackageVersion } {
  if (Name === undefined || Version === undefined) return {};
  return {
    package: { name: Name, epoch: String(Epoch ?? 0), version: Version, release: Release ?? "", arch: Arch ?? "" },
  };
}
