/** One thing that is wrong with the input of `loadSchema`. */
export interface SchemaProblem {
  /** Where: `$` is the input itself, then `.key`, `["odd key"]` and `[index]`. */
  readonly path: string;
  readonly message: string;
}

/** Beyond this many problems reading stops: the input is something else altogether. */
export const mostProblems = 100;

/** Thrown by `loadSchema`. Its message is the first problem, with its path. */
export class SchemaError extends Error {
  /** Of the first problem. */
  readonly path: string;
  /** In the order found: at least one, at most 100. */
  readonly problems: readonly SchemaProblem[];

  constructor(problems: readonly [SchemaProblem, ...SchemaProblem[]]) {
    const [first] = problems;
    const others = problems.length - 1;
    const more = others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'problem' : 'problems'})`;
    super(`${first.path}: ${first.message}${more}`);
    this.name = 'SchemaError';
    this.path = first.path;
    this.problems = problems;
  }
}
