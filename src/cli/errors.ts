/** The command line makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that the command line names cannot be read. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
