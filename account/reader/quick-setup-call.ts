import type { SSMClient } from "@aws-sdk/client-ssm";

type HttpRequest = Parameters<import("@smithy/signature-v4").SignatureV4["presign"]>[0];

const SERVICE = "ssm-quicksetup";

/**
 * Calls Quick Setup, signed by the SDK's own signer with the credentials of another client.
 *
 * @throws Error with AWS's exception as its `name`
 */
export async function callQuickSetup(
  { config }: SSMClient,
  region: string,
  method: "GET" | "POST",
  path: string,
  body: object | undefined,
): Promise<Record<string, unknown>> {
  const { SignatureV4 } = require("@smithy/signature-v4") as typeof import("@smithy/signature-v4");
  const url = new URL(path, endpointOf(region));
  const signer = new SignatureV4({
    service: SERVICE,
    region,
    credentials: config.credentials,
    sha256: config.sha256 as never,
  });
  const text = body === undefined ? undefined : JSON.stringify(body);
  const request = {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port === "" ? undefined : Number(url.port),
    path: url.pathname,
    query: {},
    headers: { host: url.host, ...(text === undefined ? {} : { "content-type": "application/json" }) },
    body: text,
  };
  const signed = await signer.sign(request as unknown as HttpRequest);
  const response = await fetch(url, { method, headers: signed.headers, body: text }).catch((error) => {
    // fetch itself says no more than "fetch failed".
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer;
  const type = response.headers.get("x-amzn-errortype") ?? String(answer.__type ?? response.status);
  throw Object.assign(new Error(String(answer.message ?? response.statusText)), { name: type.split(":")[0] });
}

function endpointOf(region: string): string {
  const { AWS_ENDPOINT_URL_SSM_QUICKSETUP, AWS_ENDPOINT_URL } = process.env;
  return AWS_ENDPOINT_URL_SSM_QUICKSETUP ?? AWS_ENDPOINT_URL ?? `https://${SERVICE}.${region}.amazonaws.com`;
}
