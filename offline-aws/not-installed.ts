/** What the plugin protocol is spoken with. Nothing else needs it, so that nobody else has to install it. */
export const PROTOCOL_PACKAGES = ["@grpc/grpc-js", "@msgpack/msgpack", "protobufjs"] as const;

/** The simulated account cannot start; its message says what to install. */
export class NotInstalled extends Error {
  public override readonly name = "NotInstalled";
}

/** @throws NotInstalled where a package is missing that the protocol is spoken with */
export function requireProtocolPackages(isInstalled: (name: string) => boolean = resolves): void {
  if (PROTOCOL_PACKAGES.every(isInstalled)) return;
  const packages = PROTOCOL_PACKAGES.join(" ");
  throw new NotInstalled(
    `the simulated account speaks Terraform's plugin protocol, whose packages are not installed; npm install --save-dev ${packages}, ` +
      `or let npx bring them: npx -p cdktf-patch-manager -p ${PROTOCOL_PACKAGES.join(" -p ")} cdktf-patch …`,
  );
}

function resolves(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
