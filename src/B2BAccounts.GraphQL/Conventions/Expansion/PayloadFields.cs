using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Expands mutations marked @payload.</summary>
internal sealed class PayloadFields(SdlTypes written, GeneratedTypes generated, List<SchemaFault> faults)
{
    private const string ErrorInterface = "Error";

    public Dictionary<string, PayloadShape> Found { get; } = new(StringComparer.Ordinal);

    public FieldDefinitionNode Expand(string coordinate, FieldDefinitionNode field, DirectiveNode payload)
    {
        var before = faults.Count;
        if (field.Type is NonNullTypeNode)
        {
            Fault(field.Type, $"{coordinate} answers nothing when it is refused, so the type before @payload is written without '!'.");
        }

        var type = SdlTypes.NamedType(field.Type);
        var result = ConventionDirectives.Text(payload, "field");
        if (result is null && (written.Leaf(type) is not null || SdlTypes.Nullable(field.Type) is ListTypeNode))
        {
            Fault(payload, $"{coordinate} answers no single object; name the payload's field by @payload(field: \"…\").");
        }

        result ??= char.ToLowerInvariant(type[0]) + type[1..];
        if (result == "errors")
        {
            Fault(payload, $"{coordinate}: the payload has a field errors already; choose another name by @payload(field: \"…\").");
        }

        var errors = Errors(coordinate, payload);
        if (faults.Count > before)
        {
            return field;
        }

        var stem = FilterNames.Capital(field.Name.Value);
        var (payloadName, errorName) = ($"{stem}Payload", $"{stem}Error");
        generated.Add(payloadName, $"the payload of {coordinate}", payload, draft => draft.Object(
            payloadName,
            $"What {field.Name.Value} answers: the result, or the errors that refused it.",
            new FieldDefinitionNode
            {
                Source = payload.Source,
                Start = payload.Start,
                End = payload.End,
                Description = draft.Text("The result; null when the change was refused."),
                Name = draft.Name(result),
                Type = field.Type,
            },
            draft.Field("errors", $"[{errorName}!]", "Why the change was refused; null when it was made.")));
        generated.Add(errorName, $"the errors of {coordinate}", payload, draft => draft.Union(
            errorName, $"Why {field.Name.Value} can be refused.", errors));
        var expanded = Rebuilt.Field(field, new Draft(payload).Type($"{payloadName}!"), field.Arguments);
        Found[coordinate] = new PayloadShape(expanded, payloadName, result, errorName, errors);
        return expanded;
    }

    private List<string> Errors(string coordinate, DirectiveNode payload)
    {
        List<string> names = [];
        foreach (var error in ConventionDirectives.Texts(payload, "errors"))
        {
            var name = error.Value;
            if (names.Contains(name))
            {
                Fault(error, $"{coordinate} names the error {name} twice.");
            }
            else if (written.Find(name) is null)
            {
                Fault(error, $"{coordinate} names the error {name}, but there is no type of that name.");
            }
            else if (written.Find(name) is not ObjectTypeNode || !written.Implements(name, ErrorInterface))
            {
                Fault(error, $"{coordinate} names the error {name}, which must be an object type that implements {ErrorInterface}.");
            }

            names.Add(name);
        }

        if (names.Count == 0)
        {
            Fault(payload, $"{coordinate}: @payload needs the errors that can refuse it: @payload(errors: [\"ValidationError\"]).");
        }
        else if (written.Find(ErrorInterface) is not InterfaceTypeNode)
        {
            Fault(payload, "@payload needs the SDL to define interface Error { message: String! code: String! path: [String!] }.");
        }

        return names;
    }

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
