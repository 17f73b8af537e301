using System.Globalization;
using B2BAccounts.Api.Commands;

// Numbers, days and order of text are the same wherever the program runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

// One program: the server, and the commands that work on the same book.
try
{
    var (settings, arguments) = SettingsArguments.Split(args);
    var host = new ProgramHost(settings, Console.Out);
    var commands = new CommandTree();
    commands.Add(ServeCommand.Create(host), "dotnet run --project src/B2BAccounts.Api");
    commands.Add(MigrateCommand.Create(host), "B2BAccounts.Api migrate --check");
    commands.Add(CopyDatabaseCommand.Create(host), "B2BAccounts.Api copy-database --from \"Sqlite:Data Source=book.db\" --to \"PostgreSql:Host=127.0.0.1;Database=book;Username=book\"");
    commands.Add(ImportCommand.Create(host), "B2BAccounts.Api import invoices receivables.csv --map receivables.map.json");
    commands.Add(SeedDemoCommand.Create(host), "B2BAccounts.Api seed-demo");
    commands.Add(GenerateCommand.Create(host), "B2BAccounts.Api generate --accounts 10000 --seed 1");
    commands.Add(RegradeCommand.Create(host), "B2BAccounts.Api regrade --as-of 2026-03-31");
    commands.Add(FlagProspectsCommand.Create(host), "B2BAccounts.Api flag-prospects");
    commands.Add(DunningCommand.Create(host), "B2BAccounts.Api dunning --day 2026-03-31 --dry-run --list");
    commands.Add(DunningPolicyCommand.Create(host), "B2BAccounts.Api dunning-policy --file policy.json --from 2026-04-01");
    commands.Add(SimulatePolicyCommand.Create(host), "B2BAccounts.Api simulate-policy --kind CREDIT --file policy.json");
    commands.Add(BacktestPolicyCommand.Create(host), "B2BAccounts.Api backtest-policy --version-of-book default-1 --as-of 2025-06-30");
    commands.Add(ForecastBacktestCommand.Create(host), "B2BAccounts.Api forecast-backtest --from 2025-01-01 --to 2025-12-31");
    commands.Add(UserCommands.Create(host), "B2BAccounts.Api create-user --name \"Chen Yu\" --role MANAGER --manager \"Chen Yu\"");
    commands.Add(ListCommands.Users(host), "B2BAccounts.Api list-users");
    commands.Add(UserCommands.ChangeRights(host), "B2BAccounts.Api change-rights --name \"Chen Yu\" --role MANAGER --manager \"Chen Yu\" --team South");
    commands.Add(UserCommands.ResetPassword(host), "B2BAccounts.Api reset-password --name admin");
    commands.Add(UserCommands.Delegate(host), "B2BAccounts.Api delegate --manager \"Chen Yu\" --to \"Wang Lei\" --from 2026-12-01 --until 2026-12-14");
    commands.Add(UserCommands.Disable(host), "B2BAccounts.Api disable-user --name \"Chen Yu\"");
    commands.Add(UserCommands.SecondFactor(host), "B2BAccounts.Api second-factor --name admin");
    commands.Add(ApiKeyCommands.Create(host), "B2BAccounts.Api create-api-key --name nightly-export --role SALES_TOOL --days 90");
    commands.Add(ListCommands.Keys(host), "B2BAccounts.Api list-api-keys --all");
    commands.Add(ApiKeyCommands.Revoke(host), "B2BAccounts.Api revoke-api-key --id k3v9x2m7q1ab");
    commands.Add(VerifyCommand.Create(host), "B2BAccounts.Api verify --day 2026-03-31");
    commands.Add(VerifyAuditCommand.Create(host), "B2BAccounts.Api verify-audit");
    commands.Add(PrintSchemaCommand.Create(host), "B2BAccounts.Api print-schema --out schema.graphql");
    commands.Add(
        ReportCommand.Create(host),
        "B2BAccounts.Api report credit --account D2001 --out report.pdf --lang zh-Hans",
        "B2BAccounts.Api report statement --account D2001 --month 2026-03 --out statement.xlsx",
        "B2BAccounts.Api report statement --all --month 2026-03 --out statements-2026-03",
        "B2BAccounts.Api report reminder --all --day 2026-03-31 --out reminders.zip",
        "B2BAccounts.Api report ageing --as-of 2026-03-31 --out ageing.xlsx");
    commands.Default(ServeCommand.Create(host));
    return await commands.Run(arguments, Console.Out, Console.Error);
}
catch (Exception thrown) when (CommandTree.Explain(thrown) is not null)
{
    await Console.Error.WriteLineAsync(CommandTree.Explain(thrown));
    return CommandTree.NothingDone;
}
