/** What the file system says, in words for whoever named the file. */
const CAUSES: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than is allowed here",
  ENOENT: "nothing is there",
  ENOTDIR: "a part of its path is a file, not a folder",
  EISDIR: "a folder has this name",
  EEXIST: "something with this name is there already",
  ENOTEMPTY: "the folder is not empty",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk failed",
  EBUSY: "it is in use",
};

/** Why the file system refused something. An error that is not the file system's is thrown on. */
export function causeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return CAUSES[code] ?? code;
}

/** Whether the file system refused something, whoever asked it for it. */
export function isFileProblem(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}
