import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NotInstalled, PROTOCOL_PACKAGES, requireProtocolPackages } from "../../offline-aws/not-installed";

const MANIFEST = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));

test.each(PROTOCOL_PACKAGES)("without %s the simulated account says what to install", (missing) => {
  expect(() => requireProtocolPackages((name) => name !== missing)).toThrow(
    new NotInstalled(
      "the simulated account speaks Terraform's plugin protocol, whose packages are not installed; " +
        "npm install --save-dev @grpc/grpc-js @msgpack/msgpack protobufjs, " +
        "or let npx bring them: npx -p cdktf-patch-manager -p @grpc/grpc-js -p @msgpack/msgpack -p protobufjs cdktf-patch …",
    ),
  );
});

test("with all of them it starts", () => {
  expect(() => requireProtocolPackages()).not.toThrow();
});

test("npm brings none of them to who does not ask for them", () => {
  for (const name of PROTOCOL_PACKAGES) {
    expect(MANIFEST.dependencies).not.toHaveProperty(name);
    expect(MANIFEST.peerDependencies).toHaveProperty(name);
    expect(MANIFEST.peerDependenciesMeta[name]).toEqual({ optional: true });
  }
});
