using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Generation;

/// <summary>Writes some consecutive accounts with all that is theirs, in one transaction.</summary>
internal sealed class GenerationBatch(BookTransaction book, GenerationPlan plan, IReadOnlyList<GeneratedAccount> accounts)
{
    private readonly Dictionary<int, long> ids = [];

    public async Task<GeneratedRows> WriteAsync(Posting posting)
    {
        var links = accounts.SelectMany(a => GeneratedChain.Links(plan, a.Index).Select(l => (a.Index, l.Partner, l.Buys, l.Link))).ToList();
        var relations = accounts.SelectMany(a => GeneratedChain.Relations(plan, a.Index).Select(r => (a.Index, r.Other, r.Relation))).ToList();
        await GiveIdsAsync();
        await FindIdsAsync(accounts.Select(a => a.ParentIndex).OfType<int>().Concat(links.Select(l => l.Partner)).Concat(relations.Select(r => r.Other)));
        await WriteAccountsAsync();
        foreach (var (index, partner, buys, link) in links)
        {
            (link.SupplierId, link.BuyerId) = buys ? (ids[partner], ids[index]) : (ids[index], ids[partner]);
            (link.CreatedAt, link.UpdatedAt) = (book.RecordedAt, book.RecordedAt);
            link.Check();
        }

        foreach (var (index, other, relation) in relations)
        {
            (relation.AccountId, relation.OtherId, relation.CreatedAt) = (ids[index], ids[other], book.RecordedAt);
            relation.Check();
        }

        await InsertAsync([.. links.Select(l => l.Link)], (link, id) => link.Id = id);
        await InsertAsync([.. relations.Select(r => r.Relation)], (relation, id) => relation.Id = id);
        var documents = accounts.SelectMany(a => a.Documents).ToList();
        await PostAsync(posting, documents);
        return new GeneratedRows(
            accounts.Count, links.Count, relations.Count, Count(DocumentKind.Invoice), Count(DocumentKind.CreditNote), Count(DocumentKind.Payment),
            Count(DocumentKind.WriteOff));

        long Count(DocumentKind kind) => documents.Count(d => d.Kind == kind);
    }

    private async Task GiveIdsAsync()
    {
        var keys = await book.KeysAsync<Account>(accounts.Count);
        for (var i = 0; i < accounts.Count; i++)
        {
            accounts[i].Account.Id = keys[i];
            ids.Add(accounts[i].Index, keys[i]);
        }
    }

    // Of accounts that earlier batches have made.
    private async Task FindIdsAsync(IEnumerable<int> indices)
    {
        var numbers = indices.Where(i => !ids.ContainsKey(i)).Distinct().ToDictionary(GenerationPlan.Number, StringComparer.Ordinal);
        var wanted = numbers.Keys.ToList();
        var known = book.Db.Accounts.Where(a => EF.Parameter(wanted).Contains(a.Number)).Select(a => new { a.Number, a.Id });
        foreach (var account in await known.ToListAsync(book.Cancel))
        {
            ids.Add(numbers[account.Number], account.Id);
        }
    }

    private async Task WriteAccountsAsync()
    {
        foreach (var one in accounts)
        {
            one.Account.ParentId = one.ParentIndex is { } parent ? ids[parent] : null;
            (one.Account.CreatedAt, one.Account.UpdatedAt) = (book.RecordedAt, book.RecordedAt);
        }

        await book.InsertAsync(accounts.Select(a => a.Account).ToList());
        await InsertAsync(Parts(a => a.Profiles), (a, p) => (p.AccountId, p.ParentId, p.RecordedAt) = (a.Id, a.ParentId, book.RecordedAt), (p, id) => p.Id = id);
        await InsertAsync(Parts(a => a.Identifiers), (a, i) => i.AccountId = a.Id, (i, id) => i.Id = id);
        await InsertAsync(Parts(a => a.Contacts), (a, c) => c.AccountId = a.Id, (c, id) => c.Id = id);
        await InsertAsync(Parts(a => a.Needs), (a, n) => n.AccountId = a.Id, (n, id) => n.Id = id);
        await InsertAsync(Parts(a => a.Affinity), (a, e) => (e.AccountId, e.RecordedAt) = (a.Id, book.RecordedAt), (e, id) => e.Id = id);
    }

    private List<(Account Account, T Row)> Parts<T>(Func<GeneratedAccount, IEnumerable<T>> rows) =>
        [.. accounts.SelectMany(a => rows(a).Select(row => (a.Account, row)))];

    private Task InsertAsync<T>(List<(Account Account, T Row)> parts, Action<Account, T> place, Action<T, long> setId)
        where T : class
    {
        parts.ForEach(p => place(p.Account, p.Row));
        return InsertAsync([.. parts.Select(p => p.Row)], setId);
    }

    private async Task InsertAsync<T>(List<T> rows, Action<T, long> setId)
        where T : class
    {
        var keys = await book.KeysAsync<T>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            setId(rows[i], keys[i]);
        }

        await book.InsertAsync(rows);
    }

    private async Task PostAsync(Posting posting, List<NewDocument> documents)
    {
        foreach (var outcome in await posting.PostAsync(book, [.. documents.Select(IReadOnlyList<NewDocument> (d) => [d])]))
        {
            if (outcome.Refused is { } refused)
            {
                throw refused;
            }
        }
    }
}
