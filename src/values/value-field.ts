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
  /** Throws QueryBuildError for a text, or a pattern, with which it cannot be compared. */
  readonly check?: (text: string, isPattern: boolean) => void;
  /**
   * The operator and text that ask whether there is a value, the same on all servers. Throws QueryBuildError where
   * there are none.
   */
  readonly test?: (isSet: boolean) => readonly [operator: string, text: string];
}
