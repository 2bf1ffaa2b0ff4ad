import type { Construct } from "constructs";
import {
  type PolicyCondition,
  type PolicyStatement,
  SYSTEMS_MANAGER,
} from "../../model/patch-operations/policies/policy-statement";
import { type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { IamRole, type IamRoleConfig, IamRolePolicy } from "../framework/framework";
import { PolicyDocument } from "./policy-document";

export interface ServiceRole {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
  readonly trust: PolicyDocument;
  readonly permissions: PolicyDocument;
}

/** Adds a role that Systems Manager takes, with one policy, to a construct. */
export function addServiceRole(
  scope: Construct,
  ids: { readonly role: string; readonly prefix: string },
  config: Omit<IamRoleConfig, "assumeRolePolicy">,
  statements: readonly PolicyStatement[],
  conditions: readonly PolicyCondition[],
  meta: MetaArguments,
): ServiceRole {
  const { provider } = meta;
  const trust = new PolicyDocument(scope, `${ids.prefix}Trust`, trustStatements(conditions), provider);
  const permissions = new PolicyDocument(scope, `${ids.prefix}Permissions`, statements, provider);
  const role = new IamRole(scope, ids.role, { ...config, assumeRolePolicy: trust.json, ...metaArguments(meta) });
  const policy = new IamRolePolicy(scope, `${ids.prefix}Policy`, {
    role: role.name,
    policy: permissions.json,
    provider,
  });
  return { role, policy, trust, permissions };
}

/** Who may assume the role: Systems Manager, under these conditions. */
export function trustStatements(conditions: readonly PolicyCondition[]): readonly PolicyStatement[] {
  return [
    {
      sid: "SystemsManager",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: [SYSTEMS_MANAGER] }],
      conditions,
    },
  ];
}
