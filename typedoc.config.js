import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** `./dist/schema/index.js` → `src/schema/index.ts`: package.json is the one list of entries. */
const entryPoints = Object.values(exports)
  .filter((target) => typeof target !== 'string')
  .map((target) => target.import.default.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'));

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'vtql',
  entryPoints,
  // Not committed: `npm run docs` makes it anew.
  out: 'api',
  readme: 'none',
  excludeExternals: true,
  excludePrivate: true,
  excludeInternal: true,
  sort: ['source-order'],
  // Whatever has a name of its own in the public surface. Properties speak for themselves, or have a docblock.
  requiredToBeDocumented: ['Variable', 'Function', 'Class', 'Interface', 'TypeAlias'],
  // Parts of types that are told where they are used.
  intentionallyNotExported: [
    ...['EqualityOperator', 'OrderOperator', 'Kinds', 'Operands', 'RowName', 'CountRow', 'IdOf'],
    ...['TextFragment', 'JoinedFragment', 'src/builder/types.ts:Decoded', 'src/rules/rules.ts:all'],
  ],
  validation: {
    invalidLink: true,
    notDocumented: true,
    notExported: true,
    invalidPath: true,
    rewrittenLink: true,
  },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
