import type { Range } from '../../../grammar/ast.js';
import { findCallee, findVariable, nameAtEnd } from './before-literal.js';
import { matchAt } from './escapes.js';
import type { FormatStyle, SourceLanguage } from './language.js';
import type { Program } from './program.js';
import type { Literal } from './scan.js';
import type { Chain } from './stitch.js';

/** What is done with a text: whether it is formatted, and whether more is appended to it. */
export interface Use {
  readonly style: FormatStyle | null;
  readonly isExtended: boolean;
  /** The functions that the text, or the variable that holds it, is given to. */
  readonly callees: readonly string[];
}

/** How far behind a text its variable is followed, and to how many mentions. */
const horizon = 3000;
const mostMentions = 30;

/** Looks around the text, and at the variable that it is assigned to. */
export function findUse(program: Program, chain: Chain, first: Literal): Use {
  const { source, language } = program;
  const variable = findVariable(source, first.start);
  const callee = findCallee(source, first.bracket);
  const direct = findStyle(language, callee, source, skipBlanks(source, chain.range[1]));
  if (variable === null) return { style: direct, isExtended: chain.isCut, callees: callee ? [callee] : [] };
  const later = followVariable(program, variable, chain.range[1]);
  return {
    style: direct ?? later.style,
    isExtended: chain.isCut || later.isExtended,
    callees: [callee, ...later.callees].filter(Boolean),
  };
}

function findStyle(
  { formatters }: SourceLanguage,
  callee: string,
  source: string,
  after: number,
): FormatStyle | null {
  const used = formatters.find(
    (formatter) =>
      (formatter.callee && callee !== '' && formatter.callee.test(callee)) ||
      (formatter.after && matchAt(formatter.after, source, after)),
  );
  return used?.style ?? null;
}

function skipBlanks(source: string, offset: number): number {
  let at = offset;
  while (/\s/.test(source.charAt(at)) || (source.charAt(at) === ')' && at - offset < 3)) at++;
  return at;
}

/** Looks at each later mention of a variable, up to where it is assigned anew. */
function followVariable({ source, language }: Program, variable: string, start: number): Use {
  const text = source.slice(start, start + horizon);
  const callees: string[] = [];
  let style: FormatStyle | null = null;
  let isExtended = false;
  let count = 0;
  for (const [from, to] of findMentions(text, variable)) {
    if (++count > mostMentions) break;
    const [at, end] = [start + from, start + to];
    const after = skipBlanks(source, end);
    const before = source.slice(Math.max(start, at - 60), at).trimEnd();
    const next = source.charAt(end + (/^\s*/.exec(source.slice(end, end + 20))?.[0].length ?? 0));
    if (next === '=' && source.charAt(after + 1) !== '=') break;
    const callee = before.endsWith('(') ? nameAtEnd(before.slice(0, -1)) : '';
    if (callee) callees.push(callee);
    style ??= findStyle(language, callee, source, after);
    isExtended ||= isExtension(source, language, after, text.slice(from, to), before);
  }
  return { style, isExtended, callees };
}

/** Where a text has a name as a whole, with the brace in front of it that PHP inserts it by. */
function* findMentions(text: string, name: string): Generator<Range> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (/[\w$]/.test(text.charAt(end)) || /[\w$>.]/.test(text.charAt(at - 1))) continue;
    const hasBrace = text.charAt(at - 1) === '{' && !/[\w$>.]/.test(text.charAt(at - 2));
    yield [hasBrace ? at - 1 : at, end];
  }
}

function isExtension(
  source: string,
  language: SourceLanguage,
  after: number,
  mention: string,
  before: string,
): boolean {
  if (matchAt(language.append, source, after)) return true;
  const isMember = language.name !== 'php' && source.charAt(after) === '.';
  if (!isMember && matchAt(language.join, source, after)) return true;
  if (mention.startsWith('{') || /(?:\$\{|#\{)$/.test(before)) return true;
  return matchAt(language.join, `${before.slice(-1)} `, 0) !== null;
}
