using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Differential;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Rules;

namespace B2BAccounts.GraphQL.Tests.Validation;

public sealed class FieldMergingTests
{
    private static readonly Schema Trade = SchemaBuilder.Build(Parser.Parse(TestSchemas.Trade));

    [Fact]
    public void Sets_of_fields_are_cleared_exactly_when_no_pair_of_them_conflicts()
    {
        var (cleared, doubted) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = new QueryGenerator(new SchemaParts(Trade), seed, collidingNames: true).Document();
            var context = new ValidationContext(Trade, Parser.Parse(text), ValidationOptions.Default);
            var pairs = new ConflictFinder(context);
            new DocumentWalker(context, [pairs]).Walk();

            var proven = new FieldMerging(context).IsProven();
            Assert.True(proven == !pairs.Found, $"Sets say {proven}, pairs say {!pairs.Found}:\n{text}");
            _ = proven ? cleared++ : doubted++;
        }

        Assert.True(cleared > 300 && doubted > 300, $"{cleared} cleared, {doubted} doubted");
    }

    private sealed class ConflictFinder(ValidationContext context) : ValidationRule(context)
    {
        private readonly FieldConflicts conflicts = new(context);

        public bool Found { get; private set; }

        public override void EnterSelectionSet(SelectionSetNode selectionSet, Node parent)
        {
            if (parent is not InlineFragmentNode)
            {
                Found |= conflicts.Within(selectionSet, Context.ParentType).Count > 0;
            }
        }
    }
}
