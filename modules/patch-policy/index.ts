export type {
  InstallingPolicy,
  PatchPolicyBasics,
  PatchPolicyOptions,
  PatchPolicyPlaces,
  PatchPolicyTargets,
  PolicyOperation,
  ScanningPolicy,
  SelectedBaseline,
} from "../../model/patch-policy/patch-policy-options";
export { PatchPolicy, type PatchPolicyProps } from "./patch-policy";
