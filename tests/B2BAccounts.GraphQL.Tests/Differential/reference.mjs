// Answers, with graphql-js, what a document is: one JSON line in, one JSON line out.
//   { "schema": "name", "sdl": "…", "descriptions": {…} }   remembers a schema, with these descriptions of built-in types; no answer
//   { "id": 1, "document": "…", "schema": "name", "variables": {…}, "operationName": "…" }
//     -> { "id": 1, "errors": […], "stage": "syntax" | "validation" | "printed" | "execution" | "valid", "printed": "…", "data": {…} }
// Without a schema the document is only parsed and printed; with one, a valid operation is executed with stand-ins; a subscription's answers are lines of data.
import { createInterface } from 'node:readline';
import { buildSchema, execute, getOperationAST, parse, print, subscribe, validate } from 'graphql';
import { eventSource, standIn } from './standIns.mjs';

const schemas = new Map();
const plain = ({ message, locations, path }) => ({
  message: message.toWellFormed(),
  locations: (locations ?? []).map(({ line, column }) => `${line}:${column}`),
  path,
});

const executed = (answers) => ({
  stage: 'execution',
  errors: answers.flatMap(({ errors }) => errors ?? []).map(plain),
  data: answers[0].data === undefined ? undefined : answers.map(({ data }) => JSON.stringify(data)).join('\n'),
});

async function answer({ schema: name, document, variables, operationName }) {
  let tree;
  try {
    tree = parse(document, { allowEmptySelectionSets: false });
  } catch (error) {
    return { stage: 'syntax', errors: [plain(error)] };
  }
  if (name === undefined) {
    return { stage: 'printed', errors: [], printed: print(tree) };
  }
  const schema = schemas.get(name);
  const invalid = validate(schema, tree);
  if (invalid.length > 0) {
    return { stage: 'validation', errors: invalid.map(plain) };
  }
  // graphql-js executes no schema that has @defer unless it answers in parts.
  if (schema.getDirective('defer')) {
    return { stage: 'valid', errors: [] };
  }
  const request = { schema, document: tree, variableValues: variables, operationName, fieldResolver: standIn };
  if (getOperationAST(tree, operationName)?.operation !== 'subscription') {
    return executed([await execute(request)]);
  }
  const subscription = await subscribe({ ...request, subscribeFieldResolver: eventSource });
  if (!subscription[Symbol.asyncIterator]) {
    return executed([subscription]);
  }
  const answers = [];
  for await (const one of subscription) {
    answers.push(one);
  }
  return executed(answers);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, schema, sdl, descriptions, ...question } = JSON.parse(line);
  if (sdl !== undefined) {
    const built = buildSchema(sdl);
    for (const [name, description] of Object.entries(descriptions)) {
      const type = built.getType(name);
      if (type) {
        type.description = description;
      }
    }
    schemas.set(schema, built);
  } else {
    process.stdout.write(JSON.stringify({ id, ...(await answer({ schema, ...question })) }) + '\n');
  }
}
