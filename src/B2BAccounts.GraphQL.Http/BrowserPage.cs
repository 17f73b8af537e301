using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>What a browser shows at the endpoint: sample queries to run, and the schema. One page, no foreign resources.</summary>
internal sealed class BrowserPage(GraphQLHttpOptions options) : ITransport
{
    public bool IsForAll => true;

    public bool Takes(HttpRequest request) =>
        options.PageTitle is not null
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && MediaTypes.AcceptsHtml(request.Headers.Accept)
        && !request.Query.ContainsKey("query");

    public Task AnswerAsync(HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return context.Response.WriteAsync(Html(nonce), context.RequestAborted);
    }

    private string Html(string nonce)
    {
        var title = WebUtility.HtmlEncode(options.PageTitle);
        var samples = new StringBuilder();
        foreach (var sample in options.SampleQueries)
        {
            samples.Append($"<button type=button data-query=\"{WebUtility.HtmlEncode(sample.Text)}\">{WebUtility.HtmlEncode(sample.Name)}</button> ");
        }

        return $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title>
            <style nonce="{{nonce}}">
              body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1c2733; }
              h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
              .panes { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
              textarea, pre { font: 13px/1.45 ui-monospace, monospace; border: 1px solid #c3ccd6; border-radius: 4px; padding: .7rem; margin: 0; }
              textarea { min-height: 24rem; } #answer { max-height: 60vh; overflow: auto; background: #f5f7f9; white-space: pre-wrap; }
              button, input { font: inherit; padding: .25rem .8rem; border: 1px solid #12355b; border-radius: 4px; background: #fff; color: #12355b; cursor: pointer; }
              #run { background: #12355b; color: #fff; } p.bar { margin: .8rem 0; }
              @media (max-width: 60rem) { .panes { grid-template-columns: 1fr; } }
            </style>
            <h1>{{title}}</h1>
            <p class="bar">Try: {{samples}}</p>
            <div class="panes">
              <textarea id="query" spellcheck="false" aria-label="Query"></textarea>
              <pre id="answer" aria-live="polite">Press Run (or Ctrl+Enter).</pre>
            </div>
            <p class="bar"><button type="button" id="run">Run</button> &nbsp; <input type="password" id="key" size="40" autocomplete="off" placeholder="Access token or API key, where one is needed" aria-label="Access token or API key"> &nbsp; <a href="?sdl">Download the schema</a></p>
            <h2>Schema</h2>
            <pre>{{WebUtility.HtmlEncode(options.Sdl ?? "The schema is not shown here.")}}</pre>
            <script nonce="{{nonce}}">
              const query = document.getElementById('query'), answer = document.getElementById('answer');
              const samples = [...document.querySelectorAll('[data-query]')];
              samples.forEach(b => b.addEventListener('click', () => { query.value = b.dataset.query; run(); }));
              if (samples.length) query.value = samples[0].dataset.query;
              // Indents without parsing, so that amounts keep their digits.
              function indent(json) {
                let out = '', depth = 0, inText = false;
                const line = () => '\n' + '  '.repeat(depth);
                for (let i = 0; i < json.length; i++) {
                  const c = json[i];
                  if (inText) { out += c; if (c === '\\') out += json[++i]; else if (c === '"') inText = false; }
                  else if (c === '"') { inText = true; out += c; }
                  else if (c === '{' || c === '[') {
                    const close = json[i + 1] === '}' || json[i + 1] === ']';
                    if (close) out += c + json[++i]; else { depth++; out += c + line(); }
                  }
                  else if (c === '}' || c === ']') { depth--; out += line() + c; }
                  else if (c === ',') out += c + line();
                  else if (c === ':') out += ': ';
                  else out += c;
                }
                return out;
              }
              async function run() {
                answer.textContent = '…';
                const headers = { 'Content-Type': 'application/json', 'Accept': 'application/graphql-response+json' };
                const key = document.getElementById('key').value.trim();
                if (key) headers.Authorization = 'Bearer ' + key;
                try {
                  const response = await fetch(location.pathname, {
                    method: 'POST',
                    headers,
                    body: JSON.stringify({ query: query.value }) });
                  const text = await response.text();
                  answer.textContent = indent(text);
                } catch (problem) { answer.textContent = String(problem); }
              }
              document.getElementById('run').addEventListener('click', run);
              query.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) run(); });
            </script>
            </html>
            """;
    }
}
