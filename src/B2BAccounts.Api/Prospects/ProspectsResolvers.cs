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
        conventions.Node<Prospect, long>("Prospect", p => p.Id, async (keys, context) =>
            await Open(context).Where(p => keys.Contains(p.Id)).ToListAsync(context.CancellationToken));
        bindings.Query.Connection(conventions, "prospects", Open);

        bindings.Object<Account>("Account").Batch("prospect", async (IReadOnlyList<Account> accounts, FieldContext context) =>
        {
            var ids = accounts.Select(a => a.Id).ToList();
            var found = await Open(context).Where(p => ids.Contains(p.AccountId)).ToDictionaryAsync(p => p.AccountId, context.CancellationToken);
            return (IReadOnlyList<Prospect?>)[.. accounts.Select(a => found.GetValueOrDefault(a.Id))];
        });
        bindings.Object<Prospect>("Prospect")
            .Batch("account", (prospects, context) => AccountsById.OfAsync(context, prospects.Select(p => p.AccountId)))
            .Batch("path", async (IReadOnlyList<Prospect> prospects, FieldContext context) =>
            {
                var words = await ProspectsInWords.ReadAsync(context.Book(), prospects, AccountLanguage.En, context.CancellationToken);
                return (IReadOnlyList<string?>)[.. prospects.Select(words.Path)];
            })
            .Batch("signals", SignalsAsync)
            .Field("seenOn", p => p.LastSeenOn);
        bindings.Object<ShownSignal>("ProspectSignal");
        bindings.Object<EvidenceInWords>("ProspectEvidence")
            .Batch("account", (evidence, context) => AccountsById.OfAsync(context, evidence.Select(e => e.AccountId)))
            .Batch("links", (evidence, context) => SupplyLinksById.OfAsync(context, evidence.Select(e => e.LinkIds)));
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
