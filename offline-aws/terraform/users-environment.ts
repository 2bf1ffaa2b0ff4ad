/**
 * What the user told their own Terraform: flags for each command, a workspace, a folder for what it downloads, a state
 * behind HTTP. Here it would change what is planned, and where.
 */
export function withoutUsersSettings(): NodeJS.ProcessEnv {
  const settings = Object.keys(process.env).filter((name) =>
    /^TF_(CLI_ARGS(_\w+)?|WORKSPACE|DATA_DIR|HTTP_\w+|ENCRYPTION)$/.test(name),
  );
  return Object.fromEntries(settings.map((name) => [name, undefined]));
}

/** In whose name AWS would be asked, by another provider or where a module comes from. */
export function withoutUsersAws(emptyFile: string): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
  return {
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    AWS_CONFIG_FILE: emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: emptyFile,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
