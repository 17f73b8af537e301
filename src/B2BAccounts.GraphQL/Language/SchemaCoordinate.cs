namespace B2BAccounts.GraphQL.Language;

/// <summary>Names one element of a schema: <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c> (section 3, Schema Coordinates).</summary>
/// <param name="Name">The type's or directive's name.</param>
/// <param name="Member">A field, input field or enum value of the type.</param>
/// <param name="Argument">An argument of the field or directive.</param>
public sealed record SchemaCoordinate(string Name, string? Member = null, string? Argument = null, bool IsDirective = false)
{
    /// <summary>Reads a coordinate; unlike documents it has no blanks, commas or comments in it.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no coordinate.</exception>
    public static SchemaCoordinate Parse(string text) => new Reader(new Source(text, "schema coordinate")).Read();

    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";

    private sealed class Reader(Source source)
    {
        private readonly string body = source.Body;
        private int position;

        public SchemaCoordinate Read()
        {
            var isDirective = TakeOptional('@');
            var name = TakeName();
            var member = !isDirective && TakeOptional('.') ? TakeName() : null;
            string? argument = null;
            if ((isDirective || member is not null) && TakeOptional('('))
            {
                argument = TakeName();
                Take(':');
                Take(')');
            }

            return position == body.Length ? new(name, member, argument, isDirective) : throw Expected("<EOF>");
        }

        private bool TakeOptional(char punctuator)
        {
            if (position == body.Length || body[position] != punctuator)
            {
                return false;
            }

            position++;
            return true;
        }

        private void Take(char punctuator)
        {
            if (!TakeOptional(punctuator))
            {
                throw Expected($"\"{punctuator}\"");
            }
        }

        private string TakeName()
        {
            var name = NameHere();
            position += name.Length;
            return name.Length > 0 ? name : throw Expected("Name");
        }

        private string NameHere()
        {
            var end = position;
            while (end < body.Length && (char.IsAsciiLetter(body[end]) || body[end] == '_' || (end > position && char.IsAsciiDigit(body[end]))))
            {
                end++;
            }

            return body[position..end];
        }

        private GraphQLSyntaxException Expected(string what)
        {
            var name = NameHere();
            var found = name.Length > 0 ? $"Name \"{name}\"" : Lexer.DescribeCharAt(body, position);
            return position == body.Length || name.Length > 0 || "@.():".Contains(body[position], StringComparison.Ordinal)
                ? new(source, position, $"Expected {what}, found {found}.")
                : new(source, position, $"Invalid character: {found}.");
        }
    }
}
