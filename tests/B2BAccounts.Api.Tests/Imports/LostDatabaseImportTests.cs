using System.Diagnostics;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class LostDatabaseImportTests(FragileServer server) : IClassFixture<FragileServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_import_goes_on_when_its_server_was_stopped_at_once_and_is_back_two_seconds_later()
    {
        await using var stopped = await CommandLine.OpenAsync(await server.MakeAsync());
        await using var whole = await CommandLine.OpenAsync(await server.MakeAsync());
        await ManyInvoices.WriteAsync(stopped, whole);
        using (var process = await ManyInvoices.StartAsync(stopped))
        {
            var ended = EndAsync(process);
            await server.StopAtOnceAsync();
            Assert.False(ended.IsCompleted, "The import was done before the server was stopped.");
            await Task.Delay(TimeSpan.FromSeconds(2));
            await server.StartAgainAsync();
            var (code, output, error) = await ended;
            Assert.True(code == 0, output + error);
            Assert.Contains($"{ManyInvoices.Rows:N0} rows", output, StringComparison.Ordinal);
            Assert.Contains(" 0 rejected.", output, StringComparison.Ordinal);
        }

        Assert.Equal(ManyInvoices.Rows, await ManyInvoices.CountAsync(stopped));
        Assert.Equal(0, (await ManyInvoices.ImportAsync(whole)).Code);
        await ManyInvoices.AssertSameAsync(whole, stopped);
    }

    [Fact]
    public async Task An_import_whose_server_stays_away_says_so_in_a_line_and_is_resumed_by_running_it_again()
    {
        await using var stopped = await CommandLine.OpenAsync(await server.MakeAsync());
        await using var whole = await CommandLine.OpenAsync(await server.MakeAsync());
        await ManyInvoices.WriteAsync(stopped, whole);
        Assert.Equal(0, (await ManyInvoices.ImportAsync(whole)).Code);
        using (var process = await ManyInvoices.StartAsync(stopped))
        {
            var ended = EndAsync(process);
            await server.StopAtOnceAsync();
            try
            {
                Assert.False(ended.IsCompleted, "The import was done before the server was stopped.");
                var (code, _, error) = await ended.WaitAsync(Patience);
                Assert.Equal(2, code);
                Assert.Contains("does not answer", error, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
                Assert.DoesNotContain("never-told", error, StringComparison.Ordinal);
                Assert.Single(error.TrimEnd().Split('\n'));
            }
            finally
            {
                process.Kill();
                await server.StartAgainAsync();
            }
        }

        var there = await ManyInvoices.CountAsync(stopped);
        Assert.InRange(there, 1, ManyInvoices.Rows - 1);
        var (again, told, _) = await ManyInvoices.ImportAsync(stopped);
        Assert.Equal(0, again);
        Assert.Contains($"{ManyInvoices.Rows - there:N0} new, {there:N0} unchanged, 0 rejected.", told, StringComparison.Ordinal);
        await ManyInvoices.AssertSameAsync(whole, stopped);
    }

    private static async Task<(int Code, string Output, string Error)> EndAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
