using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

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
                var words = await ProspectsInWords.ReadAsync(context.Book(), prospects, AccountLanguage.En, context.CancellationToken);
                return (IReadOnlyList<string?>)[.. prospects.Select(words.Path)];
            })
            .Batch("signals", SignalsAsync)
            .Field("seenOn", p => p.LastSeenOn, day => day);
        bindings.Object<ShownSignal>("ProspectSignal");
        bindings.Object<EvidenceInWords>("ProspectEvidence")
            .BatchAccount(conventions, "account", e => e.AccountId)
            .BatchRowsByKeys(conventions, "links", e => e.LinkIds, SupplyLinksById.Of, l => l.Id);
    }

    /// <summary>Those that are to be won: neither won nor given up.</summary>
    private static IQueryable<Prospect> Open(FieldContext context) => context.Book().Prospects
        .Include(p => p.Signals).Where(p => p.Stage != ProspectStage.Converted && p.Stage != ProspectStage.Dismissed);

    private static async Task<IReadOnlyList<IReadOnlyList<ShownSignal>>> SignalsAsync(IReadOnlyList<Prospect> prospects, FieldContext context)
    {
        var words = await ProspectsInWords.ReadAsync(context.Book(), prospects, AccountLanguage.En, context.CancellationToken);
        return
        [
            .. prospects.Select(p => (IReadOnlyList<ShownSignal>)
            [
                .. p.Signals.OrderByDescending(s => s.Share).ThenBy(s => s.Kind).Select(s => new ShownSignal(s.Kind, s.Share, words.Evidence(s))),
            ]),
        ];
    }

    private sealed record ShownSignal(SignalKind Kind, double Share, IReadOnlyList<EvidenceInWords> Evidence);
}
