using B2BAccounts.Api.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables;

/// <summary>Registers what receivables are made of.</summary>
public static class ReceivablesParts
{
    public static IServiceCollection AddReceivables(this IServiceCollection services, PostingEvents events) => services
        .AddSingleton(s => events.On(s.GetRequiredService<KeepFigures>().WhenChanged))
        .AddSingleton<Posting>()
        .AddSingleton<RecordInvoice>()
        .AddSingleton<RecordCreditNote>()
        .AddSingleton<RecordPayment>()
        .AddSingleton<RecordPromise>()
        .AddSingleton<OpenDispute>()
        .AddSingleton<CloseDispute>()
        .AddSingleton<WithdrawPromise>()
        .AddSingleton<DunningPlans>()
        .AddSingleton<RunDunning>()
        .AddSingleton<SetDunningPolicy>()
        .AddSingleton<HoldDunning>()
        .AddSingleton<RecordRefund>()
        .AddSingleton<RecordWriteOff>()
        .AddSingleton<RecoverWrittenOff>()
        .AddSingleton<AllocateCredit>()
        .AddSingleton<ReverseDocument>()
        .AddSingleton<ReverseAllocation>()
        .AddSingleton<Ageings>()
        .AddSingleton<AgeingGroups>()
        .AddSingleton<FiguresByAccount>()
        .AddSingleton<KeepFigures>()
        .AddSingleton<RollFigures>()
        .AddSingleton<FiguresCheck>()
        .AddSingleton<Balances>()
        .AddSingleton<OpenItems>()
        .AddSingleton<PaymentSpeeds>()
        .AddSingleton<PaymentMonths>()
        .AddSingleton<CompanyCollections>()
        .AddSingleton<PeerMedians>();
}
