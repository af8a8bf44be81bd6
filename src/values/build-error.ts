import type { Code } from '../diagnostics/codes.js';
import type { DiagnosticData } from '../diagnostics/diagnostic.js';
import { DiagnosticError } from '../syntax/diagnostic-error.js';

/**
 * Thrown for whatever a builder or template cannot say; nothing has been sent. `diagnostics` say what is wrong;
 * their ranges are empty, for there is no text.
 */
export class QueryBuildError extends DiagnosticError {
  override readonly name = 'QueryBuildError';

  constructor(diagnostics: DiagnosticError['diagnostics']) {
    super(diagnostics);
    const hint = diagnostics[0]?.hint;
    if (hint) this.message += ` ${hint}`;
  }
}

/** @throws QueryBuildError */
export function refuse(code: Code, message: string, hint?: string, data?: DiagnosticData): never {
  const details = { ...(hint && { hint }), ...(data && { data }) };
  throw new QueryBuildError([{ code, rule: null, severity: 'error', message, range: [0, 0], ...details }]);
}

/** What `act` returns; errors that carry diagnostics become those of the builder. */
export function rethrow<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DiagnosticError && !(error instanceof QueryBuildError)) {
      throw new QueryBuildError(error.diagnostics);
    }
    throw error;
  }
}
