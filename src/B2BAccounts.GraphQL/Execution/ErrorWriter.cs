namespace B2BAccounts.GraphQL.Execution;

/// <summary>Writes errors as the specification wants them (section 7.1.2): message, locations, path, extensions.</summary>
internal static class ErrorWriter
{
    public static void Write(ResultWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.Byte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.Byte((byte)',');
            }

            Write(writer, errors[i]);
        }

        writer.Byte((byte)']');
    }

    private static void Write(ResultWriter writer, GraphQLError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.String(error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.Raw(",\"locations\":["u8);
            for (var i = 0; i < locations.Count; i++)
            {
                writer.Raw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
                writer.Number(locations[i].Line);
                writer.Raw(",\"column\":"u8);
                writer.Number(locations[i].Column);
                writer.Byte((byte)'}');
            }

            writer.Byte((byte)']');
        }

        if (error.Path is { } path)
        {
            writer.Raw(",\"path\":["u8);
            for (var i = 0; i < path.Count; i++)
            {
                if (i > 0)
                {
                    writer.Byte((byte)',');
                }

                writer.Json(path[i]);
            }

            writer.Byte((byte)']');
        }

        WriteExtensions(writer, error);
        writer.Byte((byte)'}');
    }

    private static void WriteExtensions(ResultWriter writer, GraphQLError error)
    {
        if (error.Code is null && error.Extensions is not { Count: > 0 })
        {
            return;
        }

        writer.Raw(",\"extensions\":{"u8);
        if (error.Code is { } code)
        {
            writer.Raw("\"code\":"u8);
            writer.String(code);
        }

        WriteEntries(writer, (error.Extensions ?? NoEntries).Where(e => error.Code is null || e.Key != "code"), first: error.Code is null);
        writer.Byte((byte)'}');
    }

    private static readonly Dictionary<string, object?> NoEntries = new(StringComparer.Ordinal);

    /// <summary>The inner part of a JSON object.</summary>
    public static void WriteEntries(ResultWriter writer, IEnumerable<KeyValuePair<string, object?>> entries, bool first = true)
    {
        foreach (var (key, value) in entries)
        {
            if (!first)
            {
                writer.Byte((byte)',');
            }

            first = false;
            writer.String(key);
            writer.Byte((byte)':');
            writer.Json(value);
        }
    }
}
