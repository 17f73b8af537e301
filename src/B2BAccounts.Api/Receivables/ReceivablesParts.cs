namespace B2BAccounts.Api.Receivables;

/// <summary>Registers what receivables are made of.</summary>
public static class ReceivablesParts
{
    public static IServiceCollection AddReceivables(this IServiceCollection services, PostingEvents events) => services
        .AddSingleton(events)
        .AddSingleton<Posting>()
        .AddSingleton<RecordInvoice>()
        .AddSingleton<RecordCreditNote>()
        .AddSingleton<RecordPayment>()
        .AddSingleton<RecordRefund>()
        .AddSingleton<RecordWriteOff>()
        .AddSingleton<RecoverWrittenOff>()
        .AddSingleton<AllocateCredit>()
        .AddSingleton<ReverseDocument>()
        .AddSingleton<ReverseAllocation>()
        .AddSingleton<Ageings>()
        .AddSingleton<AgeingGroups>()
        .AddSingleton<Balances>()
        .AddSingleton<OpenItems>()
        .AddSingleton<PaymentSpeeds>();
}
