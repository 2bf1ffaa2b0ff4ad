import { createHash } from "node:crypto";
import { hexadecimal, uuid } from "../../account/identifiers";
import { MOMENT } from "../../kind/baseline-json";
import { arn, type ResourceBehaviour } from "../../kind/kind";
import { passThrough } from "../../kind/pass-through";
import { isEqual, type ObjectValue, text, UNKNOWN, type Value } from "../../values/value";

/** `aws_ssm_document`: a change makes a new version, which is the default at once. */
export const document: ResourceBehaviour = {
  ...passThrough({
    type: "aws_ssm_document",
    label: "SSM Document",
    service: "SSM",
    operations: { create: "CreateDocument", update: "UpdateDocument", delete: "DeleteDocument" },
    plan({ prior, planned }) {
      if (prior === null || isEqual(prior.content, planned.content)) return;
      for (const name of FROM_CONTENT) planned[name] = UNKNOWN;
    },
    idOf: ({ name }) => text(name),
    computed: (planned, scope, id) => ({
      arn: arn(scope, "ssm", `document/${id}`),
      ...ofContent(planned, 1, scope.account.id),
    }),
    import: (id) => ({ id, name: id }),
  }),
  update({ planned, current, changed }, scope) {
    const version = Number(current.latest_version) + (changed.has("content") ? 1 : 0);
    return { ...current, ...planned, arn: current.arn ?? "", ...ofContent(planned, version, scope.account.id) };
  },
};

/** What a new version changes. */
const FROM_CONTENT = ["default_version", "document_version", "hash", "latest_version", "parameter"];

function ofContent(planned: ObjectValue, version: number, owner: string): ObjectValue {
  const content = text(planned.content);
  return {
    created_date: MOMENT,
    default_version: String(version),
    description: "",
    document_version: String(version),
    hash: createHash("sha256").update(content).digest("hex"),
    hash_type: "Sha256",
    latest_version: String(version),
    owner,
    parameter: [],
    platform_types: ["Linux", "MacOS", "Windows"],
    schema_version: /"?schemaVersion"?\s*:\s*"([^"]+)"/.exec(content)?.[1] ?? "",
    status: "Active",
  };
}

/** `aws_ssm_parameter`. */
export const parameter: ResourceBehaviour = passThrough({
  type: "aws_ssm_parameter",
  label: "SSM Parameter",
  service: "SSM",
  operations: { create: "PutParameter", update: "PutParameter", delete: "DeleteParameter" },
  plan({ prior, planned }) {
    if (prior === null || isEqual(prior.value, planned.value)) return;
    for (const name of ["version", "insecure_value"]) planned[name] = UNKNOWN;
  },
  idOf: ({ name }) => text(name),
  computed: (planned, scope, id) => ({
    arn: arn(scope, "ssm", `parameter/${id.replace(/^\//, "")}`),
    data_type: planned.data_type ?? "text",
    tier: planned.tier ?? "Standard",
    version: planned.version ?? 1,
    has_value_wo: null as Value,
  }),
  import: (id) => ({ id, name: id }),
});

/** `aws_ssm_activation`: a code with which servers outside of EC2 register; they keep the tags that it has then. */
export const activation: ResourceBehaviour = passThrough({
  type: "aws_ssm_activation",
  label: "SSM Activation",
  service: "SSM",
  operations: { create: "CreateActivation", delete: "DeleteActivation" },
  idOf: (planned, scope) => uuid(scope.account.entropy("aws_ssm_activation", scope.region, planned)),
  computed: (planned, _scope, id) => ({
    activation_code: hexadecimal(id, 20),
    expiration_date: planned.expiration_date ?? "2025-01-02T00:00:00Z",
    expired: false,
    registration_count: 0,
  }),
});
