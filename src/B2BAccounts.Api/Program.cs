using B2BAccounts.Api.Commands;

// One program: the server, and the commands that work on the same book.
try
{
    var (settings, arguments) = SettingsArguments.Split(args);
    var host = new ProgramHost(settings, Console.Out);
    var commands = new CommandTree();
    commands.Add(ServeCommand.Create(host), "dotnet run --project src/B2BAccounts.Api");
    commands.Add(ImportCommand.Create(host), "b2baccounts import invoices receivables.csv --map receivables.map.json");
    commands.Add(SeedDemoCommand.Create(host), "b2baccounts seed-demo");
    commands.Add(RegradeCommand.Create(host), "b2baccounts regrade --as-of 2026-03-31");
    commands.Add(FlagProspectsCommand.Create(host), "b2baccounts flag-prospects");
    commands.Add(PrintSchemaCommand.Create(host), "b2baccounts print-schema --out schema.graphql");
    commands.Add(ReportCreditCommand.Create(host), "b2baccounts report credit --account D2001 --out report.pdf --lang zh-Hans");
    commands.Default(ServeCommand.Create(host));
    return await commands.Run(arguments, Console.Out, Console.Error);
}
catch (Exception thrown) when (CommandTree.Explain(thrown) is not null)
{
    await Console.Error.WriteLineAsync(CommandTree.Explain(thrown));
    return CommandTree.NothingDone;
}
