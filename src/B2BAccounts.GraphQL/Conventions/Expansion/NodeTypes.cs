using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Where types say <c>implements Node</c>, adds the interface and the fields that find nodes, unless they are written.</summary>
internal static class NodeTypes
{
    public static IEnumerable<DefinitionNode> For(SdlTypes written)
    {
        if (written.ObjectsThatImplement("Node").FirstOrDefault() is not { } first)
        {
            yield break;
        }

        var draft = new Draft(first.Interfaces.FirstOrDefault(i => i.Name.Value == "Node") ?? (Node)first.Name);
        if (written.Find("Node") is null)
        {
            yield return draft.Interface(
                "Node",
                "Something with a global id, by which it can be asked for again.",
                draft.Field("id", "ID!", "The global id. Opaque: keep it as it is."));
        }

        List<FieldDefinitionNode> fields = [];
        Add("node", "Node", "The thing with this global id; null when there is none.", draft.Input("id", "ID!", "The thing's global id."));
        Add("nodes", "[Node]!", $"The things with these global ids, in their order; null for each that does not exist. {NodeFields.MaxIds} at once at most.", draft.Input("ids", "[ID!]!", "The things' global ids."),
            draft.Directive("listSize", ("slicingArguments", draft.Texts("ids"))));
        if (fields.Count > 0 && written.Find(written.Query) is not null)
        {
            yield return new ObjectTypeNode { IsExtension = true, Name = draft.Name(written.Query), Fields = fields };
        }

        void Add(string name, string type, string description, InputValueDefinitionNode argument, params IReadOnlyList<DirectiveNode> directives)
        {
            if (!written.Fields(written.Query).Any(f => f.Name.Value == name))
            {
                fields.Add(draft.Field(name, type, description, [argument], directives));
            }
        }
    }
}
