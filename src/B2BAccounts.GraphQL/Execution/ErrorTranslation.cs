using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Turns exceptions into errors that clients may see. What is not known stays hidden behind a correlation id; one exception
/// has one id, however many fields it fails: that of the trace where there is one.</summary>
internal sealed class ErrorTranslation(EngineOptions options)
{
    private readonly ConditionalWeakTable<Exception, GraphQLError> known = [];

    public GraphQLError Translate(Exception exception) => exception switch
    {
        GraphQLException known => known.Error,
        ScalarCoercionException scalar => new GraphQLError(scalar.Message),
        _ => known.GetValue(exception, TranslateOther),
    };

    private GraphQLError TranslateOther(Exception exception)
    {
        if (options.TranslateException?.Invoke(exception) is { } translated)
        {
            return translated;
        }

        var (error, id) = GraphQLError.Internal();
        options.OnInternalError?.Invoke(exception, id);
        return error;
    }
}
