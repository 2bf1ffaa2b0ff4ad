import type { IConstruct } from "constructs";
import type { Severity } from "../../model/values/finding";
import { AnnotationMetadataEntryType } from "../framework/framework";

const LEVELS = {
  error: AnnotationMetadataEntryType.ERROR,
  warning: AnnotationMetadataEntryType.WARN,
  information: AnnotationMetadataEntryType.INFO,
} as const;

/**
 * Says something on a construct, where cdktf lists it after a synth.
 *
 * Not through `Annotations`: that adds a stack trace, and with it the paths of this machine, to what is synthesised.
 */
export function annotate(construct: IConstruct, severity: Severity, text: string): void {
  construct.node.addMetadata(LEVELS[severity], text);
}
