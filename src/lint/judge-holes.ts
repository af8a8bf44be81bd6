import type { Range } from '../../grammar/ast.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type FindingName, findings } from '../diagnostics/findings.js';
import type { Hole } from '../extract/found-query.js';

/**
 * What becomes of a finding in a query with holes. `kept`: it holds whatever is put in. `absence`: something is
 * missing, which a hole may bring – `text` only one that holds any text, `name` one that holds names, too, `end`
 * only one at the end. All other findings judge what they touch, and are dropped where that is a hole.
 */
type Bearing = 'kept' | 'text' | 'name' | 'end';

const bearings: Readonly<Partial<Record<FindingName, Bearing>>> = {
  'interpolated-value': 'kept',
  'mixed-and-or': 'kept',
  'double-quotes': 'kept',
  'sort-field-not-selected': 'name',
  'missing-limit': 'text',
  'paging-without-order': 'text',
  'missing-semicolon': 'end',
};

const byCode: ReadonlyMap<string, Bearing> = new Map(
  (Object.keys(bearings) as FindingName[]).map((name) => [findings[name].code, bearings[name] ?? 'kept']),
);

/** Without the findings that only judge a placeholder, or what a hole may bring. */
export function judgeHoles(
  diagnostics: readonly Diagnostic[],
  text: string,
  holes: readonly Hole[],
): readonly Diagnostic[] {
  if (holes.length === 0) return diagnostics;
  const words = new Set(holes.flatMap(({ range }) => /hole_*\d+/.exec(text.slice(...range))?.[0] ?? []));
  const namesPlaceholder = (said: string): boolean =>
    said.match(/\bhole_*\d+\b/g)?.some((word) => words.has(word)) ?? false;
  const wide = holes.map((hole) => ({ ...hole, range: widen(text, hole) }));
  return diagnostics
    .filter((diagnostic) => isCertain(diagnostic, wide, text))
    .flatMap((diagnostic) => withoutPlaceholders(diagnostic, namesPlaceholder));
}

/** A text that is put in may bring its own blanks, so the ones around it are its own. */
function widen(text: string, { kind, range: [start, end] }: Hole): Range {
  if (kind !== 'text') return [start, end];
  let [from, to] = [start, end];
  while (/\s/.test(text.charAt(from - 1))) from--;
  while (/\s/.test(text.charAt(to))) to++;
  return [from, to];
}

function isCertain({ code, rule, range }: Diagnostic, holes: readonly Hole[], text: string): boolean {
  switch (byCode.get(code)) {
    case 'kept':
      return true;
    case 'text':
      return !holes.some(({ kind }) => kind === 'text');
    case 'name':
      return !holes.some(({ kind }) => kind === 'text' || kind === 'identifier');
    case 'end':
      return !holes.some((hole) => hole.kind === 'text' && hole.range[1] >= text.trimEnd().length);
    default:
      return !holes.some((hole) => judges(hole, range, rule === null));
  }
}

/**
 * What the parser finds is about the text around a hole between quotes, and about any other hole that it touches. A
 * string that is cut off by the end of the text says nothing yet.
 */
function judges(
  { range: [from, to], kind, isQuoted }: Hole,
  [start, end]: Range,
  isSyntax: boolean,
): boolean {
  const touches = start <= to && end >= from;
  if (kind === 'text' && isQuoted) return touches;
  if (isSyntax) return !isQuoted && touches;
  return start < to && end > from;
}

/** A finding cannot speak of a placeholder, nor a repair write one. */
function withoutPlaceholders(
  diagnostic: Diagnostic,
  namesPlaceholder: (text: string) => boolean,
): readonly Diagnostic[] {
  const { fix, suggestions, hint, ...rest } = diagnostic;
  if (namesPlaceholder(diagnostic.message)) return [];
  const isClean = ({ edits }: { readonly edits: readonly { readonly text: string }[] }): boolean =>
    !edits.some(({ text }) => namesPlaceholder(text));
  const kept = suggestions?.filter(isClean) ?? [];
  return [
    {
      ...rest,
      ...(hint !== undefined && !namesPlaceholder(hint) && { hint }),
      ...(fix && isClean(fix) && { fix }),
      ...(kept.length > 0 && { suggestions: kept }),
    },
  ];
}
