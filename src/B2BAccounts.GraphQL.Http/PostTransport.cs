using System.Buffers;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Operations in a body of JSON (GraphQL over HTTP, section 5.4): one as an object, several as an array, answered by an array in
/// the same order.</summary>
internal sealed class PostTransport(Operations operations, GraphQLHttpOptions options) : ITransport
{
    public bool Takes(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task AnswerAsync(HttpContext context)
    {
        var mediaType = MediaTypes.ForAnswer(context.Request);
        DemandJson(context);
        var body = await RequestBody.ReadAsync(context.Request, options.MaxBodyBytes, context.RequestAborted);
        var isOver = body.Root.ValueKind == JsonValueKind.Array
            ? await AnswerEachAsync(context, mediaType, body.Root)
            : await AnswerOneAsync(context, mediaType, body.Root);

        // Else the collector takes it.
        if (isOver)
        {
            body.Dispose();
        }
    }

    private static void DemandJson(HttpContext context)
    {
        var request = context.Request;
        if (!MediaTypes.IsJson(request.ContentType))
        {
            throw new BadRequest(StatusCodes.Status415UnsupportedMediaType,
                "The body must be JSON in UTF-8: send it with the header Content-Type: application/json.");
        }

        foreach (var encoding in request.Headers.ContentEncoding)
        {
            if (encoding is not null && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.AcceptEncoding = "identity";
                throw new BadRequest(StatusCodes.Status415UnsupportedMediaType,
                    $"A body with Content-Encoding {request.Headers.ContentEncoding} is not read here; send it as plain JSON.");
            }
        }
    }

    private async Task<bool> AnswerOneAsync(HttpContext context, string mediaType, JsonElement json)
    {
        using var result = await operations.ExecuteAsync(RequestParameters.FromJson(context.Request, options, json, "The body"), context);
        await GraphQLResponse.WriteAsync(context, mediaType, result);
        return IsOver(result);
    }

    private async Task<bool> AnswerEachAsync(HttpContext context, string mediaType, JsonElement batch)
    {
        var requests = Requests(context.Request, batch);
        if (options.RefusesBatch?.Invoke(context, requests.Count) is var (status, error))
        {
            await GraphQLResponse.RefuseAsync(context, status, error);
            return true;
        }

        GraphQLResponse.Begin(context.Response, StatusCodes.Status200OK, mediaType);
        var writer = context.Response.BodyWriter;
        var isOver = true;
        long written = 0;
        for (var i = 0; i < requests.Count; i++)
        {
            using var result = written > options.MaxBatchAnswerBytes
                ? ExecutionResult.Refused(NotRun(written))
                : await operations.ExecuteOneOfManyAsync(requests[i], context);
            isOver &= IsOver(result);
            written += result.Body.Length;
            writer.Write(i == 0 ? "["u8 : ","u8);
            await writer.WriteAsync(result.Body, context.RequestAborted);
        }

        writer.Write("]"u8);
        await writer.FlushAsync(context.RequestAborted);
        return isOver;
    }

    /// <summary>All of them are read before any is run, so that a batch that is wrong changes nothing.</summary>
    private List<GraphQLRequest> Requests(HttpRequest http, JsonElement batch)
    {
        var count = batch.GetArrayLength();
        if (options.MaxBatchSize < 2)
        {
            throw Wrong("The body is an array; send one request at a time, as an object.");
        }

        if (count == 0)
        {
            throw Wrong("The body is an empty array; a batch needs at least one request.");
        }

        if (count > options.MaxBatchSize)
        {
            throw Wrong($"The batch holds {count} requests; the limit is {options.MaxBatchSize}. Send them in several batches.", "batchSize");
        }

        var requests = new List<GraphQLRequest>(count);
        foreach (var json in batch.EnumerateArray())
        {
            requests.Add(RequestParameters.FromJson(http, options, json, $"Request {requests.Count + 1} of the batch"));
        }

        return requests;
    }

    private GraphQLError NotRun(long written) => new GraphQLError(
        $"The request was not run: the answers before it have {written} bytes together, and the limit for a batch is {options.MaxBatchAnswerBytes}. Send it again in another batch.")
        .BeyondLimit("batchAnswerBytes");

    /// <summary>Whether no resolver can be running any more. One that does not heed its time limit may be left behind an answer with errors.</summary>
    private static bool IsOver(ExecutionResult result) => result.Errors.Count == 0 || result.FailedBeforeExecution;

    private static BadRequest Wrong(string message, string? limit = null) => new(StatusCodes.Status400BadRequest, message, limit);
}
