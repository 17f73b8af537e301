using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Takes what programs export by OTLP over HTTP, and keeps the bytes: the texts in them can be read as they are.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StringBuilder> received = new();
    private readonly WebApplication app;

    private OtlpCollector(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector.app.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Everything of a signal that has come.</summary>
    public string Of(string signal)
    {
        var texts = received.GetOrAdd(signal, _ => new());
        lock (texts)
        {
            return texts.ToString();
        }
    }

    /// <summary>The same, once a text has come.</summary>
    public async Task<string> UntilAsync(string signal, string text)
    {
        for (var tries = 0; tries < 300 && !Of(signal).Contains(text, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50);
        }

        return Of(signal);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var texts = received.GetOrAdd(signal, _ => new());
        lock (texts)
        {
            texts.Append(Encoding.Latin1.GetString(body.ToArray()));
        }
    }
}
