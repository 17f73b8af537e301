using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Verification;

/// <summary>
/// Accounts that have all lived through the same: two invoices of which one is settled by a payment, a credit note and a write-off and the other
/// open, disputed and delivered by order; a refund, a bounced payment, a payment on account, a limit, a grade. Keys tell the account by thousands.
/// </summary>
internal sealed class LittleBook(AccountsDb db)
{
    public const int Settled = 1, Open = 2, Cancelled = 3, Paid = 4, Note = 5, Refunded = 6, Lost = 7, Bounced = 8, OnAccount = 9;
    public const int PaidOff = 11, Credited = 12, GivenUp = 13, PaidBack = 14, BouncedPart = 15;

    private static readonly DateTime Recorded = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    public static DateOnly Day(int month, int day) => new(2026, month, day);

    public async Task AddAsync(int number)
    {
        long account = number, k = number * 1_000L;
        var row = new Account
        {
            Id = account, Number = $"L-{number}", Currency = "CNY", CreatedAt = Recorded, UpdatedAt = Recorded, Status = AccountStatus.Customer, Grade = "A",
            FirstPurchaseOn = Day(1, 10), LastPurchaseOn = Day(3, 1),
        };
        row.Rename($"Little {number}", null);
        db.Add(row);
        db.Add(AccountProfile.Of(row, k, Day(1, 1), Recorded));
        db.Add(new StoredAssessment { Id = k, AccountId = account, AsOf = Day(3, 30), ConfirmedFor = Day(3, 30), ConfirmedAt = Recorded, RecordedAt = Recorded, Grade = "A", GradeByPoints = "A", QuantileTableId = 1 });
        var asked = new CreditDecision
        {
            Id = k, AccountId = account, Kind = CreditDecisionKind.Limit, Amount = 5_000m, Currency = "CNY", AmountInQuestion = 5_000m, Reason = "agreed", AskedById = "user:1", AskedBy = "Ana",
            AskedAt = Recorded, DueOn = Day(3, 31), LapsesOn = Day(4, 29), People = 1,
        };
        var vote = new CreditVote { Id = k, DecisionId = k, AccountId = account, Approved = true, Reason = "agreed", VoterId = "user:2", VotedBy = "Ben", VotedAt = Recorded };
        asked.Vote([], vote, DecidingRole.Manager, Day(3, 30));
        db.Add(asked);
        db.Add(vote);
        db.Add(new CreditLimit { Id = k, AccountId = account, DecisionId = k, Source = LimitSource.Manual, Amount = 5_000m, Currency = "CNY", ValidFrom = Day(1, 1), Reason = "agreed", RecordedAt = Recorded });

        db.Add(Invoice(k, Settled, account, Day(1, 10), 1_000m));
        db.Add(Invoice(k, Open, account, Day(3, 1), 500m, "O-1"));
        db.Add(new InvoiceLine { Id = k, InvoiceId = k + Open, Position = 1, Product = "Bolt", Quantity = 100m, UnitPrice = 3m, Amount = 300m });
        db.Add(new InvoiceLine { Id = k + 1, InvoiceId = k + Open, Position = 2, Product = "Nut", Quantity = 100m, UnitPrice = 2m, Amount = 200m });
        db.Add(Invoice(k, Cancelled, account, Day(2, 1), 70m));
        db.Add(Reversed(k, 1, account, DocumentKind.Invoice, k + Cancelled, Day(2, 3), 70m));
        db.Add(Payment(k, Paid, account, Day(2, 20), 700m));
        db.Add(Given(k, PaidOff, account, DocumentKind.Payment, k + Paid, DocumentKind.Invoice, k + Settled, Day(2, 20), 700m));
        db.Add(new CreditNoteLine { Id = k, CreditNoteId = k + Note, Position = 1, Product = "Bolt", Quantity = 50m, UnitPrice = 2m, Amount = 100m });
        db.Add(new CreditNote { Id = k + Note, AccountId = account, Number = $"N{k + Note}", Date = Day(2, 15), Currency = "CNY", Amount = 100m, InvoiceId = k + Settled, RecordedAt = Recorded });
        db.Add(Given(k, Credited, account, DocumentKind.CreditNote, k + Note, DocumentKind.Invoice, k + Settled, Day(2, 15), 60m));
        db.Add(new Refund { Id = k + Refunded, AccountId = account, Number = $"N{k + Refunded}", Date = Day(3, 2), Currency = "CNY", Amount = 40m, RecordedAt = Recorded });
        db.Add(Given(k, PaidBack, account, DocumentKind.Refund, k + Refunded, DocumentKind.CreditNote, k + Note, Day(3, 2), 40m));
        db.Add(new WriteOff { Id = k + Lost, AccountId = account, Number = $"N{k + Lost}", Date = Day(3, 20), Currency = "CNY", Amount = 240m, Reason = "small", RecordedAt = Recorded });
        db.Add(Given(k, GivenUp, account, DocumentKind.WriteOff, k + Lost, DocumentKind.Invoice, k + Settled, Day(3, 20), 240m));
        db.Add(Payment(k, Bounced, account, Day(3, 3), 300m));
        db.Add(Given(k, BouncedPart, account, DocumentKind.Payment, k + Bounced, DocumentKind.Invoice, k + Open, Day(3, 3), 300m));
        db.Add(Reversed(k, 2, account, DocumentKind.Payment, k + Bounced, Day(3, 5), 300m));
        db.Add(Reversed(k, 3, account, DocumentKind.Allocation, k + BouncedPart, Day(3, 5), 300m));
        db.Add(Payment(k, OnAccount, account, Day(3, 6), 50m));
        db.Add(new Dispute { Id = k, AccountId = account, InvoiceId = k + Open, OpenedOn = Day(3, 4), Reason = "quality", Amount = 200m, RecordedAt = Recorded });

        db.Add(new OpenDocument { Kind = DocumentKind.Invoice, DocumentId = k + Open, AccountId = account, Currency = "CNY", Date = Day(3, 1), DueDate = Day(3, 31), Open = 500m });
        db.Add(new OpenDocument { Kind = DocumentKind.Payment, DocumentId = k + OnAccount, AccountId = account, Currency = "CNY", Date = Day(3, 6), DueDate = Day(3, 6), Open = 50m });
        var order = new CreditReservation { Id = k, AccountId = account, OrderNumber = "O-1", Currency = "CNY", ReservedAt = Recorded, UpdatedAt = Recorded };
        order.Reserve(new Domain.Money(900m, "CNY"), Day(4, 30), Day(3, 30));
        order.Deliver(new Domain.Money(600m, "CNY"), Day(3, 30));
        order.Invoice(500m);
        db.Add(order);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    public async Task BeginAsync()
    {
        db.Add(new StoredQuantileTable { Id = 1, Day = Day(3, 30), Currency = "CNY", RecordedAt = Recorded });
        await db.SaveChangesAsync();
    }

    private static Invoice Invoice(long k, int id, long account, DateOnly date, decimal amount, string? order = null) => new()
    {
        Id = k + id, AccountId = account, Number = $"N{k + id}", Date = date, DueDate = date.AddDays(30), Currency = "CNY", Amount = amount, OrderNumber = order, RecordedAt = Recorded,
    };

    private static Payment Payment(long k, int id, long account, DateOnly date, decimal amount) =>
        new() { Id = k + id, AccountId = account, Number = $"N{k + id}", Date = date, Currency = "CNY", Amount = amount, RecordedAt = Recorded };

    private static Allocation Given(long k, int id, long account, DocumentKind from, long fromId, DocumentKind to, long toId, DateOnly date, decimal amount) => new()
    {
        Id = k + id, AccountId = account, FromKind = from, FromId = fromId, ToKind = to, ToId = toId, Currency = "CNY", Amount = amount, Date = date, RecordedAt = Recorded,
    };

    private static Reversal Reversed(long k, int id, long account, DocumentKind kind, long document, DateOnly date, decimal amount) =>
        new() { Id = k + id, AccountId = account, Kind = kind, DocumentId = document, Date = date, Amount = amount, Reason = "test", RecordedAt = Recorded };
}
