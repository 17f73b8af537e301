using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>An account's page and lists of accounts and prospects, a hand-written statement for each part.</summary>
internal sealed class FloorAccounts(BookDatabase database)
{
    private const int Page = 25;

    private readonly FloorFigures figures = new(database);

    public async Task PageAsync(JsonElement asked, Utf8JsonWriter json)
    {
        await using var connection = await database.OpenAsync();
        long id;
        string currency;
        json.WriteStartObject("account");
        await using (var command = database.Command(
            connection,
            """
            SELECT "Id", "Number", "LegalName", "LocalName", "Status", "Grade", "Manager", "Terms_NetDays", "Terms_EndOfMonth", "Terms_DiscountPercent", "Terms_DiscountDays", "Currency"
            FROM "Accounts" WHERE "Number" = @p0
            """,
            asked.Text("number")))
        await using (var row = await command.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            (id, currency) = (row.GetInt64(0), row.GetString(11));
            string[] names = ["number", "legalName", "localName", "status", "grade", "manager"];
            for (var i = 0; i < names.Length; i++)
            {
                json.WriteString(names[i], row.IsDBNull(i + 1) ? null : row.GetString(i + 1));
            }

            json.WriteStartObject("terms");
            json.WriteNumber("netDays", row.GetInt32(7));
            json.WriteBoolean("endOfMonth", row.GetBoolean(8));
            if (row.GetDecimal(9) is var percent and > 0m)
            {
                json.WriteNumber("discountPercent", percent);
                json.WriteNumber("discountDays", row.GetInt32(10));
            }
            else
            {
                json.WriteNull("discountPercent");
                json.WriteNull("discountDays");
            }

            json.WriteEndObject();
        }

        await using (var command = database.Command(
            connection,
            $"""
            SELECT "Amount", "Currency" FROM "CreditLimits" WHERE "AccountId" = @p0 AND "Group" = @p1 AND "Source" IN ('MANUAL', 'POLICY') AND "ValidFrom" <= @p2
            AND ("ExpiresOn" IS NULL OR "ExpiresOn" >= @p2) ORDER BY "Source", "ValidFrom" DESC, "RecordedAt" DESC, "Id" DESC {database.First(1)}
            """,
            id, false, FloorFigures.Today))
        await using (var row = await command.ExecuteReaderAsync())
        {
            json.WriteStartObject("credit");
            if (await row.ReadAsync())
            {
                json.WriteStartObject("limit");
                json.Money("amount", database.Money(row, 0), row.GetString(1));
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("limit");
            }

            json.WriteEndObject();
        }

        var (sums, unapplied) = (new Dictionary<(string, int), decimal>(), new Dictionary<string, decimal>());
        await using (var command = database.Command(connection, """SELECT "Kind", "Currency", "DueDate", "Open" FROM "OpenDocuments" WHERE "AccountId" = @p0""", id))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var (of, open) = (row.GetString(1), database.Money(row, 3));
                if (row.GetString(0) == "INVOICE")
                {
                    var atom = (of, FloorFigures.BucketOf(database.Day(row, 2)));
                    sums[atom] = sums.GetValueOrDefault(atom) + open;
                }
                else
                {
                    unapplied[of] = unapplied.GetValueOrDefault(of) + open;
                }
            }
        }

        var (buckets, credit) = (new decimal[FloorFigures.Labels.Length], 0m);
        foreach (var ((of, bucket), open) in sums)
        {
            buckets[bucket] += FloorFigures.Convert(open, await figures.RateAsync(connection, of));
        }

        foreach (var (of, open) in unapplied)
        {
            credit += FloorFigures.Convert(open, await figures.RateAsync(connection, of));
        }

        json.WriteStartObject("balance");
        json.Money("total", buckets.Sum() - credit, FloorFigures.Base);
        json.WriteEndObject();
        json.WriteStartObject("ageing");
        json.Buckets(buckets);
        json.Money("unapplied", credit);
        json.WriteEndObject();
        await using (var command = database.Command(
            connection,
            $"""
            SELECT i."Number", i."Date", i."DueDate", i."Amount", i."Currency", COALESCE(o."Open", 0) FROM "Invoices" i
            LEFT JOIN "OpenDocuments" o ON o."Kind" = 'INVOICE' AND o."DocumentId" = i."Id" WHERE i."AccountId" = @p0 ORDER BY i."Date" DESC, i."Id" {database.First(10)}
            """,
            id))
        await using (var row = await command.ExecuteReaderAsync())
        {
            json.WriteStartObject("invoices");
            json.WriteStartArray("nodes");
            while (await row.ReadAsync())
            {
                json.WriteStartObject();
                json.WriteString("number", row.GetString(0));
                json.Day("date", database.Day(row, 1));
                json.Day("dueDate", database.Day(row, 2));
                json.Money("amount", database.Money(row, 3), row.GetString(4));
                json.Money("open", database.Money(row, 5));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await using (var command = database.Command(connection, """SELECT "Name", "Role", "Email" FROM "Contacts" WHERE "AccountId" = @p0 ORDER BY "Name", "Id" """, id))
        await using (var row = await command.ExecuteReaderAsync())
        {
            json.WriteStartArray("contacts");
            while (await row.ReadAsync())
            {
                json.WriteStartObject();
                json.WriteString("name", row.GetString(0));
                json.WriteString("role", row.GetString(1));
                json.WriteString("email", row.IsDBNull(2) ? null : row.GetString(2));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public async Task ListAsync(JsonElement asked, Utf8JsonWriter json)
    {
        await using var connection = await database.OpenAsync();
        await using var command = database.Command(
            connection,
            $"""
            SELECT "Number", "LegalName", "LocalName", "Status", "Grade", "Manager", "LastPurchaseOn" FROM "Accounts"
            WHERE "Industry" = @p0 AND "Status" = @p1 AND "LegalName" > @p2 ORDER BY "LegalName", "Id" {database.First(Page + 1)}
            """,
            asked.Text("industry"), asked.Text("status"), asked.Text("after"));
        await using var row = await command.ExecuteReaderAsync();
        string[] names = ["number", "legalName", "localName", "status", "grade", "manager"];
        json.WriteStartObject("accounts");
        json.WriteStartArray("nodes");
        var count = 0;
        for (; await row.ReadAsync(); count++)
        {
            if (count == Page)
            {
                continue;
            }

            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WriteString(names[i], row.IsDBNull(i) ? null : row.GetString(i));
            }

            if (row.IsDBNull(6))
            {
                json.WriteNull("lastPurchaseOn");
            }
            else
            {
                json.Day("lastPurchaseOn", database.Day(row, 6));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.HasNextPage(count > Page);
        json.WriteEndObject();
    }

    public async Task ProspectsAsync(JsonElement asked, Utf8JsonWriter json)
    {
        var prospects = await database.ReadAsync(
            $"""
            SELECT p."Id", p."Rank", p."CostClass", p."Stage", p."FlaggedOn", a."Number", a."LegalName", a."Status"
            FROM "Prospects" p JOIN "Accounts" a ON a."Id" = p."AccountId"
            WHERE a."Industry" = @p0 AND p."Stage" <> 'CONVERTED' AND p."Stage" <> 'DISMISSED' ORDER BY p."Rank" DESC, p."Id" {database.First(Page + 1)}
            """,
            row => (Id: row.GetInt64(0), Rank: row.GetDouble(1), Cost: row.GetString(2), Stage: row.GetString(3), Day: database.Day(row, 4),
                Number: row.GetString(5), Name: row.GetString(6), Status: row.GetString(7)),
            asked.Text("industry"));
        var shown = prospects.Take(Page).ToList();
        var signals = shown.Count == 0 ? [] : await database.ReadAsync(
            $"""SELECT "ProspectId", "Kind", "Share" FROM "ProspectSignals" WHERE "ProspectId" IN ({string.Join(", ", shown.Select(p => p.Id))}) ORDER BY "Share" DESC, "Kind" """,
            row => (Prospect: row.GetInt64(0), Kind: row.GetString(1), Share: row.GetDouble(2)));
        var byProspect = signals.ToLookup(s => s.Prospect);
        json.WriteStartObject("prospects");
        json.WriteStartArray("nodes");
        foreach (var prospect in shown)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", prospect.Rank);
            json.WriteString("costClass", prospect.Cost);
            json.WriteString("stage", prospect.Stage);
            json.Day("flaggedOn", prospect.Day);
            json.WriteStartObject("account");
            json.WriteString("number", prospect.Number);
            json.WriteString("legalName", prospect.Name);
            json.WriteString("status", prospect.Status);
            json.WriteEndObject();
            json.WriteStartArray("signals");
            foreach (var signal in byProspect[prospect.Id])
            {
                json.WriteStartObject();
                json.WriteString("kind", signal.Kind);
                json.WriteNumber("share", signal.Share);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.HasNextPage(prospects.Count > Page);
        json.WriteEndObject();
    }
}
