using System.Diagnostics;
using System.IO.Compression;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Benchmarks.Papers;

/// <summary>How many statements of account a machine makes, from models in memory; beside it what compressing as many bytes takes, which any writer must.</summary>
internal static class PapersSpeed
{
    private static readonly StatementPeriod Month = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    private static readonly CompanyOptions Company = new() { Name = "Huabei Sales Co., Ltd.", LocalName = "华北销售有限公司", Address = "18 Zhongguancun Street, Beijing", ConfirmAt = "https://example.com/{reference}" };

    private static readonly ReportExport Export = new("benchmark", new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), "ABCDEFGHJKMNPQRS");

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments is ["--seconds", var text] && int.TryParse(text, out var asked) && asked is >= 1 and <= 600 ? asked : arguments.Length == 0 ? 10 : 0;
        if (seconds == 0)
        {
            await Console.Error.WriteLineAsync("papers [--seconds 10]: 1 to 600 seconds for each measurement.");
            return 2;
        }

        var fonts = FontSet.Load(new FontSearch());
        Console.WriteLine($"{string.Join("; ", fonts.Roles)}, {Environment.ProcessorCount} processors, {seconds} s each");
        var usual = Statement(72);
        await MeasureAsync("3 pages, one thread", usual, fonts, seconds, 1);
        await MeasureAsync($"3 pages, {Environment.ProcessorCount} threads", usual, fonts, seconds, Environment.ProcessorCount);
        await MeasureAsync("5,000 documents, one thread", Statement(5_000), fonts, seconds, 1);
        Table(SheetFormat.Xlsx, seconds);
        Table(SheetFormat.Csv, seconds);
        return 0;
    }

    private static async Task MeasureAsync(string what, StatementModel model, FontSet fonts, int seconds, int threads)
    {
        var first = Render(model, fonts);
        var bytes = Inflated(first.ToArray());
        var (made, allocated) = await CountAsync(seconds, threads, () => Render(model, fonts));
        var (compressed, _) = await CountAsync(seconds, threads, () => Deflate(bytes));
        Console.WriteLine(
            $"{what}: {60.0 * made / seconds:N0} a minute, {first.PageCount} pages, {first.Length / 1024.0:N1} KB, {allocated / made / 1024.0:N0} KB allocated each; {(double)compressed / made:N1} times as long as compressing its {bytes.Length / 1024.0:N0} KB");
    }

    private static void Table(SheetFormat format, int seconds)
    {
        var model = Statement(5_000);
        var (made, watch) = (0, Stopwatch.StartNew());
        var length = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; made++)
        {
            length = format.Write(StatementSheet.Of(model), Export.At, default).Length;
        }

        Console.WriteLine($"5,000 rows as {format.Extension}: {watch.Elapsed.TotalMilliseconds / made:N1} ms, {length / 1024.0:N0} KB");
    }

    private static async Task<(long Count, long Allocated)> CountAsync(int seconds, int threads, Action work)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 2;)
        {
            work();
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var (count, before, watch) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
                for (; watch.Elapsed.TotalSeconds < seconds; count++)
                {
                    work();
                }

                return (count, GC.GetAllocatedBytesForCurrentThread() - before);
            },
            TaskCreationOptions.LongRunning)));
        return (counts.Sum(c => c.count), counts.Sum(c => c.Item2));
    }

    private static RenderedDocument Render(StatementModel model, FontSet fonts) => StatementDocument.Render(model, Company, Export, fonts, default);

    private static void Deflate(byte[] bytes)
    {
        using var target = new MemoryStream();
        using var zip = new ZLibStream(target, CompressionLevel.Optimal);
        zip.Write(bytes);
    }

    /// <summary>All that stands compressed in a document, one after the other.</summary>
    private static byte[] Inflated(byte[] pdf)
    {
        using var all = new MemoryStream();
        for (var at = 0; (at = IndexOf(pdf, "stream\n"u8, at)) >= 0;)
        {
            at += "stream\n"u8.Length;
            if (pdf[at] != 0x78)
            {
                continue;
            }

            using var part = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
            part.CopyTo(all);
        }

        return all.ToArray();
    }

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> sought, int from)
    {
        var found = bytes.AsSpan(from).IndexOf(sought);
        return found < 0 ? -1 : from + found;
    }

    private static StatementModel Statement(int lines)
    {
        var currency = Currency.Of("CNY");
        var (balance, debits, credits, all) = (416_346.61m, 0m, 0m, new List<StatementLine>(lines));
        for (var i = 0; i < lines; i++)
        {
            var invoice = i % 3 != 2;
            var amount = (invoice ? 1m : -1m) * currency.Round(1_000m + (i * 7_919m % 90_000m) + 0.17m);
            balance += amount;
            (debits, credits) = (debits + Math.Max(0m, amount), credits + Math.Max(0m, -amount));
            var date = Month.From.AddDays(i * 30 / lines);
            all.Add(new StatementLine(
                date, invoice ? DocumentKind.Invoice : DocumentKind.Payment, false, $"IN{26_000_000 + i}", i % 4 == 0 ? "Laboratory equipment 實驗設備尾款, final instalment" : $"合同 HT-2025-{i % 500:0000}",
                invoice ? date.AddDays(30) : null, amount, balance));
        }

        var part = new StatementPart(currency, 416_346.61m, debits, credits, balance, all, new AgedBalance("CNY", [balance, 0m, 0m, 0m, 0m, 0m], 0m, 0m));
        var identity = new ReportIdentity(
            1, "CUST-0041277", "Jiyuan Vocational and Technical College", "濟源職業技術學院", AccountStatus.Customer, [], "CN", "Jiyuan", null, null, null, new PaymentTerms(30), "CNY", null);
        return new StatementModel(AccountLanguage.ZhHans, Month, null, identity, AgeingEdges.Default, [part]);
    }
}
