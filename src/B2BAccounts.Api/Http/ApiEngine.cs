using System.Diagnostics.Metrics;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Trials;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.Api.Http;

/// <summary>Binds the contract to the slices' resolvers.</summary>
public static partial class ApiEngine
{
    /// <param name="contract">The contract.</param>
    /// <param name="log">Where faults and slow operations are told.</param>
    /// <param name="options">How the engine behaves.</param>
    /// <param name="limits">How much a client may ask for.</param>
    /// <param name="meter">Takes the engine's figures.</param>
    /// <param name="readsWholeRows">Reads all of each row, whatever is asked of it. The answers are the same, later.</param>
    /// <param name="allowIntrospection">Whether operations may ask for the schema.</param>
    /// <exception cref="SchemaException">A field of the contract has no code behind it that fits; all are told.</exception>
    public static GraphQLEngine Make(
        Contract contract, ILogger<GraphQLEngine> log, GraphQLOptions options, GraphQLLimits limits, Meter? meter = null, bool readsWholeRows = false,
        bool allowIntrospection = true)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        var bindings = new SchemaBindings { ReadsWholeRows = readsWholeRows };
        foreach (var (name, coercion) in CommonScalars.All.Where(s => contract.Schema.Type(s.Key) is ScalarType))
        {
            bindings.Scalar(name, coercion);
        }

        var conventions = new ConventionBindings(contract.Sdl, contract.Schema, bindings, new EfRows(), TypedErrors.InPayload, limits.ToLists());
        TypedErrors.Bind(bindings);
        AccountsResolvers.Bind(bindings, conventions);
        SupplyChainResolvers.Bind(bindings, conventions);
        ReceivablesResolvers.Bind(bindings, conventions);
        PurchasingResolvers.Bind(bindings, conventions);
        PolicyResolvers.Bind(bindings, conventions);
        GradingResolvers.Bind(bindings, conventions);
        DunningResolvers.Bind(bindings, conventions);
        CreditResolvers.Bind(bindings, conventions);
        TrialsResolvers.Bind(bindings, conventions);
        ForecastsResolvers.Bind(bindings);
        ProspectsResolvers.Bind(bindings, conventions);
        AccessResolvers.Bind(bindings, conventions);

        return new GraphQLEngine(contract.Schema, bindings, limits.ToEngine() with
        {
            TranslateException = TypedErrors.OfField,
            // The fields of a query read one state of the book through one connection.
            ResolversTakeTurns = true,
            // What a reading in bulk is told by.
            CountedType = "Money",
            OnInternalError = (exception, id) => LogInternal(log, id, exception),
            Meter = meter,
            AllowIntrospection = allowIntrospection,
            TraceDocuments = options.TraceDocuments,
            OnSlowOperation = options.SlowOperationSeconds > 0 ? report => SlowOperationLog.Write(log, report) : null,
            SlowOperation = TimeSpan.FromSeconds(options.SlowOperationSeconds),
            SlowOperationsPerMinute = options.SlowOperationsPerMinute,
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A field failed. Correlation id {Id}.")]
    private static partial void LogInternal(ILogger logger, string id, Exception exception);
}
