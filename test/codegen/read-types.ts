import ts from 'typescript';

/** What a generated file says, as the compiler reads it. */
export interface GeneratedFile {
  readonly syntaxErrors: readonly string[];
  /** Doc tags such as `@deprecated`, which no generated comment should hold. */
  readonly tags: readonly string[];
  readonly imports: readonly string[];
  /** Properties by interface, each with its type as written. */
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, ts.TypeNode>>;
  readonly table: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function readTypes(text: string): GeneratedFile {
  const file = ts.createSourceFile('crm.ts', text, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const imports: string[] = [];
  const interfaces = new Map<string, ReadonlyMap<string, ts.TypeNode>>();
  const tags: string[] = [];
  let table: GeneratedFile['table'] = new Map();
  const visit = (node: ts.Node): void => {
    tags.push(...ts.getJSDocTags(node).map((tag) => tag.getText()));
    if (ts.isImportSpecifier(node)) imports.push(node.name.text);
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, readMembers(node));
    if (ts.isCallExpression(node) && node.arguments[0]) table = readTable(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const syntaxErrors = parseDiagnostics.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, ' '),
  );
  return { syntaxErrors, tags, imports, interfaces, table };
}

function readMembers({ members }: ts.InterfaceDeclaration): ReadonlyMap<string, ts.TypeNode> {
  const signatures = members.filter(ts.isPropertySignature);
  return new Map(signatures.flatMap(({ name, type }) => (type ? [[nameOf(name), type] as const] : [])));
}

function readTable(literal: ts.Expression): GeneratedFile['table'] {
  return new Map(listProperties(literal).map(([name, value]) => [name, readRow(value)]));
}

function readRow(literal: ts.Expression): ReadonlyMap<string, string> {
  const texts = listProperties(literal).map(([name, value]) => {
    if (!ts.isStringLiteral(value)) throw new Error(`No text: ${value.getText()}`);
    return [name, value.text] as const;
  });
  return new Map(texts);
}

function listProperties(literal: ts.Expression): readonly (readonly [string, ts.Expression])[] {
  if (!ts.isObjectLiteralExpression(literal)) throw new Error(`No object: ${literal.getText()}`);
  return literal.properties.map((property) => {
    if (!ts.isPropertyAssignment(property)) throw new Error(`No plain property: ${property.getText()}`);
    if (!ts.isComputedPropertyName(property.name) && nameOf(property.name) === '__proto__') {
      throw new Error('`__proto__: …` sets the prototype.');
    }
    return [nameOf(property.name), property.initializer] as const;
  });
}

function nameOf(name: ts.PropertyName): string {
  if (!ts.isComputedPropertyName(name)) return name.text;
  if (!ts.isStringLiteral(name.expression)) throw new Error(`No text: ${name.getText()}`);
  return name.expression.text;
}

/** The texts in a type: the values of a picklist, the modules of an id. */
export function listLiterals(type: ts.Node): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(type);
  return texts;
}
