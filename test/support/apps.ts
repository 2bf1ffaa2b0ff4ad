import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, type AppConfig, TerraformStack } from "cdktf";
import { TODAY_CONTEXT } from "../../modules/construct/today";
import { testFolder } from "./folders";

/** An app with a folder of its own, on a Monday where no other day is given. */
export function appOn(today = "2026-11-23", options: AppConfig = {}): App {
  return new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: today }, ...options });
}

/** A stack with a provider. */
export function stackIn(app: App, id: string, provider: AwsProviderConfig = {}): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, "aws", { region: "eu-central-1", ...provider });
  return stack;
}
