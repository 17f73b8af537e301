using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>Goes through a document once, keeps the context's types in step and lets every rule see every node.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private List<VariableUsage> usages = [];

    public void Walk()
    {
        foreach (var rule in rules)
        {
            rule.EnterDocument(context.Document);
        }

        foreach (var definition in context.Document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Operation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    Fragment(fragment);
                    break;
                case TypeSystemNode node:
                    TypeSystem(node);
                    break;
            }
        }

        foreach (var rule in rules)
        {
            rule.LeaveDocument(context.Document);
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        context.Usages[operation] = usages = [];
        context.Type = context.Schema.RootType(operation.Operation);
        foreach (var rule in rules)
        {
            rule.EnterOperation(operation);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            VariableDefinition(variable);
        }

        var location = operation.Operation switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        };
        Directives(operation, operation.Directives, location);
        SelectionSet(operation.SelectionSet, operation);
        context.Type = null;
    }

    private void VariableDefinition(VariableDefinitionNode definition)
    {
        var type = InputOnly(context.Schema.Find(definition.Type));
        foreach (var rule in rules)
        {
            rule.EnterVariableDefinition(definition, type);
        }

        TypeReference(definition.Type, inTypeSystem: false);
        if (definition.DefaultValue is { } value)
        {
            Value(value, type, null, hasDefault: false);
        }

        Directives(definition, definition.Directives, "VARIABLE_DEFINITION");
    }

    private void Fragment(FragmentDefinitionNode fragment)
    {
        context.Usages[fragment] = usages = [];
        context.Type = OutputOnly(context.Schema.Find(fragment.TypeCondition));
        foreach (var rule in rules)
        {
            rule.EnterFragment(fragment);
        }

        TypeReference(fragment.TypeCondition, inTypeSystem: false);
        Directives(fragment, fragment.Directives, "FRAGMENT_DEFINITION");
        SelectionSet(fragment.SelectionSet, fragment);
        context.Type = null;
    }

    private void SelectionSet(SelectionSetNode selectionSet, Node parent)
    {
        var outer = context.ParentType;
        context.ParentType = context.Type?.Named is { IsComposite: true } composite ? composite : null;
        foreach (var rule in rules)
        {
            rule.EnterSelectionSet(selectionSet, parent);
        }

        context.Count(selectionSet.Selections.Count);
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Field(field);
                    break;
                case FragmentSpreadNode spread:
                    foreach (var rule in rules)
                    {
                        rule.EnterFragmentSpread(spread);
                    }

                    Directives(spread, spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragmentNode fragment:
                    InlineFragment(fragment);
                    break;
            }
        }

        context.ParentType = outer;
    }

    private void Field(FieldNode field)
    {
        var (outerField, outerType) = (context.Field, context.Type);
        context.Field = context.ParentType is { } parent ? context.MetaFields.Find(parent, field.Name.Value) : null;
        context.Type = context.Field?.Type;
        foreach (var rule in rules)
        {
            rule.EnterField(field);
        }

        Arguments(field.Arguments, context.Field?.Arguments);
        Directives(field, field.Directives, "FIELD");
        if (field.SelectionSet is { } selectionSet)
        {
            SelectionSet(selectionSet, field);
        }

        (context.Field, context.Type) = (outerField, outerType);
    }

    private void InlineFragment(InlineFragmentNode fragment)
    {
        var outer = context.Type;
        context.Type = fragment.TypeCondition is { } condition ? OutputOnly(context.Schema.Find(condition)) : context.Type?.Named;
        foreach (var rule in rules)
        {
            rule.EnterInlineFragment(fragment);
        }

        if (fragment.TypeCondition is { } name)
        {
            TypeReference(name, inTypeSystem: false);
        }

        Directives(fragment, fragment.Directives, "INLINE_FRAGMENT");
        SelectionSet(fragment.SelectionSet, fragment);
        context.Type = outer;
    }

    private void Directives(Node owner, IReadOnlyList<DirectiveNode> directives, string location)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.EnterDirectives(owner, directives);
        }

        foreach (var directive in directives)
        {
            foreach (var rule in rules)
            {
                rule.EnterDirective(directive, location);
            }

            // An unknown directive's arguments are read as the field's, as graphql-js does.
            Arguments(directive.Arguments, context.Schema.Directive(directive.Name.Value)?.Arguments ?? context.Field?.Arguments);
        }
    }

    private void Arguments(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValue>? known)
    {
        foreach (var argument in arguments)
        {
            var definition = known?.FirstOrDefault(k => k.Name == argument.Name.Value);
            foreach (var rule in rules)
            {
                rule.EnterArgument(argument, definition?.Type);
            }

            Value(argument.Value, definition?.Type, null, definition?.DefaultValue is not null);
        }
    }

    private void Value(ValueNode value, GraphType? type, InputObjectType? parent, bool hasDefault)
    {
        switch (value)
        {
            case VariableNode variable:
                usages.Add(new VariableUsage(variable, type, parent, hasDefault));
                break;
            case ListValueNode list:
                var itemType = (type?.Nullable as ListType)?.OfType;
                foreach (var item in list.Values)
                {
                    Value(item, itemType, null, hasDefault: false);
                }

                break;
            case ObjectValueNode input:
                foreach (var rule in rules)
                {
                    rule.EnterObject(input);
                }

                var objectType = type?.Named as InputObjectType;
                foreach (var field in input.Fields)
                {
                    var definition = objectType?.Field(field.Name.Value);
                    Value(field.Value, definition?.Type, objectType, definition?.DefaultValue is not null);
                }

                break;
        }
    }

    private void TypeReference(TypeNode type, bool inTypeSystem)
    {
        while (type is not NamedTypeNode)
        {
            type = type is ListTypeNode list ? list.Type : ((NonNullTypeNode)type).Type;
        }

        foreach (var rule in rules)
        {
            rule.EnterTypeName((NamedTypeNode)type, inTypeSystem);
        }
    }

    /// <summary>Such definitions are not executable, but what they name is checked all the same.</summary>
    private void TypeSystem(TypeSystemNode node)
    {
        var location = node switch
        {
            SchemaNode => "SCHEMA",
            ScalarTypeNode => "SCALAR",
            ObjectTypeNode => "OBJECT",
            InterfaceTypeNode => "INTERFACE",
            UnionTypeNode => "UNION",
            EnumTypeNode => "ENUM",
            InputObjectTypeNode => "INPUT_OBJECT",
            _ => "DIRECTIVE_DEFINITION",
        };
        Directives(node, node.Directives, location);
        switch (node)
        {
            case SchemaNode schema:
                TypeNames(schema.OperationTypes.Select(o => o.Type));
                break;
            case FieldsTypeNode fields:
                TypeNames(fields.Interfaces);
                foreach (var field in fields.Fields)
                {
                    InputValues(field.Arguments, "ARGUMENT_DEFINITION");
                    TypeNames([field.Type]);
                    Directives(field, field.Directives, "FIELD_DEFINITION");
                }

                break;
            case UnionTypeNode union:
                TypeNames(union.Types);
                break;
            case EnumTypeNode enumeration:
                foreach (var value in enumeration.Values)
                {
                    Directives(value, value.Directives, "ENUM_VALUE");
                }

                break;
            case InputObjectTypeNode input:
                InputValues(input.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case DirectiveDefinitionNode directive:
                InputValues(directive.Arguments, "ARGUMENT_DEFINITION");
                break;
        }
    }

    private void InputValues(IReadOnlyList<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
        {
            TypeNames([value.Type]);
            if (value.DefaultValue is { } defaultValue)
            {
                Value(defaultValue, null, null, hasDefault: false);
            }

            Directives(value, value.Directives, location);
        }
    }

    private void TypeNames(IEnumerable<TypeNode> types)
    {
        foreach (var type in types)
        {
            TypeReference(type, inTypeSystem: true);
        }
    }

    private static GraphType? InputOnly(GraphType? type) => type is { IsInput: true } ? type : null;

    private static GraphType? OutputOnly(GraphType? type) => type is { IsOutput: true } ? type : null;
}
