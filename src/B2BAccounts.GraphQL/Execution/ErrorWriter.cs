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
        var first = true;
        if (error.Code is { } code)
        {
            writer.Raw("\"code\":"u8);
            writer.String(code);
            first = false;
        }

        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (error.Code is not null && key == "code")
            {
                continue;
            }

            if (!first)
            {
                writer.Byte((byte)',');
            }

            first = false;
            writer.String(key);
            writer.Byte((byte)':');
            writer.Json(value);
        }

        writer.Byte((byte)'}');
    }
}
