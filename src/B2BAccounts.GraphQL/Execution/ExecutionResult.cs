namespace B2BAccounts.GraphQL.Execution;

/// <summary>The answer as UTF-8 JSON in a pooled buffer (section 7). Dispose it when the bytes have been sent.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultWriter writer;

    internal ExecutionResult(ResultWriter writer, IReadOnlyList<GraphQLError> errors, bool failedBeforeExecution, bool dataIsNull)
    {
        this.writer = writer;
        Errors = errors;
        FailedBeforeExecution = failedBeforeExecution;
        DataIsNull = dataIsNull;
    }

    /// <summary>The whole response. Not to be used after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Body => writer.WrittenMemory;

    /// <summary>The errors that <see cref="Body"/> tells of.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>A request error: the document could not be read, is not valid, or its variables do not fit. The response has no data.</summary>
    public bool FailedBeforeExecution { get; }

    /// <summary>True when there is no data or it is null because of an error.</summary>
    public bool DataIsNull { get; }

    /// <summary>How many objects of <see cref="EngineOptions.CountedType"/> were read for the answer.</summary>
    public int Counted { get; init; }

    public void Dispose() => writer.Dispose();

    /// <summary>The answer to a request that does not get to execution.</summary>
    public static ExecutionResult Refused(params IReadOnlyList<GraphQLError> errors) => Refused(errors, null);

    internal static ExecutionResult Refused(IReadOnlyList<GraphQLError> errors, IReadOnlyDictionary<string, object?>? extensions)
    {
        var writer = new ResultWriter(1024);
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors);
        Close(writer, extensions);
        return new ExecutionResult(writer, errors, failedBeforeExecution: true, dataIsNull: true);
    }

    /// <summary>The answer that has nothing but <c>extensions</c>: the operation was not run because nobody asked for it.</summary>
    internal static ExecutionResult Only(IReadOnlyDictionary<string, object?> extensions)
    {
        var writer = new ResultWriter(256);
        writer.Raw("{\"extensions\":{"u8);
        ErrorWriter.WriteEntries(writer, extensions);
        writer.Raw("}}"u8);
        return new ExecutionResult(writer, [], failedBeforeExecution: false, dataIsNull: true);
    }

    /// <summary>Ends a response, with its <c>extensions</c> where there are any (section 7.1.3).</summary>
    internal static void Close(ResultWriter writer, IReadOnlyDictionary<string, object?>? extensions)
    {
        if (extensions is { Count: > 0 })
        {
            writer.Raw(",\"extensions\":{"u8);
            ErrorWriter.WriteEntries(writer, extensions);
            writer.Byte((byte)'}');
        }

        writer.Byte((byte)'}');
    }
}
