import type { Code } from '../diagnostics/codes.js';

/** What fields of a type hold: rules ask it whether a value fits, the builder how to write one. */
export interface TypeTraits {
  /** `text` is compared by collation, `number` and `boolean` as numbers, `id` by the number after its x. */
  readonly holds: 'text' | 'number' | 'boolean' | 'date' | 'time' | 'datetime' | 'id' | 'unknown';
  /** Whether `<` and `>` say something sensible. */
  readonly ordered: boolean;
  /** The types of JavaScript that it is compared with, by their names. */
  readonly takes: readonly string[];
  /** How a Date is written, given as ISO text: `2016-05-20T14:30:00.000Z`. */
  readonly writeDate?: (iso: string) => string;
  /**
   * The operator and text that ask whether there is a value, the same on all servers (language reference, section
   * 3, portable rule 8); undefined where nothing does.
   */
  readonly test?: (isSet: boolean, prefix: string) => readonly [operator: string, text: string] | undefined;
  /** What is wrong with a value, or undefined. */
  readonly check?: (value: string) => ValueProblem | undefined;
}

export interface ValueProblem {
  readonly name:
    | 'invalid-number'
    | 'invalid-boolean'
    | 'invalid-date'
    | 'invalid-time'
    | 'invalid-datetime'
    | 'unlikely-format';
  /** Of what the builder refuses. */
  readonly code?: Code;
  /** What is wrong, to be put after the value: `is no number`. */
  readonly problem: string;
  readonly hint?: string;
}

/** Of types that nobody documented; not judged. */
export const unknown: TypeTraits = {
  holds: 'unknown',
  ordered: true,
  takes: ['string', 'number', 'bigint', 'boolean'],
};

/** Of ids and owners, which are always set. */
export const id: TypeTraits = { holds: 'id', ordered: true, takes: ['string'] };
