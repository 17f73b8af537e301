using B2BAccounts.Benchmarks.GraphQL;
using B2BAccounts.Benchmarks.Load;
using B2BAccounts.Benchmarks.Papers;
using BenchmarkDotNet.Running;

// Measurements, each a verb. None of them gates a test.
switch (args)
{
    case ["graphql-host", .. var rest]:
        await GraphQLHost.RunAsync(rest);
        return 0;
    case ["graphql-speed", .. var rest]:
        return await GraphQLSpeed.RunAsync(rest);
    case ["graphql-engine", .. var rest]:
        BenchmarkSwitcher.FromTypes([typeof(EngineBenchmarks)]).Run(["--inProcess", "--filter", "*", .. rest]);
        return 0;
    case ["graphql-telemetry"]:
        await TelemetryCost.RunAsync();
        return 0;
    case ["book", .. var rest]:
        return await BookLoad.RunAsync(rest);
    case ["ageing", .. var rest]:
        return await AgeingLoad.RunAsync(rest);
    case ["invoice-lines", .. var rest]:
        return await LineImport.RunAsync(rest);
    case ["regrade", .. var rest]:
        return await RegradeLoad.RunAsync(rest);
    case ["papers", .. var rest]:
        return await PapersSpeed.RunAsync(rest);
    case ["book-floor", .. var rest]:
        await FloorHost.RunAsync(rest);
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            dotnet run --project tests/B2BAccounts.Benchmarks -c Release -- VERB

              graphql-host --urls http://127.0.0.1:5090
                  three queries' schema and data at /graphql, and fixed answers of the same size at /floor
              graphql-speed [--seconds 10] [--rounds 3] [q1 q2 q3]
                  CPU time a request of that host and of its floor, side by side; needs wrk
              graphql-engine
                  time and allocation an operation, without HTTP
              graphql-telemetry
                  what spans, figures and the log of slow operations cost, without HTTP
              book --connection "Data Source=/tmp/book.db" [--provider Sqlite] [--accounts 10000] [--seconds 8] [--rows 200000]
                  [--connection-env VARIABLE instead of --connection, for one with a password]
                  [--scenarios account,accounts,prospects,ageing,ageing-by-account,invoice,payment,credit-check,import,row-rules]
                  the whole program on a generated book beside hand-written SQL; the database is filled first when it is empty; needs wrk;
                  row-rules: a list for who sees the whole book by no rule, all of it by rules, and a tenth
              ageing FOLDER
                  the book's ageing as of a past day, an account's, and its open items, beside hand-written SQL, at 100,000 to 1,700,000 invoices on SQLite
              invoice-lines FILE MAP PROVIDER CONNECTION [ROWS]
                  a file of invoice lines through the program's import, repeated to so many rows (541909): rows a second and peak memory
              regrade PROVIDER CONNECTION ACCOUNTS
                  the assessment of a generated book, twice, beside a pass of SQL over the same tables and an insert of as many bytes: time and peak memory
              papers [--seconds 10]
                  statements of account a minute, their allocations and sizes, beside compressing as many bytes
              book-floor --provider Sqlite --urls http://127.0.0.1:5091
                  that hand-written SQL, at /account, /accounts and so on, on the database of the variable BOOK_FLOOR_CONNECTION
            """);
        return 2;
}
