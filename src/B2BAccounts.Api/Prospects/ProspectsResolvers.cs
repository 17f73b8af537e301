using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Prospects;

/// <summary>Who answers which field of schema/prospects.graphql.</summary>
public static class ProspectsResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<Prospect, long>("Prospect", p => p.Id).OrderedBy(p => p.Rank, descending: true);
        conventions.Node<Prospect, long>("Prospect", p => p.Id, (ids, context) => AccountSet.Among(Open(context), p => p.Id, ids));
        bindings.Query.Connection(conventions, "prospects", Open);

        bindings.Object<Account>("Account").BatchRow(
            conventions, "prospect", a => a.Id, (accounts, context) => AccountSet.Among(Open(context), p => p.AccountId, accounts), p => p.AccountId);
        bindings.Object<Prospect>("Prospect")
            .BatchAccount(conventions, "account", p => p.AccountId)
            .Batch("path", async (IReadOnlyList<Prospect> prospects, FieldContext context) =>
            {
                var words = await ProspectsInWords.ReadAsync(context.Book(), prospects, [], AccountLanguage.En, context.CancellationToken);
                return (IReadOnlyList<string?>)[.. prospects.Select(words.Path)];
            })
            .BatchRows(conventions, "signals", p => p.Id, Signals, s => s.ProspectId)
            .Field("seenOn", p => p.LastSeenOn, day => day);
        bindings.Object<ProspectSignal>("ProspectSignal").Batch("evidence", async (IReadOnlyList<ProspectSignal> signals, FieldContext context) =>
        {
            var words = await ProspectsInWords.ReadAsync(context.Book(), [], signals, AccountLanguage.En, context.CancellationToken);
            return (IReadOnlyList<IReadOnlyList<EvidenceInWords>>)[.. signals.Select(words.Evidence)];
        });
        bindings.Object<EvidenceInWords>("ProspectEvidence")
            .BatchAccount(conventions, "account", e => e.AccountId)
            .BatchRowsByKeys(conventions, "links", e => e.LinkIds, SupplyLinksById.Of, l => l.Id);
    }

    /// <summary>Those that are to be won: neither won nor given up.</summary>
    private static IQueryable<Prospect> Open(FieldContext context) => context.Book().Prospects
        .Where(p => p.Stage != ProspectStage.Converted && p.Stage != ProspectStage.Dismissed);

    private static IQueryable<ProspectSignal> Signals(IReadOnlyList<long> prospects, FieldContext context) =>
        AccountSet.Among(context.Book().ProspectSignals, s => s.ProspectId, prospects).OrderByDescending(s => s.Share).ThenBy(s => s.Kind);
}
