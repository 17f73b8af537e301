using B2BAccounts.Api.Reports;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Reports;

/// <summary>Models as a gatherer would make them, for what rendering alone must show.</summary>
internal static class SampleReports
{
    public static readonly DateOnly Day = new(2026, 3, 31);

    private static readonly Currency Yuan = Currency.Of("CNY");

    public static CreditReportModel Customer(AccountLanguage language, int invoices = 9)
    {
        var all = Enumerable.Range(0, invoices).Select(i => Invoice(i)).OrderBy(i => i.DaysPastDue == 0).ThenByDescending(i => i.Open.Amount).ToList();
        var buckets = new decimal[AgeingEdges.Default.Count];
        all.ForEach(i => buckets[AgeingEdges.Default.BucketOf(i.DueDate, Day)] += i.Open.Amount);
        var aged = new AgedBalance("CNY", buckets, 4_000m, 1_250.5m);
        var speed = PaymentSpeed.Of(
            Day, 24,
            [new SettledPart(1, 120_000m, Day.AddDays(-300), Day.AddDays(-270), Day.AddDays(-262)), new SettledPart(2, 80_000m, Day.AddDays(-200), Day.AddDays(-170), Day.AddDays(-171))],
            [new UnpaidPart(3, 42_000m, Day.AddDays(-80), Day.AddDays(-50))]);
        var trend = PaymentTrend.Of(Enumerable.Range(1, 12).Select(m => new MonthLateness(2025, m, 1_000m, 1_000m * 2 * m)));
        var exposure = aged.Balance;
        return new CreditReportModel(
            language, Day, Yuan,
            new ReportIdentity(
                1, "C-100/234", "Jiyuan Vocational Equipment Co., Ltd.", "濟源職業技術裝備有限公司", AccountStatus.Customer,
                [new ReportIdentifier(IdentifierScheme.Uscc, "91410000MA40A1B2X5", true), new ReportIdentifier(IdentifierScheme.Lei, "5493001KJTIIGC8Y1R12", false)],
                "CN", "Jiyuan", "2822", "Wang Xiaoli", "South", new PaymentTerms(30, DiscountPercent: 2m, DiscountDays: 10), "CNY",
                new ReportParty("C-100001", "Central Plains Holding", "中原控股")),
            Assessment(),
            new ReportCredit(
                Day,
                new CreditLimit { Source = LimitSource.Policy, Amount = 400_000m, Currency = "CNY", ValidFrom = new DateOnly(2026, 1, 1), Reason = "Grade B, policy 1: 0.8 x 210000.00 a month." },
                400_000m,
                PolicyLimit.Of(CreditPolicy.Default, "B", Day, 2_520_000m, new DateOnly(2024, 1, 8), new PaymentTerms(30), 71m),
                new CreditExposure(aged.Receivable, aged.Unapplied, 0m, 0m), 400_000m - exposure, false, exposure / 400_000m,
                CreditStatus.Watch,
                [new ReportReason(CreditReason.NearlyUsed, "Nearly all of the limit is used."), new ReportReason(CreditReason.SlowingTrend, "Payments get 2 days later each month.")],
                []),
            new ReportReceivables(
                AgeingEdges.Default, aged, [new FxQuote("USD", "CNY", 7.1301m, Day)], [.. all.Take(ReportReceivables.MostInvoices)], all.Count,
                [new Money(all.Sum(i => i.Open.Amount), Yuan)]),
            new ReportPayment(speed, PaymentIndex.Of(speed), trend, new PurchaseFigures(Day, 2_520_000m, 31, 60, new DateOnly(2024, 1, 8), Day)),
            new ReportChain(
                [Neighbour("S-1", "Anyang Iron & Steel Group", "安陽鋼鐵集團", "Steel plate", 0.42m, AccountStatus.Customer, "A"), Neighbour("S-2", "Luoyang Bearings", null, "", null, AccountStatus.None, null)],
                2,
                [Neighbour("B-1", "Henan Technical College", "河南技術學院", "Lathes", 0.31m, AccountStatus.Prospect, null)],
                11))
        {
            Record = new ReportRecord(
                [new ReportDispute(Day.AddDays(-20), "INV-2026-0002", new Money(1_250.5m, Yuan), "Three of the lathes came without their covers")],
                [new ReportPromise(Day.AddDays(-40), Day.AddDays(-30), "INV-2026-0001", new Money(12_345.67m, Yuan), PromiseState.Broken)],
                [new ReportDecision(Day.AddDays(-3), CreditDecisionKind.Limit, false, null, new Money(600_000m, Yuan), DecisionStatus.Open, "Wang Xiaoli", "A second plant opens in spring", []),
                 new ReportDecision(Day.AddDays(-90), CreditDecisionKind.PassOrder, false, "O-77", new Money(80_000m, Yuan), DecisionStatus.Approved, "Wang Xiaoli", "One order", ["Chen Yu", "Li Na"])]),
        };
    }

    public static CreditReportModel Nothing(AccountLanguage language) => new(
        language, Day, Yuan,
        new ReportIdentity(2, "N-1", "Nobody Ltd", null, AccountStatus.None, [], null, null, null, null, null, PaymentTerms.Default, "CNY", null),
        null,
        new ReportCredit(Day, null, null, null, default, null, false, null, CreditStatus.NoCheck, [new ReportReason(CreditReason.NoLimit, "No limit was ever set, so nothing is checked.")], []),
        new ReportReceivables(AgeingEdges.Default, new AgedBalance("CNY", new decimal[6], 0m, 0m), [], [], 0, []),
        new ReportPayment(PaymentSpeed.Of(Day, 24, [], []), null, PaymentTrend.Of([]), new PurchaseFigures(Day, 0m, 0, 0, null, null)),
        new ReportChain([], 0, [], 0));

    private static ReportInvoice Invoice(int i)
    {
        var due = Day.AddDays(25 - i * 17 % 160);
        var amount = new Money(12_345.67m + i * 3_210.5m, Yuan);
        return new ReportInvoice($"INV-2026-{i + 1:0000}", due.AddDays(-30), due, Math.Max(0, Day.DayNumber - due.DayNumber), amount, amount, i == 1 ? 1_250.5m : 0m);
    }

    private static ReportNeighbour Neighbour(string number, string name, string? local, string goods, decimal? share, AccountStatus status, string? grade) =>
        new(new ReportParty(number, name, local), goods, share, status, grade);

    private static Assessment Assessment() => GradeRule.Assess(
        GradingPolicy.Default,
        new GradingInputs(
            1, Day, 60, new DateOnly(2024, 1, 8), 2_520_000m, 31, 58.3333m, [120_000m, 40_000m, 30_000m, 20_000m, 10_000m, 5_000m], 120, null,
            Disclosure.Disclosed, Disclosure.Unknown, [new AffinityCount(AffinityKind.Visit, 2)], "B"),
        QuantileTable.Of(Day.AddDays(-30), "CNY", [100_000m, 900_000m, 2_520_000m, 4_000_000m]));
}
