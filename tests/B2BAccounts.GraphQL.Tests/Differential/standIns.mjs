// The stand-in values that the README of B2BAccounts.GraphQL.Check defines, for graphql-js.
import { isAbstractType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';

// FNV-1a, 32 bits, over UTF-16 code units.
function hash(text) {
  let x = 2166136261;
  for (let i = 0; i < text.length; i++) {
    x = Math.imul(x ^ text.charCodeAt(i), 16777619) >>> 0;
  }
  return x;
}

const alwaysThere = new Set(['Int', 'Float', 'Boolean']);

function value(schema, type, text, echo) {
  const h = hash(text);
  const nonNull = isNonNullType(type);
  const inner = nonNull ? type.ofType : type;
  if (h % (nonNull ? 31 : 9) === 1 && !(nonNull && alwaysThere.has(inner.name))) {
    return null;
  }
  if (isListType(inner)) {
    return Array.from({ length: h % 4 }, (_, i) => value(schema, inner.ofType, `${text}.${i}`));
  }
  switch (inner.name) {
    case 'Int': return h % 1000;
    case 'Float': return (h % 1000) / 4;
    case 'Boolean': return h % 2 === 0;
    case 'ID': return `${h % 100}`;
    case 'String': return echo ?? `s${h % 100}`;
  }
  if (isEnumType(inner)) {
    const values = inner.getValues();
    return values[h % values.length].name;
  }
  if (isObjectType(inner)) {
    return { __typename: inner.name, number: h };
  }
  if (isAbstractType(inner)) {
    const names = schema.getPossibleTypes(inner).map((t) => t.name).sort();
    return names.length === 0 ? null : { __typename: names[h % names.length], number: h };
  }
  return [`s${h % 100}`, h % 1000, h % 8 === 2, { n: h % 1000 }][h % 4];
}

const events = 3;

export async function* eventSource() {
  for (let event = 0; event < events; event++) {
    yield { event };
  }
}

export function standIn(source, args, _, info) {
  const number = source?.number ?? 0;
  const { parentType, fieldName, schema } = info;
  const field = parentType.getFields()[fieldName];
  const echo = field.args.length > 0 ? JSON.stringify(args) : undefined;
  if (source?.event !== undefined) {
    return value(schema, field.type, `0/${fieldName}${echo ?? ''}#${source.event}`, echo);
  }
  const root = [schema.getQueryType(), schema.getMutationType()].includes(parentType);
  const text = `${root ? 0 : number}/${fieldName}${echo ?? ''}`;
  if (hash(`${text}!`) % 23 === 3) {
    throw new Error(`${parentType.name}.${fieldName} of ${root ? 0 : number} is broken.`);
  }
  return value(schema, field.type, text, echo);
}
