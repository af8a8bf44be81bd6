import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkDocument, type DocumentOptions } from './check-document.js';
import { type FixType, fixToFixpoint } from './fixpoint.js';

export interface FixOptions extends DocumentOptions {
  /** `safe` by default. */
  readonly fixType?: FixType | undefined;
}

/** What {@link fixDocument} made of a file. */
export interface FixedDocument {
  readonly text: string;
  /** How many repairs were applied; 0 where `text` is the source. */
  readonly applied: number;
  /** What is found in `text`. */
  readonly remaining: readonly Diagnostic[];
}

/**
 * Repairs a file of saved queries as far as its findings know how, and touches nothing else: line endings
 * and a byte order mark stay. Fixing the result again changes nothing.
 *
 * @throws TypeError for an unknown dialect, rule or language.
 */
export function fixDocument(source: string, options: FixOptions): FixedDocument {
  const { text, applied, report } = fixToFixpoint(
    source,
    (current) => checkDocument(current, options),
    options.fixType,
  );
  return { text, applied, remaining: report.findings.map(({ diagnostic }) => diagnostic) };
}
