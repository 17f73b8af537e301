using System.Reflection;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Http;

/// <summary>The public contract: the SDL files of the schema folder, read from the program itself, expanded and built.</summary>
public sealed class Contract
{
    private const string Folder = "schema/";

    private Contract(ExpandedSdl sdl)
    {
        Sdl = sdl;
        Schema = SchemaBuilder.Build(sdl.Documents);
        Text = SchemaPrinter.Print(Schema);
    }

    /// <summary>What the convention directives said.</summary>
    public ExpandedSdl Sdl { get; }

    public Schema Schema { get; }

    /// <summary>The expanded schema as clients see it; kept in schema/generated/schema.graphql.</summary>
    public string Text { get; }

    /// <exception cref="SchemaException">The SDL has mistakes; all are told, with file and line.</exception>
    public static Contract Read() => new(SdlConventions.Expand([.. Files().Select(file => Parser.Parse(file))]));

    private static IEnumerable<Source> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new Source(reader.ReadToEnd(), name);
        }
    }
}
