import ts from 'typescript';
import type { Sources } from './imports.js';

/** A regular expression, and where it stands: `src/cli/walk.ts:25`. */
export interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions of the code, and the files that put others together, as often as they do. */
export interface Patterns {
  readonly literals: readonly Pattern[];
  readonly composers: readonly string[];
}

export function findPatterns(sources: Sources): Patterns {
  const literals: Pattern[] = [];
  const composers: string[] = [];
  for (const [path, text] of sources) {
    if (!path.endsWith('.ts')) continue;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) literals.push(readLiteral(node, file));
      if (isComposer(node)) composers.push(path);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { literals, composers };
}

function readLiteral(node: ts.RegularExpressionLiteral, file: ts.SourceFile): Pattern {
  const end = node.text.lastIndexOf('/');
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return {
    place: `${file.fileName}:${line + 1}`,
    source: node.text.slice(1, end),
    flags: node.text.slice(end + 1),
  };
}

function isComposer(node: ts.Node): boolean {
  const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isMade && node.expression.getText() === 'RegExp';
}

/**
 * The parts of a pattern that are to be checked: its alternatives, one by one, for a search tries each at each place
 * and their times add up. What repeats nothing without bound takes a bounded number of steps and is left out.
 */
export function splitPattern({ source, ...pattern }: Pattern): readonly Pattern[] {
  return splitAlternatives(source)
    .filter(hasUnboundedRepeat)
    .map((alternative) => ({ ...pattern, source: alternative }));
}

/** What a regular expression is made of: escapes, classes, and single characters. */
const pieces = /\\.|\[(?:\\.|[^\]\\])*\]|./gsu;

function splitAlternatives(source: string): readonly string[] {
  const alternatives = [''];
  let depth = 0;
  for (const [piece] of source.matchAll(pieces)) {
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (piece === '|' && depth === 0) alternatives.push('');
    else alternatives.push(alternatives.pop() + piece);
  }
  return alternatives;
}

function hasUnboundedRepeat(source: string): boolean {
  const bare = source.replaceAll(pieces, (piece) => (piece.length > 1 ? 'x' : piece));
  return /[*+]|\{\d+,\}/.test(bare);
}
