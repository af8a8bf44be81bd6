/** What the generated file calls something else, and what TypeScript lets no interface be called. */
const taken: readonly string[] = [
  ...['AnyId', 'Crm', 'Field', 'FieldTypes', 'Id', 'createFieldTypes'],
  ...['any', 'unknown', 'never', 'number', 'bigint', 'boolean', 'string', 'symbol', 'object', 'undefined'],
  ...['break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else'],
  ...['enum', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof'],
  ...['new', 'null', 'return', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void'],
  ...['while', 'with', 'implements', 'interface', 'let', 'package', 'private', 'protected', 'public'],
  ...['static', 'yield', 'await'],
];

/** A name for each module's interface: its own wherever it can be one, else something like it. */
export function nameInterfaces(modules: readonly string[]): ReadonlyMap<string, string> {
  const isFree = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !taken.includes(name);
  const names = new Map(modules.filter(isFree).map((name) => [name, name]));
  const used = new Set([...taken, ...names.keys()]);
  for (const module of modules) {
    if (names.has(module)) continue;
    const name = findUnused(module.replace(/\W+/g, '_').replace(/^(?=\d|$)/, '_'), used);
    used.add(name);
    names.set(module, name);
  }
  return names;
}

function findUnused(name: string, used: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; used.has(candidate); number++) candidate = `${name}${number}`;
  return candidate;
}
