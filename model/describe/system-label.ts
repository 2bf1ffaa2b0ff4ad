import { operatingSystemLabel } from "../facts/operating-systems";
import { isKnown, type Knowable } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/** `Amazon Linux 2023`, or that only the apply will know. */
export function systemLabel(operatingSystem: Knowable<string>): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : NOT_KNOWN_YET;
}
