import type { Range } from '../../grammar/ast.js';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';

/** A query inside a file, and how places in it relate to places in the file. */
export interface FoundQuery {
  /** Where JSON keeps it, e.g. `openInvoices` or `reports[2].query`; null where the file names none. */
  readonly name: string | null;
  /** Its place in the file; in JSON between the quotes of its string. */
  readonly range: Range;
  /** The query as it is sent: comments of a `.vtql` file are blanks, JSON's escapes are undone. */
  readonly text: string;
  /** The place in the file of a place in `text`. */
  toSource(range: Range): Range;
  /** How the file writes `text` inside a query. */
  encode(text: string): string;
}

/** The same finding with every place, and the text of every edit, as they are in the file. */
export function moveToSource(diagnostic: Diagnostic, query: FoundQuery): Diagnostic {
  const { related, fix, suggestions } = diagnostic;
  const places = related?.map((place) => ({ ...place, range: query.toSource(place.range) }));
  return {
    ...diagnostic,
    range: query.toSource(diagnostic.range),
    ...(places && { related: places }),
    ...(fix && { fix: moveFix(fix, query) }),
    ...(suggestions && { suggestions: suggestions.map((suggestion) => moveFix(suggestion, query)) }),
  };
}

const moveFix = ({ title, edits }: Fix, query: FoundQuery): Fix => ({
  title,
  edits: edits.map(({ range, text }) => ({ range: query.toSource(range), text: query.encode(text) })),
});
