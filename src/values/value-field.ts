import type { Code } from '../diagnostics/codes.js';
import type { DiagnosticData } from '../diagnostics/diagnostic.js';
import type { TypeTraits } from './field-types.js';

/** What is known of a field that a value is for. */
export interface ValueField {
  readonly name: string;
  /** The name of its type in `describe`; `unknown` where nobody told. */
  readonly kind: string;
  readonly holds: TypeTraits['holds'];
  /** The types of JavaScript that it is compared with, by their names. */
  readonly takes: readonly string[];
  /** How a Date is written, given as ISO text: `2016-05-20T14:30:00.000Z`. */
  readonly writeDate?: ((iso: string) => string) | undefined;
  /** Why it cannot be compared with a text, or a pattern. */
  readonly judge?: (text: string, isPattern: boolean) => ValueRefusal | undefined;
  /** The operator and text that ask whether there is a value, the same on all servers. */
  readonly test?: (isSet: boolean) => readonly [operator: string, text: string] | ValueRefusal;
}

/** Why something cannot be said. */
export interface ValueRefusal {
  readonly refused: Code;
  readonly message: string;
  readonly hint?: string;
  readonly data?: DiagnosticData;
}
