import type {
  AUTOMATION_PARAMETERS,
  AutomationDocument,
  COMMAND_PARAMETERS,
  CommandDocument,
} from "../facts/document-parameters";
import type { Listed, Resolvable } from "../values/listed";
import type { CloudwatchConfig, CutoffBehavior, DocumentHashType, NotificationConfig } from "./patch-task-options";

/** A value of a document's parameter; each is a list in the end. */
export type ParameterValue = string | number | boolean | Resolvable | readonly string[];

/** Parameters by name: those of a listed document, any of another. */
export type ParametersOf<Document extends string> = Document extends AutomationDocument
  ? { readonly [Name in (typeof AUTOMATION_PARAMETERS)[Document][number]]?: ParameterValue }
  : Document extends CommandDocument
    ? { readonly [Name in (typeof COMMAND_PARAMETERS)[Document][number]]?: ParameterValue }
    : { readonly [name: string]: ParameterValue };

/** What every task of a window may say, whatever it runs. */
export interface OtherTaskBasics {
  /**
   * 3 to 128 letters, digits, `_`, `-` and `.`.
   *
   * @default - AWS shows the task by its id alone
   */
  readonly name?: string;

  /**
   * 1 to 128 bytes.
   *
   * @default - AWS shows the task by its name or id alone
   */
  readonly description?: string;

  /**
   * How many targets at once: a count from 1, or a percentage from `"1%"` to `"100%"`. A task without targets has none.
   *
   * @default - `"10%"` with targets
   */
  readonly maxConcurrency?: number | string;

  /**
   * How many targets may fail before no further one is begun: a count from 0, or a percentage from `"0%"` to `"100%"`.
   *
   * @default - `"1"` with targets
   */
  readonly maxErrors?: number | string;

  /**
   * How many minutes a node is expected to take. Nothing is created for it: the checks ask whether the window is long
   * enough.
   *
   * @default - not known, and not asked
   */
  readonly minutesPerNode?: number;

  /**
   * A whole number, 0 or more. Lower ones run first, equal ones at the same time; the next begin whatever the result of
   * those before.
   *
   * @default - AWS decides
   */
  readonly priority?: number;

  /**
   * What happens at the cutoff: `CANCEL_TASK` cancels commands; Automations, functions and state machines that run go
   * on, and no further ones are begun.
   *
   * @default - `CONTINUE_TASK`, AWS's default
   */
  readonly cutoffBehavior?: Listed<CutoffBehavior>;

  /**
   * ARN of the role with which the window runs this task.
   *
   * @default - the account's service-linked role, which AWS advises against
   */
  readonly serviceRoleArn?: string;
}

/** A document of type Command. */
export interface RunCommandTaskRun<Document extends string = string> extends OtherTaskBasics {
  /** Name of the document, or its ARN. */
  readonly taskArn: Document;
  /**
   * The parameters of the document, by name.
   *
   * @default - the defaults of the document
   */
  readonly parameters?: ParametersOf<Document>;
  /**
   * `$DEFAULT`, `$LATEST`, or a number.
   *
   * @default - the document's default version
   */
  readonly documentVersion?: string;
  /**
   * Hash of the document: with another one the command does not run.
   *
   * @default - not compared
   */
  readonly documentHash?: string;
  /**
   * `Sha1` is deprecated by AWS.
   *
   * @default - AWS decides
   */
  readonly documentHashType?: Listed<DocumentHashType>;
  /**
   * Up to 100 bytes, shown with each command.
   *
   * @default - commands are shown by the name of their document alone
   */
  readonly comment?: string;
  /**
   * Seconds within which the command must have started on a node, 30 to 2,592,000.
   *
   * @default - AWS decides
   */
  readonly timeoutSeconds?: number;
  /**
   * Bucket into which each node writes its output.
   *
   * @default - not kept
   */
  readonly outputS3Bucket?: string;
  /**
   * What the keys in the bucket begin with.
   *
   * @default - keys begin with the id of the command
   */
  readonly outputS3KeyPrefix?: string;
  /**
   * Output to CloudWatch Logs.
   *
   * @default - the output does not go to CloudWatch Logs
   */
  readonly cloudwatchConfig?: CloudwatchConfig;
  /**
   * Notifications to an SNS topic.
   *
   * @default - nobody is notified how a command went
   */
  readonly notificationConfig?: NotificationConfig;
  /**
   * ARN of the role that publishes the notifications.
   *
   * @default - without a role nothing can be published
   */
  readonly notificationRoleArn?: string;
}

/** A document of type Automation. */
export interface AutomationTaskRun<Document extends string = string> extends OtherTaskBasics {
  /** Name of the document, or its ARN. */
  readonly taskArn: Document;
  /**
   * The parameters of the document, by name.
   *
   * @default - of a listed document that works on a node: `InstanceId` is `{{RESOURCE_ID}}`, each node in turn
   */
  readonly parameters?: ParametersOf<Document>;
  /**
   * `$DEFAULT`, `$LATEST`, or a number.
   *
   * @default - the document's default version
   */
  readonly documentVersion?: string;
}

/** A Lambda function. */
export interface LambdaTaskRun extends OtherTaskBasics {
  /** ARN of the function. Without a role of its own AWS lets a window call only those whose name starts with SSM. */
  readonly taskArn: string;
  /**
   * JSON of up to 4096 bytes. Terraform treats it as sensitive, and so does the review.
   *
   * @default - the function gets nothing
   */
  readonly payload?: string;
  /**
   * Version or alias of the function, 1 to 128 characters.
   *
   * @default - the version that Lambda runs where none is given
   */
  readonly qualifier?: string;
  /**
   * Information about the caller, 1 to 8000 characters, in base64.
   *
   * @default - the function learns nothing of its caller
   */
  readonly clientContext?: string;
}

/** A state machine. */
export interface StepFunctionsTaskRun extends OtherTaskBasics {
  /** ARN of the state machine. Without a role of its own a window starts only those whose name starts with SSM. */
  readonly taskArn: string;
  /**
   * JSON of up to 4096 bytes. Terraform treats it as sensitive, and so does the review.
   *
   * @default - the state machine gets nothing
   */
  readonly input?: string;
  /**
   * Name of the execution, 1 to 80 characters.
   *
   * @default - AWS makes one up
   */
  readonly executionName?: string;
}
