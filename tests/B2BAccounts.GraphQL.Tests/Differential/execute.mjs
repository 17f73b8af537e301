// Executes with graphql-js what the engine executes too: one JSON line in, one JSON line out.
//   { "sdl": "…" }                            remembers the schema
//   { "query": "…" }                          answers the result, without values
//   { "check": "…" }                          reads SDL and answers what is wrong with it
//   { "print": "…" }                          reads SDL and answers it sorted and printed
//   { "coordinate": "…" }                     answers what it means in the schema remembered
//   { "read": "…" }                           reads SDL and answers it printed in its own order
import { createInterface } from 'node:readline';
import {
  buildSchema, execute, GraphQLError, lexicographicSortSchema, parse, printSchema, resolveSchemaCoordinate,
  validate, validateSchema,
} from 'graphql';

let schema;

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
  const { sdl, query, print, read, check, coordinate } = JSON.parse(line);
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
      : await execute({ schema, document });
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
