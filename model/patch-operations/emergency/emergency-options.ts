import type { InstallOperation, PatchRunOptions } from "../../maintenance-window/patch-task-options";
import type { TargetedPatchGroup } from "../../maintenance-window/window-target-options";
import type { OverridePatch } from "./install-override-list";

/** One installation, once, of what an override names. */
export interface EmergencyPatchOptions
  extends Pick<InstallOperation, "rebootOption">,
    Pick<
      PatchRunOptions,
      | "maxConcurrency"
      | "maxErrors"
      | "minutesPerNode"
      | "cutoffBehavior"
      | "timeoutSeconds"
      | "stepTimeoutSeconds"
      | "comment"
    > {
  /** Name of the window, and of the document: 3 to 120 letters, digits, `_`, `-` and `.`. */
  readonly name: string;

  /** When the window opens, in UTC: `2026-11-29T22:00:00`. Its end date lies at its end, so that it never opens again. */
  readonly at: string;

  /** Hours the window is open, a whole number from 1 to 24. */
  readonly duration: number;

  /**
   * Hours before the end from which on no new task starts.
   *
   * @default 0 - the whole window is used
   */
  readonly cutoff?: number;

  /** Whose nodes are patched; 1 to 50 groups. */
  readonly patchGroups: readonly TargetedPatchGroup[];

  /**
   * The patches to install, in place of what the baselines approve; not together with `baselines`. Each system knows its
   * own names, and passes over those of others: Amazon Linux, Red Hat and their like a package name with at most one `*`
   * (`openssl*`), an advisory, a CVE id or a Bugzilla number; Ubuntu, Debian and Raspberry Pi OS a bare package name
   * (`openssl`), for AWS documents no `*` there; SUSE the name of a package or patch, with at most one `*`; macOS the exact
   * name of an update; Windows an update such as `KB5039217` or a bulletin. On Windows only those that the node's baseline
   * also matches are installed; AWS does not say whether its delay counts there, so give `baselines` where an update still
   * waits.
   *
   * @default - what `baselines` approve
   */
  readonly patches?: readonly (string | OverridePatch)[];

  /**
   * Where the document lies, or will: `s3://bucket/key`. To put it there is left to you, with `document.content`.
   *
   * @default - it is put into the bucket of `logs`, where the nodes may then read it
   */
  readonly overrideUrl?: string;

  /**
   * Tags of the window, and of the document in the bucket of `logs`; then 10 at most.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region of the window; groups, logs and notifications of another one are refused.
   *
   * @default - the Region of `patchGroups`, else that of `logs` or `notifications`, else the provider's
   */
  readonly region?: string;
}

/** What the nodes of an emergency window read. */
export interface OverrideDocument {
  /** Of the file: `emergency-openssl.yaml`. */
  readonly fileName: string;
  /** Where the nodes look for it. */
  readonly url: string;
  /** `application/yaml` or `application/json`. */
  readonly contentType: string;
  /** What must stand in it. */
  readonly content: string;
}
