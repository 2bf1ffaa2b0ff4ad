import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "../account/refusal";
import type { SimulatedAws } from "../account/simulated-aws";
import { ANSWERS } from "./answers/account-answers";
import type { Input } from "./answers/answer";
import { OPERATIONS, type Operation, type ServiceName, type Shape } from "./api";
import { callerOf } from "./caller";
import { misfits } from "./check-shape";
import { page } from "./page";
import { jsonAnswer, jsonError, queryInput, type WireAnswer, xmlAnswer, xmlError } from "./protocols";

/** One call that came in. */
export interface ReceivedCall {
  /** `ssm:DescribePatchBaselines`. */
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input: Input;
}

/** What a call is refused with, in place of an answer. */
export interface Fault {
  /** AWS's exception, `ThrottlingException`. */
  readonly exception: string;
  readonly message: string;
  /**
   * HTTP status.
   *
   * @default 400
   */
  readonly status?: number;
}

export interface AwsEndpointOptions {
  /** Called before each answer: a fault is sent in its place. */
  readonly fault?: (call: ReceivedCall) => Fault | undefined;
  /**
   * Entries of a page at most, whatever is asked for.
   *
   * @default - what is asked for, else 50
   */
  readonly pageSize?: number;
}

/** AWS's read calls over HTTP, on loopback, from simulated accounts. */
export interface AwsEndpoint {
  readonly url: string;
  /** What a client of AWS's SDK needs in its environment to come here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every call so far, in order. */
  readonly calls: readonly ReceivedCall[];
  close(): Promise<void>;
}

/**
 * Operations of AWS's own that its read model does not list: what they take. Source of Quick Setup's: AWS's model
 * `ssm-quicksetup.json` in `aws/aws-sdk-go-v2`.
 */
const BESIDE_THE_MODEL: Readonly<Record<string, Operation>> = {
  "sts:AssumeRole": {
    service: "sts",
    pagination: null,
    input: { type: "structure", members: { RoleArn: { type: "string" }, RoleSessionName: { type: "string" } } },
    output: { type: "structure" },
  },
  "ssm-quicksetup:ListTagsForResource": {
    service: "ssm-quicksetup",
    pagination: null,
    input: { type: "structure", members: { ResourceArn: { type: "string", required: true } } },
    output: { type: "structure" },
  },
};

/** Answers AWS's read calls (AWS JSON 1.1, the query protocol of EC2 and STS, the JSON of Quick Setup) on loopback. */
export async function listenAsAws(aws: SimulatedAws, options: AwsEndpointOptions = {}): Promise<AwsEndpoint> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const { status, contentType, body } = await answer(request, aws, options, calls);
    response.writeHead(status, { "content-type": contentType, server: "offline-aws (simulated account)" }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: "AKIAOFFLINEAWS000000",
      AWS_SECRET_ACCESS_KEY: "offline-aws",
    },
    calls,
    close: () => closed(server),
  };
}

async function answer(
  request: IncomingMessage,
  aws: SimulatedAws,
  options: AwsEndpointOptions,
  calls: ReceivedCall[],
): Promise<WireAnswer> {
  const body = Buffer.concat(await request.toArray()).toString("utf8");
  const caller = callerOf(request.headers.authorization, aws);
  if (caller === undefined) {
    return jsonError(403, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
  }
  const service = caller.service as ServiceName;
  const asked = operationOf(request, body, service);
  const operation = asked === undefined ? undefined : definitionOf(asked.name);
  const handler = asked === undefined ? undefined : ANSWERS[asked.name];
  const refuse = (status: number, exception: string, message: string) =>
    service === "ec2" || service === "sts"
      ? xmlError(service, status, exception, message)
      : jsonError(status, exception, message);
  if (asked === undefined || operation === undefined || handler === undefined) {
    return refuse(
      400,
      "UnknownOperationException",
      `offline-aws answers read calls, not ${asked?.name ?? request.url}`,
    );
  }
  const input = asked.input(operation.input);
  const call = { operation: asked.name, account: caller.scope.account.id, region: caller.scope.region, input };
  calls.push(call);
  const fault = options.fault?.(call);
  if (fault) return refuse(fault.status ?? 400, fault.exception, fault.message);
  const wrong = misfits(input, operation.input);
  if (wrong.length > 0) {
    const count = `${wrong.length} validation error${wrong.length === 1 ? "" : "s"} detected`;
    return refuse(400, "ValidationException", `${count}: ${wrong.join("; ")}`);
  }
  try {
    const output = page(handler(input, caller.scope), input, operation, options.pageSize);
    const [, name = ""] = asked.name.split(":");
    return service === "ec2" || service === "sts"
      ? xmlAnswer(service, name, output, operation.output)
      : jsonAnswer(output);
  } catch (problem) {
    if (problem instanceof Refusal) return refuse(400, problem.exception, problem.message);
    return refuse(500, "InternalServerError", problem instanceof Error ? (problem.stack ?? "") : String(problem));
  }
}

interface Asked {
  readonly name: string;
  readonly input: (shape: Shape) => Input;
}

function definitionOf(name: string): Operation | undefined {
  return BESIDE_THE_MODEL[name] ?? OPERATIONS[name];
}

/** What a request asks for, in the protocol of its service. */
function operationOf(request: IncomingMessage, body: string, service: ServiceName): Asked | undefined {
  if (service === "ec2" || service === "sts") {
    const parameters = new URLSearchParams(body);
    const name = parameters.get("Action");
    return name === null ? undefined : { name: `${service}:${name}`, input: (shape) => queryInput(parameters, shape) };
  }
  if (service === "ssm-quicksetup") return quickSetupCall(request, body);
  const [, name] = /^AmazonSSM\.(\w+)$/.exec(String(request.headers["x-amz-target"])) ?? [];
  return name === undefined ? undefined : { name: `ssm:${name}`, input: () => JSON.parse(body || "{}") as Input };
}

function quickSetupCall({ method, url = "" }: IncomingMessage, body: string): Asked | undefined {
  if (method === "POST" && url === "/listConfigurationManagers") {
    return {
      name: "ssm-quicksetup:ListConfigurationManagers",
      input: () => JSON.parse(body || "{}") as Input,
    };
  }
  const [, what, arn] = /^\/(configurationManager|tags)\/(.+)$/.exec(url) ?? [];
  if (method !== "GET" || arn === undefined) return undefined;
  return what === "tags"
    ? { name: "ssm-quicksetup:ListTagsForResource", input: () => ({ ResourceArn: decodeURIComponent(arn) }) }
    : { name: "ssm-quicksetup:GetConfigurationManager", input: () => ({ ManagerArn: decodeURIComponent(arn) }) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
