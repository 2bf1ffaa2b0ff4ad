import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import execa from "execa";
import { removeTemporaryFolder, temporaryFolder } from "../../../host/files/temporary-folder";
import { recorded } from "../../review/stories/recording";
import { AT_FULL_SIZE } from "../../support/attacks/full-size";
import { patching, projectWith } from "../given-stacks";

const COMMAND = join(__dirname, "../../../cli/cdktf-patch.ts");
const TYPESCRIPT = require.resolve("../../support/require-typescript.cjs");
const LIST = join(__dirname, "../../model/patch-lists/fixtures/updateinfo-amazon-linux-2.xml");

/** The command as a process of its own, by a line of the shell in which it is called `patch`. */
async function shell(folder: string, line: string, options: execa.Options = {}) {
  const script = `patch() { "$NODE" --require "$TYPESCRIPT" "$COMMAND" "$@"; }; ${line}`;
  const env = { NODE: process.execPath, TYPESCRIPT, COMMAND, ...options.env };
  const { exitCode, stdout, stderr } = await execa("bash", ["-c", script], {
    ...options,
    env,
    cwd: folder,
    reject: false,
  });
  return { exitCode, out: stdout, err: stderr };
}

function project(): string {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(recorded("approved-at-once").plan));
  return folder;
}

const onUnix = existsSync("/dev/full") ? test : test.skip;
const atFullSize = existsSync("/dev/full") && AT_FULL_SIZE ? test : test.skip;
const TIME = 120_000;

onUnix(
  "a plan that a shell hands over is read, and a full disk behind the output is no approval",
  async () => {
    const outcome = await shell(project(), "patch review <(cat plan.json) --fail-on low > /dev/full");

    expect(outcome).toEqual({
      exitCode: 1,
      out: "",
      err: "cdktf-patch: standard output cannot be written: the disk is full",
    });
  },
  TIME,
);

describe("no room for temporary files is one line", () => {
  atFullSize.each([
    ["/dev/null", "a part of its path is a file, not a folder"],
    ["/nowhere", "nothing is there"],
    [`/tmp/${"x".repeat(300)}`, "its name is too long"],
  ])(
    "TMPDIR=%s",
    async (TMPDIR, cause) => {
      const folder = project();
      const line = (what: string) =>
        `cdktf-patch: ${TMPDIR}: expected room for ${what}, ${cause}; set TMPDIR to another folder`;

      expect(await shell(folder, `patch explain ${LIST} --format csv`, { env: { TMPDIR } })).toEqual({
        exitCode: 2,
        out: "",
        err: line("a temporary file"),
      });
      for (const [command, exitCode] of [
        ["plan --offline --skip-synth", 1],
        ["export-hcl", 2],
      ] as const) {
        expect(await shell(folder, `patch ${command}`, { env: { TMPDIR } })).toEqual({
          exitCode,
          out: "",
          err: line("a temporary folder"),
        });
      }
    },
    TIME,
  );
});

/** The command with the rights of nobody, once the compiler is loaded, which keeps a cache. */
const AS_NOBODY = `asNobody() { "$NODE" --require "$TYPESCRIPT" -e '
  if (process.getuid() === 0) { process.setgroups([]); process.setegid(65534); process.seteuid(65534); }
  process.argv.splice(1, 0, "");
  require(process.env.COMMAND);' -- "$@"; };`;

atFullSize(
  "what somebody may not read or write is one line, and the old file is kept",
  async () => {
    const folder = project();
    const closed = join(folder, "closed");
    // Nobody may look into the folder of the tests.
    const open = temporaryFolder("open", dirname(tmpdir()));
    cpSync(folder, open, { recursive: true });
    mkdirSync(closed);
    writeFileSync(join(closed, "plan.json"), "{}");
    writeFileSync(join(closed, "old.html"), "as it was");
    chmodSync(open, 0o755);
    chmodSync(closed, 0o700);
    if (process.getuid?.() !== 0) chmodSync(closed, 0);

    const read = await shell(open, `${AS_NOBODY} asNobody review ${closed}/plan.json`);
    const written = await shell(open, `${AS_NOBODY} asNobody summary --write ${closed}/old.html`);

    chmodSync(closed, 0o700);
    removeTemporaryFolder(open);
    expect(read).toMatchObject({ exitCode: 1, out: "" });
    expect(read.err).toMatch(/^cdktf-patch: .*plan\.json: expected a file that may be read, permission is denied$/);
    expect(written).toMatchObject({ exitCode: 2, out: "" });
    expect(written.err).toMatch(/old\.html cannot be written: permission is denied; nothing was changed$/);
    expect(readFileSync(join(closed, "old.html"), "utf8")).toBe("as it was");
  },
  TIME,
);
