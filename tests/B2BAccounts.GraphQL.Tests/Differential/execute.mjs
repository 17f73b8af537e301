// Executes with graphql-js what the engine executes too: one JSON line in, one JSON line out.
//   { "sdl": "…" }                            remembers the schema
//   { "query": "…", "variables": {…} }        answers the result over values that follow from hashes alone
//   { "check": "…" }                          reads SDL and answers what is wrong with it
//   { "print": "…" }                          reads SDL and answers it sorted and printed
//   { "coordinate": "…" }                     answers what it means in the schema remembered
//   { "read": "…" }                           reads SDL and answers it printed in its own order
import { createInterface } from 'node:readline';
import {
  buildSchema, execute, GraphQLError, isEnumType, isListType, isNonNullType, lexicographicSortSchema, parse, printSchema, resolveSchemaCoordinate,
  validate, validateSchema,
} from 'graphql';

let schema;

// FNV-1a, 32 bits.
function hash(n, key) {
  let x = 2166136261;
  for (const c of `${n}/${key}`) {
    x = Math.imul(x ^ c.charCodeAt(0), 16777619) >>> 0;
  }
  return x;
}

function value(n, key, type) {
  const h = hash(n, key);
  const nonNull = isNonNullType(type);
  if (h % (nonNull ? 37 : 7) === 1) {
    return null;
  }
  const inner = nonNull ? type.ofType : type;
  if (isListType(inner)) {
    return Array.from({ length: h % 4 }, (_, i) => value(n, `${key}.${i}`, inner.ofType));
  }
  switch (inner.name) {
    case 'Int': return h % 1000;
    case 'Float': return (h % 1000) / 4;
    case 'String': return `s${h % 100}`;
    case 'Boolean': return h % 2 === 0;
    case 'Node': return { __typename: ['Alpha', 'Beta'][h % 2], n: h % 100000 };
    case 'Any': return { __typename: ['Alpha', 'Beta', 'Gamma'][h % 3], n: h % 100000 };
    default: return isEnumType(inner) ? ['RED', 'GREEN', 'BLUE'][h % 3] : { __typename: inner.name, n: h % 100000 };
  }
}

function fieldResolver(source, args, _, info) {
  const n = source?.n ?? 0;
  const key = info.fieldName;
  if (key === 'n') {
    return n;
  }
  if (key === 'echo') {
    return JSON.stringify(args);
  }
  if (info.parentType.name === 'Query') {
    return value(args.n, key, info.returnType);
  }
  if (hash(n, `${key}!`) % 29 === 3) {
    throw new Error(`${key} of ${n} is broken`);
  }
  return value(n, key, info.returnType);
}

function resolved(coordinate) {
  try {
    const element = resolveSchemaCoordinate(schema, coordinate);
    if (element === undefined) {
      return 'nothing';
    }
    const { kind, type, field, inputField, enumValue, fieldArgument, directive, directiveArgument } = element;
    return [kind, ...[type, field, inputField, enumValue, fieldArgument, directive, directiveArgument].filter((e) => e).map((e) => e.name)].join(' ');
  } catch (error) {
    return error instanceof GraphQLError ? `syntax ${error.locations[0].column} ${error.message}` : 'refused';
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { sdl, query, variables, print, read, check, coordinate } = JSON.parse(line);
  let answer;
  if (sdl !== undefined) {
    schema = buildSchema(sdl);
    answer = {};
  } else if (coordinate !== undefined) {
    answer = resolved(coordinate);
  } else if (check !== undefined) {
    try {
      answer = validateSchema(buildSchema(check)).map((e) => e.message);
    } catch (error) {
      answer = [error.message];
    }
  } else if (print !== undefined) {
    answer = printSchema(lexicographicSortSchema(buildSchema(print)));
  } else if (read !== undefined) {
    answer = printSchema(buildSchema(read));
  } else {
    const document = parse(query);
    const invalid = validate(schema, document);
    answer = invalid.length > 0
      ? { invalid: invalid.map((e) => e.message) }
      : await execute({ schema, document, variableValues: variables, fieldResolver });
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
