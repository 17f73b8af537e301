// Puts every audit of graphql-http to the server at the URL given, with the key given as a bearer token: one line of JSON for each.
import { serverAudits } from 'graphql-http';

const [url, key] = process.argv.slice(2);
const fetchFn = (to, init = {}) => fetch(to, key ? { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } } : init);
for (const audit of serverAudits({ url, fetchFn })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason: reason && String(reason) }));
}
