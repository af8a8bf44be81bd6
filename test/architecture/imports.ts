import { posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** The importing file, relative to the repository, with `/`. */
  readonly from: string;
  /** A file of the repository, a package's name, or a Node module such as `node:fs`. */
  readonly to: string;
  readonly kind: 'file' | 'package' | 'node' | 'missing';
  /** Gone after compilation. */
  readonly typeOnly: boolean;
}

/** Source texts by path, relative to the repository. */
export type Sources = ReadonlyMap<string, string>;

export interface Finding {
  readonly path: string;
  readonly what: string;
}

export function parseSource(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** Every way in which one module names another: statements, `import()`, `require()`, and types. */
export function findImports(path: string, sources: Sources): readonly Import[] {
  const imports: Import[] = [];
  visitNodes(parseSource(path, sources.get(path) ?? ''), (node) => {
    const found = readImport(node);
    if (found !== undefined) imports.push(resolveImport(path, found, sources));
  });
  return imports;
}

export function visitNodes(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitNodes(child, visit));
}

interface Reference {
  readonly specifier: ts.Node;
  readonly typeOnly: boolean;
}

function readImport(node: ts.Node): Reference | undefined {
  if (ts.isImportDeclaration(node)) {
    return {
      specifier: node.moduleSpecifier,
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isExternalModuleReference(node)) {
    return { specifier: node.expression, typeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, typeOnly: true };
  }
  return readCall(node);
}

function readCall(node: ts.Node): Reference | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression;
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require';
  if (callee.kind !== ts.SyntaxKind.ImportKeyword && !isRequire) return undefined;
  const [specifier = node] = node.arguments;
  return { specifier, typeOnly: false };
}

function resolveImport(from: string, { specifier, typeOnly }: Reference, sources: Sources): Import {
  // A computed specifier can lead anywhere: reported as one that leads nowhere.
  if (!ts.isStringLiteralLike(specifier)) return { from, to: specifier.getText(), kind: 'missing', typeOnly };
  const name = specifier.text;
  if (name.startsWith('node:')) return { from, to: name, kind: 'node', typeOnly };
  if (!name.startsWith('.')) return { from, to: packageNameOf(name), kind: 'package', typeOnly };
  const path = posix.join(posix.dirname(from), name);
  const to = [path, path.replace(/\.js$/, '.ts')].find((candidate) => sources.has(candidate));
  return { from, to: to ?? path, kind: to === undefined ? 'missing' : 'file', typeOnly };
}

function packageNameOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Uses of a global by its bare name or through `globalThis`. A property or type of that name elsewhere is none. */
export function findGlobalUses(path: string, text: string, name: string): readonly Finding[] {
  const findings: Finding[] = [];
  visitNodes(parseSource(path, text), (node) => {
    if (ts.isIdentifier(node) && node.text === name && isFree(node)) findings.push({ path, what: name });
    if (ts.isElementAccessExpression(node) && isGlobalThis(node.expression)) {
      const key = node.argumentExpression;
      if (ts.isStringLiteralLike(key) && key.text === name) findings.push({ path, what: name });
    }
  });
  return findings;
}

function isGlobalThis(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'globalThis';
}

/** A name that is declared, not used, counts too: calling something else `process` would only mislead. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isGlobalThis(parent.expression);
  if (ts.isQualifiedName(parent) && parent.right === node) return false;
  const isMember = ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent);
  return !(isMember && parent.name === node);
}
