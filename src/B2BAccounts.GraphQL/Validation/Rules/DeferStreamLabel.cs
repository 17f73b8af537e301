using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Labels of deferred and streamed parts are fixed texts and unique (incremental delivery, "Defer And Stream Directive Labels
/// Are Unique").</summary>
internal sealed class DeferStreamLabel(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, DirectiveNode> known = new(StringComparer.Ordinal);

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (directive.Name.Value is not ("defer" or "stream")
            || directive.Arguments.FirstOrDefault(a => a.Name.Value == "label")?.Value is not { } label
            || label is NullValueNode)
        {
            return;
        }

        if (label is not StringValueNode text)
        {
            Context.Report($"Argument \"@{directive.Name}(label:)\" must be a static string.", directive);
        }
        else if (!known.TryAdd(text.Value, directive))
        {
            Context.Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.",
                known[text.Value],
                directive);
        }
    }
}
