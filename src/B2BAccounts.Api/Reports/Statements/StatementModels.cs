using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>Gathers what a statement says, from the same running account and ageing that GraphQL answers, within the caller's scope and of one state of the book.</summary>
public sealed class StatementModels(Ageings ageings)
{
    /// <summary>Most documents that one statement lists.</summary>
    public const int MostLines = 20_000;

    /// <param name="account">Of the same book.</param>
    /// <param name="language">The account's own when null.</param>
    /// <exception cref="RuleViolation">The period has more documents than a statement lists, or the figures do not agree with each other.</exception>
    public async Task<StatementModel> OfAsync(
        AnswersDb db, Account account, StatementPeriod period, DateTime? knownAt, AccountLanguage? language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        var (one, known) = (AccountSet.Of(account.Id), new LedgerDay(period.To, knownAt));
        await DemandShortAsync(db, one, period, known, account.Number, cancel);
        var running = (await RunningAccounts.OfAsync(db, one, period.From, known, null, cancel))[account.Id];
        var atoms = await ageings.AtomsAsync(db, one, known, cancel);
        var notes = await NotesAsync(db, account.Id, period, known, cancel);
        return new StatementModel(
            language ?? account.Language, period, knownAt, await ReportIdentities.OfAsync(db, account, period.To, cancel), atoms.Edges,
            [.. running.Select(r => Part(r, atoms, account, notes))]);
    }

    /// <summary>Numbers of the accounts that have something to be told of a period: documents in it, or a balance at its beginning.</summary>
    public static async Task<IReadOnlyList<string>> ConcernedAsync(AnswersDb db, StatementPeriod period, DateTime? knownAt, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = LedgerEntries.Of(db, AccountSet.WholeBook, new LedgerDay(period.To, knownAt)).Where(e => e.Date <= period.To);
        var moved = await entries.Where(e => e.Date >= period.From).Select(e => e.AccountId).Distinct().ToListAsync(cancel);
        var owed = await entries.Where(e => e.Date < period.From).GroupBy(e => new { e.AccountId, e.Currency })
            .Where(g => g.Sum(e => e.Amount) != 0m).Select(g => g.Key.AccountId).ToListAsync(cancel);
        var concerned = moved.Concat(owed).ToHashSet();
        var all = await db.Accounts.OrderBy(a => a.Number).Select(a => new { a.Id, a.Number }).ToListAsync(cancel);
        return [.. all.Where(a => concerned.Contains(a.Id)).Select(a => a.Number)];
    }

    /// <summary>When last a document or a reversal was recorded, later than one instant and up to another.</summary>
    public static async Task<DateTime?> LatestAsync(AnswersDb db, DateTime after, DateTime until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var later = LedgerEntries.Of(db, AccountSet.WholeBook, new LedgerDay(DateOnly.MaxValue, until)).Where(e => e.RecordedAt > after);
        return await later.MaxAsync(e => (DateTime?)e.RecordedAt, cancel);
    }

    private static async Task DemandShortAsync(AnswersDb db, AccountSet one, StatementPeriod period, LedgerDay known, string number, CancellationToken cancel)
    {
        var count = await LedgerEntries.Of(db, one, known).CountAsync(e => e.Date >= period.From && e.Date <= period.To, cancel);
        if (count > MostLines)
        {
            throw new RuleViolation(RuleCodes.StatementTooLong,
                $"From {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd} account {number} has {count:N0} documents; a statement lists at most {MostLines:N0}. Ask for a shorter period.", "from");
        }
    }

    private static StatementPart Part(RunningAccount running, DayAtoms atoms, Account account, Notes notes)
    {
        var code = running.Currency.Code;
        var aged = Ageing.Total(atoms.ByAccount[account.Id].Where(a => a.Currency == code), atoms.Edges, code);
        // Two ways to the same figure: a paper on which they differ must not go out.
        if (aged.Balance != running.Closing)
        {
            throw new RuleViolation(RuleCodes.StatementDoesNotAddUp,
                $"The documents of account {account.Number} come to {code} {running.Closing:0.####} on {running.To:yyyy-MM-dd}, and what is open of them to {aged.Balance:0.####}. "
                + "No statement is made; have the operator run verify, which names the documents at fault.");
        }

        return new StatementPart(
            running.Currency, running.Opening, running.Debits, running.Credits, running.Closing,
            [.. running.Entries.Select(e => new StatementLine(
                e.Date, e.Kind, e.Entry.IsReversal, e.Number, e.Entry.IsReversal ? null : notes.Reference(e), e.Entry.IsReversal ? null : notes.DueOn(e), e.Entry.Amount, e.Balance))],
            aged);
    }

    private static async Task<Notes> NotesAsync(AnswersDb db, long account, StatementPeriod period, LedgerDay known, CancellationToken cancel)
    {
        var invoices = await known.Known(db.Invoices).Where(d => d.AccountId == account && d.Date >= period.From && d.Date <= period.To)
            .Select(d => new { d.Id, d.DueDate, d.OrderNumber }).ToListAsync(cancel);
        var payments = await known.Known(db.Payments).Where(d => d.AccountId == account && d.Date >= period.From && d.Date <= period.To && d.Reference != null)
            .Select(d => new { d.Id, d.Reference }).ToListAsync(cancel);
        var refunds = await known.Known(db.Refunds).Where(d => d.AccountId == account && d.Date >= period.From && d.Date <= period.To && d.Reference != null)
            .Select(d => new { d.Id, d.Reference }).ToListAsync(cancel);
        return new Notes(
            invoices.Select(i => (DocumentKind.Invoice, i.Id, i.OrderNumber)).Concat(payments.Select(p => (DocumentKind.Payment, p.Id, p.Reference)))
                .Concat(refunds.Select(r => (DocumentKind.Refund, r.Id, r.Reference))).ToDictionary(n => (n.Item1, n.Id), n => n.Item3),
            invoices.ToDictionary(i => i.Id, i => i.DueDate));
    }

    /// <summary>What documents say of themselves.</summary>
    private sealed record Notes(Dictionary<(DocumentKind Kind, long Id), string?> References, Dictionary<long, DateOnly> DueDates)
    {
        public string? Reference(RunningEntry entry) => References.GetValueOrDefault((entry.Kind, entry.Entry.Id));

        public DateOnly? DueOn(RunningEntry entry) => entry.Kind == DocumentKind.Invoice ? DueDates[entry.Entry.Id] : null;
    }
}
