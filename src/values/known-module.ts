import type { ValueField } from './value-field.js';

/** What somebody knows of a module. */
export interface KnownModule {
  /** Whether its fields are told at all. */
  readonly described: boolean;
  /** What is known of a field, if anything. */
  peek(name: string): ValueField | undefined;
  /** Throws QueryBuildError for a field that the module cannot have, or that no query can use. */
  check?(name: string): void;
}

/**
 * Data that knows modules bring the functions which do, so that whoever composes queries without any does not load
 * them. Registered, since a package may be loaded twice; hidden, so that the data stays plain.
 */
export const knowledge: unique symbol = /* @__PURE__ */ Symbol.for('vtql.knowledge');

/** Data that knows modules. */
export interface Knowing {
  /**
   * Gives what is known of a module. Throws QueryBuildError where no query can read it.
   *
   * @internal
   */
  readonly [knowledge]?: (module: string) => KnownModule;
}

/** The same data, which from now on knows modules. */
export const bringKnowledge = <T extends object>(data: T, know: Knowing[typeof knowledge]): T & Knowing =>
  Object.defineProperty(data, knowledge, { value: know });

/** Of a module of which nothing is known. */
export const nothingKnown: KnownModule = { described: false, peek: () => undefined };
