import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** An error that says what is wrong as data: one diagnostic or more. */
export class DiagnosticError extends Error {
  override readonly name: string = 'DiagnosticError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const [first] = diagnostics;
    const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : '';
    super(first ? `${first.code}: ${first.message}${more}` : 'No diagnostics.');
    this.diagnostics = diagnostics;
  }
}
