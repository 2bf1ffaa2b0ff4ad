import { AnnotationMetadataEntryType } from "cdktf";
import type { Construct } from "constructs";
import { type Finding, findingLine } from "../model/finding";

const LEVELS = {
  error: AnnotationMetadataEntryType.ERROR,
  warning: AnnotationMetadataEntryType.WARN,
  information: AnnotationMetadataEntryType.INFO,
} as const;

/**
 * Says a finding on a construct, where cdktf lists it after a synth.
 *
 * Not through `Annotations`: that adds a stack trace, and with it the paths of this machine, to what is synthesised.
 */
export function annotate(construct: Construct, finding: Finding): void {
  construct.node.addMetadata(LEVELS[finding.severity], findingLine(finding));
}
