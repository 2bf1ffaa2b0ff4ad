import { NODE_DOCUMENTS, type NodeDocumentFacts } from "../../model/facts/node-documents";
import {
  PATCH_DOCUMENT,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../../model/maintenance-window/patch-document";
import { type Detail, detail } from "../changes/detail";
import type { PlannedResource } from "../plan/planned-resource";
import { differs, isOtherwise } from "./planned-texts";

// What works on nodes outside of windows, associations and policies. Source: other ways facts, H.

/** What a resource of a type does with nodes; nothing where it does something else. */
const BY_TYPE: Readonly<Record<string, (resource: PlannedResource) => readonly Detail[]>> = {
  aws_cloudwatch_event_target: (resource) =>
    documentRun(
      resource,
      (values) => nonEmpty(values.run_command_targets) || /:(document|automation-definition)\//.test(text(values.arn)),
    ),
  aws_scheduler_schedule: (resource) =>
    documentRun(resource, (values) =>
      /ssm:(sendCommand|startAutomationExecution)/i.test(JSON.stringify(values.target)),
    ),
  aws_config_remediation_configuration: (resource) =>
    documentRun(resource, (values) => values.target_type === "SSM_DOCUMENT"),
  aws_ec2_instance_state: ({ before, after }) => {
    const [was, now] = [text(before?.state), text(after?.state)];
    if (now !== "stopped" || was === now) return [];
    return [
      detail(
        "node-stopped",
        `it stops ${text(after?.instance_id) || "an instance"}: a stopped node misses every run until it is started`,
      ),
    ];
  },
  aws_imagebuilder_image: imageBuilt,
  aws_imagebuilder_image_pipeline: imageBuilt,
};

export function otherWays(resource: PlannedResource): readonly Detail[] {
  return isOtherwise(resource) ? (BY_TYPE[resource.type]?.(resource) ?? []) : [];
}

const PATCHING: readonly string[] = [
  PATCH_DOCUMENT_WITH_HOOKS,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT,
  ...Object.entries(NODE_DOCUMENTS as Readonly<Record<string, NodeDocumentFacts>>).flatMap(([name, { operation }]) =>
    operation === "none" ? [] : [name],
  ),
];

/** The document of AWS that patches and that a text names; the one with the longest name. */
export function patchDocumentIn(value: unknown): string | undefined {
  const whole = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return PATCHING.find((name) => new RegExp(`${name}(?![A-Za-z])`).test(whole));
}

type Values = Readonly<Record<string, unknown>>;

/** A document of AWS that patches is named; of any other it is not known whether it does. */
function documentRun(
  { action, before, after }: PlannedResource,
  runsDocuments: (values: Values) => boolean,
): readonly Detail[] {
  const values = (after ?? before ?? {}) as Values;
  const document = patchDocumentIn(values);
  const what = action === "delete" ? "no longer runs" : "runs";
  const where = "outside of windows, associations and policies";
  if (document !== undefined) return [detail("other-way", `it ${what} ${document}, ${where}`)];
  if (!runsDocuments(values)) return [];
  return [
    detail(
      "other-document",
      `it ${what} ${documentName(values)} on nodes, ${where}; whether that patches is not known here`,
    ),
  ];
}

function documentName(values: Values): string {
  const whole = JSON.stringify(values);
  const name =
    /:(?:document|automation-definition)\/([\w.-]+)/.exec(whole)?.[1] ??
    /DocumentName\\?"\s*:\s*\\?"([\w.:/-]+)/.exec(whole)?.[1];
  const target = values.target_type === "SSM_DOCUMENT" ? text(values.target_id) : "";
  return name === undefined && target === "" ? "a document" : `the document ${name ?? target}`;
}

/** What decides which images are built, and when. */
const BUILDS = ["image_recipe_arn", "container_recipe_arn", "schedule", "status", "workflow"];

function imageBuilt(resource: PlannedResource): readonly Detail[] {
  const { before, after } = resource;
  if (before !== undefined && !differs(resource, ...BUILDS)) return [];
  const what = after === undefined ? "no longer builds" : "builds";
  return [
    detail(
      "image-built",
      `it ${what} images with EC2 Image Builder; how these are patched this review does not follow`,
    ),
  ];
}

function nonEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
