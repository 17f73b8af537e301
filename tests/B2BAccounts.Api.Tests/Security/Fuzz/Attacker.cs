using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Who sends requests: with what key, and what he may see of the book.</summary>
internal sealed class Attacker(string name, string? key, Scope scope, MarkedBook book, IReadOnlyList<string> untold, params Type[] hidden)
{
    // As docs/operations.md has it, by hand: what the schema says of roles is what is on trial.
    private static readonly string[] UntoldToCustomers =
        ["available", "reasons", "credit.status", "limit.source", "limit.reason", "prospect", "suppliers", "buyers", "chain", "latitude", "longitude", "lost", "lastPurchaseOn", "relationshipType", "team", "links", "promise", "promises", "dunning", "dunningNotices", "dunningHolds", "dunningPolicy", "cashForecast", "expectedPayment", "expectedCreditLoss"];

    private static readonly string[] UntoldToSalesTools =
    [
        "contacts", "identifiers", "manager", "team", "relationshipType", "grade", "terms", "lost", "credit", "assessment", "purchasing", "balance", "ageing", "paymentSpeed", "invoices", "creditNotes", "payments", "reservations", "links", "promise", "promises", "dunning", "dunningNotices", "dunningHolds", "dunningPolicy", "cashForecast", "expectedPayment", "expectedCreditLoss",
    ];

    private readonly HashSet<string> untold = [.. untold];

    public string Name { get; } = name;

    public string? Key { get; } = key;

    /// <summary>Whether the mark is of rows that he sees, and in none of the tables that his role is not told of.</summary>
    public bool MaySee(Mark mark) => !hidden.Contains(mark.Table) && mark.Accounts.All(a => scope.Sees(book.Account(a)));

    public bool Sees(Account account) => scope.Sees(account);

    /// <summary>Whether his role is never told what fields of this name have, or those below that field.</summary>
    public bool IsUntold(string on, string field) => untold.Contains(field) || untold.Contains($"{on}.{field}");

    public static Attacker Manager(string key, MarkedBook book) => new("manager", key, Scope.Of(managers: [MarkedBook.Manager]), book, []);

    public static Attacker Customer(string key, MarkedBook book) =>
        new("customer", key, Scope.Of(accounts: [book.Own.Id]), book, UntoldToCustomers, typeof(SupplyLink), typeof(AccountRelation), typeof(CreditLimit), typeof(CreditHold), typeof(CreditDecision), typeof(CreditVote), typeof(Prospect), typeof(ProspectSignal), typeof(Domain.Grading.AffinityEvent), typeof(Domain.Receivables.PaymentPromise), typeof(Domain.Receivables.Dunning.DunningNotice), typeof(Domain.Receivables.Dunning.DunningHold));

    public static Attacker SalesTool(string key, MarkedBook book) => new(
        "sales tool", key, Scope.Of(prospects: true), book, UntoldToSalesTools, typeof(Contact), typeof(AccountIdentifier), typeof(CreditLimit), typeof(CreditHold), typeof(CreditDecision), typeof(CreditVote), typeof(CreditReservation), typeof(Domain.Receivables.Invoice), typeof(Domain.Receivables.Payment), typeof(Domain.Receivables.CreditNote), typeof(Domain.Receivables.PaymentPromise), typeof(Domain.Receivables.Dunning.DunningNotice), typeof(Domain.Receivables.Dunning.DunningHold), typeof(SupplyLink));

    public static Attacker Nobody(MarkedBook book) => new("nobody", null, Scope.Nothing, book, []);
}
