using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes companies in. One that is known with other values is refused, unless the map says that the file may change it; an empty value
/// says nothing and changes nothing.
/// </summary>
public sealed class AccountImport(BookTransactions transactions, AccountEvents events, ImportMap map) : RowImport<ImportedAccount>
{
    public override IReadOnlyList<ImportColumn> Columns => ImportedAccount.Columns;

    public override ImportedAccount Read(RowCells cells) => ImportedAccount.Read(cells);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<ImportedAccount> rows, ImportTally tally, CancellationToken cancellation)
    {
        var outcomes = await transactions.RunAsync(book => new Batch(book, events, map.UpdateAccounts).Run(rows), cancellation);
        tally.Count("accounts", outcomes.Count(o => o.Fate == RowFate.New));
        tally.Count("changes of accounts", outcomes.Count(o => o.Fate == RowFate.Changed));
        return outcomes;
    }

    /// <summary>One transaction's rows.</summary>
    private sealed class Batch(BookTransaction book, AccountEvents events, bool mayChange)
    {
        private readonly List<Account> changed = [];
        private readonly List<AccountIdentifier> codes = [];
        private readonly Dictionary<long, Account> byId = [];
        private KnownAccounts accounts = null!;
        private Dictionary<string, Account> byNumber = null!;
        private ILookup<long, AccountIdentifier> identifiers = null!;

        public async Task<RowOutcome[]> Run(IReadOnlyList<ImportedAccount> rows)
        {
            var numbers = rows.SelectMany(r => r.ParentNumber is { } parent ? (string[])[r.Number, parent] : [r.Number]).ToHashSet(StringComparer.Ordinal);
            accounts = await KnownAccounts.Load(book, numbers);
            byNumber = await book.Db.Accounts.Where(a => EF.Parameter(numbers).Contains(a.Number)).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, book.Cancel);
            var ids = byNumber.Values.Select(a => a.Id).ToHashSet();
            identifiers = (await book.Db.AccountIdentifiers.Where(i => ids.Contains(i.AccountId)).ToListAsync(book.Cancel)).ToLookup(i => i.AccountId);
            var outcomes = new RowOutcome[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                try
                {
                    outcomes[i] = byNumber.GetValueOrDefault(rows[i].Number) is { } known ? await Compare(known, rows[i]) : await Create(rows[i]);
                }
                catch (RuleViolation why)
                {
                    outcomes[i] = RowOutcome.Rejected(why);
                }
            }

            await accounts.Save();
            await book.InsertAsync(codes);
            await AccountHistory.WriteAsync(book, changed);
            await events.TellAsync(book, [.. changed.Select(a => a.Id)]);
            return outcomes;
        }

        private async Task<RowOutcome> Create(ImportedAccount row)
        {
            var parent = Parent(row);
            var account = new Account { Number = row.Number, ParentId = parent?.Id };
            row.Apply(account);
            await accounts.Create(account);
            byNumber.Add(account.Number, account);
            await Add(account, row.Identifiers);
            return RowOutcome.New;
        }

        // The row is laid over a copy of the account: what comes out different is what the row would change.
        private async Task<RowOutcome> Compare(Account known, ImportedAccount row)
        {
            var parent = Parent(row);
            await CheckParent(known, parent);
            var fresh = book.Db.Entry(known).State == EntityState.Detached;
            var after = (Account)book.Db.Entry(known).CurrentValues.ToObject();
            row.Apply(after);
            after.ParentId = parent?.Id ?? known.ParentId;
            var there = fresh ? codes.Where(c => c.AccountId == known.Id) : identifiers[known.Id];
            var added = row.Identifiers.Where(i => !there.Any(k => (k.Scheme, k.Value) == (i.Scheme, i.Value))).ToList();
            var differs = book.Db.Model.FindEntityType(typeof(Account))!.GetFlattenedProperties()
                .Where(p => !Equals(p.GetGetter().GetClrValueUsingContainingEntity(known), p.GetGetter().GetClrValueUsingContainingEntity(after)))
                .Select(p => p.Name).Concat(added.Select(c => c.Scheme.ToString())).ToList();
            if (differs.Count == 0)
            {
                return RowOutcome.Unchanged;
            }

            if (fresh || !mayChange)
            {
                throw new RuleViolation(RuleCodes.AccountNumberTaken,
                    $"Account {row.Number} is {(fresh ? "in the file already" : "known")} with another {string.Join(", ", differs.Select(d => char.ToLowerInvariant(d[0]) + d[1..]))}. "
                    + "To let the file change what the book knows, its map says \"updateAccounts\": true.", "number");
            }

            row.Apply(known);
            (known.ParentId, known.UpdatedAt, known.Version) = (after.ParentId, book.RecordedAt, known.Version + 1);
            changed.Add(known);
            await Add(known, added);
            return RowOutcome.Changed;
        }

        private Account? Parent(ImportedAccount row) => row.ParentNumber is not { } number ? null
            : byNumber.GetValueOrDefault(number) ?? throw KnownAccounts.Unknown(number, "parent");

        private async Task CheckParent(Account account, Account? parent)
        {
            for (var at = parent; at is not null && byId.TryAdd(at.Id, at);)
            {
                at = at.ParentId is { } id ? await book.Db.Accounts.FindAsync([id], book.Cancel) : null;
            }

            CorporateGroup.CheckParent(account.Id, parent?.Id, id => byId.GetValueOrDefault(id)?.ParentId, "parent");
        }

        private async Task Add(Account account, IEnumerable<AccountIdentifier> added)
        {
            foreach (var code in added)
            {
                code.Id = await book.KeyAsync<AccountIdentifier>();
                code.AccountId = account.Id;
                codes.Add(code);
            }
        }
    }
}
