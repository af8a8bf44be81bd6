import type { Node } from '../../grammar/ast.js';

/** What discriminates nodes. */
export type NodeType = Node['type'];
/** The node of a type. */
export type NodeOf<T extends NodeType> = Extract<Node, { type: T }>;

/**
 * The children of a node of each type, in the order of the text; null for types that have none. Functions for one type
 * each, because reading properties by name from nodes of all types was most of the cost of a walk.
 */
const childrenOf: { readonly [T in NodeType]: ((node: NodeOf<T>) => readonly (Node | null)[]) | null } = {
  Query: ({ columns, module, where, orderBy, limit }) => [columns, module, where, orderBy, limit],
  AllColumns: null,
  CountAll: null,
  FieldList: ({ fields }) => fields,
  FieldName: null,
  ModuleName: null,
  Where: ({ conditions, connectors }) => [...conditions, ...connectors],
  Connector: null,
  Comparison: ({ field, value }) => [field, value],
  In: ({ field, values }) => [field, ...values],
  Like: ({ field, pattern }) => [field, pattern],
  String: null,
  Integer: null,
  Decimal: null,
  Hex: null,
  Id: null,
  Date: null,
  Word: null,
  Missing: null,
  OrderBy: ({ items }) => items,
  OrderItem: ({ field }) => [field],
  Limit: ({ offset, count }) => [offset, count],
};

/** A function per type of node; each is called once for every node of its type, parents first. */
export type Visitor = { readonly [T in NodeType]?: (node: NodeOf<T>, parent: Node | null) => void };

/** Walks a tree, or any part of one. A tree is at most five nodes deep, so no query can exhaust the stack. */
export function visit(root: Node, visitor: Visitor): void {
  combineVisitors([visitor])(root);
}

/** Makes a function that walks a tree once for all visitors; at each node they are called in their order. */
export function combineVisitors(visitors: readonly Visitor[]): (root: Node) => void {
  const stops = planStops(visitors);
  return (root) => walk(root, null, stops);
}

/** What a walk does at each node of a type. */
interface Stop {
  readonly handlers: readonly ((node: Node, parent: Node | null) => void)[];
  readonly listChildren: ((node: Node) => readonly (Node | null)[]) | null;
}

type Stops = Readonly<Record<NodeType, Stop>>;

function planStops(visitors: readonly Visitor[]): Stops {
  const plan = (type: NodeType): Stop => ({
    handlers: visitors.flatMap((visitor) => (visitor[type] as Stop['handlers'][number] | undefined) ?? []),
    listChildren: childrenOf[type] as Stop['listChildren'],
  });
  return Object.fromEntries(
    (Object.keys(childrenOf) as NodeType[]).map((type) => [type, plan(type)]),
  ) as Stops;
}

/** Recursion is bounded by the grammar: no node nests in one of its own type. */
function walk(node: Node, parent: Node | null, stops: Stops): void {
  const { handlers, listChildren } = stops[node.type];
  for (const handler of handlers) handler(node, parent);
  if (!listChildren) return;
  for (const child of listChildren(node)) if (child) walk(child, node, stops);
}
