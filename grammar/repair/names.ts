import type { IToken, TokenType } from 'chevrotain';
import type { Range } from '../ast.js';
import type { IssueKind } from '../issues.js';
import { nameShape } from '../names.js';
import { endOf, rangeOf } from '../token-range.js';
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

import { isAtOperator } from './places.js';

/** A name, or null where what stood there names nothing that the language has; both are taken. */
export type ReadName = IToken | null;

const pathShape = /^([A-Za-z_]\w*)\.([A-Za-z_]\w*)$/;
/** `Contacts.`, before a star. */
const openPathShape = /^([A-Za-z_]\w*)\.$/;

/** Where a name stands: some servers take more among the columns than in a condition. */
export type NamePlace = 'column' | 'condition';

/** Whether a field name, in whatever spelling, comes next. */
export function isAtName(c: Cursor, place: NamePlace): boolean {
  const token = peek(c);
  if (token === undefined) return false;
  if (token.tokenType === t.Identifier || token.tokenType === t.Backticked) return true;
  if (isAt(c, t.Star, 1) && openPathShape.test(token.image)) return place === 'column';
  return pathShape.test(token.image) || isAtQuotedName(c, place);
}

const quoted: ReadonlySet<TokenType> = new Set([t.StringToken, t.DoubleQuoted, t.SmartQuoted]);

/** `"lastname"`; in a condition only double quotes with an operator after them can be a name. */
function isAtQuotedName(c: Cursor, place: NamePlace): boolean {
  const token = peek(c);
  if (!token || !quoted.has(token.tokenType) || !nameShape.test(token.image.slice(1, -1))) return false;
  return place === 'column' || (token.tokenType === t.DoubleQuoted && isAtOperator(c, 1));
}

/** Takes a field name, undoing the habits of SQL. */
export function readFieldName(c: Cursor, place: NamePlace): ReadName {
  const token = take(c);
  if (token.tokenType === t.Backticked) {
    return readBackticked(c, token, place === 'column' ? 'backticked-column' : 'backticks');
  }
  if (quoted.has(token.tokenType)) return readQuotedName(c, token);
  if (isAt(c, t.LeftBracket)) return readFunctionCall(c, token);
  if (token.tokenType === t.BareText) return readPath(c, token, place);
  return token;
}

/** A name in quotes of any kind, or null where they hold no name. */
export function readQuotedName(c: Cursor, token: IToken): ReadName {
  const name = token.image.slice(1, -1);
  if (!nameShape.test(name)) {
    reportLoss(c, 'quoted-name', rangeOf(token), { found: token.image });
    return null;
  }
  report(c, 'quoted-name', rangeOf(token), { found: token.image, replacement: name });
  return respell(token, t.Identifier, name);
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
function readPath(c: Cursor, token: IToken, place: NamePlace): ReadName {
  const star = isAt(c, t.Star) && openPathShape.test(token.image) ? take(c) : undefined;
  const [owner = '', name = star?.image ?? ''] = token.image.split('.').filter(Boolean);
  const range: Range = [token.startOffset, endOf(star ?? token)];
  const [module] = c.owners;
  if (!c.owners.has(owner.toLowerCase())) {
    reportLoss(c, 'field-path', range, { found: textOf(c, range), name: owner });
    return null;
  }
  // A server that takes the module in front of a column need not know an alias.
  const kind = place === 'column' && owner.toLowerCase() === module ? 'qualified-column' : 'qualified-name';
  report(c, kind, range, { found: textOf(c, range), name: owner, replacement: name });
  return respell(token, star ? t.Star : t.Identifier, name, range[1]);
}
