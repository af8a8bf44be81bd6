import type { Node } from '../../grammar/ast.js';

/** What discriminates nodes. */
export type NodeType = Node['type'];
/** The node of a type. */
export type NodeOf<T extends NodeType> = Extract<Node, { type: T }>;

/** For each type of node, the properties that hold its children, in the order of the text. */
const childKeys: { readonly [T in NodeType]: readonly (keyof NodeOf<T>)[] } = {
  Query: ['columns', 'module', 'where', 'orderBy', 'limit'],
  AllColumns: [],
  CountAll: [],
  FieldList: ['fields'],
  FieldName: [],
  ModuleName: [],
  Where: ['conditions', 'connectors'],
  Connector: [],
  Comparison: ['field', 'value'],
  In: ['field', 'values'],
  Like: ['field', 'pattern'],
  String: [],
  Integer: [],
  Decimal: [],
  Hex: [],
  Id: [],
  Date: [],
  Word: [],
  Missing: [],
  OrderBy: ['items'],
  OrderItem: ['field'],
  Limit: ['offset', 'count'],
};

/** A function per type of node; each is called once for every node of its type, parents first. */
export type Visitor = { readonly [T in NodeType]?: (node: NodeOf<T>, parent: Node | null) => void };

/** Walks a tree, or any part of one. A tree is at most five nodes deep, so no query can exhaust the stack. */
export function visit(root: Node, visitor: Visitor): void {
  combineVisitors([visitor])(root);
}

/** Makes a function that walks a tree once for all visitors; at each node they are called in their order. */
export function combineVisitors(visitors: readonly Visitor[]): (root: Node) => void {
  const handlers = mergeVisitors(visitors);
  return (root) => walk(root, null, handlers);
}

type Handler = (node: Node, parent: Node | null) => void;
type Handlers = Partial<Record<NodeType, Handler[]>>;

function mergeVisitors(visitors: readonly Visitor[]): Handlers {
  const handlers: Handlers = {};
  for (const visitor of visitors) {
    for (const type of Object.keys(visitor) as NodeType[]) {
      const handler = visitor[type] as Handler | undefined;
      if (!handler) continue;
      handlers[type] ??= [];
      handlers[type].push(handler);
    }
  }
  return handlers;
}

/** Recursion is bounded by the grammar: no node nests in one of its own type. */
function walk(node: Node, parent: Node | null, handlers: Handlers): void {
  const own = handlers[node.type];
  if (own) for (const handler of own) handler(node, parent);
  for (const key of childKeys[node.type]) {
    const child = node[key as keyof Node] as unknown;
    if (Array.isArray(child)) for (const item of child as Node[]) walk(item, node, handlers);
    else if (child) walk(child as Node, node, handlers);
  }
}
