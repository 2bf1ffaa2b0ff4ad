import type { AUTOMATION_PARAMETERS, AutomationDocument } from "../facts/document-parameters";
import type { Resolvable } from "../values/listed";

/** A value of a document's parameter. An association passes one string for each, and no list. */
export type AssociationParameter = string | number | boolean | Resolvable;

/** Parameters by name: those of a listed document, any of another. */
export type AssociationParametersOf<Document extends string> = Document extends AutomationDocument
  ? { readonly [Name in (typeof AUTOMATION_PARAMETERS)[Document][number]]?: AssociationParameter }
  : { readonly [name: string]: AssociationParameter };

/** A document of type Automation that an association runs for each node, in place of a scan or an installation. */
export interface AutomationOperation<Document extends string = string> {
  /** Name of the document, or its ARN: `AWS-PatchAsgInstance`. */
  readonly name: Document;

  /**
   * The parameters of the document, by name. `AutomationAssumeRole` is the ARN of the role with which it works: an association
   * has none of its own, so that documents of AWS want it.
   *
   * @default - the defaults of the document
   */
  readonly parameters?: AssociationParametersOf<Document>;

  /**
   * The parameter that accepts a node, each in turn: 1 to 50 characters.
   *
   * @default - of a listed document that works on a node: `InstanceId`
   */
  readonly automationTargetParameterName?: string;
}
