import type { IToken } from 'chevrotain';

import * as t from '../tokens.js';
import { type Cursor, gap, isAt, previousEnd, report, reportLoss, skipWhile } from './cursor.js';

/** What a list with commas is made of. */
export interface ListShape {
  readonly isAtEnd: () => boolean;
  readonly isAtItem: () => boolean;
  /** Takes an item; empty where the language cannot say it. */
  readonly readItem: () => readonly IToken[];
  /** Takes something that is neither item, comma nor end. */
  readonly skipOther: () => void;
  /** Whether a second item without a comma can be an alias of the first. */
  readonly isAliasLikely: boolean;
}

/** The items of a list; missing and surplus commas are reported. */
export function readItems(c: Cursor, shape: ListShape): (readonly IToken[])[] {
  const items: (readonly IToken[])[] = [];
  let isAfterItem = false;
  while (!shape.isAtEnd()) {
    if (isAt(c, t.Comma)) {
      skipCommas(c, shape, isAfterItem);
      isAfterItem = false;
      continue;
    }
    if (shape.isAtItem()) {
      if (isAfterItem) reportMissingComma(c, shape);
      const item = shape.readItem();
      if (item.length > 0) items.push(item);
    } else {
      shape.skipOther();
    }
    // What stood there was meant as an item, so a comma after it is none too many.
    isAfterItem = true;
  }
  return items;
}

/** One comma belongs after an item and before the next; the others of a row are too many. */
function skipCommas(c: Cursor, shape: ListShape, isAfterItem: boolean): void {
  const first = c.position;
  skipWhile(c, () => isAt(c, t.Comma));
  const surplus = c.tokens[isAfterItem && !shape.isAtEnd() ? first + 1 : first];
  // A list of commas only has no item, which says it all.
  const isAlone = !isAfterItem && shape.isAtEnd();
  if (!surplus || isAlone || surplus.startOffset >= previousEnd(c)) return;
  report(c, 'surplus-comma', [surplus.startOffset, previousEnd(c)], { replacement: '' });
}

function reportMissingComma(c: Cursor, { isAliasLikely }: ListShape): void {
  const data = { replacement: ',', uncertain: true };
  if (isAliasLikely) reportLoss(c, 'missing-comma', gap(c), { ...data, name: 'alias' });
  else report(c, 'missing-comma', gap(c), data);
}

/** Takes a row of commas and reports all but the first; false where there is none. */
export function takeComma(c: Cursor): boolean {
  if (!isAt(c, t.Comma)) return false;
  c.position++;
  if (isAt(c, t.Comma)) {
    const range = skipWhile(c, () => isAt(c, t.Comma));
    report(c, 'surplus-comma', range, { replacement: '' });
  }
  return true;
}
