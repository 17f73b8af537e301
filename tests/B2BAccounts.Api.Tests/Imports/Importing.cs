using System.Text;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Imports;

/// <summary>Imports a file, or a text as a file, into a test's book as the commands do.</summary>
internal static class Importing
{
    public static FileInfo CopyOf(this TestBook book, string sharedFile)
    {
        var copy = Path.Combine(book.Folder, Path.GetFileName(sharedFile));
        File.Copy(SharedData.Find(sharedFile), copy, overwrite: true);
        return new FileInfo(copy);
    }

    public static FileInfo Write(this TestBook book, string name, string text, Encoding? encoding = null)
    {
        var file = new FileInfo(Path.Combine(book.Folder, name));
        File.WriteAllText(file.FullName, text, encoding ?? new UTF8Encoding(false));
        return file;
    }

    public static ImportMap Sample(string name, IReadOnlyList<ImportColumn> columns) =>
        ImportMap.Load(new FileInfo(Repository.File($"docs/samples/{name}.map.json")), columns);

    public static Task<ImportTally> Invoices(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, m => new InvoiceImport(book.Transactions, book.Get<Posting>(), m));

    public static Task<ImportTally> Lines(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, m => new InvoiceLineImport(book.Transactions, book.Get<Posting>(), m));

    public static Task<ImportTally> Payments(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, _ => new PaymentImport(book.Transactions, book.Get<Posting>()));

    public static Task<ImportTally> Links(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, m => new LinkImport(book.Transactions, m));

    public static Task<ImportTally> Accounts(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, m => new AccountImport(book.Transactions, book.Get<AccountEvents>(), m));

    public static Task<ImportTally> FxRates(this TestBook book, FileInfo file, ImportMap? map = null) =>
        Run(book, file, map, _ => new FxRateImport(book.Transactions));

    /// <summary>Line and code of what was rejected; empty when there is no file.</summary>
    public static List<(int Line, string Code)> Rejected(FileInfo file)
    {
        var beside = RowsBeside.Rejected(file);
        beside.Refresh();
        return !beside.Exists ? [] : [.. File.ReadAllText(beside.FullName).Split("\r\n").Skip(1).Where(l => l.StartsWith('"'))
            .Select(l => l.Split('"')).Select(p => (int.Parse(p[1]), p[3]))];
    }

    /// <summary>New, changed, unchanged, rejected.</summary>
    public static (long, long, long, long) Fates(this ImportTally tally) =>
        (tally[RowFate.New], tally[RowFate.Changed], tally[RowFate.Unchanged], tally[RowFate.Rejected]);

    private static Task<ImportTally> Run<TRow>(TestBook book, FileInfo file, ImportMap? map, Func<ImportMap, RowImport<TRow>> import)
        where TRow : class =>
        new ImportRun<TRow>(import(map ?? ImportMap.Canonical), map ?? ImportMap.Canonical, book.Get<RollFigures>(), TimeProvider.System)
            .Run(file, (_, _) => { }, TestContext.Current.CancellationToken);
}
