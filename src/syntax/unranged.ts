import type { Query } from '../../grammar/ast.js';

/** A node whose places in a text do not matter, or that never had a text. */
export type Unranged<T> = T extends readonly (infer Item)[]
  ? readonly Unranged<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T as Key extends 'range' | 'operatorRange' | 'raw' ? never : Key]: Unranged<
          T[Key]
        >;
      } & {
        readonly [Key in keyof T as Key extends 'range' | 'operatorRange' | 'raw' ? Key : never]?: T[Key];
      }
    : T;

/** What the builder makes and the printer takes. */
export type UnrangedQuery = Unranged<Query>;
