/** What consumers' bundles weigh: minified by esbuild, compressed by gzip. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { pathTo } from './processes.js';

const entries = {
  'vtql: parse': `export { parse } from './dist/index.js'`,
  'vtql/builder: createQueryBuilder': `export { createQueryBuilder } from './dist/builder/index.js'`,
  'vtql/builder: with planQuery and pagesOf': `export { createQueryBuilder, planQuery, pagesOf } from './dist/builder/index.js'`,
  'vtql/schema: everything': `export * from './dist/schema/index.js'`,
  'vtql/schema/stock': `export * from './dist/schema/stock.js'`,
  'vtql/lint: lint': `export { lint } from './dist/lint/index.js'`,
  'vtql/template: everything': `export * from './dist/template/index.js'`,
  'graphql 16: parse': `export { parse } from './bench/node_modules/graphql'`,
  'soql-parser-js 6.3.1: parseQuery': `export { parseQuery } from './bench/node_modules/@jetstreamapp/soql-parser-js'`,
  'node-sql-parser: MySQL': `export { Parser } from './bench/node_modules/node-sql-parser/build/mysql.js'`,
};

async function measureBundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: pathTo('..') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024;
}

/** Kilobytes by entry. */
export async function measureSizes() {
  const sizes = {};
  for (const [name, contents] of Object.entries(entries)) sizes[name] = await measureBundle(contents);
  return sizes;
}
