using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The tables, one definition for both ways in. Code takes <see cref="AccountsDb"/> to decide and to post,
/// <see cref="AnswersDb"/> to answer a caller; only figures that are the same question in both take this type.
/// </summary>
public abstract class Book(DbContextOptions options) : DbContext(options)
{
    public DatabaseKind Kind => Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseKind.Sqlite,
        "Microsoft.EntityFrameworkCore.SqlServer" => DatabaseKind.SqlServer,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseKind.PostgreSql,
        var other => throw new NotSupportedException($"A book cannot be kept by {other}."),
    };

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountIdentifier> AccountIdentifiers => Set<AccountIdentifier>();

    public DbSet<AccountProfile> AccountProfiles => Set<AccountProfile>();

    public DbSet<AccountNeed> AccountNeeds => Set<AccountNeed>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<SupplyLink> SupplyLinks => Set<SupplyLink>();

    public DbSet<AccountRelation> AccountRelations => Set<AccountRelation>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();

    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();

    public DbSet<CreditNoteLine> CreditNoteLines => Set<CreditNoteLine>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Reversal> Reversals => Set<Reversal>();

    public DbSet<Dispute> Disputes => Set<Dispute>();

    public DbSet<PaymentPromise> PaymentPromises => Set<PaymentPromise>();

    public DbSet<DunningHold> DunningHolds => Set<DunningHold>();

    public DbSet<DunningNotice> DunningNotices => Set<DunningNotice>();

    public DbSet<DunningNoticeItem> DunningNoticeItems => Set<DunningNoticeItem>();

    public DbSet<OpenDocument> OpenDocuments => Set<OpenDocument>();

    public DbSet<AccountFigures> AccountFigures => Set<AccountFigures>();

    public DbSet<FxRate> FxRates => Set<FxRate>();

    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<AffinityEvent> AffinityEvents => Set<AffinityEvent>();

    public DbSet<StoredQuantileTable> QuantileTables => Set<StoredQuantileTable>();

    public DbSet<StoredAssessment> Assessments => Set<StoredAssessment>();

    public DbSet<AssessmentRequest> AssessmentRequests => Set<AssessmentRequest>();

    public DbSet<GradingRun> GradingRuns => Set<GradingRun>();

    public DbSet<CreditLimit> CreditLimits => Set<CreditLimit>();

    public DbSet<CreditHold> CreditHolds => Set<CreditHold>();

    public DbSet<CreditReview> CreditReviews => Set<CreditReview>();

    public DbSet<CreditDecision> CreditDecisions => Set<CreditDecision>();

    public DbSet<CreditVote> CreditVotes => Set<CreditVote>();

    public DbSet<CreditReservation> CreditReservations => Set<CreditReservation>();

    public DbSet<Prospect> Prospects => Set<Prospect>();

    public DbSet<ProspectSignal> ProspectSignals => Set<ProspectSignal>();

    public DbSet<KeyBlock> KeyBlocks => Set<KeyBlock>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<UsedKey> UsedKeys => Set<UsedKey>();

    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();

    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Book).Assembly, Maps);
        SqlMoney.Map(modelBuilder);
        StoredForms.Apply(modelBuilder, Kind);
    }

    /// <summary>Whether the context has the table that a mapping describes.</summary>
    protected virtual bool Maps(Type mapping) => true;
}
