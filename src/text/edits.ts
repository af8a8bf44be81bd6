import type { Range } from '../../grammar/ast.js';

/** Replaces the text of `range` (empty: inserts) by `text`. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Applies edits that are sorted and disjoint, as those of a {@link Fix} are.
 *
 * @throws RangeError when an edit lies outside the text, before its predecessor, or overlaps it.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const { range, text: replacement } of edits) {
    const [start, end] = range;
    if (start < position || end < start || end > text.length) {
      throw new RangeError(`Edit [${start}, ${end}) is out of order or outside the text.`);
    }
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}
