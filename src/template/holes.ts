import type { Range } from '../../grammar/ast.js';
import { isName } from '../../grammar/names.js';
import * as codes from '../diagnostics/codes.js';
import { refuse } from '../values/build-error.js';
import { showValue } from '../values/to-literal.js';

/** A name that stands in a text: of a field or module, checked to be one. */
export class Name {
  readonly of: 'field' | 'module';
  readonly text: string;

  constructor(of: Name['of'], text: string) {
    if (typeof text !== 'string' || !isName(text)) {
      refuse(codes.invalidName, `${showValue(text)} is no name of a ${of}.`);
    }
    this.of = of;
    this.text = text;
  }
}

/** Conditions that stand in a where-clause as one, as if in brackets. */
export type Fragment = TextFragment | JoinedFragment;

export class TextFragment {
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }
}

export class JoinedFragment {
  readonly type: 'And' | 'Or';
  readonly parts: readonly Fragment[];

  constructor(type: JoinedFragment['type'], parts: readonly Fragment[]) {
    this.type = type;
    this.parts = parts;
  }
}

export const isFragment = (value: unknown): value is Fragment =>
  value instanceof TextFragment || value instanceof JoinedFragment;

/** A template literal. */
export interface Source {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** A hole, and where its placeholder stands. */
export interface Hole {
  readonly value: unknown;
  readonly range: Range;
  /** For messages: which one it is, and what stands before it. */
  readonly title: string;
}

export interface FilledText {
  readonly text: string;
  readonly holes: readonly Hole[];
}

/**
 * The text with a word for each hole that occurs nowhere else: in brackets for a list that has none, as a whole
 * condition for a fragment. What a hole holds never becomes text.
 */
export function fillHoles({ texts, values }: Source, before: string, after: string): FilledText {
  // A template literal has no text where an escape of its own is malformed.
  if (texts.some((text) => typeof text !== 'string')) {
    refuse(
      codes.unexpectedCharacter,
      'The template has a backslash that JavaScript cannot read.',
      'Write \\\\ for one.',
    );
  }
  let word = 'hole';
  while (texts.some((text) => text.includes(word))) word += '_';
  let text = before + (texts[0] ?? '');
  const holes = values.map((value, index): Hole => {
    const needsBrackets = Array.isArray(value) && !/[(,]\s*$/.test(text);
    const tail = text.slice(before.length).slice(-20).trimStart();
    const title = `Hole ${index + 1} of the template, after '${tail}',`;
    if (needsBrackets) text += '(';
    const start = text.length;
    text += `${word}${index}`;
    const range = [start, text.length] as const;
    if (needsBrackets) text += ')';
    if (isFragment(value)) text += " = '1'";
    text += texts[index + 1] ?? '';
    return { value, range, title };
  });
  return { text: text + after, holes };
}
