import type { OperatingSystem } from "../facts/operating-systems";
import type { PatchOverrides } from "./overrides";

/** Where the state of an account lies. */
export type FleetBackend =
  | {
      /** `s3`: a bucket of AWS; `hcp`: HCP Terraform or Terraform Enterprise; `local`: a file beside the project. */
      readonly kind: "s3";
      /** The bucket's name. */
      readonly bucket: string;
      /** The Region of the bucket. */
      readonly region: string;
      /**
       * What the keys begin with; the rest is the account's name and `.tfstate`.
       *
       * @default "patching/"
       */
      readonly keyPrefix?: string;
      /**
       * ARN of the key that encrypts the state.
       *
       * @default - the bucket's own encryption
       */
      readonly kmsKeyId?: string;
      /**
       * Role to read and write the state with.
       *
       * @default - the credentials with which Terraform runs
       */
      readonly roleArn?: string;
    }
  | {
      /** HCP Terraform or Terraform Enterprise. */
      readonly kind: "hcp";
      /** The organization's name. */
      readonly organization: string;
      /**
       * Project of the workspaces.
       *
       * @default - the organization's default project
       */
      readonly project?: string;
      /**
       * What the workspaces begin with; the rest is the account's name.
       *
       * @default "patching-"
       */
      readonly workspacePrefix?: string;
      /**
       * Host of Terraform Enterprise.
       *
       * @default "app.terraform.io"
       */
      readonly hostname?: string;
    }
  | {
      /** A file beside the project, for trying things out. */
      readonly kind: "local";
    };

/** One account of a fleet. */
export interface FleetAccount<
  RingName extends string = string,
  WindowKey extends string = string,
  OS extends OperatingSystem = OperatingSystem,
> {
  /** 12 digits. In a file in quotes, for a number loses the zeros in front. */
  readonly id: string;
  /**
   * Names the account's stack, its folder and its state: letters, digits, `_` and `-`, at most 64, its own within the
   * fleet whatever the letter case. A change moves the state.
   */
  readonly name: string;
  /** The ring in which it is patched. */
  readonly ring: RingName;
  /**
   * The provider's own Region: what lies there has plain addresses. A change replaces everything in it.
   *
   * @default - that of the fleet
   */
  readonly region?: string;
  /**
   * Where patching is set up. Their order means nothing.
   *
   * @default - the provider's own Region alone
   */
  readonly regions?: readonly string[];
  /**
   * Role which the provider assumes in the account.
   *
   * @default - the fleet's `roleName` in this account; without one, the credentials with which Terraform runs
   */
  readonly roleArn?: string;
  /**
   * Where the state lies.
   *
   * @default - as the fleet says
   */
  readonly backend?: FleetBackend;
  /**
   * Added to the tags of the fleet, on everything in the account.
   *
   * @default - those of the fleet
   */
  readonly tags?: { readonly [key: string]: string };
  /**
   * What differs from the ring.
   *
   * @default - all that the ring says
   */
  readonly overrides?: PatchOverrides<WindowKey, OS>;
}

/** A ring of the rollout: a group of accounts that is patched before the next one, the first one as a canary. */
export interface FleetRing<
  RingName extends string = string,
  WindowKey extends string = string,
  OS extends OperatingSystem = OperatingSystem,
> extends PatchOverrides<WindowKey, OS> {
  /** Letters, digits, `_` and `-`. */
  readonly name: RingName;
  /**
   * Soak time (bake time): days added to `approveAfterDays` of every rule, a whole number from 0 to 360; with those of
   * the rule at most 360.
   *
   * @default 0
   */
  readonly soakDays?: number;
  /**
   * Days for which each patch is installed on the whole ring before, at least, when a window of this ring begins to
   * install it. Verified for every release within a year; a ring that comes too early is an error.
   *
   * @default 0, which means: after the ring before
   */
  readonly daysOnRingBefore?: number;
}
