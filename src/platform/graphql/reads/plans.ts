import {
  type ASTNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Clock } from '../../../kernel/clock.js';
import { type Plan, type RelationSource, compile } from './plan.js';
import { ReadRequest, type Values, shapeOfAfter } from './request.js';
import type { Shapes } from './shapes.js';

/** What of a request changes an operation's SQL: the values of @skip and @include, and the cursors. */
interface Dependents {
  readonly conditions: readonly string[];
  readonly pages: readonly FieldNode[];
}

export interface NamedPlan extends Plan {
  /** The prepared statement's name; undefined at the first sighting, which may be the only one. */
  name: string | undefined;
  sightings: number;
}

/** A prepared statement costs each connection about 65 kB, so only so many are named in a process's life. */
const MAX_NAMED = 500;
const MAX_PLANS_OF_AN_OPERATION = 64;

/** The plans of each operation; Apollo's document store keeps its identity stable from request to request. */
export class Plans {
  private readonly plans = new WeakMap<OperationDefinitionNode, Map<string, NamedPlan>>();
  private readonly dependents = new WeakMap<OperationDefinitionNode, Dependents>();
  private named = 0;

  constructor(
    private readonly shapes: Shapes,
    private readonly clock: Clock,
  ) {}

  /** @param key tells apart the roots that one field may have, as the filters in use */
  find(
    info: GraphQLResolveInfo,
    root: RelationSource,
    key: string,
    values: Values,
  ): { plan: NamedPlan; request: ReadRequest } {
    const request = new ReadRequest(info, this.shapes, values, this.clock.now());
    const ofOperation = this.plans.get(info.operation) ?? new Map<string, NamedPlan>();
    this.plans.set(info.operation, ofOperation);
    const whole = `${info.path.prev?.key ?? ''}.${info.path.key}|${key}|${this.stateOf(info)}`;
    const plan = ofOperation.get(whole) ?? this.compile(info, root, request);
    if (ofOperation.size >= MAX_PLANS_OF_AN_OPERATION) ofOperation.clear();
    ofOperation.set(whole, plan);
    this.sight(plan);
    return { plan, request };
  }

  private compile(info: GraphQLResolveInfo, root: RelationSource, request: ReadRequest): NamedPlan {
    return { ...compile(info, this.shapes, root, request), name: undefined, sightings: 0 };
  }

  private sight(plan: NamedPlan): void {
    plan.sightings += 1;
    if (plan.sightings === 2 && this.named < MAX_NAMED) plan.name = `read_${(this.named += 1)}`;
  }

  private stateOf({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
    const known = this.dependents.get(operation) ?? collect(operation, fragments);
    this.dependents.set(operation, known);
    const given = known.conditions.map((name) => String(variableValues[name]));
    return [...given, ...known.pages.map((page) => shapeOfAfter(page, variableValues))].join(',');
  }
}

function collect(operation: OperationDefinitionNode, fragments: GraphQLResolveInfo['fragments']): Dependents {
  const conditions = new Set<string>();
  const pages = new Set<FieldNode>();
  const seen = new Set<string>();
  const walk = (ast: ASTNode): void => {
    visit(ast, {
      Directive: ({ name, arguments: args }) => {
        const value = args?.[0]?.value;
        if (/^(skip|include)$/.test(name.value) && value?.kind === Kind.VARIABLE)
          conditions.add(value.name.value);
      },
      Field: (field) => {
        if (field.arguments?.some((argument) => argument.name.value === 'after')) pages.add(field);
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments[name.value];
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        walk(fragment);
      },
    });
  };
  walk(operation);
  return { conditions: [...conditions], pages: [...pages] };
}
