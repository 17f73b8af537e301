using Npgsql;

namespace B2BAccounts.Api.Tests.Databases;

public sealed class ThrowawayPostgreSqlTests
{
    [Fact]
    public async Task A_server_and_its_files_are_gone_when_its_input_ends_as_it_does_when_this_process_is_killed()
    {
        if (ThrowawayPostgreSql.Programs is null)
        {
            Needed.Missing("initdb is not installed");
        }

        var server = await ThrowawayPostgreSql.StartAsync();
        var text = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false };
        var folder = text.Host!;
        await using (var connection = new NpgsqlConnection(text.ConnectionString))
        {
            await connection.OpenAsync();
            await using var question = new NpgsqlCommand("SHOW data_directory", connection);
            Assert.StartsWith(folder, (string?)await question.ExecuteScalarAsync(), StringComparison.Ordinal);
        }

        await server.DisposeAsync();
        Assert.False(Directory.Exists(folder));
        await using var late = new NpgsqlConnection(text.ConnectionString);
        await Assert.ThrowsAsync<NpgsqlException>(() => late.OpenAsync());
    }
}
