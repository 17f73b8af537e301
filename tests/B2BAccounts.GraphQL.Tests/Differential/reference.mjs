// Answers, with graphql-js, what a document is: one JSON line in, one JSON line out.
//   { "schema": "name", "sdl": "…" }              remembers a schema, no answer
//   { "id": 1, "document": "…", "schema": "name" } -> { "id": 1, "syntax": {…} } or { "id": 1, "errors": […], "printed": "…" }
// Without a schema the document is only parsed and printed.
import { createInterface } from 'node:readline';
import { buildSchema, parse, print, validate } from 'graphql';

const schemas = new Map();
const plain = (error) => ({
  message: error.message.toWellFormed(),
  locations: (error.locations ?? []).map(({ line, column }) => `${line}:${column}`),
});

for await (const line of createInterface({ input: process.stdin })) {
  const { id, schema, sdl, document } = JSON.parse(line);
  if (sdl !== undefined) {
    schemas.set(schema, buildSchema(sdl));
    continue;
  }
  let answer;
  try {
    const tree = parse(document, { allowEmptySelectionSets: false });
    const errors = schema === undefined ? [] : validate(schemas.get(schema), tree);
    answer = { id, errors: errors.map(plain), printed: print(tree) };
  } catch (error) {
    answer = { id, syntax: plain(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
