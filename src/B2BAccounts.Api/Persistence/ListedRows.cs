using System.Globalization;
using System.Text;
using System.Text.Json;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Persistence;

/// <summary>What a column of <see cref="ListedRows"/> holds.</summary>
internal enum Listed
{
    Key,
    Text,
    Day,
    Money,
    Flag,
}

/// <summary>
/// Rows that a statement is given as one parameter, a JSON array of arrays: the statement stays the same for every number of rows, and one
/// trip to the database does for all. Only this differs between the databases; the statements around it are the same.
/// </summary>
internal sealed class ListedRows(params (string Name, Listed Kind)[] columns)
{
    /// <summary>What stands in FROM: a table by the name of <c>k</c>.</summary>
    /// <param name="db">Says which database.</param>
    /// <param name="parameter">How the statement names the parameter with the JSON, such as <c>@rows</c> or <c>{0}</c>.</param>
    public string Source(Book db, string parameter)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Kind switch
        {
            // A limit that limits nothing makes the rows fast before anything is joined with them: the planner would else go through all of a
            // table, and through the rows for each of its own.
            DatabaseKind.Sqlite => $"(SELECT {Each((name, _, i) => $"r.value ->> {i} AS \"{name}\"")} FROM json_each({parameter}) AS r LIMIT -1) AS k",
            DatabaseKind.PostgreSql =>
                $"(SELECT {Each((name, kind, i) => $"(r.value ->> {i})::{PostgreSqlType(kind)} AS \"{name}\"")} FROM json_array_elements({parameter}::json) AS r(value)) AS k",
            _ => $"OPENJSON({parameter}) WITH ({Each((name, kind, i) => $"\"{name}\" {SqlServerType(kind)} '$[{i}]'")}) AS k",
        };
    }

    /// <summary>What joins them with a table, for each row a seek in its index; SQLite keeps the order of a cross join.</summary>
    public static string Join(Book db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Kind == DatabaseKind.Sqlite ? "CROSS JOIN" : "JOIN";
    }

    /// <summary>The parameter's value.</summary>
    /// <param name="db">Says which database: money is a scaled integer on SQLite.</param>
    /// <param name="rows">Values in the order of the columns: long, string, DateOnly, decimal, bool or null.</param>
    public string Json(Book db, IEnumerable<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(db);
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                for (var i = 0; i < columns.Length; i++)
                {
                    Write(json, row[i], db.Kind == DatabaseKind.Sqlite);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? value, bool scaled)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal money when scaled:
                json.WriteNumberValue(ScaledMoney.Scale(money));
                break;
            case decimal money:
                Money.Check(money);
                json.WriteNumberValue(money);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                throw new ArgumentException($"A listed row cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private string Each(Func<string, Listed, int, string> column) => string.Join(", ", columns.Select((c, i) => column(c.Name, c.Kind, i)));

    private static string PostgreSqlType(Listed kind) => kind switch
    {
        Listed.Key => "bigint",
        Listed.Day => "date",
        Listed.Money => "numeric(19,4)",
        Listed.Flag => "boolean",
        _ => "text",
    };

    private static string SqlServerType(Listed kind) => kind switch
    {
        Listed.Key => "bigint",
        Listed.Day => "date",
        Listed.Money => "decimal(19,4)",
        Listed.Flag => "bit",
        _ => "nvarchar(400)",
    };
}
