import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkDocument, type DocumentOptions } from './check-document.js';

/**
 * Checks a file of saved queries, each as it is sent: ranges and edits are those of the file.
 *
 * `vtql`: queries separated by `;` outside strings, whose ends the dialect decides. A line that begins with
 * `select` starts a query of its own where a quote was left open or a `;` forgotten. `-- …`, `# …` and
 * closed `/* … *\/` comments are never sent. Empty queries are passed over; a last one without `;` is not.
 *
 * `json`: a query is every string of a top-level array or object that holds nothing but strings (and null),
 * and a lone string. In any other JSON it is a string that begins with `select` (or a near miss of it, if a
 * `from` follows). A string under the key `query` or `vtql` is one in any case, and what stands beside it is
 * none unless it says both `select` and `from`. Keys that begin with `$` or `//` hold notes, blank strings no
 * query, and keys may repeat.
 * Text that is no JSON is one finding, `VTQL1030`. Edits are escaped as JSON wants it.
 *
 * A byte order mark at the start of the file is fine. What comments of the file suppress is left out:
 * `-- vtql-disable-next-line <rules> -- why`, `vtql-disable-line`, and `vtql-disable` until `vtql-enable`.
 *
 * @returns diagnostics sorted by start, then code. Never throws for any text.
 * @throws TypeError for an unknown dialect, rule or language.
 */
export function lintDocument(source: string, options: DocumentOptions): Diagnostic[] {
  return checkDocument(source, options).findings.map(({ diagnostic }) => diagnostic);
}
