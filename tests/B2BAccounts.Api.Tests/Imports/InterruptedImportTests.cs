using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class InterruptedImportTests
{
    [DatabaseFact]
    public async Task An_import_killed_midway_and_run_again_leaves_the_same_book_as_one_that_was_not()
    {
        await using var killed = await CommandLine.OpenAsync();
        await using var whole = await CommandLine.OpenAsync();
        await ManyInvoices.WriteAsync(killed, whole);
        using (var process = await ManyInvoices.StartAsync(killed))
        {
            await killed.KillAsync(process);
        }

        var there = await ManyInvoices.CountAsync(killed);
        Assert.InRange(there, 1, ManyInvoices.Rows - 1);
        var (code, output, _) = await ManyInvoices.ImportAsync(killed);
        Assert.Equal(0, code);
        Assert.Contains($"{ManyInvoices.Rows - there:N0} new, {there:N0} unchanged, 0 rejected.", output, StringComparison.Ordinal);
        (code, _, _) = await ManyInvoices.ImportAsync(whole);
        Assert.Equal(0, code);
        await ManyInvoices.AssertSameAsync(whole, killed);
    }
}
