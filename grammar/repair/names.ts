import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import type { IssueKind } from '../issues.js';
import { endOf, rangeOf } from '../parser.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  isAt,
  peek,
  report,
  reportLoss,
  respell,
  skipBrackets,
  take,
  textOf,
} from './cursor.js';

/** A name, or null where what stood there names nothing that the language has; both are taken. */
export type ReadName = IToken | null;

const nameShape = /^[A-Za-z_]\w*$/;
const pathShape = /^([A-Za-z_]\w*)\.([A-Za-z_]\w*|\*)$/;

/** Whether a field or module name, in whatever spelling, comes next. */
export function isAtName(c: Cursor): boolean {
  const token = peek(c);
  if (token === undefined) return false;
  return token.tokenType === t.Identifier || token.tokenType === t.Backticked || pathShape.test(token.image);
}

/** Where a name stands: some servers take more among the columns than in a condition. */
export type NamePlace = 'column' | 'condition';

/** Takes a field name, undoing the habits of SQL. */
export function readFieldName(c: Cursor, place: NamePlace): ReadName {
  const token = take(c);
  if (token.tokenType === t.Backticked) {
    return readBackticked(c, token, place === 'column' ? 'backticked-column' : 'backticks');
  }
  if (isAt(c, t.LeftBracket)) return readFunctionCall(c, token);
  if (token.tokenType === t.BareText) {
    return readPath(c, token, place === 'column' ? 'qualified-column' : 'qualified-name');
  }
  return token;
}

export function readBackticked(c: Cursor, token: IToken, kind: IssueKind): ReadName {
  const name = token.image.slice(1, -1);
  if (!nameShape.test(name)) {
    reportLoss(c, 'backticks', rangeOf(token), { found: token.image });
    return null;
  }
  report(c, kind, rangeOf(token), { found: token.image, replacement: name });
  return respell(token, t.Identifier, name);
}

function readFunctionCall(c: Cursor, name: IToken): null {
  const range: Range = [name.startOffset, skipBrackets(c)[1]];
  reportLoss(c, 'function-call', range, { found: textOf(c, range), name: name.image });
  return null;
}

/** `Module.field` says what `field` says; `reference.field` would be a join. */
function readPath(c: Cursor, token: IToken, kind: IssueKind): ReadName {
  const [, owner = '', name = ''] = pathShape.exec(token.image) ?? [];
  if (c.module?.toLowerCase() !== owner.toLowerCase()) {
    reportLoss(c, 'field-path', rangeOf(token), { found: token.image, name: owner });
    return null;
  }
  report(c, kind, rangeOf(token), { found: token.image, name: owner, replacement: name });
  return respell(token, name === '*' ? t.Star : t.Identifier, name, endOf(token));
}
