import type { Range } from '../../grammar/ast.js';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import type { DocumentLanguage } from './document-language.js';

/**
 * What a hole may hold: one value or a part of one, the values of a list, a name, or any text, as where a
 * clause or an operator stands.
 */
export type HoleKind = 'value' | 'list' | 'identifier' | 'text';

/** A place in a query where the program around it puts something in when it runs. */
export interface Hole {
  /** Of the placeholder that stands for it in the text of the query; empty where a text is put in. */
  readonly range: Range;
  readonly kind: HoleKind;
  /** Whether it stands between quotes of the query. */
  readonly isQuoted: boolean;
  /**
   * Whether nobody can make it say more than one value: a number (`%d`, `(int) $id`), a constant by its name, what
   * something else binds (`?`, `:name`, our template tag) or a function escapes by its name.
   */
  readonly isSafe: boolean;
  /** Its place in the file. */
  readonly source: Range;
  /** What the file writes there, e.g. `$name` or `%s`. */
  readonly expression: string;
}

/** A comment of the file that holds the queries. */
export interface SourceComment {
  /** With its markers. */
  readonly range: Range;
  /** Without its markers and the blanks around it. */
  readonly text: string;
}

/** A query inside a file, and how places in it relate to places in the file. */
export interface FoundQuery {
  /** Where JSON keeps it, e.g. `openInvoices` or `reports[2].query`; null where the file names none. */
  readonly name: string | null;
  /** What the file, or the block of code in it, is written in. */
  readonly language: DocumentLanguage;
  /** Its place in the file; in JSON between the quotes of its string. */
  readonly range: Range;
  /**
   * The query as it is sent: comments of a `.vtql` file are blanks, escapes of JSON and of programs are undone,
   * and a placeholder stands for each hole.
   */
  readonly text: string;
  /** In the order of the text; none in `.vtql` and JSON. */
  readonly holes: readonly Hole[];
  /** Whether the file says that it is one of ours: by its kind, or by a comment `vtql`. */
  readonly isForced: boolean;
  /** The place in the file of a place in `text`. */
  toSource(range: Range): Range;
  /** How the file writes `text` in place of `range`; null where it cannot, as across a hole. */
  encode(text: string, range: Range): string | null;
}

/** The same finding with every place, and the text of every edit, as they are in the file. */
export function moveToSource(diagnostic: Diagnostic, query: FoundQuery): Diagnostic {
  const { related, fix, suggestions, ...rest } = diagnostic;
  const places = related?.map((place) => ({ ...place, range: query.toSource(place.range) }));
  const moved = fix && moveFix(fix, query);
  const choices = suggestions?.flatMap((suggestion) => moveFix(suggestion, query) ?? []);
  return {
    ...rest,
    range: query.toSource(diagnostic.range),
    ...(places && { related: places }),
    ...(moved && { fix: moved }),
    ...(choices && choices.length > 0 && { suggestions: choices }),
  };
}

/** Null where the file cannot say one of the edits: half a repair is none. */
function moveFix({ title, edits }: Fix, query: FoundQuery): Fix | null {
  const moved = edits.flatMap(({ range, text }) => {
    const written = query.encode(text, range);
    return written === null ? [] : [{ range: query.toSource(range), text: written }];
  });
  return moved.length === edits.length ? { title, edits: moved } : null;
}
