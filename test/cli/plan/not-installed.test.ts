import { join } from "node:path";
import execa from "execa";
import { describeWithTerraform } from "../../support/terraform";
import { patching, projectWith } from "../given-stacks";

const COMMAND = join(__dirname, "../../../cli/cdktf-patch.ts");
const TYPESCRIPT = require.resolve("../../support/require-typescript.cjs");
const WITHOUT = require.resolve("../../support/without-protocol.cjs");

describeWithTerraform("without the plugin protocol", () => {
  test.each([
    ["plan --offline --skip-synth", 1],
    ["export-hcl", 2],
  ])(
    "%s says in one line what to install, where npm did not bring the plugin protocol",
    async (line, code) => {
      const args = ["--require", TYPESCRIPT, "--require", WITHOUT, COMMAND, ...line.split(" ")];
      const { exitCode, stdout, stderr } = await execa(process.execPath, args, {
        cwd: projectWith({ patching }),
        reject: false,
      });

      expect({ exitCode, stdout, stderr }).toEqual({
        exitCode: code,
        stdout: "",
        stderr:
          "cdktf-patch: the simulated account speaks Terraform's plugin protocol, whose packages are not installed; " +
          "npm install --save-dev @grpc/grpc-js @msgpack/msgpack protobufjs, " +
          "or let npx bring them: npx -p cdktf-patch-manager -p @grpc/grpc-js -p @msgpack/msgpack -p protobufjs cdktf-patch …",
      });
    },
    60_000,
  );
});
